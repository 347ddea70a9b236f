"""Three states of a sheet merged: what each side changed, and what both did."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.merging import Content, MergedSheet, SheetRow, SheetRows, words
from docgen.model.text import Run
from docgen.planning.merge import merged, merged_rows
from docgen.planning.pairing import same

COLUMNS = ("code", "text", "due")


def text(words: str, *, bold: bool = False) -> Content:
    return (Run(text=words, bold=bold),)


def row(code: str, words: str, due: str = "", **more: bool) -> SheetRow:
    typed = {"code": code, "text": words, "due": due}
    values = {name: text(one) for name, one in typed.items() if one}
    return SheetRow(values=values, code=code, **more)


def sheet(*rows: SheetRow) -> SheetRows:
    return SheetRows(columns=COLUMNS, rows=rows)


def texts(found: MergedSheet) -> list[str]:
    return [words(one.values.get("text")) for one in found.rows]


def again(found: MergedSheet) -> SheetRows:
    """The merged sheet as the next merge finds it."""
    rows = [SheetRow(values=one.values, code=words(one.values.get("code"))) for one in found.rows]
    return sheet(*rows)


NV1 = row("NV1", "Khám sức khỏe cho phụ nữ.", "Quý II")
NV2 = row("NV2", "Tuyên truyền trên hệ thống loa.", "Quý III")
NV3 = row("NV3", "Mở lớp tập huấn cho cán bộ.")
MADE = sheet(NV1, NV2, NV3)


def test_each_side_changes_another_cell_of_one_row() -> None:
    theirs = sheet(NV1, row("NV2", "Tuyên truyền trên hệ thống loa.", "Quý IV"), NV3)
    ours = sheet(NV1, row("NV2", "Tuyên truyền tại các thôn.", "Quý III"), NV3)

    found = merged_rows(MADE, theirs, ours)

    changed = found.rows[1]
    assert changed.values == {
        "code": text("NV2"),
        "text": text("Tuyên truyền tại các thôn."),
        "due": text("Quý IV"),
    }
    assert changed.before == {"due": text("Quý III")}
    assert found.conflicts == ()


def test_where_both_change_a_cell_ours_stands_and_is_told() -> None:
    theirs = sheet(NV1, NV2, row("NV3", "Mở hai lớp tập huấn."))
    ours = sheet(NV1, NV2, row("NV3", "Mở lớp tập huấn cho trưởng thôn."))

    found = merged_rows(MADE, theirs, ours)

    assert texts(found)[2] == "Mở lớp tập huấn cho trưởng thôn."
    (told,) = found.conflicts
    assert (told.row, told.column) == (2, "text")
    assert words(told.before) == "Mở lớp tập huấn cho cán bộ."  # type: ignore[arg-type]  # a cell
    assert words(told.theirs) == "Mở hai lớp tập huấn."  # type: ignore[arg-type]  # a cell


def test_a_row_that_theirs_removed_goes_unless_ours_edited_it() -> None:
    mine = row("NV2", "Tuyên truyền trên hệ thống loa, mỗi tuần hai lần.", "Quý III")

    found = merged_rows(MADE, sheet(NV3), sheet(NV1, mine, NV3))

    assert texts(found) == [words(mine.values["text"]), words(NV3.values["text"])]
    assert found.removed == (NV1,)
    assert [(one.row, one.before, one.theirs, one.ours) for one in found.conflicts] == [
        (0, NV2, None, mine)
    ]


def test_a_row_with_something_of_the_clerk_beside_it_is_not_taken_away() -> None:
    mine = row("NV1", "Khám sức khỏe cho phụ nữ.", "Quý II", has_more=True)

    found = merged_rows(MADE, sheet(NV2, NV3), sheet(mine, NV2, NV3))

    assert texts(found) == texts(merged_rows(MADE, MADE, MADE))
    assert len(found.conflicts) == 1


def test_a_row_that_ours_removed_stays_away_and_is_told_when_theirs_edited_it() -> None:
    new = row("NV1", "Khám sức khỏe cho phụ nữ và trẻ em gái.", "Quý II")

    found = merged_rows(MADE, sheet(new, NV2, NV3), sheet(NV2))

    assert texts(found) == [words(NV2.values["text"])]
    assert [(one.row, one.before, one.theirs, one.ours) for one in found.conflicts] == [
        (None, NV1, new, None)
    ]


def test_rows_added_follow_the_row_that_they_followed() -> None:
    theirs = sheet(NV1, row("NV9", "Việc mới của tỉnh."), NV2, NV3)
    ours = sheet(NV1, NV2, row("", "Việc thêm của xã."), NV3)

    found = merged_rows(MADE, theirs, ours)

    assert texts(found) == [
        "Khám sức khỏe cho phụ nữ.",
        "Việc mới của tỉnh.",
        "Tuyên truyền trên hệ thống loa.",
        "Việc thêm của xã.",
        "Mở lớp tập huấn cho cán bộ.",
    ]


def test_the_clerk_s_order_is_kept_and_new_rows_find_their_place_in_it() -> None:
    theirs = sheet(NV1, NV2, row("NV9", "Việc mới của tỉnh."), NV3)

    found = merged_rows(MADE, theirs, sheet(NV3, NV2, NV1))

    assert texts(found) == [
        "Mở lớp tập huấn cho cán bộ.",
        "Tuyên truyền trên hệ thống loa.",
        "Việc mới của tỉnh.",
        "Khám sức khỏe cho phụ nữ.",
    ]
    assert found.conflicts == ()


def test_two_new_orders_are_told_and_the_clerk_s_is_kept() -> None:
    found = merged_rows(MADE, sheet(NV2, NV1, NV3), sheet(NV3, NV2, NV1))

    assert texts(found) == texts(merged_rows(MADE, MADE, sheet(NV3, NV2, NV1)))
    assert [one.is_order for one in found.conflicts] == [True]


def test_rows_without_a_code_are_known_by_their_words() -> None:
    base = sheet(row("", "Mục đích"), row("", "Truyền thông ở cơ sở trong năm"), row("", "Báo cáo"))
    theirs = sheet(
        row("", "Mục đích"), row("", "Truyền thông ở cơ sở trong cả năm"), row("", "Báo cáo")
    )
    ours = sheet(
        row("", "Báo cáo"), row("", "Mục đích"), row("", "Truyền thông ở cơ sở trong năm", "Quý I")
    )

    found = merged_rows(base, theirs, ours)

    assert texts(found) == ["Báo cáo", "Mục đích", "Truyền thông ở cơ sở trong cả năm"]
    assert found.rows[2].values["due"] == text("Quý I")


def test_a_row_that_gets_a_code_is_still_the_same_row() -> None:
    base, coded = sheet(row("", "Mục đích")), sheet(row("ND01", "Mục đích"))

    found = merged_rows(base, coded, sheet(row("", "Mục đích", "Quý I")))

    assert [one.values for one in found.rows] == [row("ND01", "Mục đích", "Quý I").values]


def test_both_adding_one_row_add_it_once() -> None:
    new = row("", "Việc mới.")

    found = merged_rows(MADE, sheet(*MADE.rows, new), sheet(new, *MADE.rows))

    assert texts(found).count("Việc mới.") == 1
    assert found.conflicts == ()


def test_a_column_that_ours_lacks_takes_nothing_and_says_so() -> None:
    ours = SheetRows(columns=("code", "text"), rows=(row("NV1", "Khám sức khỏe cho phụ nữ."),))
    theirs = sheet(row("NV1", "Khám sức khỏe cho phụ nữ.", "Quý IV"))

    found = merged_rows(sheet(NV1), theirs, ours)

    assert [(one.row, one.column) for one in found.conflicts] == [(0, "due")]
    assert "due" not in found.rows[0].values


def test_a_sheet_that_ours_lacks_takes_nothing_and_says_so() -> None:
    new = row("NV9", "Việc mới.")

    found = merged({"tasks": MADE}, {"tasks": sheet(*MADE.rows, new)}, {})["tasks"]

    assert found.rows == ()
    assert [one.theirs for one in found.conflicts] == [new]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Decimal(30), text("30")),
        (Decimal("57.50"), text("57,5")),
        (date(2026, 11, 5), text("05/11/2026")),
        (text("hai  dòng \n ở đây "), text("hai dòng\nở đây")),
        (
            (Run(text="đậm ", bold=True), Run(text="nhạt")),
            (Run(text="đậm", bold=True), Run(text=" nhạt")),
        ),
    ],
)
def test_what_looks_the_same_is_the_same(one: Content, other: Content) -> None:
    assert same(one, other)
    assert not same(one, text("khác"))
    assert not same(text("chữ"), text("chữ", bold=True))


# --- what always holds ------------------------------------------------------------------------

words_ = st.lists(st.sampled_from(["một", "hai", "ba", "bốn"]), min_size=1, max_size=3)
rows_ = st.builds(
    row,
    st.sampled_from(["", "", "A", "B", "C", "D"]),
    words_.map(" ".join),
    st.sampled_from(["", "I", "II"]),
)
sheets_ = st.lists(rows_, max_size=7).map(lambda rows: sheet(*rows))
coded_ = st.lists(
    st.builds(row, st.sampled_from("ABCDEF"), words_.map(" ".join), st.sampled_from(["", "I"])),
    max_size=6,
    unique_by=lambda one: one.code,
).map(lambda rows: sheet(*rows))


@given(sheets_, sheets_)
def test_without_news_ours_is_as_it_was(base: SheetRows, ours: SheetRows) -> None:
    found = merged_rows(base, base, ours)

    assert again(found) == ours
    assert [one.ours for one in found.rows] == list(ours.rows)
    assert found.conflicts == ()


@given(sheets_, sheets_)
def test_what_nobody_edited_becomes_as_theirs_is(base: SheetRows, theirs: SheetRows) -> None:
    found = merged_rows(base, theirs, base)

    assert again(found) == theirs
    assert found.conflicts == ()


@given(sheets_, sheets_)
def test_the_same_change_on_both_sides_is_no_conflict(base: SheetRows, new: SheetRows) -> None:
    found = merged_rows(base, new, new)

    assert again(found) == new
    assert found.conflicts == ()


@given(sheets_, sheets_, sheets_)
def test_once_merged_theirs_brings_nothing_new(
    base: SheetRows, theirs: SheetRows, ours: SheetRows
) -> None:
    once = again(merged_rows(base, theirs, ours))

    assert again(merged_rows(theirs, theirs, once)) == once


@given(coded_, coded_, coded_)
def test_merging_twice_is_merging_once(base: SheetRows, theirs: SheetRows, ours: SheetRows) -> None:
    once = again(merged_rows(base, theirs, ours))

    assert again(merged_rows(base, theirs, once)) == once


@given(sheets_, sheets_, sheets_)
def test_no_word_that_ours_wrote_is_lost(
    base: SheetRows, theirs: SheetRows, ours: SheetRows
) -> None:
    found = merged_rows(base, theirs, ours)

    made = {(name, words(one)) for row in base.rows for name, one in row.values.items()}
    left = {(name, words(one)) for row in found.rows for name, one in row.values.items()}
    typed = {(name, words(one)) for row in ours.rows for name, one in row.values.items()}
    assert typed - made <= left
    assert {id(one) for one in found.removed} <= {id(one) for one in ours.rows}
