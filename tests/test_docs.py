"""The documentation says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.cli.main import cli
from tests.reference import PAGES

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("page", PAGES)
def test_reference_pages_are_fresh(page: str, request: pytest.FixtureRequest) -> None:
    made = PAGES[page]()
    if request.config.getoption("--accept"):
        (ROOT / page).write_text(made, "utf-8")

    assert (ROOT / page).read_text("utf-8") == made


def test_links_of_the_documentation_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("*/README.md")]
    broken = [
        (page.name, link)
        for page in pages
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
        if not (page.parent / link).exists()
    ]

    assert broken == []


def test_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    listed = CliRunner().invoke(cli, ["--lang", "en", "--help"]).output.split("Commands:")[1]
    commands = re.findall(r"^  (\w+)  ", listed, re.MULTILINE)

    assert commands
    assert [one for one in commands if f"`docgen {one}" not in readme] == []
