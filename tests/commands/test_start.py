"""A command loads what it needs: hardly anything before it looks at the content, and nothing that others need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.running import DATE

#: Runs a command, and writes last which packages were imported, the standard library apart.
RUN = """
import sys
before = set(sys.modules)
from honorroll import cli
from honorroll.publish import releases
{prepare}
try:
    cli.main(sys.argv[1:])
except KeyboardInterrupt:
    pass
loaded = {{name.partition(".")[0] for name in sys.modules.keys() - before}} - sys.stdlib_module_names
print(*sorted(name for name in loaded if not name.startswith("_")))
"""
STOPPED_THERE = """
def scan(root):
    raise KeyboardInterrupt
releases.scan = scan
"""


#: The files of the content count as if they had lain there for long.
SETTLED = """
from honorroll.base import store
store.TICK = 0
"""


def loaded(root: Path, prepare: str = "") -> list[str]:
    return run(root, prepare)[-1].split()


def run(root: Path, prepare: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", RUN.format(prepare=prepare), "build", "--root", root, "--date", DATE.isoformat()],
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return done.stdout.splitlines()


def test_the_profiles_are_looked_at_before_the_program_is_loaded(bare_site: Path) -> None:
    """But for ``msgpack``, in which the database holds what is known of them."""
    assert loaded(bare_site, STOPPED_THERE) == ["cython_runtime", "honorroll", "msgpack"]


def test_where_nothing_changed_neither_models_nor_yaml_nor_mkdocs_are_loaded(site: Path) -> None:
    """What was said of the content is said again."""
    profile = site / "honorees/individuals/nguyen-van-a/profile.yml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("name: ", "name: Ông ", 1), encoding="utf-8")
    first, again = run(site, SETTLED), run(site, SETTLED)
    assert "honorific-in-name" in first[0]
    assert again[:3] == first[:3]
    assert "(0 tệp mới)" in again[3]
    assert again[-1].split() == ["cython_runtime", "honorroll", "msgpack"]


def test_a_build_loads_neither_mkdocs_nor_anything_else_that_it_does_without(site: Path) -> None:
    assert loaded(site) == [
        "annotated_types",
        "cython_runtime",  # of msgpack
        "honorroll",
        "msgpack",
        "nh3",
        "pydantic",
        "pydantic_core",
        "pyromark",
        "typing_extensions",
        "typing_inspection",
        "yaml",
        "yaml_env_tag",
    ]
