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


@pytest.mark.parametrize("mark", ["check", "fix"])
def test_readme_shows_what_the_commands_say(mark: str, tmp_path: Path, accept: bool) -> None:
    """The output as it stands below the command; the file it writes goes elsewhere here."""
    path = ROOT / "README.md"
    readme = path.read_text("utf-8")
    block = re.search(rf"<!-- {mark} -->\n```console\n\$ docgen (.*)\n((?:.*\n)*?)```", readme)
    assert block is not None
    arguments = block[1].replace("-o output", f"-o {tmp_path}").split()
    env = {"DOCGEN_LANG": None, "COLUMNS": "200"}
    said = CliRunner().invoke(cli, arguments, prog_name="docgen", env=env).output
    said = said.replace(str(tmp_path), "output").rstrip() + "\n"
    if accept:
        path.write_text(readme[: block.start(2)] + said + readme[block.end(2) :], "utf-8")

    assert block[2] == said or accept
