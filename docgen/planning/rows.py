"""The rows and fields of a plan by the names of the sheets that hold them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from docgen.model.place import Origin
from docgen.model.plan import (
    Activity,
    Agency,
    Item,
    LegalBasis,
    Plan,
    Recipient,
    Slogan,
    Target,
    Task,
)
from docgen.model.text import Text
from docgen.planning.appendices import possible
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.numbers import decimal

__all__ = ["ROWS", "Sheet", "named_fields", "shown", "with_named_field"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet whose rows are records: ``row`` makes one, ``name`` is where the plan has them.

    ``words`` is the field that says what a row is about, ``inherited`` those that a new row
    takes from the one it follows, ``needed`` those that it must be given, with their headers.
    """

    row: type[Any]
    name: str
    words: str
    inherited: tuple[str, ...] = ()
    needed: Mapping[str, str] = field(default_factory=dict)
    of_month: bool = False

    def has(self, plan: Plan) -> bool:
        """Whether a plan of this kind has such a sheet."""
        return not self.of_month or plan.month is not None

    def rows(self, plan: Plan) -> tuple[Any, ...]:
        """The rows of a plan; none where its kind has no such sheet."""
        found: tuple[Any, ...] = getattr(plan.month if self.of_month else plan, self.name, ())
        return found

    def put(self, plan: Plan, rows: tuple[Any, ...]) -> Plan:
        """The plan with other rows; as it is where its kind has no such sheet."""
        part: dict[str, Any] = {self.name: rows}
        if not self.of_month:
            return replace(plan, **part)
        return replace(plan, month=plan.month and replace(plan.month, **part))


ROWS: Mapping[str, Sheet] = {
    "Căn cứ": Sheet(row=LegalBasis, name="bases", words="title", needed={"kind": "Loại"}),
    "Nội dung": Sheet(row=Item, name="items", words="text", inherited=("level",)),
    "Cơ quan": Sheet(
        row=Agency,
        name="agencies",
        words="name",
        inherited=("requested", "group"),
        needed={"code": "Mã", "name": "Tên"},
    ),
    "Nhiệm vụ": Sheet(
        row=Task,
        name="tasks",
        words="text",
        inherited=("agency", "level"),
        needed={"text": "Nội dung"},
    ),
    "Chỉ tiêu": Sheet(
        row=Target,
        name="targets",
        words="title",
        inherited=("objective",),
        needed={
            "code": "Mã",
            "title": "Nội dung",
            "unit": "Đơn vị tính",
            "direction": "Chiều",
            "planned": "Kế hoạch năm",
        },
    ),
    "Hoạt động": Sheet(
        row=Activity,
        name="activities",
        words="title",
        inherited=("form", "lead"),
        needed={"code": "Mã", "title": "Hoạt động", "when": "Thời gian"},
        of_month=True,
    ),
    "Khẩu hiệu": Sheet(row=Slogan, name="slogans", words="text", of_month=True),
    "Nơi nhận": Sheet(row=Recipient, name="recipients", words="name"),
}

_LETTERHEAD = ("parent", "organ", "symbol", "number", "place", "issued")
_SIGNATURE = {"authority": "authority", "post": "post", "signer": "name"}
_OF_PLAN = (
    "year",
    "area",
    "subject",
    "basis_style",
    "lead",
    "archive",
    "drafter",
    "urgency",
    "secrecy",
)
_THEME = ("theme", "announced", "first", "last", "audience", "messages")
_MONTH_SHEET = "Chủ đề"
_LONG_DATES = "date_style"


def named_fields(plan: Plan, sheet: str) -> dict[str, Any]:
    """The values of a sheet of single values; nothing where the plan's kind has no such sheet."""
    if sheet == _MONTH_SHEET:
        return {name: getattr(plan.month, name) for name in _THEME} if plan.month else {}
    of_plan = (*_OF_PLAN, *(one.flag for one in possible(plan)))
    return {
        **{name: getattr(plan.letterhead, name) for name in _LETTERHEAD},
        **{name: getattr(plan.signature, part) for name, part in _SIGNATURE.items()},
        **{name: getattr(plan, name) for name in of_plan},
        _LONG_DATES: plan.long_dates,
    }


def with_named_field(plan: Plan, sheet: str, name: str, value: Any, origin: Origin) -> Plan:
    """The plan with another value of a sheet of single values, which is read at ``origin``."""
    if sheet == _MONTH_SHEET:
        month = plan.month and replace(plan.month, origin=origin, **{name: value})
        return replace(plan, month=month)
    plan = replace(plan, origin=origin)
    if name in _LETTERHEAD:
        return replace(plan, letterhead=replace(plan.letterhead, **{name: value}))
    if name in _SIGNATURE:
        part = {_SIGNATURE[name]: value}
        return replace(plan, signature=replace(plan.signature, **part))
    return replace(plan, **{"long_dates" if name == _LONG_DATES else name: value})


def shown(value: Any, name: str) -> str:
    """A value of the field ``name`` as it stands in its cell.

    >>> shown(Decimal("30.5"), "planned"), shown(True, "requested")
    ('30,5', 'Có')
    """
    match value:
        case None:
            return ""
        case bool():
            yes, no = ("Đầy đủ", "Ngắn") if name == _LONG_DATES else ("Có", "Không")
            return yes if value else no
        case Decimal():
            return decimal(value)
        case date():
            return short_date(value)
        case tuple():
            between = "\n" if value and isinstance(value[0], Text) else "; "
            return between.join(map(str, value))
    return str(value)
