"""Hostile YAML is refused in little time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest
from tests.formats.test_yaml_read import faults

from honorroll.formats.yaml_parser import MAX_BYTES, MAX_DEPTH, MAX_FINDINGS
from honorroll.formats.yaml_read import load


def nested(levels: int) -> str:
    return "a: " + "[" * (levels - 1) + "]" * (levels - 1) + "\n"


def test_depth() -> None:
    assert faults(nested(MAX_DEPTH)) == []
    assert faults(nested(MAX_DEPTH + 1)) == [f"1:{3 + MAX_DEPTH} yaml-too-deep"]


BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
HOSTILE = {
    "alias bomb": BOMB,
    "[ 500,000 deep": "[" * 500_000,
    "{ 5,000 deep": "{a: " * 5_000,
    "- 5,000 deep": "- " * 5_000,
    "- 500,000 deep": "- " * 500_000,
    "? 500,000 deep": "? " * 500_000,
    "40 MB": "a: " + "b" * 40_000_000,
    "many values": "a:\n" + "- b\n" * 200_000,
    "many keys": "".join(f"k{n}:\n" for n in range(100_000)),
    "many duplicates": "a:\n" * 300_000,
    "many comments": "#\n" * 500_000,
    "many hidden characters": "\u200b" * 300_000,
    "many anchors": "a: [" + "&a b," * 200_000 + "]",
    "marks that are slow to sort": "a" + "\u0315\u0300" * 250_000,
    "the same through escapes": 'a: "' + "\\u0315\\u0300" * 80_000 + '"',
    "many hidden characters through escapes": "a: [" + '"\\u200b",' * 100_000 + "]",
    "open quote": 'a: "' + "b\n" * 500_000,
    "no end of lines": "a\n" * 500_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_refused_in_little_time_and_memory(name: str) -> None:
    raw = HOSTILE[name].encode()
    start = time.process_time()
    document, findings = load(raw, "a.yml")
    assert time.process_time() - start < 5
    assert 0 < len(findings) <= MAX_FINDINGS + 1
    assert document is None or len(raw) < MAX_BYTES


MEASURED = """
import sys, time
from honorroll.formats.yaml_read import load
from tests.running import peak
raw, start = sys.stdin.buffer.read(), time.process_time()
assert load(raw, "a.yml")[0] is None
print(time.process_time() - start, peak())
"""


@pytest.mark.parametrize("name", ["alias bomb", "[ 500,000 deep", "many values"])
def test_a_process_that_reads_it_stays_small_and_quick(name: str) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run(
        [sys.executable, "-c", MEASURED],
        input=HOSTILE[name].encode(),
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
    )
    seconds, kibibytes = (float(word) for word in run.stdout.split())
    assert seconds < 1
    assert kibibytes < 200_000


def test_size_is_looked_at_first() -> None:
    assert faults(b"\xff" * (MAX_BYTES + 1)) == ["0:0 yaml-too-large"]
    assert faults(b"a: " + b"b" * (MAX_BYTES - 3)) == []
