"""A roll of invented honorees, as large as wanted: the same files every time for the same number and seed.

Names come from ``tests/generators/names.py``, titles, places, fields and movements from the site's own vocabularies;
every story is put together from stock sentences and has about 2.5 KB. No one described here exists.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import NamedTuple

from tests.generators.names import names

from honorroll.base.syllables import is_syllable
from honorroll.base.vietnamese import slug
from honorroll.content.kinds import Kind
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.yaml_write import Value, emit
from honorroll.roll.read import vocabulary

STORY_BYTES = 2_500
FOLDERS: dict[Kind, str] = {"individual": "individuals", "collective": "collectives", "household": "households"}
SENTENCES = (
    "Từ những ngày đầu còn nhiều thiếu thốn, công việc vẫn được giữ đều đặn, không ngày nào bỏ dở.",
    "Bà con trong khu dân cư nhớ nhất là những buổi tối cả tổ cùng ngồi lại bàn cách làm cho gọn.",
    "Mô hình được nhân rộng ra các tổ dân phố lân cận, mỗi nơi sửa đi một chút cho hợp hoàn cảnh.",
    "Chi phí giảm được gần một phần ba, phần tiết kiệm dành cho quỹ khuyến học của phường.",
    "Có hôm mưa lớn, nước ngập sân, mọi người chuyền tay nhau từng chồng sách lên gác cho khô.",
    "Những sáng kiến nhỏ, làm từ vật liệu có sẵn, lại là thứ được dùng lâu và nhiều nhất.",
    "Lớp học buổi tối mở cửa cho bất cứ ai muốn học, không thu tiền, chỉ xin người học đến đúng giờ.",
    "Khi được hỏi về bí quyết, câu trả lời bao giờ cũng ngắn: làm thật, nói ít và giữ lời.",
    "Nhiều người trẻ đến thử việc rồi ở lại, vì thấy ở đây có người chỉ bảo tận tình.",
    "Hồ sơ được xếp theo màu, nên ai vào thay cũng tìm thấy thứ mình cần trong vài phút.",
    "Đợt cao điểm kéo dài sáu tuần, cả nhóm thay nhau trực, không ai nhắc đến chuyện thêm giờ.",
    "Con đường trước cửa được trồng thêm hai hàng cây, mỗi gốc có một gia đình nhận chăm.",
    "Kết quả ấy được ghi lại trong báo cáo cuối năm và được nhiều đơn vị bạn đến xem tận nơi.",
    "Điều đọng lại không phải là con số, mà là thói quen mới của cả một khu phố.",
    "Người đi trước truyền lại từng công đoạn, ghi vào cuốn sổ tay đã sờn gáy qua nhiều năm.",
    "Việc khó nhất là thuyết phục những người còn ngần ngại, và cách tốt nhất là mời họ cùng làm.",
    "Số thiết bị hỏng giảm hẳn sau khi có lịch bảo dưỡng treo ngay cạnh cửa ra vào.",
    "Những ngày giáp Tết, bếp ăn chung đỏ lửa suốt đêm để kịp gói quà cho các hộ neo đơn.",
)
UNITS = (
    "Trường Tiểu học",
    "Trạm Y tế",
    "Hợp tác xã",
    "Tổ dân phố",
    "Đội Cảnh sát khu vực",
    "Câu lạc bộ",
    "Phòng Văn hóa",
)
WORDS = ("An Bình", "Đồng Tâm", "Hòa Hợp", "Minh Khai", "Phú Lương", "Quyết Tiến", "Sông Nhuệ", "Thành Công", "Ước Lễ")


class Made(NamedTuple):
    """A generated site and the paths of its profiles."""

    root: Path
    profiles: list[Path]


def make(root: Path, model: Path, n: int, seed: int = 0) -> Made:
    """A site of ``n`` honorees at ``root``, with the settings, vocabularies and hand-written pages of ``model``."""
    root.mkdir(parents=True)
    settings = (model / "mkdocs.yml").read_text(encoding="utf-8")
    # Ten thousand social cards are drawn once and kept: what is measured here is everything else.
    settings = settings.replace("  honorroll:\n", "  honorroll:\n    social_cards: false\n")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    # Conferences name honorees of the model, who are not here.
    shutil.copytree(
        model / "content",
        root / "content",
        ignore=shutil.ignore_patterns("conferences", "news", "special", "report.yml"),
    )
    for folder in FOLDERS.values():
        (root / "honorees" / folder).mkdir(parents=True)
    words, findings, *_ = vocabulary(root)
    if findings:
        raise ValueError(findings)
    paths = []
    for i, name in enumerate(names(n, seed)):
        draw = random.Random(f"{seed}-{i}")  # noqa: S311  # nothing here is secret
        kind: Kind = draw.choices(("individual", "collective", "household"), (80, 17, 3))[0]
        home = root / "honorees" / FOLDERS[kind] / f"{slug(name)}-{i}"
        home.mkdir()
        paths.append(home / "profile.yml")
        paths[-1].write_text(profile(name, kind, i, words, draw), encoding="utf-8")
    return Made(root, paths)


def profile(name: str, kind: Kind, i: int, words: Vocabulary, draw: random.Random) -> str:
    """The text of one profile."""
    unit = f"{draw.choice(UNITS)} {draw.choice(WORDS)} số {i % 97}"
    person = kind == "individual"
    shown = name if person else f"Hộ gia đình {name}" if kind == "household" else f"{unit}, tổ {name}"
    data: dict[str, Value] = {"name": shown}
    if person and not is_syllable(name.split()[-1]):  # nobody but the office knows which of the words it is
        data["given_name"] = name.split()[-1]
    if person:
        data |= {"gender": draw.choice(("male", "female")), "position": f"Thành viên {unit}"}
    data |= {"unit": unit, "place": draw.choice(list(words.places)), "field": draw.choice(list(words.fields))}
    data["movements"] = draw.sample(list(words.movements), draw.randint(0, min(2, len(words.movements))))
    data["summary"] = f"{draw.choice(SENTENCES)} Hồ sơ thử số {i}."
    data["awards"] = list(awards(kind, words, draw))
    data["quote"] = {"text": draw.choice(SENTENCES), "source": 1}
    data["story"] = story(i, draw)
    data["sources"] = [
        {"title": f"Bài viết thử {i}, kỳ {k}", "publisher": "Báo Ví Dụ", "url": f"https://bao.example/{i}/{k}.html"}
        for k in (1, 2)
    ]
    data["publication"] = {"basis": "public-record"}
    return emit(data)


def awards(kind: Kind, words: Vocabulary, draw: random.Random) -> list[Value]:
    """One to four titles that this kind of honoree may hold."""
    open_to = [id_ for id_, title in words.titles.items() if not title.recipients or kind in title.recipients]
    years = draw.sample(range(2005, 2026), 4)
    result: list[Value] = []
    for id_, year in zip(draw.sample(open_to, draw.randint(1, min(4, len(open_to)))), years, strict=False):
        classes = words.titles[id_].classes
        award: dict[str, Value] = {"title": id_, "class": draw.choice(classes) if classes else None}
        if words.titles[id_].level is None:
            award["level"] = draw.choice(list(words.levels))
        result.append(award | {"year": year, "issuer": "Cơ quan Ví Dụ", "sources": [draw.randint(1, 2)]})
    return result


def story(i: int, draw: random.Random) -> str:
    """Paragraphs, a heading, a list, emphasis and a link, until there is enough of it."""
    parts = [f"Câu chuyện thử số {i}. {draw.choice(SENTENCES)}", "## Những việc đã làm"]
    parts.append("\n".join(f"- {sentence}" for sentence in draw.sample(SENTENCES, 3)))
    parts.append(f"Theo [Báo Ví Dụ](https://bao.example/{i}), **{draw.choice(SENTENCES)}**")
    while sum(len(part.encode()) for part in parts) < STORY_BYTES - 150:
        parts.append(" ".join(draw.sample(SENTENCES, 3)))
    return "\n\n".join(parts) + "\n"
