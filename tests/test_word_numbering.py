"""What Word's own lists put before a paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_word_view import seen, style


def level(ilvl: int, text: str, form: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def kind(*levels: str, number: int = 1, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def number(num_id: int, kind: int = 1, more: str = "") -> str:
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{kind}"/>{more}</w:num>'


def override(ilvl: int, inside: str) -> str:
    return f'<w:lvlOverride w:ilvl="{ilvl}">{inside}</w:lvlOverride>'


def again(ilvl: int, start: int = 1) -> str:
    return override(ilvl, f'<w:startOverride w:val="{start}"/>')


def listed(ilvl: int, num_id: int = 1) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{num_id}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr></w:p>"


def labels(folder: Path, body: str, numbering: str, styles: str = "") -> list[str]:
    view = seen(folder, body, numbering=numbering, styles=styles)
    return [p.label for p in view.paragraphs()]


OUTLINE = (
    level(0, "%1.", "upperRoman"),
    level(1, "%2.", "decimal"),
    level(2, "%2.%3)", "lowerLetter"),
)


def test_a_level_begins_again_after_a_higher_one(tmp_path: Path) -> None:
    body = "".join(map(listed, (0, 1, 1, 2, 2, 1, 2, 0, 1, 2)))

    assert labels(tmp_path, body, kind(*OUTLINE) + number(1)) == [
        *("I.", "1.", "2.", "2.a)", "2.b)", "3.", "3.a)", "II.", "1.", "1.a)")
    ]


def test_a_level_may_go_on_after_a_higher_one(tmp_path: Path) -> None:
    levels = (level(0, "%1."), level(1, "%2)", "lowerLetter", '<w:lvlRestart w:val="0"/>'))
    body = "".join(map(listed, (0, 1, 0, 1)))

    assert labels(tmp_path, body, kind(*levels) + number(1)) == ["1.", "a)", "2.", "b)"]


def test_levels_begin_again_only_after_the_level_that_they_name(tmp_path: Path) -> None:
    levels = (level(0, "%1."), level(1, "%2."), level(2, "%3)", more='<w:lvlRestart w:val="1"/>'))
    body = "".join(map(listed, (0, 1, 2, 1, 2, 0, 2)))

    assert labels(tmp_path, body, kind(*levels) + number(1)) == [
        *("1.", "1.", "1)", "2.", "2)", "2.", "1)")
    ]


@pytest.mark.parametrize(
    ("form", "start", "expected"),
    [
        ("decimal", 9, ["9", "10"]),
        ("decimalZero", 9, ["09", "10"]),
        ("upperRoman", 49, ["XLIX", "L"]),
        ("lowerRoman", 3, ["iii", "iv"]),
        ("upperRoman", 3999, ["MMMCMXCIX", "4000"]),
        ("upperLetter", 26, ["Z", "AA"]),
        ("lowerLetter", 780, ["z" * 30, "781"]),
        ("lowerLetter", 0, ["0", "a"]),
        ("none", 1, ["", ""]),
        ("chicago", 1, ["1", "2"]),
        ("decimal", 999999999, ["999999999", "1000000000"]),
    ],
)
def test_numbers_are_written_in_the_form_of_their_level(
    tmp_path: Path, form: str, start: int, expected: list[str]
) -> None:
    one = level(0, "%1", form).replace('start w:val="1"', f'start w:val="{start}"')

    assert labels(tmp_path, listed(0) * 2, kind(one) + number(1)) == expected


@pytest.mark.parametrize(
    ("sign", "font", "expected"),
    [
        ("-", "Times New Roman", "-"),
        ("–", "", "–"),
        ("+", "Courier New", "+"),
        ("o", "Courier New", "o"),
        ("\uf0b7", "Symbol", "•"),
        ("\uf02d", "Symbol", "-"),
        ("\uf02b", "Symbol", "+"),
        ("\uf0a7", "Wingdings", "•"),
        ("§", "Wingdings", "•"),
        ("●", "Arial", "●"),
        ("%1", "", "%1"),
    ],
)
def test_a_bullet_is_a_sign_that_every_font_has(
    tmp_path: Path, sign: str, font: str, expected: str
) -> None:
    look = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'

    assert labels(tmp_path, listed(0), kind(level(0, sign, "bullet", look)) + number(1)) == [
        expected
    ]


def test_a_level_that_was_left_out_counts_as_begun(tmp_path: Path) -> None:
    body = listed(2) + listed(0)

    assert labels(tmp_path, body, kind(*OUTLINE) + number(1)) == ["1.a)", "I."]


def test_legal_numbers_are_digits_throughout(tmp_path: Path) -> None:
    levels = (level(0, "%1", "upperRoman"), level(1, "%1.%2", "lowerLetter", "<w:isLgl/>"))

    assert labels(tmp_path, listed(0) + listed(1), kind(*levels) + number(1)) == ["I", "1.1"]


def test_lists_of_one_kind_count_on_unless_they_start_anew(tmp_path: Path) -> None:
    lists = (
        kind(*OUTLINE)
        + number(1)
        + number(2)
        + number(3, more=again(0))
        + number(4, more=again(0, 7))
    )
    body = "".join(listed(0, num_id) for num_id in (1, 1, 2, 3, 3, 4, 4, 1))

    assert labels(tmp_path, body, lists) == [
        "I.",
        "II.",
        "III.",
        "I.",
        "II.",
        "VII.",
        "VIII.",
        "IX.",
    ]


def test_a_list_may_have_a_level_of_its_own(tmp_path: Path) -> None:
    own = override(0, level(0, "Điều %1:"))

    assert labels(tmp_path, listed(0, 2), kind(*OUTLINE) + number(2, more=own)) == ["Điều 1:"]


def test_a_list_may_take_its_levels_from_a_style_of_lists(tmp_path: Path) -> None:
    lists = (
        kind(*OUTLINE, number=1, more='<w:styleLink w:val="L"/>')
        + kind(number=2, more='<w:numStyleLink w:val="L"/>')
        + number(7, kind=2)
    )

    assert labels(tmp_path, listed(0, 7), lists) == ["I."]


def test_links_between_lists_that_go_round_end(tmp_path: Path) -> None:
    links = '<w:styleLink w:val="L"/><w:numStyleLink w:val="L"/>'

    assert labels(tmp_path, listed(0), kind(more=links) + number(1)) == [""]


def test_a_style_puts_its_paragraphs_into_the_level_that_names_it(tmp_path: Path) -> None:
    styles = style("paragraph", "A", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    styles += style("paragraph", "B", "", based_on="A")
    levels = (
        level(0, "%1.", "upperRoman", '<w:pStyle w:val="A"/>'),
        level(1, "%2.", "decimal", '<w:pStyle w:val="B"/>'),
    )
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr></w:p>' for name in "ABBA")

    view = seen(tmp_path, body, numbering=kind(*levels) + number(1), styles=styles)

    assert [(p.list_level, p.label) for p in view.paragraphs()] == [
        *((0, "I."), (1, "1."), (1, "2."), (0, "II."))
    ]


@pytest.mark.parametrize(
    "body", [listed(0, 9), listed(8), listed(0, 0), listed(99999999), "<w:p/>"]
)
def test_without_a_level_there_is_no_label(tmp_path: Path, body: str) -> None:
    assert labels(tmp_path, body, kind(*OUTLINE) + number(1)) == [""]


def test_lists_in_headers_count_for_themselves(tmp_path: Path) -> None:
    header = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'

    view = seen(
        tmp_path,
        listed(0) + header,
        numbering=kind(*OUTLINE) + number(1),
        header1=listed(0),
    )

    [block] = view.sections[0].headers["default"]
    assert getattr(block, "label", None) == "I."
