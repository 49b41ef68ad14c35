"""The files of the council as people write them: ``content/coverage.yml``, ``tracker.yml``, ``report.yml``, and the
front matter of ``content/special/*.md``.
"""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from honorroll.content.model import Content, Reference
from honorroll.content.scalars import Day, FileName, Line, Number, Prose, Slug, Url

_MONTH = re.compile(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])")
_DAYS = re.compile(r"0|[1-9][0-9]{0,2}")


def _month(value: object) -> str:
    if isinstance(value, str) and _MONTH.fullmatch(value):
        return value
    raise PydanticCustomError("expected-month", "a month")


def _days(value: object) -> int:
    if isinstance(value, str) and _DAYS.fullmatch(value):
        return int(value)
    raise PydanticCustomError("expected-days", "a number of days")


Days = Annotated[int, BeforeValidator(_days)]
Month = Annotated[str, BeforeValidator(_month)]


class CoveragePlan(Content):
    """How many posts are planned a month, by column, from the month ``start`` to the month ``end``."""

    start: Month
    end: Month
    monthly: dict[Slug, Number]
    notes: Prose | None = None


class Coverage(Content):
    plans: tuple[CoveragePlan, ...] = Field((), max_length=50)


class Tracked(Content):
    """What is known of a unit; ``date`` is that of its conference, which may have a page of its own."""

    date: Day | None = None
    conference: Slug | None = None
    plan_received: Day | None = None
    report_received: Day | None = None
    notes: Prose | None = None


class Tracker(Content):
    """The plan is due so many days before the conference, the report so many days after it (unknown: no day is set)."""

    plan_days: Days = 10
    report_days: Days | None = None
    units: dict[Slug, Tracked] = Field(default_factory=dict)


class Review(Content):
    """The first part of the report (the plan, II.4.1)."""

    results: Prose | None = None
    commendation: Prose | None = None
    direct_workers: Prose | None = None
    leadership: Prose | None = None
    weaknesses: Prose | None = None
    causes: Prose | None = None
    lessons: Prose | None = None


class Direction(Content):
    """The second part."""

    goals: Prose | None = None
    tasks: Prose | None = None
    solutions: Prose | None = None


class Documentary(Content):
    """The film (phóng sự) that goes with the report: on YouTube or Facebook, or a file of ``content/report/``; captions
    beside it (WebVTT), and what is said in it.
    """

    title: Line
    url: Url | None = None
    file: FileName | None = None
    captions: FileName | None = None
    transcript: Prose | None = None

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if bool(self.url) == bool(self.file):
            raise PydanticCustomError("film-nowhere", "url or file")
        return self


class Report(Content):
    title: Line
    summary: Line | None = None
    review: Review = Review()
    direction: Direction = Direction()
    film: Documentary | None = None
    sources: tuple[Reference, ...] = Field((), max_length=100)


class Special(Content):
    """The front matter of a special page (chuyên trang): what it gathers below its text."""

    title: Line
    summary: Line
    movements: tuple[Slug, ...] = Field((), max_length=20)
    columns: tuple[Slug, ...] = Field((), max_length=20)
    conferences: tuple[Slug, ...] = Field((), max_length=20)
    honorees: tuple[Slug, ...] = Field((), max_length=60)
    titles: tuple[Slug, ...] = Field((), max_length=100)
    sources: tuple[Reference, ...] = Field((), max_length=100)
    former_slugs: tuple[Slug, ...] = Field((), max_length=50)
    notes: Prose | None = None
