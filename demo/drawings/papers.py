"""The documents of the conference, printed by Chromium."""

from __future__ import annotations

from pathlib import Path

from demo.drawings import outdoors
from demo.drawings.deeds import scene
from playwright.sync_api import Page

FOLDER = "content/conferences/dien-hinh-tien-tien-2025/documents/"
_STYLE = """<meta charset="utf-8"><title>{title}</title><style>
@page {{ size: {size}; margin: {margin}; }}
body {{ font: 13pt/1.5 "Liberation Serif", "Times New Roman", serif; margin: 0; }}
h1 {{ font-size: 15pt; text-align: center; }} h2 {{ font-size: 13pt; }}
.head {{ display: flex; justify-content: space-between; text-align: center; font-size: 12pt; }}
.fiction {{ border: 1pt solid #a51c1c; color: #a51c1c; padding: 4pt 8pt; text-align: center; }}
.slide {{ height: 100vh; break-after: page; display: flex; flex-direction: column; justify-content: center;
  padding: 0 24mm; font: 24pt/1.4 "Liberation Sans", sans-serif; }}
.slide h1 {{ font-size: 40pt; text-align: left; color: #a51c1c; margin: 0 0 12pt; }}
.slide svg {{ width: 100%; height: 62vh; }}
</style>"""
_FICTION = '<p class="fiction">Văn bản của một quận không có thật, đặt ra để giới thiệu phần mềm.</p>'


def _paper(title: str, number: str, day: str, body: str) -> str:
    return (
        _STYLE.format(title=title, size="A4", margin="20mm 20mm 20mm 30mm")
        + f'<div class="head"><div><b>UBND QUẬN VÍ DỤ</b><br>Số: {number}</div>'
        f"<div><b>TRANG GIỚI THIỆU PHẦN MỀM</b><br>Ví Dụ, ngày {day}</div></div>{_FICTION}<h1>{title}</h1>{body}"
    )


PLAN = _paper(
    "Kế hoạch tổ chức Hội nghị Điển hình tiên tiến các cấp",
    "45/KH-UBND",
    "10 tháng 2 năm 2025",
    """<h2>1. Mục đích</h2><p>Để người làm việc tốt gặp nhau, kể cho nhau nghe cách làm, chỗ hỏng và ai đã giúp.</p>
<h2>2. Ai dự</h2><p>Không quá 300 đại biểu; ít nhất 70% là điển hình, ưu tiên người trực tiếp lao động.</p>
<h2>3. Nội dung</h2><p>Chào cờ, phim ngắn, năm câu chuyện, tôn vinh, phát động,
chia nhóm theo ngõ. Không quá 300 phút.</p>
<h2>4. Phân công</h2><p>Các phường gửi kế hoạch trước hội nghị của phường 10 ngày, báo cáo sau hội nghị 15 ngày.</p>""",
)
REPORT = _paper(
    "Báo cáo tóm tắt năm năm thi đua 2020–2025",
    "112/BC-UBND",
    "12 tháng 5 năm 2025",
    """<h2>Việc đã làm</h2><p>118 tổ dân phố tham gia “60 ngày đêm sạch ngõ”, 43 điểm đổ rác tự phát
được thay bằng chậu hoa. 180 người già ở một mình có sổ sức khỏe. 73 mái nhà được sửa. 140 phao báo ngập.</p>
<h2>Việc chưa được</h2><p>Danh sách khen thưởng còn nặng về cơ quan: cứ mười người được khen
mới có bốn người trực tiếp lao động. Ba phường chưa có điển hình nào dưới ba mươi tuổi.</p>
<h2>Việc sắp tới</h2><p>Mỗi ngõ một việc khó, làm cho xong.</p>""",
)


def slides() -> str:
    return (
        _STYLE.format(title="Trạm đến nhà", size="297mm 167mm", margin="0")
        + '<div class="slide"><h1>Trạm đến nhà</h1><p>Bác sĩ Nguyễn Văn A<br>Trạm Y tế phường Ví Dụ Đông</p></div>'
        f'<div class="slide">{scene(outdoors.visit).replace("<svg", "<svg preserveAspectRatio=xMidYMid", 1)}'
        "<p>180 người già ở một mình, 180 cuốn sổ</p></div>"
        '<div class="slide"><h1>Một tháng làm gì</h1><p>Tuần đầu: đến từng nhà, đo huyết áp.<br>'
        "Tuần hai: bác sĩ xem sổ, gọi người cần khám.<br>Cuối tháng: báo lại cho tổ dân phố.</p></div>"
    )


def printed(page: Page, demo: Path) -> None:
    (demo / FOLDER).mkdir(parents=True, exist_ok=True)
    for name, html in (("ke-hoach", PLAN), ("bao-cao", REPORT), ("trinh-chieu-bac-si-a", slides())):
        page.set_content(f'<!DOCTYPE html><html lang="vi">{html}</html>')
        page.pdf(path=demo / FOLDER / f"{name}.pdf", prefer_css_page_size=True, print_background=True, tagged=True)
