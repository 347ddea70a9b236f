"""Recipients of a localised plan, and the paragraphs that only a locality has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from docgen.model.locality import Change, ChangeKind, Locality
from docgen.model.place import Origin
from docgen.model.plan import Item, Level, Plan, Recipient
from docgen.model.text import plain
from docgen.model.unit import Level as Government
from docgen.model.unit import Unit
from docgen.planning.outline import LEVELS
from docgen.planning.rewording import Context, Prepared, Rewording
from docgen.planning.slots import edited
from docgen.registers.agencies import Agencies
from docgen.registers.naming import area
from docgen.vietnamese.names import key
from docgen.vietnamese.numbers import decimal

__all__ = ["Paragraphs", "Recipients"]

# Whom a plan goes to that is no People's Committee's, from top to bottom.
_OF_A_DEPARTMENT = ("UBND {tỉnh}", "Lãnh đạo {cơ quan}", "Các phòng, đơn vị thuộc {cơ quan}")
_OF_A_BOARD = (  # Ban Vì sự tiến bộ của phụ nữ
    "{cấp trên}",
    "UBND {địa bàn}",
    "Thành viên Ban Vì sự tiến bộ của phụ nữ {loại}",
)
_ABOVE_A_BOARD = {
    Government.PROVINCE: "Ủy ban quốc gia Vì sự tiến bộ của phụ nữ Việt Nam",
    Government.DISTRICT: "Ban Vì sự tiến bộ của phụ nữ {tỉnh}",
    Government.COMMUNE: "Ban Vì sự tiến bộ của phụ nữ {tỉnh}",
}
_TO_THE_PROVINCE = "UBND {tỉnh}"
_OFFICE = re.compile(r"(?:c|cvp|lđvp|chánh|lãnh đạo|vp|văn phòng)\b.*\bubnd\b")  # as a province's
_THE_OFFICE = "Văn phòng HĐND và UBND {loại}"

_FUNDING, _REPORTING = ("kinh phí",), ("chế độ báo cáo", "báo cáo")
_AMOUNT = "Kinh phí thực hiện Kế hoạch năm {year} từ ngân sách {budget}: {amount} triệu đồng."
_AMOUNT_WITHOUT_YEAR = "Kinh phí thực hiện Kế hoạch từ ngân sách {budget}: {amount} triệu đồng."
_CONTACT = "Đầu mối liên hệ: {contact}."
_DEPTH = {level: depth for depth, level in enumerate(LEVELS)}


class Recipients:
    """The recipients (nơi nhận) usual for all units of a type.

    A People's Committee sends its plan to the province and to those that the province sent
    its own to, at its level.
    """

    def __init__(
        self,
        plan: Plan,
        rewording: Rewording,
        known: Agencies,
        *,
        province: Unit,
        unit: Unit,
        issuer: str | None,
    ) -> None:
        self._plan, self._level, self._issuer = plan, unit.level, issuer
        self._words = {"{tỉnh}": str(province.type), "{loại}": str(unit.type)}
        self._rows: tuple[tuple[Recipient, Prepared], ...] = ()
        if issuer is None:
            office = edited(plain(self._filled(_THE_OFFICE)), ())
            self._rows = tuple(_reworded(plan.recipients, rewording, known, office))

    def at(self, locality: Locality) -> tuple[tuple[Recipient, ...], tuple[Change, ...]]:
        """The locality's own recipients, else the usual ones; and what was changed."""
        if locality.recipients:
            found = _rows(locality.recipients, _origin(locality, "name", "recipients"))
        elif self._issuer is None:
            found = tuple(self._usual(locality.unit))
        else:
            found = _rows(self._of_organ(locality.unit), locality.origin)
        return found, self._changes(found)

    def _usual(self, unit: Unit) -> Iterator[Recipient]:
        first = self._filled(_TO_THE_PROVINCE)
        seen = {key(first)}
        yield Recipient(name=first, origin=replace(self._plan.origin, cells={}, elsewhere={}))
        for row, name in self._rows:
            words = str(name.at(unit))
            if key(words) not in seen:
                seen.add(key(words))
                yield replace(row, name=words)

    def _of_organ(self, unit: Unit) -> Iterator[str]:
        issuer = self._issuer or ""
        is_board = key(issuer).startswith("ban vì sự tiến bộ")
        words = {
            "{cấp trên}": _ABOVE_A_BOARD[self._level],
            "{cơ quan}": issuer.split()[0] if issuer.startswith("Sở ") else issuer,
            "{địa bàn}": area(unit),
        }
        for line in _OF_A_BOARD if is_board else _OF_A_DEPARTMENT:
            for gap, word in words.items():
                line = line.replace(gap, word)
            yield self._filled(line)

    def _filled(self, line: str) -> str:
        for gap, word in self._words.items():
            line = line.replace(gap, word)
        return line

    def _changes(self, found: Sequence[Recipient]) -> tuple[Change, ...]:
        old = self._plan.recipients
        place = (old[0] if old else self._plan).origin.place("name")
        before, after = ("\n".join(one.name for one in these) for these in (old, found))
        return (Change(kind=ChangeKind.RECIPIENT, place=place, before=before, after=after),)


