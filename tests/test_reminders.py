"""Letters to those who owe a report: who gets one, what it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from docgen.model.letter import Coordinator, Letter, Request
from docgen.model.place import CellPlace, FilePlace, Origin
from docgen.model.plan import Agency, Letterhead, Plan
from docgen.model.problem import Problem
from docgen.model.report import (
    AgencyReport,
    Answer,
    Budget,
    Case,
    DutyResult,
    DutyStatus,
    Event,
    Form,
    FormIndicator,
    FormTask,
    Measure,
    Period,
)
from docgen.model.text import plain
from docgen.reporting.blanks import UNANSWERED, in_blanks
from docgen.reporting.collect import BLANK, LATE, SENT_TWICE, Collection
from docgen.reporting.comparisons import JUMP
from docgen.reporting.counts import NEGATIVE
from docgen.reporting.differences import is_blank
from docgen.reporting.owing import owing
from docgen.reporting.reminders import completed, reminders

DEADLINE = date(2024, 12, 27)
NAMES = {"SNV": "Sở Nội vụ", "SYT": "Sở Y tế", "183": "UBND huyện Cao Lộc"}
BY = Coordinator(
    letterhead=Letterhead(
        organ="Sở Lao động - Thương binh và Xã hội", symbol="SLĐTBXH-BĐG", number=123
    ),
    origin=Origin(file="don-doc.xlsx", sheet="Thông tin"),
)
PLAN = Plan(
    letterhead=Letterhead(
        organ="Ủy ban nhân dân tỉnh Lạng Sơn",
        symbol="UBND",
        number=192,
        place="Lạng Sơn",
        issued=date(2023, 9, 28),
    ),
    subject=(plain("Thực hiện công tác bình đẳng giới năm 2024"),),
    agencies=(
        Agency(
            code="SLĐTBXH",
            name="Sở Lao động - Thương binh và Xã hội",
            origin=Origin(file="p", sheet="s"),
        ),
        Agency(
            code="HLHPN",
            name="Hội Liên hiệp Phụ nữ tỉnh",
            requested=True,
            origin=Origin(file="p", sheet="s"),
        ),
    ),
    origin=Origin(file="ke-hoach.xlsx", sheet="Thông tin"),
)


def form(code: str, name: str) -> Form:
    return Form(
        id=f"2024-{code}",
        version=1,
        code=code,
        name=name,
        year=2024,
        period=Period.YEAR,
        cutoff=date(2024, 12, 14),
        locality=code.isdecimal(),
        tasks=(FormTask(code="1", text=(plain("Tập huấn"),)),),
        indicators=(FormIndicator(code="1.1", title="Tỷ lệ nữ lãnh đạo", unit="%"),),
    )


FORMS = tuple(form(code, name) for code, name in NAMES.items())


def at(sheet: str, **cells: str) -> Origin:
    return Origin(file="SNV.xlsx", sheet=sheet, cells=cells)


def report(code: str, **parts: Any) -> AgencyReport:
    """A report with something in every sheet; ``parts`` take the place of some."""
    whole = {
        "duties": (
            DutyResult(
                code="1", status=DutyStatus.DONE, origin=at("Nhiệm vụ", status="D2", result="E2")
            ),
        ),
        "measures": (
            Measure(
                code="1.1",
                numerator=Decimal(7),
                denominator=Decimal(20),
                origin=at("Chỉ tiêu", numerator="G2"),
            ),
        ),
        "events": (Event(kind="Tin, bài", events=Decimal(3), origin=at("Truyền thông")),),
        "cases": (Case(kind="Thể chất", cases=Answer.NONE_AROSE, origin=at("Bạo lực giới")),),
        "budgets": (
            Budget(
                source="Nguồn khác", planned=Decimal(1), spent=Decimal(1), origin=at("Kinh phí")
            ),
        ),
    }
    return AgencyReport(
        file=f"{code}.xlsx",
        code=code,
        received=datetime(2024, 12, 20),
        origin=at("Thông tin"),
        **(whole | parts),
    )


def collection(reports: Sequence[AgencyReport], late: tuple[str, ...] = ()) -> Collection:
    counted = {one.code or "": one for one in reports}
    missing = tuple(one.code for one in FORMS if one.code not in counted)
    return Collection(counted=counted, missing=missing, late=late)


def letters(
    reports: Sequence[AgencyReport],
    problems: Sequence[Problem] = (),
    by: Coordinator = BY,
    **more: Any,
) -> tuple[Letter, ...]:
    every = (*problems, *blanks(reports))
    return reminders(collection(reports), FORMS, every, PLAN, by, **({"deadline": DEADLINE} | more))


def blanks(reports: Sequence[AgencyReport]) -> Iterator[Problem]:
    """What is blank in the reports; in one that holds nothing at all that alone is told."""
    forms = {one.code: one for one in FORMS}
    return (
        problem
        for one in reports
        if one.code and not is_blank(one)
        for problem in in_blanks(one, forms[one.code])
    )


def asked(reports: Sequence[AgencyReport], *problems: Problem) -> dict[str, list[tuple[str, str]]]:
    """What each is asked for, and where."""
    return {
        one.code: [(str(demand.request), demand.where) for demand in one.demands]
        for one in owing(collection(reports), FORMS, (*problems, *blanks(reports)))
    }


ALL = tuple(report(code) for code in NAMES)


def test_nobody_is_asked_for_anything_when_all_is_there() -> None:
    assert asked(ALL) == {}
    assert letters(ALL) == ()


def test_who_has_sent_nothing_is_asked_for_the_whole_report() -> None:
    (found,) = owing(collection(ALL[1:]), FORMS, ())

    assert (found.code, found.file) == ("SNV", None)
    assert [one.request for one in found.demands] == [Request.SEND]
    assert "01 nhiệm vụ" in str(found.demands[0].text)
    assert "chỉ tiêu 1.1" in str(found.demands[0].text)


def test_who_has_sent_last_year_s_report_is_told_so() -> None:
    came = replace(collection(ALL[1:]), refused={"SNV": "năm 2023"})

    (found,) = owing(came, FORMS, ())
    (letter,) = reminders(came, FORMS, (), PLAN, BY, deadline=DEADLINE)

    assert str(found.demands[0].text).startswith(
        "Đã gửi báo cáo năm 2023, chưa có báo cáo năm 2024, gồm:"
    )
    assert "Sở Nội vụ đã gửi báo cáo năm 2023, chưa có báo cáo theo" in str(letter.body[0])


def test_a_finding_is_told_with_the_row_that_it_is_about() -> None:
    wrong = NEGATIVE.at(cell("Chỉ tiêu", "G2"), actual="-5")

    (found,) = owing(collection(ALL), FORMS, (wrong,))

    assert str(found.demands[0].text) == "Chỉ tiêu 1.1: “-5” nhỏ hơn 0; phải từ 0 trở lên"


@pytest.mark.parametrize(
    ("blank", "where"),
    [
        ({"duties": ()}, "Nhiệm vụ"),
        ({"duties": (DutyResult(code="1", origin=at("Nhiệm vụ", status="D2")),)}, "Nhiệm vụ: D2"),
        ({"measures": ()}, "Chỉ tiêu"),
        ({"events": ()}, "Truyền thông, tập huấn"),
        ({"cases": (Case(kind="Thể chất", origin=at("Bạo lực giới")),)}, "Bạo lực giới"),
        ({"budgets": ()}, "Kinh phí"),
    ],
)
def test_what_is_blank_in_a_report_is_asked_for(blank: Mapping[str, Any], where: str) -> None:
    reports = (report("SNV", **blank), *ALL[1:])

    assert asked(reports) == {"SNV": [("Bổ sung", where)]}


def test_an_answer_that_is_no_figure_is_no_blank() -> None:
    none = (Event(kind="Tin, bài", events=Answer.NOT_COLLECTED, origin=at("Truyền thông")),)

    assert asked((report("SNV", events=none), *ALL[1:])) == {}


def cell(sheet: str, name: str, file: str = "SNV.xlsx") -> CellPlace:
    return CellPlace(file=file, sheet=sheet, cell=name)


def test_errors_are_to_be_mended_and_odd_figures_to_be_explained_errors_first() -> None:
    odd = JUMP.at(cell("Chỉ tiêu", "I2"), code="1.1", actual="80", expected="30")
    wrong = NEGATIVE.at(cell("Kinh phí", "C3"), actual="-5")

    assert asked(ALL, odd, wrong) == {
        "SNV": [("Chỉnh sửa", "Kinh phí: C3"), ("Kiểm tra, giải trình", "Chỉ tiêu: I2")]
    }


def test_unanswered_indicators_are_asked_for_together() -> None:
    every = [
        UNANSWERED.at(cell("Chỉ tiêu", name), code="1.1", part=part)
        for name, part in (("G2", " (Nam)"), ("G3", " (Nữ)"))
    ]
    (found,) = owing(collection(ALL), FORMS, every)

    assert [(str(one.text), one.where) for one in found.demands] == [
        ("Chưa có số liệu chỉ tiêu: 1.1 (Nam), 1.1 (Nữ)", "Chỉ tiêu: G2, G3")
    ]


def test_a_blank_report_is_asked_for_once_and_not_sheet_by_sheet() -> None:
    nothing = report("SNV", duties=(), measures=(), events=(), cases=(), budgets=())
    blank = BLANK.at(FilePlace(file="SNV.xlsx"), sender="Sở Nội vụ")

    assert asked((nothing, *ALL[1:]), blank) == {"SNV": [("Bổ sung", "")]}


def test_a_report_that_came_late_or_twice_is_not_asked_for_again() -> None:
    place = FilePlace(file="SNV.xlsx")
    late = LATE.at(place, sender="Sở Nội vụ", actual="22/12/2024", expected="20/12/2024")
    twice = SENT_TWICE.at(place, sender="Sở Nội vụ", other="cu.xlsx", count=2)

    assert asked(ALL, late, twice) == {}


def test_one_letter_goes_to_all_in_the_order_of_the_forms() -> None:
    (letter,) = letters(())

    assert letter.addressees == ("Sở Nội vụ", "Sở Y tế", "UBND huyện Cao Lộc")
    assert [one.code for one in letter.details] == ["SNV", "SYT", "183"]
    assert letter.code == ""


def test_each_gets_a_letter_with_a_number_of_its_own() -> None:
    found = letters((), each=True)

    assert [one.addressees for one in found] == [(name,) for name in NAMES.values()]
    assert [one.by.letterhead.number for one in found] == [123, 124, 125]
    assert [one.code for one in found] == list(NAMES)


def test_letters_without_a_number_stay_without() -> None:
    by = replace(BY, letterhead=replace(BY.letterhead, number=None))

    assert {one.by.letterhead.number for one in letters((), by=by, each=True)} == {None}


def test_a_letter_to_one_who_has_sent_nothing_needs_no_appendix() -> None:
    (letter,) = letters(ALL[1:])

    assert letter.details == ()
    assert not any("Phụ lục" in str(one) for one in letter.body)


def test_nobody_writes_to_itself() -> None:
    by = replace(BY, letterhead=replace(BY.letterhead, organ="SỞ NỘI VỤ"))

    assert letters(ALL[1:], by=by) == ()


def test_the_body_tells_the_plan_both_deadlines_and_where_to_send() -> None:
    by = replace(BY, mailbox="qua hộp thư bdg@langson.example.", contact="bà Hoàng Thị Mai")
    (letter,) = letters(ALL[1:], by=by, first_deadline=date(2024, 12, 20))
    body = "\n".join(map(str, letter.body))

    assert "Kế hoạch số 192/KH-UBND ngày 28 tháng 9 năm 2023" in body
    assert "Thời hạn gửi báo cáo là ngày 20 tháng 12 năm 2024" in body
    assert "(qua hộp thư bdg@langson.example) chậm nhất ngày 27 tháng 12 năm 2024." in body
    assert "bà Hoàng Thị Mai." in body
    assert body.endswith("./.")


def test_the_body_counts_agencies_and_localities() -> None:
    (letter,) = letters(())

    assert "02 cơ quan, đơn vị và 01 địa phương chưa có báo cáo" in str(letter.body[0])


@pytest.mark.parametrize(
    ("reports", "beginning"),
    [
        (ALL[1:], "đôn đốc gửi báo cáo"),
        ((report("SNV", events=()), *ALL[1:]), "bổ sung, chỉnh sửa báo cáo"),
        ((report("SNV", events=()), *ALL[1:2]), "đôn đốc gửi và hoàn thiện báo cáo"),
    ],
)
def test_the_subject_says_what_is_asked_for(
    reports: Sequence[AgencyReport], beginning: str
) -> None:
    (letter,) = letters(reports)

    assert letter.subject.startswith(beginning)
    assert letter.subject.endswith("năm 2024")


def test_many_localities_share_a_line_that_points_to_the_appendix() -> None:
    forms = tuple(form(f"{number:05}", f"UBND xã Số {number}") for number in range(1, 16))
    forms += (form("00016", "UBND phường Đông Kinh"),)

    (few,) = reminders(Collection(), forms[:15], (), PLAN, BY, deadline=DEADLINE)
    (many,) = reminders(Collection(), forms, (), PLAN, BY, deadline=DEADLINE)

    assert len(few.addressees) == 15
    assert many.addressees == ("Ủy ban nhân dân các xã, phường (danh sách tại Phụ lục kèm theo)",)
    assert len(many.details) == 16


@pytest.mark.parametrize(
    ("symbol", "organ", "parent"),
    [
        ("SLĐTBXH-BĐG", "Sở Lao động - Thương binh và Xã hội", "Ủy ban nhân dân tỉnh Lạng Sơn"),
        ("HLHPN", "Hội Liên hiệp Phụ nữ tỉnh", None),  # not subordinate to the committee
        ("UBND-KGVX", "Ủy ban nhân dân tỉnh Lạng Sơn", None),
        ("XYZ-BĐG", None, None),  # nobody is guessed
        (None, None, None),
    ],
)
def test_the_organ_is_known_by_the_code_in_its_symbol(
    symbol: str | None, organ: str | None, parent: str | None
) -> None:
    by = completed(replace(BY, letterhead=Letterhead(symbol=symbol)), PLAN)

    assert (by.letterhead.organ, by.letterhead.parent) == (organ, parent)
    assert by.letterhead.place == "Lạng Sơn"


def test_what_was_typed_goes_before_what_the_plan_knows() -> None:
    typed = Letterhead(organ="Văn phòng UBND tỉnh", parent="UBND tỉnh", symbol="SLĐTBXH", place="A")

    assert completed(replace(BY, letterhead=typed), PLAN).letterhead == typed
