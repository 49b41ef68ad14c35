"""The texts of the rich site that are long: files of the council, a story, and what Markdown and directives can do."""

from __future__ import annotations

LONG = "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức thành viên cùng toàn thể nhân dân " * 3
WORD = "Thừathiênhuếquảngtrịquảngbìnhhàtĩnhnghệanthanhhóaninhbìnhnamđịnh"

DIRECTIVES = """# Chuyên trang

Có {{ count danh-hieu/nguoi-tot-vi-du }} người.

{{ conference day-du }}

{{ honorees day-du nguyen-van-a }}

{{ chart danh-hieu }}

{{ list bang-vang 6 }}

{{ album day-du anh }}
"""

MARKDOWN = """
## Một bảng

| Năm | Danh hiệu | Người | Đơn vị | Ghi chú | Số quyết định |
|---|---|---|---|---|---|
| 2024 | Người tốt, việc tốt | Nguyễn Văn A | Trạm Y tế phường Cũ | Một ghi chú dài hơn các ô khác | 12/QĐ-UBND |

!!! note "Ghi chú"
    Một đoạn `mã` và một trích dẫn.

> Trích dẫn.

1. Một
2. Hai

```
một dòng mã thật dài, dài hơn bề ngang của mọi chiếc điện thoại, và không có chỗ nào để ngắt dòng cho gọn
```

```
print("x")  # (1)!
```

1. Chú thích của mã.
"""

UNITS = """\
ubnd-phuong-moi:
  name: UBND phường Mới
  kind: ward
  place: phuong-moi
ubnd-phuong-khac:
  name: UBND phường Khác, đơn vị có tên dài nhất trong tất cả các đơn vị của quận Ví Dụ và thành phố Ví Dụ
  kind: ward
  place: phuong-khac
hoi-phu-nu-vi-du:
  name: Hội Phụ nữ Ví Dụ
  kind: mass-organisation
"""

TRACKER = """\
report_days: 15
units:
  ubnd-quan-vi-du:
    conference: hoi-nghi-vi-du
    plan_received: 2025-10-03
  ubnd-phuong-moi:
    date: 2025-11-05
    plan_received: 2025-10-20
    report_received: 2025-11-10
  ubnd-phuong-khac:
    date: 2025-12-05
"""

COVERAGE = """\
plans:
  - start: 2025-01
    end: 2025-12
    monthly: {guong-vi-du: 3, hoi-nghi-vi-du: 1}
  - start: 2026-01
    end: 2026-06
    monthly: {guong-vi-du: 2}
"""

REPORT = """\
title: Báo cáo ví dụ
review:
  results: |
    Một đoạn.

    ### Một đề mục

    - Một
    - Hai
film:
  title: Phóng sự ví dụ
  url: https://www.youtube.com/watch?v=abcdefghijk
  captions: phim.vtt
  transcript: |
    Lời phim thứ nhất.

    Lời phim thứ hai.
"""

SPECIAL = """\
---
title: Chuyên trang ví dụ
summary: Một câu về chuyên trang.
movements: [chung-tay-vi-du]
columns: [guong-vi-du]
honorees: [nguyen-van-a, tap-the-vi-du]
titles: [huan-chuong-vi-du, bang-khen-vi-du]
sources:
  - title: Nguồn
---

## Một đề mục

Một đoạn.

{{ list bang-vang 6 }}

{{ honorees nguyen-van-a }}
"""

STORY = f"""\
## Một đề mục

{LONG} **Chữ đậm** và [liên kết](https://bao.example/). {WORD}{WORD}

> {LONG}

- {LONG}
- {WORD}

### Đề mục nhỏ hơn

| Một | Hai | Ba |
|---|---|---|
| {WORD} | 2 | {WORD} |

"""
