"""Figures put right by hand in the summary: they are checked, and told when they grow old."""

from __future__ import annotations

import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from docgen.api.reports import Inputs, MadeReport, make_report
from docgen.api.summing import write_summary
from docgen.model.place import CellPlace
from docgen.model.report import Case, Correction, Event, Form, Period, Status, Summary
from docgen.reporting.aggregate import aggregate
from docgen.reporting.corrections import based, corrected, implausible, stale, sums
from docgen.workbook.figures import written
from docgen.workbook.figures_read import read_summary
from tests.sample_reports import DATA
from tests.test_aggregate import BODIES, form, measure, one_result, origin, report
from tests.test_figures import PUPILS

TRAINING = {"events": 2, "participants": 60, "women": 40, "men": 20}
FORMS: tuple[Form, ...] = tuple(form(code, BODIES, PUPILS) for code in "AB")


def summary(above: int = 1) -> Summary:
    training: dict[str, Any] = {name: Decimal(value) for name, value in TRAINING.items()}
    rows = (
        measure("1.1", "A", Decimal(above), Decimal(4)),
        measure("5.2a", "A", Decimal(9), Decimal(10), part="Nam", row=3),
        measure("5.2a", "A", Decimal(8), Decimal(10), part="Nữ", row=4),
    )
    events = (Event(kind="Tập huấn", origin=origin("A"), **training),)
    return aggregate({"A": report("A", *rows, events=events), "B": report("B")}, FORMS)


def by_hand(name: str, value: str, row: str = "1.1", part: str = "") -> Correction:
    group, cell = ("results", "L2") if row != "Tập huấn" else ("events", "E2")
    place = CellPlace(file="tong-hop-2024.xlsx", sheet="Chỉ tiêu", cell=cell)
    return Correction(group=group, row=row, part=part, name=name, value=Decimal(value), place=place)


def test_a_correction_of_figures_that_have_changed_since_is_told() -> None:
    (made,) = based([by_hand("numerator", "3")], sums(summary(above=1)))

    assert list(stale([made], sums(summary(above=1)))) == []
    (told,) = stale([made], sums(summary(above=4)))

    assert (told.rule.id, str(told.place)) == ("BC349", "'Chỉ tiêu'!L2")
    assert told.values["what"] == "“chỉ tiêu 1.1, tử số”"
    assert [told.values[one] for one in ("actual", "expected", "other")] == ["3", "1", "4"]


def test_once_put_right_nobody_is_missing_from_a_figure() -> None:
    assert one_result(summary(), "1.1").numerator.absent == ("B",)

    found = corrected(summary(), [by_hand("numerator", "3")], FORMS)

    assert one_result(found, "1.1").numerator.absent == ()


def test_an_indicator_is_what_its_sexes_come_to_when_one_was_put_right() -> None:
    found = corrected(summary(), [by_hand("numerator", "7", "5.2a", "Nam")], FORMS)

    whole = one_result(found, "5.2a")
    assert (whole.numerator.counted, whole.value) == (Decimal(15), Decimal(75))


def test_half_a_year_is_too_early_to_judge_by_what_was_put_right_too() -> None:
    half = replace(summary(), period=Period.HALF_YEAR)

    found = corrected(half, [by_hand("numerator", "3")], FORMS)

    assert one_result(found, "1.1").status is Status.NOT_DUE


def test_a_whole_follows_its_parts_in_the_workbook_and_is_no_correction_itself(
    tmp_path: Path,
) -> None:
    made = [by_hand("numerator", "7", "5.2a", "Nam")]
    now = sums(summary())
    content = written(corrected(summary(), made, FORMS), FORMS, {}, based(made, now), now)
    (tmp_path / "so.xlsx").write_bytes(content)

    sheet = openpyxl.load_workbook(tmp_path / "so.xlsx")["Chỉ tiêu"]
    assert [sheet.cell(row, 12).value for row in (3, 4, 5)] == [None, 7, None]  # the yellow column
    assert sheet["G3"].value.startswith('=IF(COUNT($G4:$G5,$L4:$L5)=0,"chưa có báo cáo",IF($L4=')
    assert [one.part for one in read_summary(tmp_path / "so.xlsx").corrections] == ["Nam"]


@pytest.mark.parametrize(
    ("name", "value", "row", "rule"),
    [
        ("numerator", "5", "1.1", "BC358"),
        ("numerator", "1.5", "1.1", "BC353"),
        ("value", "80", "1.1", "BC359"),
        ("numerator", "3", "1.1", "BC382"),  # who lacks in the denominator may be in it
        ("numerator", "20", "5.2a", "BC383"),
        ("participants", "10", "Tập huấn", "BC350"),
        ("participants", "-5", "Tập huấn", "BC352"),
        ("women", "41", "Tập huấn", "BC351"),
    ],
)
def test_what_cannot_be_right_is_told_of_a_correction_too(
    name: str, value: str, row: str, rule: str
) -> None:
    corrections = [by_hand(name, value, row)]

    found = implausible(corrected(summary(), corrections, FORMS), corrections, FORMS)

    assert rule in {one.rule.id for one in found}


