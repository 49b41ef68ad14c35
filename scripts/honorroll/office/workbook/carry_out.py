"""Carries out the plan of an import: all of it, or nothing."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from honorroll.base import progress
from honorroll.base.errors import FileChangedError
from honorroll.base.files import is_inside, write_atomically
from honorroll.content.profile_scan import PROFILE
from honorroll.office.records.site import Site
from honorroll.office.workbook.planned import Plan, Planned


def carry_out(site: Site, plan: Plan) -> list[str]:
    """Write the profiles and photos of a plan that is clear; the paths of the profiles.

    Raises FileChangedError where somebody edited one of them since the plan was made, and OSError, of a full disk for
    example; then everything is as it was.
    """
    if not plan.is_clear:
        raise ValueError("the plan is not clear")
    with site.writing:
        for each in plan.writes:
            _unchanged(site, each)
        undo: list[_Undo] = []
        try:
            for done, each in enumerate(plan.writes):
                progress.stage("writing", done, len(plan.writes))
                undo.append(_Undo(site.root, each))
                _write(site.root, each)
        except BaseException:
            for step in reversed(undo):
                step.take_back()
            raise
    return [each.path for each in plan.writes]


def _unchanged(site: Site, planned: Planned) -> None:
    if not is_inside(site.root, planned.path):
        raise OSError(f"not inside: {planned.path}")
    target = f"{site.root}/{planned.path}"
    if planned.is_new:
        is_as_it_was = not os.path.exists(os.path.dirname(target))
    else:
        is_as_it_was = os.path.isfile(target) and Path(target).read_bytes() == planned.raw
    if not is_as_it_was:
        raise FileChangedError(planned.path)


def _write(root: Path, planned: Planned) -> None:
    folder = (root / planned.path).parent
    for name, data in sorted(planned.photos.items()):
        write_atomically(folder / name, data)
    text = planned.text.encode()
    if text != planned.raw:
        write_atomically(folder / PROFILE, text)
    for name in planned.gone:
        (folder / name).unlink(missing_ok=True)


class _Undo:
    """The files of a profile as they were."""

    def __init__(self, root: Path, planned: Planned) -> None:
        self._folder = (root / planned.path).parent
        self._is_new = not self._folder.exists()
        files = ((name, self._folder / name) for name in sorted({PROFILE, *planned.photos, *planned.gone}))
        self._before = {name: None if self._is_new or not file.is_file() else file.read_bytes() for name, file in files}

    def take_back(self) -> None:
        for name, data in self._before.items():
            file = self._folder / name
            with suppress(OSError):
                if data is None:
                    file.unlink(missing_ok=True)
                elif not file.is_file() or file.read_bytes() != data:
                    write_atomically(file, data)
        if self._is_new:
            with suppress(OSError):
                self._folder.rmdir()
