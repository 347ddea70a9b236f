"""The running text of a document as one string, to be searched once, and where each hit stands."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from docgen.model.place import ParagraphPlace
from docgen.vietnamese.names import upper
from docgen.word.roles import Document, Member, Role

__all__ = ["RUNNING", "SENTENCES", "Hit", "Prose", "prose"]

SENTENCES: Final = frozenset(
    {Role.BODY, Role.CLAUSE, Role.POINT, Role.ARTICLE, Role.LEGAL_BASIS, Role.TABLE_TEXT}
)
RUNNING: Final = SENTENCES | {
    Role.SUBJECT,
    Role.LETTER_SUBJECT,
    Role.ADDRESSEES,
    Role.ADDRESSEE,
    Role.RECIPIENT,
    Role.SECTION,
}
_LEFT_OUT: Final = frozenset(
    {Role.NATIONAL_TITLE, Role.MOTTO, Role.SIGNER, Role.TYPED_LINE, Role.EMPTY, Role.CONTACT}
)
_STOP: Final = re.compile(r"[.!?;:](?= )|\n")


@dataclass(frozen=True, slots=True)
class Prose:
    """The paragraphs of a document, each on lines of its own.

    ``starts`` are the offsets at which the ``members`` begin.  A no-break space or a tab is a
    space here, capitals by format are capitals.  Paragraphs with loose accents, or in fonts that
    print other letters than are typed, are left out.
    """

    text: str
    starts: tuple[int, ...]
    members: tuple[Member, ...]

    def find(
        self,
        pattern: re.Pattern[str],
        *near: str,
        roles: frozenset[Role] = RUNNING,
        quoted: bool = False,
    ) -> Iterator[Hit]:
        """Where ``pattern`` is found in members of ``roles``; in quotation marks if ``quoted``.

        Only lines with one of the words ``near`` are looked at, which is many times faster.
        """
        for start, end in self._lines(near) if near else ((0, len(self.text)),):
            for match in pattern.finditer(self.text, start, end):
                hit = self.hit(match)
                if hit.member.role in roles and (quoted or not hit.is_quoted()):
                    yield hit

    def _lines(self, near: tuple[str, ...]) -> list[tuple[int, int]]:
        """The lines in which one of the words stands, as start and end."""
        text, spans = self.text, set()
        for word in near:
            at = text.find(word)
            while at >= 0:
                end = text.find("\n", at)
                end = len(text) if end < 0 else end
                spans.add((text.rfind("\n", 0, at) + 1, end))
                at = text.find(word, end)
        return sorted(spans)

    def hit(self, match: re.Match[str], group: int | str = 0) -> Hit:
        """A match in ``text``, standing where one of its groups begins."""
        return Hit(self, match, bisect_right(self.starts, match.start(group)) - 1)


@dataclass(frozen=True, slots=True)
class Hit:
    """A match with its surroundings; ``index`` counts the members of the prose."""

    prose: Prose
    match: re.Match[str]
    index: int

    @property
    def member(self) -> Member:
        """The paragraph, or the part of one, that it begins in."""
        return self.prose.members[self.index]

    @property
    def at(self) -> int:
        """Where its member begins in the prose."""
        return self.prose.starts[self.index]

    @property
    def place(self) -> ParagraphPlace:
        """The paragraph that it begins in."""
        return self.member.place

    @property
    def text(self) -> str:
        """The words that matched."""
        return self.match[0]

    def start(self, group: int | str = 0) -> int:
        """Where a group begins in the printed text of the paragraph."""
        return self.match.start(group) - self.at + self.member.start

    def before(self, longest: int = 200) -> str:
        """What stands before it in its line."""
        start = max(self.match.start() - longest, self.at)
        return self.prose.text[start : self.match.start()].rpartition("\n")[2]

    def after(self, longest: int = 200) -> str:
        """What stands behind it in its line."""
        end = self.match.end()
        return self.prose.text[end : end + longest].partition("\n")[0]

    def sentence(self) -> tuple[str, str]:
        """What stands before and behind it up to a stop, semicolon or colon."""
        before = self.before(400)
        stops = [one.end() for one in _STOP.finditer(before)]
        after = self.after(400)
        stop = _STOP.search(after)
        return before[stops[-1] :] if stops else before, after[: stop.start()] if stop else after

    def is_quoted(self) -> bool:
        """Whether it stands in quotation marks, or a mark was opened and never closed."""
        before = self.before(2000)
        return (
            before.count("“") > before.count("”")
            or before.count("«") > before.count("»")
            or before.count('"') % 2 == 1
        )

    def is_inside(self) -> bool:
        """Whether a word, or a comma, stands right before it: it begins no sentence."""
        before = self.before(60).rstrip()
        return bool(before) and (before[-1].isalpha() or before[-1] == ",")

    def follows(self, *words: str) -> bool:
        """Whether one of ``words`` stands right before it."""
        before = self.before(40).rstrip().rpartition(" ")[2].casefold()
        return before in words


@lru_cache(maxsize=1)  # rule after rule asks for the same document
def prose(document: Document) -> Prose:
    """The running text of a document."""
    texts: list[str] = []
    starts: list[int] = []
    members: list[Member] = []
    at = 0
    for one in document.members:
        if one.role in _LEFT_OUT:
            continue
        text = _printed(one)
        if not unicodedata.is_normalized("NFC", text) or _is_legacy(one):
            continue
        starts.append(at)
        members.append(one)
        texts.append(text)
        at += len(text) + 1
    return Prose(text="\n".join(texts), starts=tuple(starts), members=tuple(members))


def _is_legacy(member: Member) -> bool:
    return any(run.font.lower().startswith((".vn", "vni", "vn")) for run in member.paragraph.runs)


def _printed(member: Member) -> str:
    text = member.text
    if any(run.caps for run in member.paragraph.runs):
        text = "".join(upper(run.text) if run.caps else run.text for run in member.runs())
    return text.replace("\u00a0", " ").replace("\t", " ").replace("\f", " ")
