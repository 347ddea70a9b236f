"""Provinces, districts and organs: the tables agree with each other."""

from __future__ import annotations

from docgen.vietnamese.citation import CODES
from docgen.vietnamese.names import key
from docgen.vietnamese.organs import ALSO, ORGANS, SHORT, SUCCESSORS
from docgen.vietnamese.places import CITIES, FORMER_DISTRICTS, MERGED, NAMED_AFTER, PROVINCES


def test_sixty_three_provinces_became_thirty_four() -> None:
    assert len(PROVINCES) == len(set(PROVINCES)) == 34
    assert len(MERGED) == 29
    assert set(MERGED.values()) <= set(PROVINCES)
    assert not set(MERGED) & set(PROVINCES)
    assert set(CITIES) <= set(PROVINCES)


def test_former_districts_lie_in_a_province_of_today() -> None:
    assert set(FORMER_DISTRICTS.values()) <= set(PROVINCES)
    assert not set(FORMER_DISTRICTS) & set(PROVINCES)
    assert all(MERGED[name] == now for name, now in FORMER_DISTRICTS.items() if name in MERGED)


def test_names_are_told_apart_by_more_than_capitals() -> None:
    for names in (PROVINCES, NAMED_AFTER, ORGANS):
        assert len({key(one) for one in names}) == len(names)


def test_other_spellings_are_those_of_known_organs() -> None:
    assert {key(one) for one in ALSO} <= {key(one) for one in ORGANS}
    assert not ALSO & set(ORGANS)


def test_a_merged_department_has_a_successor_that_stands() -> None:
    assert set(SHORT.values()) <= set(SUCCESSORS)
    assert not set(SUCCESSORS.values()) & set(SUCCESSORS)
    assert not set(SHORT) & set(CODES)
