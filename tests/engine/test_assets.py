"""The scripts of the site, as they are joined from their modules."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from honorroll.engine import assets


def test_every_script_can_be_read_and_every_import_leads_to_a_file(tmp_path: Path) -> None:
    node = shutil.which("node")
    assert node, "needs Node, which reads scripts as browsers do"
    files = assets.collect("Trang", with_licences=False).files
    scripts = {path: data.decode() for path, data in files.items() if path.endswith(".js")}
    for path, script in scripts.items():
        (tmp_path / Path(path).name).with_suffix(".mjs").write_text(script, encoding="utf-8")
    for file in sorted(tmp_path.iterdir()):
        done = subprocess.run([node, "--check", file], check=False, capture_output=True, text=True)
        assert done.returncode == 0, f"{file.name}: {done.stderr}"
    for path, script in scripts.items():
        for name in assets.IMPORTED.findall(script):
            assert f"assets/{name}" in files, f"{path} imports {name}"
