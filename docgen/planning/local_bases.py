"""The legal bases of a plan made from the province's, which is one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.model.locality import Change, ChangeKind
from docgen.model.place import Origin
from docgen.model.plan import LegalBasis, Plan
from docgen.model.text import plain
from docgen.planning.bases import is_proposal
from docgen.planning.rewording import Rewording
from docgen.registers.documents import Documents
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.names import key

__all__ = ["Bases", "province_plan"]

_PROPOSER = re.compile(r"\bcủa\s+(?P<who>.+?)(?=\s+tại\b|[;,.]|$)")
_HEAD = re.compile(r"(?:Quyền |Phó )?(?:Giám đốc|Trưởng|Chánh|Cục trưởng|Thủ trưởng)\s+")
_HEADS = {  # how the head of an organ is called, by the first word of its name
    "Sở": "Giám đốc Sở",
    "Phòng": "Trưởng phòng",
    "Công an": "Trưởng Công an",
    "Văn phòng": "Chánh Văn phòng",
    "Ban": "Trưởng Ban",
    "Trạm": "Trưởng Trạm",
    "Trung tâm": "Giám đốc Trung tâm",
}


def province_plan(plan: Plan) -> LegalBasis:
    """The province's own plan as a legal basis of those made from it.

    Number and date are ``None`` where the plan has none yet.
    """
    head = plan.letterhead
    numbered = head.number is not None and head.symbol
    cells = plan.origin.cells
    fields = {"symbol": "number", "issued": "issued", "issuer": "organ", "title": "subject"}
    return LegalBasis(
        kind="Kế hoạch",
        symbol=f"{head.number:02}/KH-{head.symbol}" if numbered else None,
        issued=head.issued,
        issuer=head.organ,
        title=" ".join(map(str, plan.subject)) or None,
        origin=Origin(
            file=plan.origin.file,
            sheet=plan.origin.sheet,
            cells={name: cells[field] for name, field in fields.items() if field in cells},
            elsewhere={
                name: plan.origin.elsewhere[field]
                for name, field in fields.items()
                if field in plan.origin.elsewhere
            },
        ),
    )


class Bases:
    """The legal bases of all units of a type; they differ by the day of issue alone.

    Nobody proposes the plan of a department (sở) to its head.
    """

    def __init__(
        self, plan: Plan, rewording: Rewording, documents: Documents, *, of_department: bool
    ) -> None:
        self._documents, self._of_department = documents, of_department
        self._own = province_plan(plan)
        self._changes: list[Change] = []
        cited = [one for one in plan.bases if not is_proposal(one)]
        proposals = (self._proposal(one, rewording) for one in plan.bases if is_proposal(one))
        self._every = (*cited, self._own, *(one for one in proposals if one is not None))
        self._done: dict[date, tuple[tuple[LegalBasis, ...], tuple[Change, ...]]] = {}

    def on(self, day: date) -> tuple[tuple[LegalBasis, ...], tuple[Change, ...]]:
        """The bases of a plan that is issued on ``day``, and what was changed."""
        if day not in self._done:
            kept = tuple(one for one in self._every if not self._is_over(one, day))
            gone = (one for one in self._every if self._is_over(one, day))
            changes = (
                *(_change(one, before=_named(one), after="") for one in gone),
                _change(self._own, before="", after=_named(self._own)),
                *self._changes,
            )
            self._done[day] = kept, changes
        return self._done[day]

    def _is_over(self, basis: LegalBasis, day: date) -> bool:
        """Whether the register says that it may not be cited on ``day`` any more."""
        if not basis.symbol or not basis.issued:
            return False
        known = self._documents.dated(basis.symbol, basis.issued)
        return basis is not self._own and bool(known and known.expires and known.expires < day)

    def _proposal(self, basis: LegalBasis, rewording: Rewording) -> LegalBasis | None:
        """Who proposes at the unit; without number and date, which are the province's."""
        who = basis.issuer or next(iter(_proposers(basis)), "")
        agency = _HEAD.sub("", who, count=1)
        agency = agency if agency[:1].isupper() else _departments(who, agency)
        lines = rewording.agency_list([plain(agency)]).lines
        name = lines[0].fixed if lines else None
        if name is None or self._of_department:
            self._changes.append(_change(basis, before=_named(basis), after=""))
            return None
        made = LegalBasis(
            kind="Theo đề nghị", issuer=_head(str(name)), code=basis.code, origin=basis.origin
        )
        self._changes.append(_change(basis, before=_named(basis), after=_named(made)))
        return made


def _proposers(basis: LegalBasis) -> Iterator[str]:
    for words in (basis.title, basis.kind):
        found = _PROPOSER.search(words or "")
        if found:
            yield found["who"]


def _departments(who: str, agency: str) -> str:
    """The agency behind its head's title: “Trưởng ban Dân tộc” is the head of “Ban Dân tộc”."""
    return agency[:1].upper() + agency[1:] if agency else who


def _head(name: str) -> str:
    """The head of an organ: ``Trưởng phòng Văn hóa - Xã hội``."""
    for first, head in _HEADS.items():
        if key(name).startswith(f"{key(first)} "):
            return f"{head}{name[len(first) :]}"
    return f"Thủ trưởng {name}"


def _named(basis: LegalBasis) -> str:
    issued = f"ngày {short_date(basis.issued)}" if basis.issued else ""
    number = basis.symbol and f"số {basis.symbol}"
    issuer = basis.issuer and f"của {basis.issuer}"
    return " ".join(filter(None, (basis.kind, number, issued, issuer, basis.title)))


def _change(basis: LegalBasis, *, before: str, after: str) -> Change:
    place = basis.origin.place("symbol" if basis.symbol else "title")
    return Change(kind=ChangeKind.BASIS, place=place, before=before, after=after)
