"""What docgen says: problems as sentences in both languages."""

from __future__ import annotations

import pytest

from docgen.model.place import CellPlace, FilePlace, ParagraphPlace, Place
from docgen.model.problem import DocgenError, Rule, Severity, WorkbookError
from docgen.vietnamese.messages import (
    LANGUAGES,
    Expectation,
    say,
    severity_name,
    shown,
    translator,
    why,
)

D7 = CellPlace(file="ke_hoach.xlsx", sheet="Chỉ tiêu", cell="D7")
DAY_FORM = Expectation("dd/mm/yyyy")
# As they stand in the code, and in the catalogue.
NOT_A_DATE = Rule("XL105", "not-a-date", "“{actual}” is not a date; expected {expected}")
NOT_IN_LIST = Rule("XL107", "not-in-list", "“{actual}” is not one of: {expected}")
MISSING_COLUMN = Rule(
    "XL102",
    "missing-column",
    "the columns {expected} are missing; the headers found are: {actual}",
)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("vi", "“31/9/2023” không phải ngày; cần ngày dạng dd/mm/yyyy, ví dụ 28/09/2023"),
        ("en", "“31/9/2023” is not a date; expected dd/mm/yyyy"),
    ],
)
def test_a_problem_is_said_with_its_values(language: str, sentence: str) -> None:
    assert say(NOT_A_DATE.at(D7, actual="31/9/2023", expected=DAY_FORM), language) == sentence


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("vi", "thiếu cột: Cấp, Nội dung; các tiêu đề tìm thấy: STT"),
        ("en", "the columns Cấp, Nội dung are missing; the headers found are: STT"),
    ],
)
def test_lists_are_said_with_commas(language: str, sentence: str) -> None:
    problem = MISSING_COLUMN.at(D7, expected=["Cấp", "Nội dung"], actual=("STT",))

    assert say(problem, language) == sentence


def test_braces_in_a_value_are_said_as_typed() -> None:
    problem = NOT_IN_LIST.at(D7, actual="{expected} {0} %s {{", expected=("Có", "Không"))

    assert say(problem, "vi") == "“{expected} {0} %s {{” không thuộc danh sách: Có, Không"


@pytest.mark.parametrize(
    ("value", "language", "said"),
    [
        ("dd/mm/yyyy", "vi", "dd/mm/yyyy"),
        (DAY_FORM, "vi", "ngày dạng dd/mm/yyyy, ví dụ 28/09/2023"),
        (DAY_FORM, "en", "dd/mm/yyyy"),
        ([DAY_FORM, "x"], "vi", "ngày dạng dd/mm/yyyy, ví dụ 28/09/2023, x"),
        ((), "vi", ""),
        (7, "vi", "7"),
        (None, "en", "None"),
        (Expectation("không có trong danh mục"), "vi", "không có trong danh mục"),
    ],
)
def test_a_value_is_shown_in_the_language(value: object, language: str, said: str) -> None:
    assert shown(value, language) == said


@pytest.mark.parametrize(
    ("severity", "names"),
    [
        (Severity.ERROR, ("error", "lỗi", "error")),
        (Severity.WARNING, ("warning", "cảnh báo", "warning")),
        (Severity.NOTE, ("note", "lưu ý", "note")),
    ],
)
def test_severities_have_names(severity: Severity, names: tuple[str, str, str]) -> None:
    found = (
        severity_name(severity),
        severity_name(severity, "vi"),
        severity_name(severity, "en"),
    )
    assert found == names


@pytest.mark.parametrize(
    ("error", "vietnamese"),
    [
        (FileNotFoundError(2, "No such file"), "không có tệp này"),
        (
            PermissionError(13, "Permission denied"),
            "không được phép dùng, hoặc tệp đang mở ở chương trình khác",
        ),
        (IsADirectoryError(21, "Is a directory"), "đây là thư mục"),
        (OSError(28, "No space left on device"), "ổ đĩa đã đầy"),
        (OSError(5, "Input/output error"), "Input/output error"),
        (OSError("hỏng"), "hỏng"),
    ],
)
def test_the_reason_of_an_error_is_said_in_the_language(error: OSError, vietnamese: str) -> None:
    assert shown(why(error), "vi") == vietnamese


def test_english_is_what_stands_in_the_code() -> None:
    assert LANGUAGES == ("vi", "en")
    assert translator("en")("error") == "error"
    assert translator("vi")("không có bản dịch") == "không có bản dịch"


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (D7, "'Chỉ tiêu'!D7"),
        (CellPlace(file="a", sheet="Nhiệm_vụ", cell="A1"), "Nhiệm_vụ!A1"),
        (CellPlace(file="a", sheet="2024", cell="A1"), "'2024'!A1"),
        (CellPlace(file="a", sheet="Sở's", cell="B2:C3"), "'Sở''s'!B2:C3"),
        (CellPlace(file="a", sheet="Nội dung"), "Nội dung"),
        (FilePlace(file="a b.xlsx"), "a b.xlsx"),
        (ParagraphPlace(file="a.docx", number=3, excerpt="Căn cứ Luật"), "¶3 “Căn cứ Luật”"),
    ],
)
def test_a_place_can_be_pasted(place: Place, text: str) -> None:
    assert str(place) == text


def test_an_error_tells_programmers_what_it_carries() -> None:
    rule = Rule("XL999", "a-rule", "text")
    one, two = rule.at(D7, actual=1), rule.at(FilePlace(file="b"))

    assert DocgenError(one).problems == (one,)
    assert WorkbookError([one, two]).problems == (one, two)
    assert str(WorkbookError([one, two])) == "XL999 'Chỉ tiêu'!D7 {'actual': 1}; XL999 b {}"
