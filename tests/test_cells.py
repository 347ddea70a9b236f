"""Each kind of cell: what it gives, and what it says of a value that it cannot read."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.place import CellPlace
from docgen.model.plan import BasisStyle, Level, Table
from docgen.model.text import Run, Text, plain
from docgen.vietnamese.numbers import decimal
from docgen.workbook import cells
from docgen.workbook.cells import (
    CODE_BECAME_DATE,
    NOT_A_DATE,
    NOT_A_NUMBER,
    NOT_IN_LIST,
    NOT_TEXT,
    TYPED_AS_TEXT,
    Cell,
    Parser,
    typed_as_text,
)
from docgen.workbook.clean import (
    CONTROL_CHARACTERS,
    DECOMPOSED,
    ERROR_CELL,
    LEGACY_ENCODING,
    UNCALCULATED,
    cleaned,
    is_blank,
)

D7 = CellPlace(file="ke-hoach.xlsx", sheet="Chỉ tiêu", cell="D7")
ODD_NUMBERS = [
    "nan",
    "1e9999999",
    "1_0",
    "٣٠",
    "inf",
    "0x10",
    "ba mươi",
    "1.234,5.6",
    "½",
    "−",
    "-",
]


def cell(value: object, **more: Any) -> Cell:
    return Cell(place=D7, value=value, **more)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


# --- text -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "one_line"),
    [
        ("  Sở Y tế \n", "Sở Y tế"),
        ("Sở\nY tế", "Sở Y tế"),
        (
            "\N{NO-BREAK SPACE}Sở\N{NO-BREAK SPACE}Y tế\N{NO-BREAK SPACE}",
            "Sở\N{NO-BREAK SPACE}Y tế",
        ),
        (12, "12"),
        (12.0, "12"),
        (1234.5, "1234,5"),
        (0.1 + 0.2, "0,3"),
        (datetime(2024, 3, 5), "05/03/2024"),
        (datetime(2024, 3, 5, 14, 30), "05/03/2024"),
    ],
)
def test_a_line_is_what_is_seen_in_the_cell(value: object, one_line: str) -> None:
    assert cells.line(cell(value)) == one_line


@pytest.mark.parametrize(
    ("value", "number_format", "one_line"),
    [
        (0.575, "0.0%", "57,5%"),
        (57.5, '0.0"%"', "57,5"),
        (57.5, r"0.0\%", "57,5"),
        (datetime(2024, 10, 1), "mm/yyyy", "10/2024"),
        (datetime(2024, 10, 1), "mmm-yy", "10/2024"),
        (datetime(2024, 10, 1), "dd/mm/yyyy", "01/10/2024"),
    ],
)
def test_a_number_in_words_is_written_as_it_is_shown(
    value: object, number_format: str, one_line: str
) -> None:
    assert cells.line(cell(value, number_format=number_format)) == one_line


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        (True, "TRUE"),
        (False, "FALSE"),
        (time(7, 30), "07:30:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
    ],
)
@pytest.mark.parametrize("parse", [cells.line, cells.lines, cells.text, cells.code, cells.symbol])
def test_a_truth_or_a_time_is_no_text(parse: Parser, value: object, seen: str) -> None:
    assert parse(cell(value)) == NOT_TEXT.at(D7, actual=seen)


def test_lines_are_kept_apart_and_empty_ones_left_out() -> None:
    typed = " TM. Ủy ban nhân dân\n\n \N{NO-BREAK SPACE}\nKT. Chủ tịch "

    assert cells.lines(cell(typed)) == ("TM. Ủy ban nhân dân", "KT. Chủ tịch")


def test_text_has_a_paragraph_for_each_line() -> None:
    assert cells.text(cell(" a \n\nb & <c>\n\N{ZERO WIDTH SPACE}\n")) == (
        plain("a"),
        plain("b & <c>"),
    )


def test_rich_text_keeps_bold_and_italic_over_line_breaks_inside_a_run() -> None:
    runs = (Run(text=" Một "), Run(text="hai\nba", bold=True), Run(text="\n\nbốn ", italic=True))

    assert cells.text(cell(" Một hai\nba\n\nbốn ", runs=runs)) == (
        Text((Run(text="Một "), Run(text="hai", bold=True))),
        Text((Run(text="ba", bold=True),)),
        Text((Run(text="bốn", italic=True),)),
    )


def test_rich_text_loses_blanks_at_its_ends_and_empty_runs_only() -> None:
    runs = (
        Run(text=" "),
        Run(text=" a", bold=True),
        Run(text="", italic=True),
        Run(text=" b", bold=True),
        Run(text=" ", italic=True),
    )

    assert cells.text(cell("  a b ", runs=runs)) == (Text((Run(text="a b", bold=True),)),)


@pytest.mark.parametrize(
    ("words", "blank"),
    [
        (" \t\n", True),
        ("\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\N{SOFT HYPHEN}\ufeff", True),
        (".", False),
        ("", True),
    ],
)
def test_blank_is_what_cannot_be_seen(words: str, blank: bool) -> None:
    assert is_blank(words) is blank


# --- codes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "code"), [("NV01", "NV01"), (1.1, "1.1"), (1, "1"), (2.0, "2"), (" 3.2a ", "3.2a")]
)
def test_a_code_has_a_point_even_as_a_number(value: object, code: str) -> None:
    assert cells.code(cell(value)) == code


@pytest.mark.parametrize("parse", [cells.code, cells.codes])
def test_a_code_that_excel_made_a_date_is_not_guessed(parse: Parser) -> None:
    found = parse(cell(datetime(2026, 1, 1), number_format="d-mmm"))

    assert found == CODE_BECAME_DATE.at(D7, actual="01/01/2026")


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("1.1; 2.1,3.2a", ("1.1", "2.1", "3.2a")),
        ("1.1\n2.1\n", ("1.1", "2.1")),
        (";;", ()),
        (1.1, ("1.1",)),
        (2, ("2",)),
    ],
)
def test_codes_are_divided_by_semicolons_commas_and_line_breaks(
    value: object, codes: tuple[str, ...]
) -> None:
    assert cells.codes(cell(value)) == codes


def test_a_symbol_loses_the_type_that_is_added_anyway() -> None:
    assert cells.symbol(cell("KH-UBND")) == "UBND"
    assert cells.symbol(cell("SLĐTBXH")) == "SLĐTBXH"


# --- numbers --------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "number"), [(192, 192), ("05", 5), (7.0, 7), (" 192 ", 192)])
def test_a_number_of_a_document_is_whole(value: object, number: int) -> None:
    assert cells.number(cell(value)) == number


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        *((odd, odd) for odd in ODD_NUMBERS),
        (True, "TRUE"),
        (0, "0"),
        (-1, "-1"),
        (1.5, "1,5"),
        ("192/KH-UBND", "192/KH-UBND"),
        (datetime(2024, 1, 2), "02/01/2024"),
        (float("inf"), "inf"),
        (10**20, "1e+20"),
    ],
)
def test_what_is_no_number_of_a_document(value: object, seen: str) -> None:
    expected = cells.NOT_A_NUMBER.at(D7, actual=seen, expected="a whole number such as 192")

    assert cells.number(cell(value)) == expected


@pytest.mark.parametrize(("value", "year"), [(2024, 2024), ("2024", 2024), (2000, 2000)])
def test_a_year_has_four_figures(value: object, year: int) -> None:
    assert cells.year(cell(value)) == year


@pytest.mark.parametrize(
    ("value", "seen"),
    [(24, "24"), (1999, "1999"), (2101, "2101"), ("năm 2024", "năm 2024"), (True, "TRUE")],
)
def test_what_is_no_year(value: object, seen: str) -> None:
    expected = NOT_A_NUMBER.at(D7, actual=seen, expected="a year such as 2026")

    assert cells.year(cell(value)) == expected


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        ("1.234,5", Decimal("1234.5")),
        ("30,5 %", Decimal("30.5")),
        ("1.5", Decimal("1.5")),
        ("1.500", Decimal(1500)),
        ("0.125", Decimal("0.125")),
        (315.5, Decimal("315.5")),
        (0.1 + 0.2, Decimal("0.3")),
        (57.49999999999999, Decimal("57.5")),
        (0, Decimal(0)),
        (-3, Decimal(-3)),
    ],
)
def test_an_amount_is_read_in_the_vietnamese_way(value: object, amount: Decimal) -> None:
    assert cells.amount(cell(value)) == amount


@pytest.mark.parametrize(
    ("value", "number_format", "amount"),
    [
        (0.575, "0.0%", "57.5"),
        (1, "0%", "100"),
        (57.5, '0.0"%"', "57.5"),
        (57.5, r"0\%", "57.5"),
        (57.5, '[$%-1]0.0_)"%"', "57.5"),
        (1234.5, "#,##0.00", "1234.5"),
    ],
)
def test_an_amount_shown_as_per_cent_is_in_per_cent(
    value: float, number_format: str, amount: str
) -> None:
    assert cells.amount(cell(value, number_format=number_format)) == Decimal(amount)


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        *((odd, odd) for odd in ODD_NUMBERS),
        (True, "TRUE"),
        ("250 triệu", "250 triệu"),
        ("1,234.5", "1,234.5"),
        (float("nan"), "nan"),
        (1e300, "1e+300"),
        ("9" * 31, "9" * 31),
        (time(1, 2), "01:02:00"),
        (datetime(2026, 2, 1), "01/02/2026"),
    ],
)
def test_what_is_no_amount(value: object, seen: str) -> None:
    expected = NOT_A_NUMBER.at(D7, actual=seen, expected="a number such as 1.234,5")

    assert cells.amount(cell(value)) == expected


@given(st.decimals(-(10**12), 10**12, places=3))
def test_an_amount_reads_back_what_officials_type(amount: Decimal) -> None:
    assert cells.amount(cell(decimal(amount))) == amount
    assert cells.amount(cell(f"{decimal(amount)} %")) == amount


@pytest.mark.parametrize(
    ("value", "measure"), [("Có", "Có"), ("47,5%", Decimal("47.5")), (47, Decimal(47))]
)
def test_a_measure_may_be_words(value: object, measure: Decimal | str) -> None:
    assert cells.measure(cell(value)) == measure


@pytest.mark.parametrize(
    ("value", "seen"), [(True, "TRUE"), (datetime(2026, 2, 1), "01/02/2026"), (1e99, "1e+99")]
)
def test_a_measure_is_neither_a_truth_nor_a_date(value: object, seen: str) -> None:
    expected = NOT_A_NUMBER.at(D7, actual=seen, expected="a number such as 1.234,5")

    assert cells.measure(cell(value)) == expected


# --- dates ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        datetime(2023, 9, 28),
        datetime(2023, 9, 28, 14, 30),
        date(2023, 9, 28),
        "28/9/2023",
        "28/09/2023",
        " 28-9-2023",
        "28.9.2023",
        "ngày 28 tháng 9 năm 2023",
        nfd("Ngày 28 tháng 9 năm 2023").replace(nfd("à"), "à"),
    ],
)
def test_a_day_is_read_from_dates_and_text(value: object) -> None:
    read, _ = cleaned(cell(value))

    assert read is not None
    assert cells.day(read) == date(2023, 9, 28)


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        ("31/9/2023", "31/9/2023"),
        ("29/2/2023", "29/2/2023"),
        ("9/28/2023", "9/28/2023"),
        ("28/9/23", "28/9/23"),
        ("2023-09-28", "2023-09-28"),
        ("٣/٣/٢٠٢١", "٣/٣/٢٠٢١"),
        ("tháng 9", "tháng 9"),
        ("1/1/1900", "1/1/1900"),
        (45197, "45197"),
        (True, "TRUE"),
        (time(7, 30), "07:30:00"),
        (datetime(1899, 12, 30), "30/12/1899"),
    ],
)
def test_what_is_no_day(value: object, seen: str) -> None:
    assert cells.day(cell(value)) == NOT_A_DATE.at(D7, actual=seen, expected="dd/mm/yyyy")


def test_a_month_that_excel_made_a_day_is_no_day() -> None:
    typed = cell(datetime(2021, 10, 1), number_format="mmm-yy")

    assert cells.day(typed) == NOT_A_DATE.at(D7, actual="10/2021", expected="dd/mm/yyyy")


@pytest.mark.parametrize(
    ("value", "number_format", "due"),
    [
        ("Quý II/2024", "General", "Quý II/2024"),
        ("Trước ngày 30/6/2024", "General", "Trước ngày 30/6/2024"),
        ("30/6/2024", "General", date(2024, 6, 30)),
        (datetime(2024, 6, 30), "dd/mm/yyyy", date(2024, 6, 30)),
        (datetime(2024, 10, 1), "mm/yyyy", "10/2024"),
    ],
)
def test_a_term_is_a_date_or_words(value: object, number_format: str, due: date | str) -> None:
    assert cells.due(cell(value, number_format=number_format)) == due


@pytest.mark.parametrize(
    ("value", "seen"), [("31/9/2024", "31/9/2024"), ("1/2/24", "1/2/24"), (45197, "45197")]
)
def test_a_term_that_is_written_like_a_date_must_be_one(value: object, seen: str) -> None:
    assert cells.due(cell(value)) == NOT_A_DATE.at(D7, actual=seen, expected="dd/mm/yyyy")


# --- lists ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parse", "value", "chosen"),
    [
        (cells.yes_no, "có", True),
        (cells.yes_no, "KHÔNG ", False),
        (cells.date_style, "Ngắn", False),
        (cells.date_style, "đầy  đủ", True),
        (cells.basis_style, "căn cứ", BasisStyle.LINES),
        (cells.insert, "bảng chỉ tiêu", Table.TARGETS),
        (cells.direction, ">=", "≥"),
        (cells.direction, "< =", "≤"),
        (cells.direction, "=", "="),
        (cells.direction, "≥", "≥"),
    ],
)
def test_a_choice_does_not_mind_case_and_spaces(
    parse: Parser, value: object, chosen: object
) -> None:
    assert parse(cell(value)) == chosen


@pytest.mark.parametrize(
    ("parse", "value", "seen", "expected"),
    [
        (cells.yes_no, "x", "x", ("Có", "Không")),
        (cells.yes_no, True, "TRUE", ("Có", "Không")),
        (cells.basis_style, "Dựa vào", "Dựa vào", tuple(BasisStyle)),
        (cells.direction, "~", "~", ("≥", "≤", "=", ">", "<")),
        (cells.level, "II", "II", tuple(Level)),
        (cells.level, "b)", "b)", tuple(Level)),
        (cells.level, 2, "2", tuple(Level)),
        (cells.dash, "1", "1", (Level.DASH, Level.PLUS)),
    ],
)
def test_what_is_not_listed_is_told_with_the_list(
    parse: Parser, value: object, seen: str, expected: tuple[str, ...]
) -> None:
    assert parse(cell(value)) == NOT_IN_LIST.at(D7, actual=seen, expected=expected)


@pytest.mark.parametrize(
    ("value", "level"),
    [
        ("phần", Level.PART),
        ("I.", Level.SECTION),
        ("i", Level.SECTION),
        (1, Level.CLAUSE),
        ("1.", Level.CLAUSE),
        ("a)", Level.POINT),
        ("A", Level.POINT),
        ("–", Level.DASH),
        ("\N{MINUS SIGN}", Level.DASH),
        ("+", Level.PLUS),
        (nfd("Đoạn"), Level.PARAGRAPH),
    ],
)
def test_a_level_is_known_by_its_mark(value: object, level: Level) -> None:
    assert cells.level(cell(value)) == level


# --- notes on what was read from text -------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "read", "note"),
    [
        (
            "3/3/2021",
            date(2021, 3, 3),
            TYPED_AS_TEXT.at(D7, actual="3/3/2021", expected="03/3/2021"),
        ),
        ("1.234,5", Decimal("1234.5"), TYPED_AS_TEXT.at(D7, actual="1.234,5", expected="1.234,5")),
        (datetime(2021, 3, 3), date(2021, 3, 3), None),
        (1234.5, Decimal("1234.5"), None),
        ("192", 192, TYPED_AS_TEXT.at(D7, actual="192", expected="192")),
        ("Có", "Có", None),
    ],
)
def test_a_date_or_figure_in_a_text_cell_is_noted(
    value: object, read: object, note: object
) -> None:
    assert typed_as_text(cell(value), read) == note


# --- cleaning -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("a_x000D_b", "a\nb"),
        ("a_x000D_\nb", "a\nb"),
        ("a\r\nb\x0bc\x85d\re", "a\nb\nc\nd\ne"),
        ("_x0041_ mã_x_", "_x0041_ mã_x_"),
        ("#NHÃN, #1", "#NHÃN, #1"),
        (
            "& < > {{ {% 😀 \N{NO-BREAK SPACE}\N{SOFT HYPHEN}",
            "& < > {{ {% 😀 \N{NO-BREAK SPACE}\N{SOFT HYPHEN}",
        ),
    ],
)
def test_text_comes_through_with_one_kind_of_line_end(typed: str, clean: str) -> None:
    assert cleaned(cell(typed)) == (cell(clean), [])


@pytest.mark.parametrize(
    ("typed", "clean", "names"),
    [
        ("a\x01b\x01", "ab", ["U+0001"]),
        ("a_x0007_b_x001F_", "ab", ["U+0007", "U+001F"]),
        ("\x7fa\uffff", "a", ["U+007F", "U+FFFF"]),
    ],
)
def test_control_characters_are_left_out_with_a_warning(
    typed: str, clean: str, names: list[str]
) -> None:
    assert cleaned(cell(typed)) == (cell(clean), [CONTROL_CHARACTERS.at(D7, actual=names)])


def test_decomposed_text_is_composed_with_a_note() -> None:
    assert cleaned(cell(nfd("Sở Y tế"))) == (
        cell("Sở Y tế"),
        [DECOMPOSED.at(D7, actual="Sở Y tế")],
    )
    assert cleaned(cell("Sở Y tế")) == (cell("Sở Y tế"), [])


def test_a_mark_that_begins_a_run_joins_the_letter_before_it() -> None:
    runs = (
        Run(text="tie"),
        Run(text="\N{COMBINING CIRCUMFLEX ACCENT}", bold=True),
        Run(text="\u0323n"),
    )

    found, problems = cleaned(cell("tie\u0302\u0323n", runs=runs))

    assert found == cell("tiện", runs=(Run(text="tiệ"), Run(text="n")))
    assert problems == [DECOMPOSED.at(D7, actual="tiện")]


@pytest.mark.parametrize(
    "typed", ["#REF!", "#N/A", "#NAME?", "#DIV/0!", "#VALUE!", "#SPILL!", "#FIELD!", "Err:502"]
)
def test_an_error_value_is_no_text(typed: str) -> None:
    assert cleaned(cell(typed)) == (None, [ERROR_CELL.at(D7, actual=typed)])


def test_a_formula_without_result_is_no_empty_cell() -> None:
    found = cleaned(cell("", formula="=SUM(A1:A9)"))

    assert found == (None, [UNCALCULATED.at(D7, actual="=SUM(A1:A9)")])


@pytest.mark.parametrize(
    ("typed", "fonts", "encoding"),
    [
        ("ñy ban nh©n d©n tØnh L¹ng S¬n", (), "TCVN3"),
        ("UÛy ban nhaân daân tænh Laïng Sôn", ("VNI-Times",), "VNI"),
        ("th«n", ("Times New Roman", ".VnTime"), "TCVN3"),
    ],
)
def test_an_old_encoding_is_refused(typed: str, fonts: tuple[str, ...], encoding: str) -> None:
    found = cleaned(cell(typed, fonts=fonts))

    assert found == (None, [LEGACY_ENCODING.at(D7, actual=typed, encoding=encoding)])


@pytest.mark.parametrize("typed", ["th«n", "Noël Müller © 2024", "Ủy ban nhân dân"])
def test_text_in_unicode_is_not_taken_for_an_old_encoding(typed: str) -> None:
    read = cell(typed, fonts=("Times New Roman",))

    assert cleaned(read) == (read, [])


@pytest.mark.parametrize("value", [1, 1.5, True, datetime(2024, 1, 1), time(1, 2)])
def test_what_is_no_text_needs_no_cleaning(value: object) -> None:
    assert cleaned(cell(value)) == (cell(value), [])


# --- all of them ----------------------------------------------------------------------------

VALUES = st.one_of(
    st.text(),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(ODD_NUMBERS),
)
FORMATS = st.sampled_from(["General", "0.0%", '0"%"', "dd/mm/yyyy", "mmm-yy", "@", "[h]:mm"])
PARSERS = [
    value
    for name in cells.__all__
    if callable(value := getattr(cells, name))
    and name not in {"Cell", "Parser", "choice", "typed_as_text"}
]


@given(VALUES, FORMATS)
def test_any_value_is_read_or_is_a_problem_at_its_cell(value: object, number_format: str) -> None:
    read, _ = cleaned(cell(value, number_format=number_format))
    if read is None:
        return
    for parse in PARSERS:
        found = parse(read)

        assert getattr(found, "place", D7) == D7
        assert typed_as_text(read, found) is None or isinstance(value, (str, float))


@pytest.mark.parametrize(
    ("typed", "read", "remark"),
    [
        (1 / 3, Decimal("0.33"), ("0,333333333333333", "0,33")),
        (0.03125, Decimal("0.03"), ("0,03125", "0,03")),
        (57.5, Decimal("57.5"), None),
        (0.1 + 0.2, Decimal("0.3"), None),
        (0.1 + 0.2 - 0.3, Decimal(0), ("0,0000000000000000555111512312578", "0")),
        (12.3456, Decimal("12.3456"), None),
    ],
)
def test_figures_with_many_decimals_are_rounded_and_told(
    typed: float, read: Decimal, remark: tuple[str, str] | None
) -> None:
    found = cells.amount(cell(typed))

    told = typed_as_text(cell(typed), found)
    assert found == read
    assert (told and tuple(told.values.values())) == remark
