"""The closing of a document or an appendix: Nơi nhận, authority, post, name of the signer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from docgen.word import phrases
from docgen.word.drafts import Draft, next_lines, parts_of, same_column, significant
from docgen.word.roles import Role

__all__ = ["labels", "read_closings"]

_REACH: Final = 45  # lines that a closing without a table may take up
_LINE: Final = 110  # characters of a line in a signature
_ITEMS: Final = ("-", "–", "+", "•", "*", "−")
_DOUBTFUL: Final = 0.6


def labels(found: Sequence[Draft], start: int, end: int) -> Iterator[int]:
    """The indices of lines “Nơi nhận:” that begin a closing."""
    return (
        index
        for index in range(start, end)
        if found[index].text[:1] in {"N", "n"} and _is_label(found, index, end)
    )


def _is_label(found: Sequence[Draft], index: int, end: int) -> bool:
    one = found[index]
    if not phrases.RECIPIENTS.match(one.words) or one.role not in {Role.OTHER, Role.BODY}:
        return False
    alone = len(one.text) <= 12
    if one.spot is not None and one.spot.columns > 3 and not one.words.startswith("nơi nhận:"):
        return False
    if not alone and len(parts_of(one)) > 1:
        return True
    if not alone:
        rest = one.text.partition(":")[2].strip()
        if not rest.startswith("("):
            return rest.startswith((*_ITEMS, "Như", "như", "Lưu"))
    behind = [found[i] for i in next_lines(found, index + 1, 8, end)]
    return any(_is_item(one) or _is_closing_line(one) for one in behind) or not behind


def _is_item(one: Draft) -> bool:
    return (
        one.text.startswith(_ITEMS)
        or one.text.endswith(";")
        or one.words.startswith(("như ", "lưu"))
        or bool(one.paragraph.label)
    )


def _is_closing_line(one: Draft) -> bool:
    if len(one.text) > _LINE:
        return False
    is_post = one.upper and phrases.is_post(one.words)
    return bool(phrases.AUTHORITY.match(one.text)) or is_post or phrases.is_name(one.text)


def read_closings(found: list[Draft], start: int, end: int, *, main: bool) -> list[tuple[int, int]]:
    """Give the lines of each closing between two indices their roles; where each one stands.

    ``main`` for the document itself; in an appendix a signature without TM. or KT. is doubtful.
    The list may grow where a paragraph is cut into its parts, behind ``end`` as before it.
    """
    zones: list[tuple[int, int]] = []
    at = start
    while at < end:
        label = next(labels(found, at, end), None)
        if label is None:
            break
        size = len(found)
        zone = _around_label(found, label, at, end)
        end += len(found) - size
        zones.append(zone)
        at = max(zone[1], label + 1)
    if not zones:
        size = len(found)
        zone_or_none = _signature_only(found, start, end, main=main)
        end += len(found) - size
        if zone_or_none is not None:
            zones.append(zone_or_none)
    return zones


# --- with Nơi nhận ----------------------------------------------------------------------------


def _around_label(found: list[Draft], label: int, start: int, end: int) -> tuple[int, int]:
    one = found[label]
    if one.table >= 0 and not one.framed:
        first, last = _table_around(found, label, start, end)
        last += _expand(found, first, last)
    else:
        first, last = _lines_around(found, label, start, end)
        last += _expand(found, first, last)
    label = next(i for i in range(label, last) if phrases.RECIPIENTS.match(found[i].words))
    if one.table < 0 or one.framed:
        last = _cut_short(found, label, last)
    right = _recipients(found, label, first, last)
    _signatures(right, sure=1.0)
    return first, last


def _table_around(found: Sequence[Draft], index: int, start: int, end: int) -> tuple[int, int]:
    outer = found[index].outer
    same = "outer" if outer >= 0 else "table"
    number = getattr(found[index], same)
    first = last = index
    while first > start and getattr(found[first - 1], same) == number:
        first -= 1
    while last < end and getattr(found[last], same) == number:
        last += 1
    return first, last


def _lines_around(found: Sequence[Draft], label: int, start: int, end: int) -> tuple[int, int]:
    """The lines of a closing without a table, above the label and below it."""
    first = label
    for index in range(label - 1, max(label - 25, start) - 1, -1):
        one = found[index]
        if one.empty:
            continue
        if one.free and (_is_closing_line(one) or phrases.NOTE.fullmatch(one.words)):
            first = index
            continue
        if one.outer >= 0 and not one.free:  # signatures in a table, the recipients below it
            begin, end_of_table = _table_around(found, index, start, end)
            if _is_signature_table(found[begin:end_of_table]):
                first = begin
        break
    last = label + 1
    for seen, index in enumerate(significant(found, label + 1, end)):
        one = found[index]
        if one.outer >= 0 and not one.free and not one.boxed:  # the signature in a table below
            begin, end_of_table = _table_around(found, index, start, end)
            if _is_signature_table(found[begin:end_of_table]):
                last = end_of_table
            break
        if seen == _REACH or len(one.text) > 300 or (one.table >= 0 and not one.boxed):
            break
        if phrases.APPENDIX.fullmatch(one.words) or phrases.COPY.fullmatch(one.words):
            break
        last = index + 1
    return first, last


def _cut_short(found: Sequence[Draft], label: int, last: int) -> int:
    """The index behind the last line that belongs to a closing for certain."""
    certain = label + 1
    for index in significant(found, label, last):
        one = found[index]
        is_part = _is_item(one) or _is_closing_line(one) or _is_note(one)
        is_drafter = phrases.DRAFTER.fullmatch(one.text)
        if is_part or is_drafter or phrases.RECIPIENTS.match(one.words):
            certain = index + 1
        elif index - certain > 6 or one.paragraph.page_break_before:
            break
    return certain


def _expand(found: list[Draft], first: int, last: int) -> int:
    """Cut paragraphs with tabs or line breaks; how many members there are more."""
    grown = 0
    for index in range(last - 1, first - 1, -1):
        one = found[index]
        if one.empty or len(one.text) > 1500:
            continue
        parts = parts_of(one)
        if parts != [one]:
            found[index : index + 1] = parts
            grown += len(parts) - 1
    return grown


def _recipients(found: Sequence[Draft], label: int, first: int, last: int) -> list[Draft]:
    """Give the recipients their role; the lines that are left for the signature."""
    head = found[label]
    head.give(Role.RECIPIENTS)
    rest = head.text.partition(":")[2].strip()
    if rest:  # label and items on one line
        head.sure = 0.8
    right: list[Draft] = []
    open_item = filed = False
    for index in significant(found, first, last):
        one = found[index]
        if index == label:
            continue
        if index < label or not _is_below(one, head) or _belongs_right(one, head):
            right.append(one)
            continue
        if phrases.DRAFTER.fullmatch(one.text):
            one.give(Role.DRAFTER)
        elif phrases.CONTACT.match(one.words):
            one.give(Role.CONTACT)
        elif phrases.mark(one.words) is not None:
            one.give(phrases.mark(one.words) or Role.OTHER)
        elif _is_item(one):
            one.give(Role.RECIPIENT, 1.0)
            open_item = not one.text.endswith((";", "."))
            filed |= one.words.lstrip("-–−+*• ").startswith("lưu") and not open_item
        elif filed and one.flow == head.flow:
            one.give(Role.OTHER, 0.5)  # the name of the file, who typed it
        elif open_item or head.table >= 0:
            one.give(Role.RECIPIENT, _DOUBTFUL if open_item else 0.8)
        else:
            right.append(one)
    return right


def _is_below(one: Draft, head: Draft) -> bool:
    if one.flow == head.flow and not one.tabbed:
        return True
    return one.outer == head.outer and one.boxed == head.boxed and same_column(one, head)


def _belongs_right(one: Draft, head: Draft) -> bool:
    """Whether a line below the label is one of the signature."""
    if one.tabbed and one.across[0] >= 0.5 and head.across[0] < 0.5:
        return True
    if phrases.AUTHORITY.match(one.text):
        return not _is_item(one)
    if head.table >= 0 or _is_item(one):
        return False
    return _is_closing_line(one) or _is_note(one)


# --- without ----------------------------------------------------------------------------------


def _signature_only(
    found: list[Draft], start: int, end: int, *, main: bool
) -> tuple[int, int] | None:
    """The signature at the end, where no Nơi nhận stands beside it."""
    last = end
    while last > start and (found[last - 1].empty or _comes_last(found[last - 1])):
        last -= 1
    if last == start:
        return None
    tail = found[last - 1]
    if tail.outer >= 0 and not tail.free:
        first, last = _table_around(found, last - 1, start, last)
        if not _is_signature_table(found[first:last]):
            return None
        last += _expand(found, first, last)
    else:
        begun = _signature_lines(found, start, last)
        if begun is None:
            return None
        first = begun
        last += _expand(found, first, last)
    lines = [found[i] for i in significant(found, first, last)]
    sure = 0.9 if main or any(phrases.AUTHORITY.match(one.text) for one in lines) else _DOUBTFUL
    _signatures(lines, sure=sure)
    return first, last


def _comes_last(one: Draft) -> bool:
    drafter = phrases.DRAFTER.fullmatch(one.text)
    if drafter:
        one.give(Role.DRAFTER, 0.8)
    elif phrases.CONTACT.match(one.words):
        one.give(Role.CONTACT, 0.8)
        return True
    return drafter is not None


def _is_signature_table(cells: Sequence[Draft]) -> bool:
    """Whether a table holds signatures: posts in its first lines, names or room below them."""
    lines = [one for one in cells if not one.empty]
    if not lines or len(lines) > 30 or any(len(one.text) > _LINE for one in lines):
        return False
    spots = [one.spot for one in cells if one.spot is not None]
    if max(one.columns for one in spots) > 3 or max(one.row for one in spots) > 5:
        return False
    columns: dict[int, list[Draft]] = {}
    for one in lines:
        columns.setdefault(one.flow, []).append(one)
    tops = [those for those in columns.values() if those[0].spot and those[0].spot.row == 0]
    posts = [those for those in tops if _begins_signature(those)]
    named = any(phrases.is_name(one.text) or _is_note(one) for one in lines)
    return bool(posts) and len(posts) >= len(tops) / 2 and (named or len(lines) <= 4)


def _begins_signature(lines: Sequence[Draft]) -> bool:
    """Whether a column begins with a post, or with the organ of one below it."""
    first = lines[0]
    is_organ = first.upper and phrases.begins_organ(first.words)
    return any(_is_head_of_signature(one) for one in lines[: 3 if is_organ else 1])


def _is_head_of_signature(one: Draft) -> bool:
    is_post = one.upper and phrases.is_post(one.words)
    return bool(phrases.AUTHORITY.match(one.text)) or is_post or _is_dated(one)


def _is_dated(one: Draft) -> bool:
    return phrases.date_likeness(one.words) > 0.7


def _signature_lines(found: Sequence[Draft], start: int, last: int) -> int | None:
    """Where a signature without a table begins: posts and at their end a name."""
    tail = parts_of(found[last - 1])
    if not any(_is_closing_line(one) or _is_note(one) for one in tail):
        return None
    first = None
    for seen, index in enumerate(reversed(list(significant(found, max(start, last - 40), last)))):
        one = found[index]
        if seen > 10 or (one.table >= 0 and not one.framed) or len(one.text) > _LINE:
            break
        parts = parts_of(one)
        if not any(_is_closing_line(p) or _is_note(p) for p in parts):
            break
        if any(_is_head_of_signature(p) for p in parts):
            first = index
    return first


# --- the lines of a signature -----------------------------------------------------------------


def _signatures(lines: Iterable[Draft], *, sure: float) -> None:
    """Authority, post, note and name, column by column."""
    columns: list[list[Draft]] = []
    for one in lines:
        column = next((c for c in columns if _is_of_column(c[0], one)), None)
        if column is None:
            columns.append([one])
        else:
            column.append(one)
    for column in columns:
        _signature(column, sure)


def _is_of_column(first: Draft, one: Draft) -> bool:
    if first.flow == one.flow and not first.tabbed and not one.tabbed:
        return True
    return first.outer == one.outer and first.boxed == one.boxed and same_column(first, one)


def _signature(lines: Sequence[Draft], sure: float) -> None:
    last = next((n for n in range(len(lines) - 1, -1, -1) if not _is_note(lines[n])), 0)
    names = [one for n, one in enumerate(lines) if _is_signer(one, last=0 < n == last)]
    before = Role.OTHER
    for one in lines:
        one.give(*_signing(one, before, one in names, sure))
        before = one.role


def _is_signer(one: Draft, *, last: bool) -> bool:
    """Whether a line is a name; in capitals it must be the last or begin like one."""
    if not phrases.is_name(one.text) or phrases.AUTHORITY.match(one.text):
        return False
    return not one.upper or last or phrases.has_surname(one.text)


def _is_note(one: Draft) -> bool:
    """Whether a line says how it is signed: “(Đã ký)”, or what a digital signature prints."""
    said = phrases.NOTE.fullmatch(one.words) or phrases.SIGNED.match(one.words)
    return said is not None


def _signing(one: Draft, before: Role, is_name: bool, sure: float) -> tuple[Role, float]:
    """The role of a line below one with the role ``before``."""
    if len(one.text) > _LINE:
        return Role.OTHER, _DOUBTFUL
    if phrases.AUTHORITY.match(one.text):
        return Role.AUTHORITY, sure
    if _is_note(one):
        return Role.SIGNATURE_NOTE, sure
    if phrases.CONTACT.match(one.words):
        return Role.CONTACT, _DOUBTFUL
    mark = phrases.mark(one.words)
    if mark is not None:
        return mark, sure
    if phrases.is_post(one.words) and (one.upper or before is not Role.OTHER or one.bold):
        return Role.POST, sure if one.upper else min(sure, 0.8)
    if is_name:
        doubtful = one.upper and not phrases.has_surname(one.text)
        return Role.SIGNER, _DOUBTFUL if doubtful else sure
    if before is Role.AUTHORITY and one.upper:
        return Role.AUTHORITY, min(sure, 0.8)
    if one.upper:
        return Role.POST, min(sure, 0.7)
    return Role.OTHER, 0.5
