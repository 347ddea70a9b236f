"""Edits: which of them leave every letter as it is."""

from __future__ import annotations

import pytest

from docgen.model.edit import SetText, is_safe, settings
from docgen.model.place import ParagraphPlace

PLACE = ParagraphPlace(file="ke-hoach.docx", number=1, excerpt="Kế hoạch")


@pytest.mark.parametrize(
    ("actual", "text", "sure", "safe"),
    [
        ("192/KH- UBND", "192/KH-UBND", True, True),
        ("TTR", "TTr", True, True),
        ("Tỉnh", "tỉnh", False, False),
        ("12", "số 12", True, False),
    ],
)
def test_a_capital_that_a_person_must_confirm_is_not_safe(
    actual: str, text: str, sure: bool, safe: bool
) -> None:
    edit = SetText(place=PLACE, start=0, actual=actual, text=text, sure=sure)

    assert is_safe(edit) is safe
    assert "sure" not in settings(edit)
