"""``docgen fix`` in one: what is mended, what is left, and that no word is touched."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.decree import profile as profiles
from docgen.decree.profile import Profile
from docgen.lint.mending import AUDIT_ONLY, Mended, mend
from docgen.model.checked import Checked
from docgen.model.edit import SetParagraph, words
from docgen.model.place import FilePlace
from docgen.model.problem import DocumentError, Rule
from docgen.vietnamese.messages import Expectation
from docgen.vietnamese.messages import shown as in_words
from docgen.word import dump, view
from docgen.word.package import Package, open_package, unpacked
from docgen.word.printed import paragraphs
from docgen.word.tracked import Tracked
from tests.test_cases import NAMES, cases
from tests.test_repair import built, rejected, replaced

pytestmark = pytest.mark.slow

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.docx"))
TODAY = date(2026, 11, 23)
SOMEBODY = Tracked(author="Văn thư", when=datetime(2026, 11, 23, 8, 30))

LETTERHEAD = """\
▦ 1.1 ¶ center | ‹13› UBND TỈNH LẠNG SƠN
▦ 1.1 ¶ center | ‹13b› SỞ NỘI VỤ ⎯ 12 mm
▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc ⎯ 60.5 mm
▦ 2.1 ¶ center | ‹13› Số: 05/KH-SNV
▦ 2.2 ¶ center | ‹14i› Lạng Sơn, ngày 05 tháng 01 năm 2024
¶ center, before 18 | ‹14b› KẾ HOẠCH
¶ center, after 14 | ‹14b› Công tác văn thư, lưu trữ năm 2024 ⎯ 34 mm
"""


def mended(package: Package, profile: Profile, **wishes: object) -> Mended:
    return mend(package, profile, today=TODAY, **wishes)  # type: ignore[arg-type]  # bool, str


def after(package: Package, outcome: Mended) -> Package:
    """The mended file opened again, or the file as it was."""
    return package if outcome.content is None else unpacked(outcome.content, package.file)


def shown(package: Package) -> str:
    return dump.document(replace(view.read(package), facts=frozenset()))


def body(package: Package) -> list[str]:
    """The dump without headers and footers, whose changes are not tracked."""
    return [one for one in shown(package).splitlines() if not one.startswith(("header", "footer"))]


def said(package: Package) -> str:
    """All letters and numbers of a file; a page number goes with the words around it."""
    document = view.read(package)
    blocks = [*document.blocks, *document.footnotes]
    for section in document.sections:
        for every in (*section.headers.values(), *section.footers.values()):
            blocks += every
    texts = {
        one.text for one in paragraphs(blocks) if not any(run.field == "PAGE" for run in one.runs)
    }
    return " ".join(sorted(filter(None, map(words, texts))))


def assert_mended_well(package: Package, profile: Profile) -> None:
    """What holds for every file: nothing left, the same again, no word touched, all undone."""
    outcome = mended(package, profile)
    there = after(package, outcome)

    assert [one for one in outcome.left.problems if one.fix == "safe"] == []
    assert mended(there, profile).content is None
    assert said(there) == said(package)
    assert bool(outcome.changes) is (outcome.content is not None)
    if outcome.content is None:
        return
    docx.Document(io.BytesIO(outcome.content))
    with_marks = after(package, mended(package, profile, tracked=SOMEBODY))
    assert said(with_marks) == said(package)
    assert body(rejected(with_marks)) == body(package)


# --- one file ---------------------------------------------------------------------------------


def test_what_was_changed_is_told_with_before_and_after(profile: Profile) -> None:
    package = built(LETTERHEAD.replace("center | ‹13› Số: 05", "left | ‹14b› Số: 05"))

    outcome = mended(package, profile, select=["ND217"])

    assert {(one.rule.id, one.setting, one.before, one.after) for one in outcome.changes} == {
        ("ND217", "align", "aligned left", "centred"),
        ("ND217", "bold", "yes", "no"),
        ("ND217", "size", "14 pt", "13 pt"),
    }
    assert all(isinstance(one.after, Expectation) or "pt" in one.after for one in outcome.changes)
    assert after(package, outcome) != package


def test_a_page_is_told_by_its_first_paragraph(profile: Profile) -> None:
    package = built(f"= page 215.9×279.4 mm, margins 20 15 20 30\n{LETTERHEAD}")

    changes = mended(package, profile, select=["ND101"]).changes

    assert [(one.setting, one.before, one.after) for one in changes] == [
        ("width", "215.9 mm", "210 mm"),
        ("height", "279.4 mm", "297 mm"),
    ]


def told(package: Package, profile: Profile, *rules: str) -> list[tuple[str, str, str]]:
    """The changes that some rules make: setting, before, after; in Vietnamese."""
    return [
        (one.setting, in_words(one.before, "vi"), in_words(one.after, "vi"))
        for one in mended(package, profile, select=rules).changes
    ]


def test_a_page_number_taken_away_is_told_with_the_words_around_it(profile: Profile) -> None:
    package = built(
        "= page 210×297 mm, margins 20 15 20 30\nheader ¶ right | ‹12› DỰ THẢO LẦN 2\n"
        f"footer ¶ right | ‹12b Arial› Trang ‹PAGE›/‹NUMPAGES›\n{LETTERHEAD}"
    )

    assert told(package, profile, "ND114", "ND115", "ND116") == [
        ("page-number", "ở chỗ khác", "ở lề trên, canh giữa"),
        ("size", "12 pt", "14 pt"),
        ("on-first-page", "có", "không"),
        ("font", "Arial", "Times New Roman"),
        ("bold", "có", "không"),
        ("paragraph", "“Trang ‹PAGE›/‹NUMPAGES›”", "không có"),
    ]
    there = after(package, mended(package, profile, select=["ND11"]))
    assert [one for one in shown(there).splitlines() if one.startswith(("header", "footer"))] == [
        "header ¶ center | ‹14› ‹PAGE›",
        "header ¶ right | ‹12› DỰ THẢO LẦN 2",
        "header(first) ¶ right | ‹12› DỰ THẢO LẦN 2",
    ]


def test_a_page_number_amid_other_words_is_left_for_a_person(profile: Profile) -> None:
    package = built(
        "= page 210×297 mm, margins 20 15 20 30\nheader ¶ left | ‹14› DỰ THẢO LẦN 2\n"
        "footer ¶ left | ‹12› Số 3, đường Hùng Vương, Lạng Sơn - Trang ‹PAGE›/‹NUMPAGES›\n"
        f"{LETTERHEAD}"
    )

    outcome = mended(package, profile, select=["ND11"])

    assert (outcome.content, outcome.changes) == (None, ())
    assert {one.rule.id: one.fix for one in outcome.left.problems} == {
        "ND114": "",
        "ND115": "",
        "ND116": "",
    }


def test_a_change_that_could_only_be_made_in_part_is_told(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    @dataclass
    class Stubborn:
        """A rule that is never content with what its edits reach."""

        rule: Rule

        def __call__(self, package: Package, *_: object, **__: object) -> Checked:
            place = next(view.read(package).paragraphs()).place
            edits = (SetParagraph(place=place, align="center"),)
            problem = replace(self.rule.at(place), edits=edits)
            return Checked(file=package.file, problems=(problem,), usable=True)

    monkeypatch.setattr("docgen.lint.mending.check", Stubborn(Rule("ND217", "x", "x")))

    outcome = mended(built("¶ left | ‹14› Kính gửi:\n"), profile)

    assert [one.after for one in outcome.changes] == ["centred"]
    assert [one.fix for one in outcome.left.problems] == [""]


def test_what_passed_for_a_line_is_told_to_be_gone(profile: Profile) -> None:
    typed = built(
        LETTERHEAD.replace(" ⎯ 60.5 mm", "\n▦ 1.2 ¶ center | ‹14› __________").replace(
            "‹13b› SỞ NỘI VỤ ⎯ 12 mm", "‹13bu› SỞ NỘI VỤ"
        )
    )
    assert told(typed, profile, "ND210", "ND214") == [
        ("rule-line", "không có", "9,9 mm"),
        ("underline", "có", "không"),
        ("rule-line", "không có", "60,5 mm"),
        ("typed-line", "“__________”", "không có"),
    ]
    broken = built(LETTERHEAD.replace(" ⎯ 60.5 mm", "↵-----"))
    assert told(broken, profile, "ND210")[1:] == [("typed-line", "“-----”", "không có")]
    short = built(LETTERHEAD.replace(" ⎯ 60.5 mm", "\n▦ 1.2 ¶ center, border bottom | ⎯ 20 mm"))
    assert told(short, profile, "ND210") == [
        ("rule-line", "20 mm", "60,5 mm"),
        ("borders", "dưới", "không có"),
    ]


def test_text_is_told_in_quotes_and_its_form_in_unicode_by_name(profile: Profile) -> None:
    spaced = built(f"{LETTERHEAD}{REST}".replace("văn thư, lưu trữ.", "văn thư ,  lưu trữ."))
    assert told(spaced, profile, "ND335", "ND336") == [
        ("text", "“  ”", "“ ”"),
        ("text", "“ ,”", "“,”"),
    ]
    loose = built(f"{LETTERHEAD}{unicodedata.normalize('NFD', REST)}")
    changes = mended(loose, profile, select=["ND109"]).changes
    assert {(one.setting, one.before, one.after) for one in changes} == {
        ("unicode-form", "loose accents", "whole letters")
    }
    assert len(changes) == len({one.place for one in changes})


def test_widths_and_spacing_are_told_with_the_sign_of_the_language(profile: Profile) -> None:
    table = built(f"▦ 82.5 82.5 mm, padding 1.9\n{LETTERHEAD}")
    assert told(table, profile, "ND206") == [
        ("columns", "82,5 mm, 82,5 mm", "65 mm, 100 mm"),
        ("padding", "1,9 mm", "0 mm"),
    ]
    wide = built(f"{LETTERHEAD}{REST.replace('before 6 | ‹14›', 'before 6, line 30 pt | ‹14›')}")
    assert {one for one in told(wide, profile, "ND333") if one[0] != "text"} == {
        ("line-spacing", "30 pt", "1,5")
    }


TABBED = """\
¶ left | →‹13› UBND TỈNH LẠNG SƠN→‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
¶ left | →‹13b› SỞ NỘI VỤ→‹14b› Độc lập - Tự do - Hạnh phúc
¶ left | →‹13› Số: 05/KH-SNV→‹14i› Lạng Sơn, ngày 05 tháng 01 năm 2024
"""


def test_lines_of_a_heading_made_with_tabs_are_left_for_a_person(profile: Profile) -> None:
    package = built(TABBED + "".join(LETTERHEAD.splitlines(keepends=True)[6:]))

    outcome = mended(package, profile, select=["ND210", "ND214"])

    assert (outcome.content, outcome.changes) == (None, ())
    assert {(one.rule.id, one.fix) for one in outcome.left.problems} == {
        ("ND210", ""),
        ("ND214", ""),
    }


def test_a_sound_file_is_left_alone(profile: Profile) -> None:
    outcome = mended(built(LETTERHEAD), profile, select=["ND2"])

    assert (outcome.content, outcome.changes) == (None, ())


def test_what_is_not_selected_stays(profile: Profile) -> None:
    package = built(LETTERHEAD.replace("‹13› Số: 05", "‹14b› Số: 05"))

    assert mended(package, profile, select=["ND1"], ignore=["ND113"]).content is None
    assert mended(package, profile, select=["ND217"], ignore=["ND217"]).content is None


def test_words_are_changed_only_when_that_is_wanted(profile: Profile) -> None:
    fault = next(
        (name, fault.text)
        for name in NAMES
        for fault, case in zip(cases(name), [*cases(name)][1:], strict=False)
        if case.kind == "fixed unsafe"
    )
    package = built(fault[1])

    careful = mend(package, profile, today=TODAY, select=[fault[0]], administrative=True)
    bold = mend(package, profile, today=TODAY, select=[fault[0]], administrative=True, unsafe=True)

    assert careful.content is None
    assert [one.fix for one in careful.left.problems] == ["unsafe"] * len(careful.left.problems)
    assert bold.content is not None


# --- files that are not changed ---------------------------------------------------------------


def refused(package: Package, profile: Profile) -> str:
    with pytest.raises(DocumentError) as caught:
        mended(package, profile)
    (problem,) = caught.value.problems
    assert problem.rule is AUDIT_ONLY
    assert problem.place == FilePlace(file=package.file)
    return str(problem.values["reason"])


def test_a_file_with_tracked_changes_is_not_changed(profile: Profile) -> None:
    package = built(LETTERHEAD.replace("‹13› Số", "‹14b› Số"))
    marked = after(package, mended(package, profile, tracked=SOMEBODY))

    assert "tracked changes" in refused(marked, profile)


def test_a_protected_a_signed_and_a_macro_file_are_not_changed(profile: Profile) -> None:
    package = built(LETTERHEAD)
    settings_xml = package.parts["word/settings.xml"].replace(
        b"</w:settings>",
        b'<w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>',
    )

    assert "protected" in refused(replaced(package, "word/settings.xml", settings_xml), profile)
    assert "signed" in refused(replaced(package, "_xmlsignatures/sig1.xml", b"<x/>"), profile)
    assert "macros" in refused(replaced(package, "word/vbaProject.bin", b"x"), profile)


def test_a_strict_file_is_not_changed(profile: Profile) -> None:
    package = built(LETTERHEAD)
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    xml = package.parts["word/document.xml"].replace(usual, strict)

    assert "Strict" in refused(replaced(package, "word/document.xml", xml), profile)


# --- any file ---------------------------------------------------------------------------------


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_real_looking_files_are_mended_well(path: Path, profile: Profile) -> None:
    package = open_package(path)
    if view.read(package).facts & {"tracked", "protected"}:
        assert refused(package, profile)
    else:
        assert_mended_well(package, profile)


@pytest.mark.parametrize("name", NAMES)
def test_the_faults_of_every_rule_are_mended_well(name: str, profile: Profile) -> None:
    for case in cases(name):
        if case.kind == "fault":
            assert_mended_well(built(case.text), profile)


SLIPS = {  # what people do to a document, and how often
    "‹13›": ["‹12›", "‹14b›", "‹13i›", "‹13 Arial›"],
    "‹14b›": ["‹14›", "‹14bi›", "‹12b›", "‹14bu›", "‹14b Calibri›"],
    "‹13b›": ["‹13›", "‹14b›", "‹13bu›"],
    "‹14i›": ["‹14›", "‹13b›", "‹14i #FF0000›"],
    "‹14›": ["‹12›", "‹13.5›", "‹14 Arial›", "‹14h›"],
    "center": ["left", "justify", "center, indent 5 mm", "right"],
    "justify, indent 12.7 mm, before 6": [
        "left, before 6",
        "justify, indent 5 mm",
        "justify, indent 12.7 mm, line 2",
        "justify, left 10 mm, line 14 pt",
    ],
    "Số: 05": ["Số 05", "Số : 5", "Số:05"],
    "ngày 05 tháng 01": ["ngày 5 tháng 1", "ngày  05 tháng 01"],
    " ⎯ 12 mm": ["", " ⎯ 40 mm"],
    " ⎯ 60.5 mm": ["", " ⎯ 20 mm", "↵______"],
    " ⎯ 34 mm": ["", " ⎯ 90 mm"],
    "margins 20 15 20 30": ["margins 25.4 25.4 25.4 25.4", "margins 10 15 20 20"],
    "210×297 mm": ["215.9×279.4 mm"],
    "./.": [".", "./"],
}
REST = """\
¶ justify, indent 12.7 mm, before 6 | ‹14› Sở Nội vụ ban hành Kế hoạch công tác văn thư, lưu trữ.
¶ justify, indent 12.7 mm, before 6 | ‹14b› 1. Mục đích
¶ justify, indent 12.7 mm, before 6 | ‹14› Các đơn vị lập hồ sơ công việc theo danh mục./.
▦ 1.1 ¶ left | ‹12bi› Nơi nhận:
▦ 1.1 ¶ left | ‹11› - Như trên;
▦ 1.1 ¶ left | ‹11› - Lưu: VT.
▦ 1.2 ¶ center | ‹14b› GIÁM ĐỐC
▦ 1.2 ¶ center |
▦ 1.2 ¶ center | ‹14b› Dương Xuân Huyên
"""
SOUND = f"= page 210×297 mm, margins 20 15 20 30\n{LETTERHEAD}{REST}"


@st.composite
def slipped(draw: st.DrawFn) -> str:
    """A sound document with some slips, each at one place or at all."""
    text = SOUND
    for right in draw(st.lists(st.sampled_from(sorted(SLIPS)), max_size=6, unique=True)):
        wrong = draw(st.sampled_from(SLIPS[right]))
        pieces = text.split(right)
        places = draw(st.sets(st.integers(1, max(len(pieces) - 1, 1)), min_size=1))
        text = pieces[0] + "".join(
            (wrong if at in places else right) + piece for at, piece in enumerate(pieces[1:], 1)
        )
    empty = draw(st.integers(0, 3))
    return text.replace("¶ center, before 18", "¶ left |\n" * empty + "¶ center, before 18")


@settings(max_examples=40)
@given(text=slipped())
def test_documents_with_slips_are_mended_well(text: str) -> None:
    assert_mended_well(built(text), profiles.load())
