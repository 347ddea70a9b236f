"""What holds of any edits of any document."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen.model.edit import (
    DrawRule,
    Edit,
    RemoveParagraph,
    SetParagraph,
    SetRuns,
    SetText,
)
from docgen.word import view
from docgen.word.package import Package, unpacked
from docgen.word.printed import paragraphs
from docgen.word.repair import apply, repaired
from tests.test_repair import SOMEBODY, STUBBORN, at, bare, built, only, rejected, shown, styled

SIGNS = st.text(st.sampled_from("aăBộ 1.-"), min_size=1, max_size=8).map(
    lambda text: text.strip() or "x"
)
LOOKS = st.tuples(st.sampled_from([12, 13, 14]), st.sampled_from(["", "b", "i", "bi", "u", "v"]))


@st.composite
def lines(draw: st.DrawFn) -> str:
    align = draw(st.sampled_from(["left", "center", "right", "justify"]))
    indent = draw(st.sampled_from(["", ", indent 10 mm", ", indent -5 mm, left 5 mm"]))
    runs = draw(st.lists(st.tuples(LOOKS, SIGNS), max_size=4))
    text = "".join(f"‹{size}{flags}› {signs}" for (size, flags), signs in runs)
    between = draw(st.sampled_from(["", "→", "↵"])) if text else ""
    drawn = draw(st.sampled_from(["", " ⎯ 20 mm"]))
    cell = draw(st.sampled_from(["", "", "▦ 1.1 "]))
    return f"{cell}¶ {align}{indent} | {text}{between}{drawn}".rstrip()


DOCUMENTS = st.lists(lines(), min_size=1, max_size=4).map(lambda every: "\n".join(every) + "\n")
MAYBE = st.sampled_from([None, True, False])
LENGTHS = st.sampled_from([None, 0.0, 5.0, 12.7])
PLACES = st.integers(1, 4).map(at)
PARAGRAPHS = st.builds(
    SetParagraph,
    place=PLACES,
    align=st.sampled_from([None, "left", "center", "justify"]),
    left_mm=LENGTHS,
    first_line_mm=st.sampled_from([None, 0.0, 10.0, -5.0]),
    before_pt=LENGTHS,
    line=st.sampled_from([None, 1.0, 1.15]),
    keep_next=MAYBE,
)
RUNS = st.builds(
    SetRuns,
    place=PLACES,
    start=st.integers(0, 9),
    end=st.integers(0, 20),
    bold=MAYBE,
    underline=MAYBE,
    size_pt=st.sampled_from([None, 13.0, 14.0]),
    font=st.sampled_from([None, "Arial"]),
)
EDITS = st.lists(
    st.one_of(
        PARAGRAPHS,
        RUNS,
        st.builds(DrawRule, place=PLACES, length_mm=st.just(33.0)),
        st.builds(RemoveParagraph, place=PLACES),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda edit: (type(edit), edit.place),
)


@settings(max_examples=50)
@given(text=DOCUMENTS, edits=EDITS)
def test_marks_of_changes_show_the_same_and_give_back_what_was(
    text: str, edits: list[Edit]
) -> None:
    package = built(text)
    with_marks = repaired(package, edits, tracked=SOMEBODY)

    # the end of a table's last paragraph cannot be marked as deleted
    if not any(isinstance(edit, RemoveParagraph | DrawRule) for edit in edits):
        assert shown(with_marks) == shown(repaired(package, edits))
    assert shown(rejected(with_marks)) == shown(package)


@example(  # two lines below one another both give way, at once
    text="¶ left |\n¶ left |\n¶ left |  ⎯ 20 mm\n¶ left |  ⎯ 20 mm\n",
    edits=[DrawRule(place=at(1), length_mm=33.0)],
)
@example(  # the second line gives way to the first, and is drawn again
    text="¶ left |\n¶ left |\n",
    edits=[DrawRule(place=at(1), length_mm=33.0), DrawRule(place=at(2), length_mm=33.0)],
)
@settings(max_examples=50)
@given(text=DOCUMENTS, edits=EDITS)
def test_edits_touch_no_word_and_are_the_same_bytes_each_time(text: str, edits: list[Edit]) -> None:
    package = built(text)

    done = apply(package, edits)

    assert done == apply(package, edits)
    assert letters(unpacked(done, "")) == letters(package)
    if not any(isinstance(edit, RemoveParagraph) for edit in edits):
        assert repaired(unpacked(done, ""), edits).parts == unpacked(done, "").parts


def letters(package: Package) -> str:
    every = paragraphs(view.read(package).blocks)
    return "".join(sign for one in every for sign in one.text if sign.isalnum())


@settings(max_examples=50)
@given(text=DOCUMENTS, edit=PARAGRAPHS)
def test_a_paragraph_prints_as_the_edit_wants_it(text: str, edit: SetParagraph) -> None:
    changed = repaired(bare(styled(built(text), STUBBORN)), [edit])

    every = {one.place.number: one for one in view.read(changed).paragraphs()}
    found = every.get(edit.place.number)
    for name in ("align", "left_mm", "first_line_mm", "before_pt", "line", "keep_next"):
        wanted = getattr(edit, name)
        if found is not None and wanted is not None:
            assert getattr(found, name) == wanted


@settings(max_examples=50)
@given(text=DOCUMENTS, actual=st.integers(0, 6), length=st.integers(0, 6), new=SIGNS)
def test_exchanged_text_reads_as_wanted(text: str, actual: int, length: int, new: str) -> None:
    package = built(text)
    before = only(package).text
    old = before[actual : actual + length]
    start = min(actual, len(before))
    edit = SetText(place=at(1), start=start, actual=old, text=new)

    for tracked in (None, SOMEBODY):
        changed = repaired(package, [edit], tracked=tracked)
        assert only(changed).text == before[:start] + new + before[start + len(old) :]
    assert shown(rejected(changed)) == shown(package)
