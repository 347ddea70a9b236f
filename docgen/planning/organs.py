"""Agencies within a text, one or several in a row, and their counterparts at another level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.model.unit import Agency, Level, Unit, UnitType
from docgen.planning import mentions
from docgen.registers.agencies import Agencies
from docgen.vietnamese.names import key

__all__ = ["Organs"]

_BY_WORDS = {"các cơ quan chuyên môn", "cấp dưới", "cấp ủy"}  # the vocabulary knows them
_UNIT = " {loại}"
_SEPARATOR = r"(?:\s*[,;]\s*(?:và\s+)?|\s+và\s+)"


class Organs:
    """The agencies of one level as a province names them, and who they are at another.

    ``own`` names the unit of those agencies (the province); with ``named`` also those are
    meant that bear its name (``Báo Lạng Sơn``).
    """

    def __init__(
        self,
        agencies: Agencies,
        *,
        own: Unit,
        of: Level,
        to: Level,
        day: date,
        type_: UnitType | None = None,
        named: bool = False,
    ) -> None:
        self._agencies, self._of, self._to = agencies, of, to
        self._type, self._day = type_, day
        self._own_type = str(own.type)
        unit_name = mentions.spelled(own.name)
        self._patterns: list[tuple[re.Pattern[str], str, Agency]] = []
        for agency in sorted(agencies.every, key=lambda one: not one.stands(day)):
            if agency.level is not of or _BY_WORDS & set(agency.fields):
                continue
            for name in mentions.names(agency):
                if named or "{tên}" not in name:
                    types = (own.type,) if of is Level.PROVINCE else ()
                    pattern = _pattern(name, types, unit_name)
                    self._patterns.append((re.compile(pattern), name, agency))
        longest = sorted((one for one, *_ in self._patterns), key=lambda one: -len(one.pattern))
        self.single = "|".join(dict.fromkeys(one.pattern for one in longest)) or r"(?!)"
        self.pattern = rf"(?:{self.single})(?:{_SEPARATOR}(?:{self.single}))*(?!\w)"
        self._single = re.compile(rf"(?<!\w)(?:{self.single})(?!\w)")

    def listed(self, words: str) -> Iterator[tuple[str, str | None]]:
        """Each agency in ``words`` and the template of its counterpart's name.

        ``None``: there is none, or nothing can be said of it.
        """
        for match in self._single.finditer(mentions.folded(words)):
            found = words[match.start() : match.end()]
            yield found, self.counterpart(found)

    def counterpart(self, found: str) -> str | None:
        """The template of the name of who does its work; ``None``: nobody, or it is no agency."""
        other = self.who(found)
        named = self._named(found)
        if named is None or other is None:
            return None
        name, agency = named
        return _called(other, name, bare=self._is_bare(found), short=name != agency.name)

    def who(self, found: str) -> Agency | None:
        """Who does its work; ``None``: nobody, or it is no agency."""
        named = self._named(found)
        if named is None:
            return None
        return self._agencies.counterpart(named[1], self._to, self._day, self._type)

    def _named(self, found: str) -> tuple[str, Agency] | None:
        words = mentions.folded(found)
        fitting = (
            (name, agency) for pattern, name, agency in self._patterns if pattern.fullmatch(words)
        )
        return next((one for one in fitting if mentions.is_proper(found, one[0])), None)

    def _is_bare(self, found: str) -> bool:
        """Whether the unit could stand behind the name, but does not."""
        return self._of is not Level.CENTRAL and f" {self._own_type}" not in mentions.folded(found)

    def is_agency(self, found: str) -> bool:
        """Whether all of ``found`` is the name of one agency."""
        return self._named(found) is not None


def _pattern(name: str, types: tuple[str, ...], unit_name: str) -> str:
    if not types:
        return mentions.spelled(name)
    return mentions.pattern(name, types, unit_name)


def _called(agency: Agency, name: str, *, bare: bool, short: bool) -> str:
    """How ``agency`` is named where its counterpart was named ``name``: as much alike as can be."""
    alike = (one for one in mentions.names(agency) if key(_base(one)) == key(_base(name)))
    wanted = agency.short if short and agency.short and _is_abbreviated(name) else agency.name
    found = next(alike, wanted)
    with_unit = agency.name.endswith(_UNIT) and not (bare and _stands_alone(agency))
    return f"{_base(found)}{_UNIT}" if with_unit else _base(found)


def _base(name: str) -> str:
    return name.removesuffix(_UNIT)


def _is_abbreviated(name: str) -> bool:
    """Whether a name has a word of capitals (``Sở LĐTBXH``)."""
    return any(len(word) > 1 and word.isupper() for word in re.findall(r"\w+", name))


def _stands_alone(agency: Agency) -> bool:
    """Whether its name without the unit is another way to write it."""
    return key(_base(agency.name)) in {key(_base(one)) for one in agency.also}
