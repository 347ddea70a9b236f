"""Letterhead, signature and filing of a localised plan, by who issues it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docgen.model.locality import Change, ChangeKind, Locality
from docgen.model.plan import Letterhead, Plan, Signature
from docgen.model.unit import Unit
from docgen.planning.rows import shown
from docgen.registers.naming import area, committee, place
from docgen.vietnamese.names import key

__all__ = ["Issuer", "issuer", "with_heading"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """How an organ signs: ``body`` on whose behalf (TM.), empty where its head signs alone."""

    symbol: str | None
    body: str
    head: str


_COMMITTEE = Issuer(symbol="UBND", body="Ủy ban nhân dân", head="Chủ tịch")
_BY_FIRST_WORD = {  # of the organ's name: body and head
    "Ban": ("Ban", "Trưởng Ban"),
    "Sở": ("", "Giám đốc"),
    "Công an": ("", "Giám đốc"),
    "Phòng": ("", "Trưởng phòng"),
    "Văn phòng": ("", "Chánh Văn phòng"),
    "Hội": ("Ban Thường vụ", "Chủ tịch"),
    "Ủy ban": ("Ban Thường trực", "Chủ tịch"),
}
_ARCHIVE = "VT"
_WORD = re.compile(r"\w+")
_JOINING = {"và", "của"}


def issuer(name: str | None, short: str = "") -> Issuer:
    """How the organ ``name`` signs (``None``: a People's Committee); ``short`` is its short name.

    >>> issuer("Sở Y tế").symbol, issuer("Sở Giáo dục và Đào tạo", "Sở GDĐT").symbol
    ('SYT', 'SGDĐT')
    """
    if name is None:
        return _COMMITTEE
    body, head = next(
        (signs for word, signs in _BY_FIRST_WORD.items() if key(name).startswith(f"{key(word)} ")),
        ("", "Thủ trưởng"),
    )
    return Issuer(symbol=_initials(short or name), body=body, head=head)


def with_heading(plan: Plan, locality: Locality, by: Issuer) -> tuple[Plan, tuple[Change, ...]]:
    """The plan with the locality's letterhead, signature and filing, and what was changed.

    What is not given stays empty, but for what follows from the organ and its level.
    """
    unit = locality.unit
    made = replace(
        plan,
        letterhead=_letterhead(locality, by),
        signature=_signature(plan.signature, locality, by),
        area=area(unit),
        archive=locality.archive or _ARCHIVE,
        drafter=None,
    )
    return made, tuple(_changes(plan, made))


def _letterhead(locality: Locality, by: Issuer) -> Letterhead:
    unit = locality.unit
    return Letterhead(
        parent=_parent(unit) if locality.issuer else None,
        organ=locality.issuer or committee(unit),
        symbol=locality.symbol or by.symbol,
        number=locality.number,
        place=place(unit),
        issued=locality.issued,
    )


def _parent(unit: Unit) -> str:
    return committee(unit, short=True)


def _signature(province: Signature, locality: Locality, by: Issuer) -> Signature:
    """Who signs: as given, else the head or deputy as at the province."""
    post = locality.post
    is_deputy = key(post or province.post or "").startswith("phó ")
    if post is None:
        deputy = "Phó Trưởng Ban" if by.body == "Ban" else f"Phó {by.head}"
        post = deputy if is_deputy else by.head
    authority = locality.authority
    if not authority:
        lines = (by.body and f"TM. {by.body}", is_deputy and f"KT. {by.head}")
        authority = tuple(one for one in lines if one)
    return Signature(authority=authority, post=post, name=locality.signer)


def _changes(before: Plan, after: Plan) -> Iterator[Change]:
    pairs = (
        (before.letterhead, after.letterhead, Letterhead.__dataclass_fields__),
        (before, after, ("area",)),
        (before.signature, after.signature, Signature.__dataclass_fields__),
        (before, after, ("archive", "drafter")),
    )
    for old, new, names in pairs:
        for name in names:
            was, has = (getattr(one, name) for one in (old, new))
            if was != has:
                cell = "signer" if name == "name" else name
                yield Change(
                    kind=ChangeKind.LETTERHEAD,
                    place=before.origin.place(cell),
                    before=shown(was, name),
                    after=shown(has, name),
                )


def _initials(name: str) -> str:
    """An organ's part of a symbol: the first letters of its words, abbreviations as they are."""
    words = (one for one in _WORD.findall(name) if one not in _JOINING)
    return "".join(one if len(one) > 1 and one.isupper() else one[0].upper() for one in words)
