"""Docs are part of the feature: every command, source, measure and mechanism has its place in them."""

from pathlib import Path

import pytest

from interstate import registry
from interstate.faces.cli import COMMANDS

REFERENCE = Path(__file__).parents[2] / "docs/reference"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_row(command: str) -> None:
    assert f"`interstate {command}" in (REFERENCE / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("seam", "page"), [("mechanisms", "mechanisms"), ("measures", "measures"), ("sources", "sources")]
)
def test_every_plugin_has_a_page(seam: str, page: str) -> None:
    text = (REFERENCE / f"{page}.md").read_text(encoding="utf-8")
    for name in registry.names(seam):
        if (REFERENCE / page / f"{name}.md").exists():
            assert f"({page}/{name}.md)" in text, f"{name} has a page that reference/{page}.md does not link"
            continue
        home = registry.load(seam, name).__module__
        assert f"::: {home}" in text, f"{name} has no page in reference/{page}.md"
