"""Templates compiled once: the same text as docxtpl's, the same bytes each time, or a reason."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from docxtpl.template import DocxTemplate
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.api import make_plan
from docgen.decree.profile import Profile
from docgen.model.place import FilePlace
from docgen.model.plan import Item, Level, Plan, Table
from docgen.model.problem import Problem, TemplateError
from docgen.model.text import plain
from docgen.planning.outline import duties, outline
from docgen.render import engine, templates
from docgen.render.context import context
from docgen.render.engine import BROKEN_TEMPLATE, NOT_XML, UNFIT_TEMPLATE, compiled
from docgen.word.archive import Member, archive
from docgen.word.view import DocView, read

ROOT = Path(__file__).parents[1]
TEMPLATE = templates.folder() / templates.PLAN
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

Names = dict[str, Any]


def names(plan: Plan, profile: Profile, *, draft: bool = False) -> Names:
    return context(plan, outline(plan), duties(plan), profile, draft=draft)


def rendered(plan: Plan, profile: Profile, *, draft: bool = False) -> bytes:
    return compiled(TEMPLATE).render(names(plan, profile, draft=draft))


def by_docxtpl(given_names: Names) -> bytes:
    template = DocxTemplate(TEMPLATE)
    template.render(given_names, autoescape=True)
    stream = io.BytesIO()
    template.save(stream)
    return stream.getvalue()


def parts(document: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist()}


def texts(document: bytes) -> dict[str, list[str]]:
    """The text of every paragraph, part by part, and of the core properties but their dates."""
    found = {
        name: [said(one) for one in root.iter(f"{W}p")]
        for name, root in parts(document).items()
        if name.startswith("word/") and name.endswith(".xml")
    }
    core = parts(document)["docProps/core.xml"]
    words = ("title", "subject", "creator", "language")
    found["docProps/core.xml"] = [
        one.text or "" for word in words for one in core.iter(f"{{*}}{word}")
    ]
    return found


def said(paragraph: etree._Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    pieces = chain.from_iterable(paragraph.iter(f"{W}r"))
    return "".join(signs.get(one.tag, one.text or "") for one in pieces if one.tag != f"{W}rPr")


def opened(document: bytes) -> DocView:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ke-hoach.docx"
        path.write_bytes(document)
        return read(path)


# --- the same text as docxtpl ---------------------------------------------------------------

VARIANTS: dict[str, Callable[[Plan], Plan]] = {
    "whole": lambda plan: plan,
    "without appendices": lambda plan: replace(plan, tasks_appendix=False, targets_appendix=False),
    "with duties alone": lambda plan: replace(plan, tasks_appendix=True, targets_appendix=False),
    "with targets alone": lambda plan: replace(plan, tasks_appendix=False, targets_appendix=True),
    "not numbered, not dated": lambda plan: replace(
        plan, letterhead=replace(plan.letterhead, number=None, issued=None)
    ),
    "urgent and secret": lambda plan: replace(plan, urgency="Hỏa tốc", secrecy="Tuyệt mật"),
    "with tables in place": lambda plan: replace(
        plan,
        items=tuple(
            Item(level=Level.SECTION, text=(plain(table),), insert=table, origin=plan.origin)
            for table in (Table.TARGETS, Table.TASKS)
        ),
    ),
    "of a department": lambda plan: replace(
        plan,
        letterhead=replace(
            plan.letterhead,
            parent="UBND tỉnh Lạng Sơn",
            organ="Sở Lao động - Thương binh và Xã hội",
            place="Thành phố Hồ Chí Minh",
        ),
    ),
    "empty": lambda plan: Plan(origin=plan.origin),
}


@pytest.mark.parametrize("vary", VARIANTS.values(), ids=VARIANTS)
def test_every_paragraph_says_what_docxtpl_makes_it_say(
    vary: Callable[[Plan], Plan], plan: Plan, profile: Profile
) -> None:
    given_names = names(vary(plan), profile, draft=vary is VARIANTS["empty"])

    assert texts(compiled(TEMPLATE).render(given_names)) == texts(by_docxtpl(given_names))


def test_every_paragraph_of_the_sample_says_what_docxtpl_makes_it_say(
    sample: Plan, profile: Profile
) -> None:
    given_names = names(sample, profile)

    assert texts(compiled(TEMPLATE).render(given_names)) == texts(by_docxtpl(given_names))


# --- what is refused ------------------------------------------------------------------------


def unfit(part: str, reason: str) -> Problem:
    return UNFIT_TEMPLATE.at(FilePlace(file="ke-hoach.docx"), part=part, reason=reason)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("letterhead", "word/document.xml"),
        ("drafter", "word/document.xml"),
        ("draft", "word/header1.xml"),
        ("properties", "docProps/core.xml"),
    ],
)
def test_a_missing_name_is_refused(name: str, part: str, plan: Plan, profile: Profile) -> None:
    given_names = names(plan, profile)
    del given_names[name]

    with pytest.raises(TemplateError) as refused:
        compiled(TEMPLATE).render(given_names)

    assert refused.value.problems == (unfit(part, f"'{name}' is undefined"),)


def test_a_missing_key_is_refused(plan: Plan, profile: Profile) -> None:
    given_names = names(plan, profile)
    del given_names["title"]["type_name"]

    with pytest.raises(TemplateError) as refused:
        compiled(TEMPLATE).render(given_names)

    reason = "'dict object' has no attribute 'type_name'"
    assert refused.value.problems == (unfit("word/document.xml", reason),)


@pytest.mark.parametrize("value", [None, 0.1, float("nan")])
@pytest.mark.parametrize(
    ("table", "name", "part"),
    [
        ("letterhead", "organ_end", "word/document.xml"),
        ("title", "type_name", "word/document.xml"),
        ("properties", "author", "docProps/core.xml"),
    ],
)
def test_none_and_floats_are_not_printed(
    value: object, table: str, name: str, part: str, plan: Plan, profile: Profile
) -> None:
    given_names = names(plan, profile)
    given_names[table][name] = value

    with pytest.raises(TemplateError) as refused:
        compiled(TEMPLATE).render(given_names)

    assert refused.value.problems == (unfit(part, f"{value} cannot be printed"),)


def test_a_character_that_xml_cannot_hold_is_refused(plan: Plan, profile: Profile) -> None:
    with pytest.raises(TemplateError) as refused:
        rendered(replace(plan, drafter="a\x00b"), profile)

    [problem] = refused.value.problems
    assert problem.rule == NOT_XML
    assert problem.values["part"] == "word/document.xml"


def test_half_a_character_is_refused(plan: Plan, profile: Profile) -> None:
    with pytest.raises(TemplateError) as refused:
        rendered(replace(plan, drafter="a\ud800b"), profile)

    assert [one.rule for one in refused.value.problems] == [UNFIT_TEMPLATE]


def test_a_template_may_not_reach_into_python(tmp_path: Path) -> None:
    path = template(tmp_path, "<a>{{ x.__class__.__mro__ }}</a>")

    with pytest.raises(TemplateError, match="unsafe"):
        compiled(path).render({"x": "a"})


def template(folder: Path, document: str | bytes) -> Path:
    content = document if isinstance(document, bytes) else document.encode()
    path = folder / "mau.docx"
    path.write_bytes(archive([Member(name="word/document.xml", content=content)]))
    return path


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("<a>{% if x %}</a>", "end of template"),
        ("<a>{% endif %}</a>", "unknown tag 'endif'"),
        ("<a>{{ x | ngay }}</a>", "No filter named 'ngay'"),
        ("<a>{{ }}</a>", "Expected an expression"),
        (b"<a>{{ x }}\xff</a>", "'utf-8' codec can't decode"),
    ],
)
def test_a_template_with_broken_tags_is_refused(
    document: str | bytes, reason: str, tmp_path: Path
) -> None:
    path = template(tmp_path, document)

    with pytest.raises(TemplateError) as refused:
        compiled(path)

    [problem] = refused.value.problems
    assert (problem.rule, problem.place) == (BROKEN_TEMPLATE, FilePlace(file="mau.docx"))
    assert reason in str(problem.values["reason"])


def no_file(path: Path) -> None:
    """Writes nothing."""


def a_folder(path: Path) -> None:
    path.mkdir()


def no_zip(path: Path) -> None:
    path.write_bytes(b"Excel")


def half_a_zip(path: Path) -> None:
    path.write_bytes(TEMPLATE.read_bytes()[:3000])


@pytest.mark.parametrize("make", [no_file, a_folder, no_zip, half_a_zip])
def test_a_template_that_is_no_word_file_is_refused(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    make(tmp_path / "mau.docx")

    with pytest.raises(TemplateError) as refused:
        compiled(tmp_path / "mau.docx")

    [problem] = refused.value.problems
    assert (problem.rule, problem.place) == (BROKEN_TEMPLATE, FilePlace(file="mau.docx"))


def test_a_template_saved_in_word_still_has_its_sections_and_its_maker(
    plan: Plan, profile: Profile, tmp_path: Path
) -> None:
    """Word marks every paragraph with an rsid, and puts its own name into the file."""
    path = tmp_path / "ke-hoach.docx"
    with zipfile.ZipFile(TEMPLATE) as shipped, zipfile.ZipFile(path, "w") as saved:
        for name in shipped.namelist():
            content = shipped.read(name).replace(b"<w:p>", b'<w:p w:rsidR="00A77B3E">')
            content = content.replace(b">docgen<", b">Microsoft Office Word<")
            saved.writestr(name, content)
    alone = replace(plan, tasks_appendix=False, targets_appendix=False)
    names = context(alone, outline(alone), duties(alone), profile)

    made = engine.compiled(path).render(names)

    with zipfile.ZipFile(io.BytesIO(made)) as package:
        document = package.read("word/document.xml").decode()
        maker = package.read("docProps/app.xml").decode()
    assert re.findall(r'<w:pgSz w:w="(\d+)"', document) == ["11906"]
    assert "<Application>docgen</Application>" in maker


def test_a_template_damaged_anywhere_is_refused_or_used(tmp_path: Path) -> None:
    """Never anything but a TemplateError, whichever byte is wrong."""
    whole = TEMPLATE.read_bytes()
    for place in range(0, len(whole), 97):
        path = tmp_path / f"{place}.docx"
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            engine.compiled(path)
        except TemplateError as error:
            assert [one.rule for one in error.problems] == [BROKEN_TEMPLATE]  # noqa: PT017


# --- sections and drawn lines ---------------------------------------------------------------

PORTRAIT, LANDSCAPE = (210.0, 297.0), (297.0, 210.0)


@pytest.mark.parametrize(
    ("tasks", "targets", "pages"),
    [
        (False, False, [PORTRAIT]),
        (True, False, [PORTRAIT, LANDSCAPE]),
        (False, True, [PORTRAIT, LANDSCAPE]),
        (True, True, [PORTRAIT, LANDSCAPE, LANDSCAPE]),
    ],
)
def test_each_appendix_is_a_landscape_section_with_page_numbers_of_its_own(
    tasks: bool,
    targets: bool,
    pages: list[tuple[float, float]],
    plan: Plan,
    profile: Profile,
) -> None:
    view = opened(rendered(replace(plan, tasks_appendix=tasks, targets_appendix=targets), profile))

    assert [(one.width_mm, one.height_mm) for one in view.sections] == pages
    assert {(one.numbering_from, one.first_page_different) for one in view.sections} == {(1, True)}
    margins = {
        (one.top_mm, one.right_mm, one.bottom_mm, one.left_mm, one.header_mm)
        for one in view.sections
    }
    assert margins == {(20.0, 15.0, 20.0, 30.0, 8.0)}


def test_drawn_lines_have_the_lengths_of_the_context(plan: Plan, profile: Profile) -> None:
    given_names = names(plan, profile)
    lengths = [
        given_names["letterhead"]["organ_rule"],
        given_names["letterhead"]["motto_rule"],
        given_names["title"]["subject_rule"],
        given_names["appendix"]["rule"],
        given_names["appendix"]["rule"],
    ]

    document = parts(compiled(TEMPLATE).render(given_names))["word/document.xml"]

    anchors = list(document.iter(f"{WP}anchor"))
    extents = [
        [one.get("cx") for one in anchor.iter(f"{WP}extent", f"{A}ext")] for anchor in anchors
    ]
    assert extents == [[str(one)] * 2 for one in lengths]
    assert [one.get("descr") for one in document.iter(f"{WP}docPr")] == [None] * 5


def test_ids_of_drawn_lines_differ(plan: Plan, profile: Profile) -> None:
    document = parts(rendered(plan, profile))["word/document.xml"]

    assert [one.get("id") for one in document.iter(f"{WP}docPr")] == ["1", "2", "3", "4", "5"]


# --- the file -------------------------------------------------------------------------------


def test_the_same_plan_gives_the_same_bytes(plan: Plan, profile: Profile) -> None:
    assert rendered(plan, profile) == rendered(plan, profile)


def test_another_process_gives_the_same_bytes() -> None:
    program = (
        "import pathlib, sys, docgen;"
        "made = docgen.make_plan(pathlib.Path('data/ke-hoach-2024.xlsx'));"
        "sys.stdout.buffer.write(made.content)"
    )
    elsewhere = {
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Ho_Chi_Minh",
        "LC_ALL": "C",
        "DOCGEN_LANG": "en",
    }

    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, **elsewhere},
        capture_output=True,
        check=True,
    )

    assert done.stdout == make_plan(ROOT / "data" / "ke-hoach-2024.xlsx").content


def test_members_without_tags_lie_as_in_the_template(plan: Plan, profile: Profile) -> None:
    with (
        zipfile.ZipFile(TEMPLATE) as before,
        zipfile.ZipFile(io.BytesIO(rendered(plan, profile))) as after,
    ):
        assert after.namelist() == before.namelist()
        changed = {name for name in after.namelist() if after.read(name) != before.read(name)}

    assert changed == {
        "docProps/core.xml",
        "word/document.xml",
        "word/header1.xml",
        "word/header2.xml",
    }


@pytest.mark.parametrize("vary", VARIANTS.values(), ids=VARIANTS)
def test_nothing_of_the_template_is_left(
    vary: Callable[[Plan], Plan], plan: Plan, profile: Profile
) -> None:
    document = rendered(vary(plan), profile, draft=True)

    for name, root in parts(document).items():
        empty = [one for one in root.iter(f"{W}r") if all(c.tag == f"{W}rPr" for c in one)]
        for paragraph in root.iter(f"{W}p"):
            words = list(paragraph.iter(f"{W}t"))
            empty += [one for one in words if not one.text and len(words) > 1]
        assert [etree.tostring(one) for one in empty] == [], name
        assert not re.search(
            rb"\{[{%]|[%}]\}", etree.tostring(root, method="text", encoding="utf-8")
        )
    cells = parts(document)["word/document.xml"].iter(f"{W}tc")
    assert all(cell[-1].tag == f"{W}p" for cell in cells)  # Word repairs what ends otherwise


def test_the_dates_of_the_file_are_the_date_of_issue(plan: Plan, profile: Profile) -> None:
    core = parts(rendered(plan, profile))["docProps/core.xml"]

    dates = {one.text for one in core.iter("{http://purl.org/dc/terms/}*")}
    assert dates == {"2024-02-03T00:00:00Z"}


def test_a_key_wins_over_a_method(tmp_path: Path) -> None:
    path = template(tmp_path, "<a>{{ d.items }} {{ d.keys }}</a>")

    document = compiled(path).render({"d": {"items": "mục", "keys": "khóa"}})

    with zipfile.ZipFile(io.BytesIO(document)) as package:
        assert package.read("word/document.xml").decode() == "<a>mục khóa</a>"


# --- any text -------------------------------------------------------------------------------

NASTY = (
    "&<>\"'",
    "A & B <x>",
    "{{ x }} {% if y %} {#z#} {%p for %} {{r a }} {_{ _}}",
    "]]>",
    "&amp;&#65;",
    "\N{NO-BREAK SPACE}đầu và cuối\N{NO-BREAK SPACE}",
    "so\N{SOFT HYPHEN}ft",
    "👩\N{ZERO WIDTH JOINER}🌾 😀 𝕏 𠀀",
    "e\N{COMBINING CIRCUMFLEX ACCENT}\N{COMBINING ACUTE ACCENT}",
    "\N{RIGHT-TO-LEFT OVERRIDE}abc\N{ZERO WIDTH SPACE}\N{LINE SEPARATOR}",
    "  hai dấu cách  ",
    "_x000D_ \\n %s %(a)s $x",
)
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
ANY_TEXT = st.one_of(
    st.text(CHARACTERS, min_size=1),
    st.lists(st.sampled_from(NASTY), min_size=1).map("".join),
    st.text("&<>\"'{}%#_ \N{NO-BREAK SPACE}ấđ", min_size=1),
)


BASIS = (
    "Nghị quyết số 28/NQ-CP ngày 03 tháng 3 năm 2021 của Chính phủ"
    " ban hành Chiến lược quốc gia về bình đẳng giới"
)


def everywhere(plan: Plan, text: str) -> Plan:
    """``plan`` with ``text`` in every field that is printed as typed."""
    words = (plain(text),)
    return replace(
        plan,
        signature=replace(plan.signature, name=text),
        subject=words * 2,
        lead=(*words, plain(f"{text}\t{text}")),
        drafter=text,
        items=(
            Item(level=Level.PARAGRAPH, text=words, origin=plan.origin),
            Item(level=Level.CLAUSE, text=words * 2, heading=True, origin=plan.origin),
            *plan.items,
            Item(level=Level.PARAGRAPH, text=(plain("Hết."),), origin=plan.origin),
        ),
        agencies=tuple(replace(one, name=text) for one in plan.agencies),
        tasks=tuple(
            replace(one, text=words, partners=words, product=words, due=text, source=text)
            for one in plan.tasks
        ),
        targets=tuple(
            replace(
                one,
                code=text,
                objective=text,
                title=words,
                unit=text,
                previous=text,
                planned=text,
                reporter=text,
            )
            for one in plan.targets
        ),
    )


@pytest.fixture(scope="session")
def printed(plan: Plan, profile: Profile) -> Callable[[Callable[[Plan], Plan]], bytes]:
    """A change of the small plan, as the document that it gives."""
    return lambda change: rendered(change(plan), profile)


@settings(max_examples=60)
@given(text=ANY_TEXT)
@example(text="{{")
@example(text="{%")
@example(text="{#")
@example(text="&<>\"'")
@example(text="\N{NO-BREAK SPACE}")
def test_any_text_arrives_as_typed(
    text: str, printed: Callable[[Callable[[Plan], Plan]], bytes]
) -> None:
    view = opened(printed(lambda plan: everywhere(plan, text)))

    found = [one.text for one in view.paragraphs()]
    once = ("signer", "drafter", "paragraph", "clause's second", "objective")
    twice = (
        "subject",
        "duty",
        "code",
        "title",
        "unit",
        "previous",
        "planned",
        "reporter",
        "source",
    )
    thrice = ("partners", "due", "product")
    assert found.count(text) == len(once) + 2 * len(twice) + 3 * len(thrice)
    assert found.count(f"{text}\t{text}") == 1
    assert found.count(f"1. {text}") == 3  # a clause, and twice the first agency
    assert found.count(f"Thực hiện {BASIS}, {text}") == 1


@settings(max_examples=30)
@given(text=ANY_TEXT)
def test_any_text_arrives_in_the_properties(
    text: str, printed: Callable[[Callable[[Plan], Plan]], bytes]
) -> None:
    core = parts(
        printed(lambda plan: replace(plan, letterhead=replace(plan.letterhead, organ=text)))
    )["docProps/core.xml"]

    [author] = core.iter("{http://purl.org/dc/elements/1.1/}creator")
    assert author.text == text


def test_context_is_not_changed(plan: Plan, profile: Profile) -> None:
    given_names = names(plan, profile)

    compiled(TEMPLATE).render(given_names)

    assert given_names == names(plan, profile)
