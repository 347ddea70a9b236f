"""The layout profile: the numbers of the decree, and nothing that it does not know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docgen.decree import profile as profiles
from docgen.decree.profile import BAD_PROFILE, Profile, Range
from docgen.model.place import FilePlace
from docgen.model.problem import ProfileError

DECREE = Path(profiles.__file__).with_name("nd30.toml")


# --- the decree's numbers (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I) ------------------------


def test_paper_and_margins(profile: Profile) -> None:
    page = profile.page

    assert page.size_mm == (210.0, 297.0)
    assert page.top_mm == page.bottom_mm == Range(20, 25, 20)
    assert page.left_mm == Range(30, 35, 30)
    assert page.right_mm == Range(15, 20, 15)
    assert page.header_mm < page.top_mm.lowest
    assert (page.text_width_mm(), page.text_width_mm(landscape=True)) == (165.0, 252.0)
    assert (profile.font, profile.language) == ("Times New Roman", "vi-VN")


# Sizes, then b for bold, i for italic, C for capitals, then how it is aligned.
COMPONENTS: dict[str, tuple[float, float, str, str]] = {
    "national-title": (12, 13, "bC", "center"),
    "motto": (13, 14, "b", "center"),
    "parent-organ": (12, 13, "C", "center"),
    "organ": (12, 13, "bC", "center"),
    "number": (13, 13, "", "center"),
    "place-and-date": (13, 14, "i", "center"),
    "urgency": (13, 14, "bC", "center"),
    "secrecy": (13, 14, "bC", "center"),
    "type-name": (13, 14, "bC", "center"),
    "subject": (13, 14, "b", "center"),
    "after-subject": (13, 14, "b", "center"),
    "legal-basis": (13, 14, "i", "both"),
    "body": (13, 14, "", "both"),
    "kept-body": (13, 14, "", "both"),
    "part": (13, 14, "b", "center"),
    "part-title": (13, 14, "bC", "center"),
    "section": (13, 14, "bC", "both"),
    "clause": (13, 14, "b", "both"),
    "point": (13, 14, "b", "both"),
    "authority": (13, 14, "bC", "center"),
    "post": (13, 14, "bC", "center"),
    "signer": (13, 14, "b", "center"),
    "recipients": (12, 12, "bi", "left"),
    "recipient": (11, 11, "", "left"),
    "drafter": (11, 11, "", "left"),
    "page-number": (13, 14, "", "center"),
    "appendix": (14, 14, "b", "center"),
    "appendix-title": (13, 14, "bC", "center"),
    "appendix-reference": (13, 14, "i", "center"),
    "circulation": (13, 14, "bC", "center"),
    "letter-subject": (12, 13, "", "center"),
    "addressees": (13, 14, "", "center"),
    "addressee": (13, 14, "", "left"),
    "issuing-authority": (13, 14, "bC", "center"),
    "resolution": (13, 14, "bC", "center"),
    "subdivision": (13, 14, "b", "center"),
    "subdivision-title": (13, 14, "bC", "center"),
    "article": (13, 14, "b", "both"),
    "contact": (11, 12, "", "left"),
}
# Of these the decree says nothing.
CUSTOMARY = {
    "draft-mark",
    "table-head",
    "table-group",
    "table-text",
    "table-centred",
    "chart",
    "chart-caption",
    "tail",
}


@pytest.mark.parametrize(("name", "looks"), COMPONENTS.items())
def test_a_component_looks_as_the_decree_says(
    name: str, looks: tuple[float, float, str, str], profile: Profile
) -> None:
    role = profile.role[name]

    flags = "b" * role.bold + "i" * role.italic + "C" * role.capitals
    assert (role.size_pt.lowest, role.size_pt.highest, flags, role.align) == looks
    assert role.size_pt.lowest <= role.size_pt.use <= role.size_pt.highest
    assert role.colour == ("FF0000" if name in {"urgency", "secrecy"} else "000000")
    assert role.frame is (name in {"urgency", "secrecy", "circulation"})


def test_there_are_no_other_components(profile: Profile) -> None:
    assert profile.role.keys() == COMPONENTS.keys() | CUSTOMARY


def test_sizes_go_up_and_down_together(profile: Profile) -> None:
    """Table V: national title 13, motto 14, place and date 14; or 12, 13, 13."""
    names = ("national-title", "motto", "place-and-date")
    used = tuple(profile.role[one].size_pt.use for one in names)

    assert set(profile.pairing_pt) == {(13, 14, 14), (12, 13, 13)}
    assert used in set(profile.pairing_pt)


@pytest.mark.parametrize("name", ["body", "kept-body", "legal-basis"])
def test_body_text_is_indented_and_spaced(name: str, profile: Profile) -> None:
    role = profile.role[name]

    assert role.first_line_mm in profile.prose.first_line_mm
    assert role.before_pt >= profile.prose.gap_pt
    assert role.line in profile.prose.line


def test_body_text_has_the_measures_of_the_decree(profile: Profile) -> None:
    assert set(profile.prose.first_line_mm) == {10, 12.7}
    assert profile.prose.gap_pt == 6
    assert (profile.prose.line.lowest, profile.prose.line.highest) == (1, 1.5)


def test_headings_are_indented_as_the_text_and_kept_with_it(profile: Profile) -> None:
    headings = {name: role for name, role in profile.role.items() if role.outline}

    levels = {name: role.outline for name, role in headings.items()}
    assert levels == {"part": 1, "section": 1, "clause": 2, "point": 3, "appendix": 1}
    assert all(role.keep for role in headings.values())


def test_drawn_lines_have_their_shares(profile: Profile) -> None:
    assert profile.rule.keys() == {"organ", "motto", "subject"}
    assert profile.rule["organ"].share == profile.rule["subject"].share
    assert profile.rule["organ"].share == pytest.approx((1 / 3, 1 / 2), abs=0.0001)
    assert profile.rule["motto"].share == (1.0, 1.0)


def test_frames_of_stamps_have_their_widths(profile: Profile) -> None:
    """KHẨN 20 mm, HỎA TỐC 30 mm, THƯỢNG KHẨN 40 mm."""
    assert profile.stamp.widths_mm == (20.0, 30.0, 40.0)


def test_columns_leave_room_for_the_national_title(profile: Profile) -> None:
    """Of 434 documents in use, those whose right column is below 90 mm wrap it."""
    width = profile.page.text_width_mm()

    assert width - profile.letterhead.left_mm >= 90
    assert profile.letterhead.wide_left_mm < profile.letterhead.left_mm < width / 2
    assert profile.closing.left_mm < width / 2


def test_each_component_has_a_style_of_its_own(profile: Profile) -> None:
    names = [one.style for one in profile.role.values() if one.style]

    assert len(set(names)) == len(names)
    assert all(one.startswith("VB ") for one in names)


def sources(profile: Profile) -> list[str]:
    page, head, closing, stamp = profile.page, profile.letterhead, profile.closing, profile.stamp
    single = [profile.source, page.source, head.source, closing.source, stamp.source]
    single.append(profile.prose.source)
    roles = [one.source for one in profile.role.values()]
    return [*single, *roles, *(one.source for one in profile.rule.values())]


def test_every_table_names_its_source(profile: Profile) -> None:
    found = set(sources(profile))

    assert all(
        one == "thông lệ" or one.startswith(("Phụ lục I, phần ", "Phụ lục III, mục "))
        for one in found
    )


def test_every_source_is_a_clause_of_the_decree(profile: Profile) -> None:
    clause = (
        r"Phụ lục I, phần I, mục (I|II|III|IV|V)\b[^;]*(; thông lệ)?"
        r"|Phụ lục III, mục II, mẫu [123]\.[0-9-]+[0-9.]*|thông lệ"
    )

    assert [one for one in sources(profile) if not re.fullmatch(clause, one)] == []


# --- what is refused ------------------------------------------------------------------------


def changed(folder: Path, old: str, new: str) -> Path:
    text = DECREE.read_text("utf-8")
    assert old in text
    path = folder / "khac.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


MARGIN = "left_mm = { range = [30, 35], use = 30 }"


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ("bold = true", "bold = true\nbolder = true", "role.national-title.bolder", "unknown key"),
        ("[page]", "[page]\ncolour = 'red'", "page.colour", "unknown key"),
        ('font = "Times', 'fonts = "Times', "-.fonts", "unknown key"),
        ('source = "thông lệ"\n', "", "role.draft-mark.source", "missing"),
        ('title = "Nghị định', '#title = "Nghị định', "-.title", "missing"),
        ("[stamp]", "[stamps]", "stamp", "no such table"),
        (MARGIN, MARGIN.replace("use = 30", "use = 36"), "page.left_mm", "36 is outside 30-35"),
        (MARGIN, MARGIN.replace("use = 30", "use = 29.9"), "page.left_mm", "29.9 is outside 30-35"),
        (MARGIN, MARGIN.replace("30, 35", "35, 30"), "page.left_mm", "30 is outside 35-30"),
        (MARGIN, "left_mm = ", "-", "Invalid value"),
    ],
)
def test_a_profile_that_is_wrong_is_refused(
    old: str, new: str, key: str, reason: str, tmp_path: Path
) -> None:
    path = changed(tmp_path, old, new)

    with pytest.raises(ProfileError) as refused:
        profiles.load(path)

    [problem] = refused.value.problems
    assert (problem.rule, problem.place) == (BAD_PROFILE, FilePlace(file="khac.toml"))
    assert problem.values["key"] == key
    assert str(problem.values["reason"]).startswith(reason)


@pytest.mark.parametrize("content", [None, b"", b"\xff", b"role = 3\nrule = 3\n"])
def test_a_file_that_is_no_profile_is_refused(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "khac.toml"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(ProfileError):
        profiles.load(path)


@pytest.mark.parametrize(
    "margin",
    [
        "left_mm = 30",
        "left_mm = { range = [30], use = 30 }",
        "left_mm = { range = [30, 35] }",
        "left_mm = { range = ['a', 'b'], use = 30 }",
    ],
)
def test_a_range_that_is_none_is_refused(margin: str, tmp_path: Path) -> None:
    with pytest.raises(ProfileError):
        profiles.load(changed(tmp_path, MARGIN, margin))


def test_another_profile_may_choose_within_the_range(tmp_path: Path) -> None:
    path = changed(tmp_path, MARGIN, MARGIN.replace("use = 30", "use = 35"))

    assert profiles.load(path).page.text_width_mm() == 160.0


def test_a_range_knows_what_it_allows() -> None:
    allowed = Range(30, 35, 30)

    assert [one in allowed for one in (29.9, 30, 32.5, 35, 35.1)] == [
        False,
        True,
        True,
        True,
        False,
    ]
