"""Posts about an invented roll, as many as wanted: the same files every time for the same number and seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from tests.bench.profiles import SENTENCES

from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.yaml_write import Value, emit
from honorroll.news.model import PostKind

#: The last day on which a post appears.
LAST = date(2025, 11, 30)
POST_BYTES = 2_500
_KINDS: tuple[PostKind, ...] = ("news", "article", "feature")


def posts(root: Path, honorees: Sequence[str], words: Vocabulary, n: int, seed: int = 0) -> list[Path]:
    """Write ``n`` posts under ``root``, five a day backwards from ``LAST``, each about two of the honorees."""
    folder = root / "content/news"
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for i in range(n):
        draw = random.Random(f"post-{seed}-{i}")  # noqa: S311  # nothing here is secret
        data: dict[str, Value] = {
            "title": f"Tin thử số {i}: {draw.choice(SENTENCES)[:80].strip()}",
            "date": LAST - timedelta(days=(n - 1 - i) // 5),
            "kind": draw.choice(_KINDS),
            "column": draw.choice(list(words.columns)),
            "summary": draw.choice(SENTENCES),
            "honorees": list[Value](draw.sample(list(honorees), min(2, len(honorees)))),
            "movements": list[Value](draw.sample(list(words.movements), min(1, len(words.movements)))),
            "units": list[Value](draw.sample(list(words.units), min(1, len(words.units)))),
            "sources": [{"title": f"Nguồn thử {i}", "publisher": "Báo Ví Dụ", "url": f"https://bao.example/{i}.html"}],
        }
        body = [f"Bài thử số {i}.", "## Một đề mục", "\n".join(f"- {each}" for each in draw.sample(SENTENCES, 3))]
        while sum(len(part.encode()) for part in body) < POST_BYTES - 150:
            body.append(" ".join(draw.sample(SENTENCES, 3)))
        text = "\n\n".join(body)
        paths.append(folder / f"tin-thu-{i}.md")
        paths[-1].write_text(f"---\n{emit(data)}---\n\n{text}\n", encoding="utf-8")
    return paths
