"""What of ``mkdocs.yml`` YAML itself cannot make anything of. ``tests/cases`` holds what is wrong with its settings."""

from __future__ import annotations

import pytest

from honorroll.content.config import site_config


@pytest.mark.parametrize(
    "value", ["2020-13-45", "!!timestamp nay", '!!int ""', "!!bool co", "!!float x", "\a"], ids=repr
)
def test_a_value_that_is_none_of_its_kind_is_a_finding(value: str) -> None:
    document, findings = site_config(f"site_name: Bảng vàng\nngay: {value}\n".encode(), "mkdocs.yml")
    assert document is None
    assert [finding.rule.name for finding in findings] == ["mkdocs-yml"]
