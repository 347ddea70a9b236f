"""The template of the action month."""

from __future__ import annotations

import zipfile

import pytest
from docxtpl.template import DocxTemplate

from docgen.decree.profile import Profile
from docgen.model.plan import (
    Plan,
)
from docgen.planning.outline import duties, outline
from docgen.render import templates, wordml
from docgen.render.context import context, printed
from docgen.render.engine import compiled
from tests.test_templates import FOLDER, W, in_month, part, rendered, table_width


def test_the_month_has_a_template_whose_names_it_uses_all(plan: Plan, profile: Profile) -> None:
    month = in_month(plan)
    names = context(month, outline(month), duties(month), profile)

    used = DocxTemplate(templates.of(month)).get_undeclared_template_variables()

    assert used == names.keys() - {"properties"}
    assert list(compiled(templates.of(month)).check(printed(month))) == []


def test_the_two_templates_share_styles_headers_and_settings() -> None:
    def members(name: str) -> dict[str, bytes]:
        with zipfile.ZipFile(FOLDER / name) as package:
            return {one: package.read(one) for one in package.namelist()}

    of_year, of_month = members(templates.PLAN), members(templates.MONTH)

    assert of_year.keys() == of_month.keys()
    assert [one for one in of_year if of_year[one] != of_month[one]] == ["word/document.xml"]


PORTRAIT, LANDSCAPE = ("11906", "16838"), ("16838", "11906")


@pytest.mark.parametrize(
    ("slogans", "schedule", "pages"),
    [
        (False, False, [PORTRAIT]),
        (True, False, [PORTRAIT, PORTRAIT]),
        (False, True, [PORTRAIT, LANDSCAPE]),
        (True, True, [PORTRAIT, PORTRAIT, LANDSCAPE]),
    ],
)
def test_slogans_stand_upright_and_the_schedule_landscape(
    slogans: bool,
    schedule: bool,
    pages: list[tuple[str, str]],
    plan: Plan,
    profile: Profile,
) -> None:
    month = in_month(plan, slogans=slogans, schedule=schedule)

    document = part("word/document.xml", rendered(month, profile))

    sizes = [(one.get(f"{W}w"), one.get(f"{W}h")) for one in document.iter(f"{W}pgSz")]
    assert sizes == pages


def test_the_schedule_is_as_wide_as_the_text_and_in_order(plan: Plan, profile: Profile) -> None:
    document = part("word/document.xml", rendered(in_month(plan), profile))

    table = list(document.iter(f"{W}tbl"))[-1]
    assert abs(table_width(table) - wordml.twips(252)) <= 3
    rows = [
        ["".join(map(str, cell.itertext())) for cell in row.iterfind(f"{W}tc")]
        for row in table.iterfind(f"{W}tr")
    ]
    rest = ["Hội thi", "Xã Cao Lộc", "Sở Y tế", "Tỉnh đoàn", "05 đội", "12,5Ngân sách tỉnh"]
    assert rows[1:] == [["1", "18/11/2024", *rest], ["2", "20/11/2024", *rest]]