def _reworded(
    recipients: Iterable[Recipient], rewording: Rewording, known: Agencies, office: Prepared
) -> Iterator[tuple[Recipient, Prepared]]:
    for one in recipients:
        words = plain(one.name)
        name = rewording.prepared(words, context=Context.RECIPIENT)
        if _OFFICE.match(key(one.name)):
            yield one, office
        elif any(_bears_name(part, known) for part in (one.name, *one.name.split(", "))):
            yield from ((one, line) for line in rewording.agency_list([words]).lines)
        else:
            yield one, name


def _bears_name(organ: str, known: Agencies) -> bool:
    """Whether it is an agency of the province that has the province's name in its own."""
    return any("{tên}" in one.name for one in known.named(organ, level=Government.PROVINCE))


def _rows(names: Iterable[str], origin: Origin) -> tuple[Recipient, ...]:
    return tuple(Recipient(name=name, origin=origin) for name in names)


def _origin(locality: Locality, name: str, column: str) -> Origin:
    """The origin of a row that a column of the list of units makes."""
    cell = locality.origin.cells.get(column, "")
    return replace(locality.origin, cells={name: cell} if cell else {}, elsewhere={})


# --- paragraphs ---------------------------------------------------------------------------


class Paragraphs:
    """Where in the content a locality's own paragraphs go: its budget, whom to ask."""

    def __init__(self, plan: Plan, budget: str) -> None:
        self._year, self._budget, self._items = plan.year, budget, plan.items
        self._funding = _section_end(plan.items, _FUNDING)
        self._reporting = _section_end(plan.items, _REPORTING)

    def at(
        self, items: Sequence[Item], locality: Locality
    ) -> tuple[tuple[Item, ...], tuple[Change, ...]]:
        """``items``, which are those of the plan one by one, with the locality's own."""
        added: list[tuple[int, Item, ChangeKind]] = []
        if locality.budget is not None:
            words = (_AMOUNT if self._year else _AMOUNT_WITHOUT_YEAR).format(
                year=self._year, budget=self._budget, amount=decimal(locality.budget)
            )
            level = self._level(self._funding)
            added.append(
                (self._funding, _item(words, level, locality, "budget"), ChangeKind.BUDGET)
            )
        if locality.contact:
            words = _CONTACT.format(contact=locality.contact.rstrip(" ."))
            item = _item(words, Level.PARAGRAPH, locality, "contact")
            added.append((self._before_closing(), item, ChangeKind.WORDING))
        done = list(items)
        for index, item, _ in sorted(added, key=lambda one: -one[0]):
            done.insert(index, item)
        return tuple(done), tuple(self._change(*one) for one in added)

    def _level(self, end: int) -> Level:
        """The level of the rows in the section that ends at ``end``, as its last row has it."""
        levels = [one.level or Level.PARAGRAPH for one in self._items[:end]]
        return levels[-1] if levels and levels[-1] is not Level.SECTION else Level.PARAGRAPH

    def _before_closing(self) -> int:
        """Before the paragraph that closes the section on reports, where one does."""
        end = self._reporting
        is_closing = end > 1 and self._items[end - 1].level is Level.PARAGRAPH
        return end - 1 if is_closing else end

    def _change(self, index: int, item: Item, kind: ChangeKind) -> Change:
        after = str(item.text[0])
        last = self._items[index - 1].origin if index else item.origin
        return Change(kind=kind, place=last.place("text"), after=after)


def _section_end(items: Sequence[Item], titles: Sequence[str]) -> int:
    """The index behind the last row of the section that one of ``titles`` names; else the end."""
    for title in titles:
        for index, item in enumerate(items):
            if item.level is Level.SECTION and title in key(" ".join(map(str, item.text))):
                return _end(items, index)
    return len(items)


def _end(items: Sequence[Item], start: int) -> int:
    end = start + 1
    while (
        end < len(items) and _DEPTH.get(items[end].level or Level.PLUS, 9) > _DEPTH[Level.SECTION]
    ):
        end += 1
    return end


def _item(words: str, level: Level, locality: Locality, column: str) -> Item:
    return Item(level=level, text=(plain(words),), origin=_origin(locality, "text", column))