@pytest.mark.parametrize(
    "corrections",
    [
        [by_hand("numerator", "3"), by_hand("denominator", "4")],
        [by_hand("participants", "61", "Tập huấn"), by_hand("men", "21", "Tập huấn")],
        [],
    ],
)
def test_of_what_may_be_right_nothing_is_told(corrections: list[Correction]) -> None:
    found = implausible(corrected(summary(), corrections, FORMS), corrections, FORMS)

    assert list(found) == []


def test_supported_victims_put_right_in_one_place_are_compared_with_the_other() -> None:
    victims = replace(PUPILS, code="3.2a", each_part=False)
    forms = (form("A", victims),)
    rows = (
        measure("3.2a", "A", Decimal(4), Decimal(5), part="Nam", row=3),
        measure("3.2a", "A", Decimal(6), Decimal(9), part="Nữ", row=4),
    )
    cases = (Case(kind="Thể chất", supported=Decimal(10), origin=origin("A")),)
    bare = aggregate({"A": replace(report("A", *rows), cases=cases)}, forms)
    place = CellPlace(file="tong-hop-2024.xlsx", sheet="Bạo lực giới", cell="K2")
    made = [
        Correction(group="cases", row="Thể chất", name="supported", value=Decimal(12), place=place)
    ]

    found = list(implausible(corrected(bare, made, forms), made, forms))

    assert [(one.rule.id, str(one.place)) for one in found] == [("BC378", "'Bạo lực giới'!K2")]


# --- from the files -----------------------------------------------------------------------


def make(folder: Path, reports: Path = DATA / "bao-cao-2024") -> MadeReport:
    """The report, and its summary written into ``folder`` as the command does."""
    given = Inputs(reports=(reports,), plan=DATA / "ke-hoach-2024.xlsx")
    made = make_report(DATA / "bao-cao-nam-2024.xlsx", given, folder)
    if made.summary and not made.has_notes:
        folder.mkdir(exist_ok=True)
        (folder / made.summary_name).write_bytes(made.summary)
    return made


def typed(folder: Path, cell: str, value: int | str) -> Path:
    path = folder / "tong-hop-2024.xlsx"
    workbook = openpyxl.load_workbook(path)
    workbook["Chỉ tiêu"][cell] = value
    workbook.save(path)
    return path


def rules(made: MadeReport) -> list[str]:
    return [one.rule.id for one in made.made.problems]


def test_no_report_goes_out_with_a_correction_that_has_grown_old(tmp_path: Path) -> None:
    sent, output = tmp_path / "sent", tmp_path / "output"
    shutil.copytree(DATA / "bao-cao-2024", sent)
    (sent / "bao-cao-so-noi-vu-2024.xlsx").unlink()
    make(output, sent)
    typed(output, "L2", 262)
    assert rules(make(output, sent)) == ["BC348", "BC335"]

    late = make(output)  # Sở Nội vụ has sent its figures too

    assert rules(late) == ["BC349", "BC348"]
    assert late.made.content is None

    typed(output, "O2", "Đã đối chiếu lại sau khi nhận đủ báo cáo")

    assert rules(make(output)) == ["BC348"]


def test_words_in_a_yellow_cell_keep_the_report_back_and_stay_there(tmp_path: Path) -> None:
    make(tmp_path)
    path = typed(tmp_path, "L2", "khoảng hai trăm")

    made = make(tmp_path)

    assert rules(made) == ["BC381"]
    assert made.made.content is None
    assert openpyxl.load_workbook(path)["Chỉ tiêu"]["L2"].value == "khoảng hai trăm"


def test_an_indicator_of_words_is_put_right_in_words(tmp_path: Path) -> None:
    make(tmp_path)
    row = _row(tmp_path, "4.4")
    typed(tmp_path, f"N{row}", "không")

    made = make(tmp_path)

    assert rules(made) == ["BC348"]
    assert one_result(made.figures.summary, "4.4").value == "Không"
    assert one_result(made.figures.summary, "4.4").status is Status.NOT_MET

    typed(tmp_path, f"N{row}", 5)

    assert rules(make(tmp_path)) == ["BC381"]


def _row(folder: Path, code: str) -> int:
    sheet = openpyxl.load_workbook(folder / "tong-hop-2024.xlsx")["Chỉ tiêu"]
    return next(row[0].row for row in sheet.iter_rows() if row[0].value == code)


def test_notes_beside_the_yellow_columns_are_kept_in_a_copy(tmp_path: Path) -> None:
    make(tmp_path)
    path = tmp_path / "tong-hop-2024.xlsx"
    workbook = openpyxl.load_workbook(path)
    workbook["Chỉ tiêu"]["P2"] = "hỏi lại Sở Nội vụ"
    workbook["Kinh phí"]["F2"] = "lý do mà không có số"
    workbook.create_sheet("Ghi chú")["A1"] = "việc cần làm"
    workbook.save(path)
    noted = path.read_bytes()

    made = make(tmp_path)
    assert made.has_notes
    copy = write_summary(path, made.summary or b"", has_notes=made.has_notes)

    assert copy == tmp_path / "tong-hop-2024-ban-da-ghi-1.xlsx"
    assert copy.read_bytes() == noted
    assert not make(tmp_path).has_notes
