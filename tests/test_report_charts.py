"""The charts of the year-end report: made of its figures, native, and none without a figure."""

from __future__ import annotations

import re
import shutil
import zipfile
from html import unescape
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from docgen.api.documents import plan_in
from docgen.api.reports import Inputs, MadeReport, make_report
from docgen.model.problem import Severity
from docgen.model.report import Summary
from docgen.render import engine
from docgen.render.additions import LINKS, TYPES, Addition
from docgen.reporting.charted import participants, results
from docgen.reporting.figures import Figures

DATA = Path(__file__).parents[1] / "data"
PLAN, WORDS, REPORTS = (
    DATA / one for one in ("ke-hoach-2024.xlsx", "bao-cao-nam-2024.xlsx", "bao-cao-2024")
)
ALONE = "bao-cao-so-y-te-2024.xlsx"


def made(folder: Path, reports: Path = REPORTS) -> MadeReport:
    return make_report(WORDS, Inputs(reports=(reports,), plan=PLAN), folder)


def parts(report: MadeReport) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(report.made.content or b"")) as package:
        return {one: package.read(one) for one in package.namelist()}


def cells(workbook: bytes) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(BytesIO(workbook))["Sheet1"].iter_rows(values_only=True))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> MadeReport:
    return made(tmp_path_factory.mktemp("output"))


@pytest.fixture(scope="module")
def members(whole: MadeReport) -> dict[str, bytes]:
    return parts(whole)


@pytest.fixture(scope="module")
def document(members: dict[str, bytes]) -> str:
    return members["word/document.xml"].decode()


def test_each_has_a_caption_with_its_number(document: str) -> None:
    captions = re.findall(r"<w:t[^>]*>(Biểu đồ [^<]*)", document)

    assert captions == [
        "Biểu đồ 1. Nữ và nam trong số lượt người tham gia truyền thông, tập huấn năm 2024",
        "Biểu đồ 2. Kết quả các chỉ tiêu tính bằng tỷ lệ phần trăm so với kế hoạch năm 2024",
        "Biểu đồ 3. Kết quả các chỉ tiêu tính bằng tỷ lệ phần trăm năm 2024 so với năm 2023",
    ]


def test_each_tells_its_figures_to_those_who_cannot_see_it(document: str) -> None:
    told = [unescape(one) for one in re.findall(r'name="Biểu đồ \d" descr="([^"]*)"', document)]

    assert len(told) == 3
    assert "chỉ tiêu 1.1: 59,19% so với 57,5%; chỉ tiêu 2.1: 47,24% so với 47%" in told[1]
    assert "Hội nghị, lớp tập huấn: 2.713 lượt nữ, 1.708 lượt nam" in told[0]
    assert "chỉ tiêu 1.1: 59,19% so với 55,2%" in told[2]


def test_each_can_be_edited_in_the_workbook_that_goes_with_it(members: dict[str, bytes]) -> None:
    found = [cells(members[f"word/embeddings/docgen{one}.xlsx"]) for one in (1, 2, 3)]

    assert found[0][:2] == [(None, "Nữ", "Nam"), ("Hội nghị, lớp tập huấn", 2713, 1708)]
    assert found[1][:3] == [
        (None, "Kế hoạch năm 2024", "Thực hiện năm 2024"),
        ("1.1", 57.5, 59.19),
        ("2.1", 47, 47.24),
    ]
    assert found[2][0] == (None, "Thực hiện năm 2023", "Thực hiện năm 2024")


def test_what_is_counted_in_another_unit_is_in_no_chart_of_per_cents(
    whole: MadeReport, members: dict[str, bytes]
) -> None:
    charted = {row[0] for row in cells(members["word/embeddings/docgen2.xlsx"])[1:]}

    known = whole.figures.indicators.items()
    assert charted == {code for code, one in known if one.unit.startswith("%")}


def test_the_text_refers_to_each_and_the_package_knows_its_type(
    members: dict[str, bytes], document: str
) -> None:
    used = re.findall(r'<c:chart [^>]*r:id="([^"]+)"', document)

    for number, relation in enumerate(used, 1):
        assert f'Id="{relation}"' in members[LINKS].decode()
        assert f'PartName="/word/charts/docgen{number}.xml"' in members[TYPES].decode()
        assert f'PartName="/word/embeddings/docgen{number}.xlsx"' in members[TYPES].decode()
    assert len(used) == 3


def test_they_break_no_rule(whole: MadeReport) -> None:
    assert not [one for one in whole.made.problems if one.rule.severity > Severity.NOTE]


def test_the_same_figures_give_the_same_bytes(whole: MadeReport, tmp_path: Path) -> None:
    assert made(tmp_path).made.content == whole.made.content


def test_a_report_without_any_figure_has_no_chart_and_no_part_of_one(tmp_path: Path) -> None:
    folder = tmp_path / "sent"
    folder.mkdir()
    shutil.copy(REPORTS / ALONE, folder)  # it reports nothing in per cent
    report = made(tmp_path / "output", folder)

    names = parts(report)
    assert not [one for one in names if "chart" in one and "docgen1" not in one]
    assert "word/embeddings/docgen2.xlsx" not in names
    captions = re.findall(r"Biểu đồ \d+\. [^<]*", names["word/document.xml"].decode())
    assert captions == [
        "Biểu đồ 1. Nữ và nam trong số lượt người tham gia truyền thông, tập huấn năm 2024"
        " (chưa gồm đủ số liệu của 28 đơn vị)"
    ]


def test_nobody_reported_is_a_gap_and_said_so(tmp_path: Path) -> None:
    folder = tmp_path / "sent"
    folder.mkdir()
    for path in REPORTS.glob("*.xlsx"):
        if "noi-vu" not in path.name and "ubnd" not in path.name:
            shutil.copy(path, folder)
    report = made(tmp_path / "output", folder)
    plan, _ = plan_in(PLAN)

    first = next(results(report.figures, plan))
    gap = [one.name for one in first.categories].index("1.1")
    assert first.series[1].values[gap] is None
    assert first.series[0].values[gap] is not None
    assert "chỉ tiêu 1.1: chưa có báo cáo so với 57,5%" in first.description


def test_of_nothing_there_is_no_chart(whole: MadeReport) -> None:
    plan, _ = plan_in(PLAN)
    given = whole.figures.summary
    nothing = Summary(year=given.year, period=given.period, cutoff=given.cutoff)

    figures = Figures(nothing, whole.figures.forms)
    assert [*participants(figures), *results(figures, plan)] == []


def test_a_document_without_additions_has_the_template_s_own_lists() -> None:
    path = Path(__file__).parents[1] / "templates" / "bao-cao.docx"
    with zipfile.ZipFile(path) as package:
        own = package.read(TYPES)

    assert engine.compiled(path).types == own
    added = Addition(relation="x", kind="chart", members={"word/a&b.xml": b""}, types={})
    listed = engine.compiled(path)._lists([added])
    assert listed[TYPES].content == own
    assert b'Target="/word/a&amp;b.xml"' in listed[LINKS].content
