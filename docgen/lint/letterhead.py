"""What the rules on the heading share: who issues it, what can be read, how its lines look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from docgen.decree.profile import Profile
from docgen.decree.profile import Role as Style
from docgen.lint.looks import departure
from docgen.lint.register import Finding
from docgen.vietnamese.messages import N_
from docgen.word.roles import Document, Member, Role

__all__ = ["NOT_ISSUED", "is_issued", "looks", "readable"]

_OLD_FONT: Final = re.compile(r"(?i)\.vn|vni[- ]")
NOT_ISSUED: Final = N_("nothing shows that an organ issues it")


def is_issued(document: Document) -> bool:
    """Whether anything but the national title shows that an organ issues it.

    Applications and statements of citizens have the national title too.
    """
    shows = (Role.ORGAN, Role.NUMBER, Role.RECIPIENTS, Role.LETTER_SUBJECT)
    return bool(document.type) or any(document.having(one) for one in shows)


def readable(document: Document, *roles: Role) -> tuple[Member, ...]:
    """The members with a role whose letters are what they look like: in no font before Unicode."""
    return tuple(one for one in document.having(*roles) if not _is_old(one))


def _is_old(member: Member) -> bool:
    return any(_OLD_FONT.match(run.font) and not run.text.isspace() for run in member.runs())


def looks(
    document: Document,
    profile: Profile,
    members: Iterable[Member],
    style: Style | None = None,
    *,
    align: bool = True,
) -> Iterator[Finding]:
    """Where lines do not look as their component should; ``style`` if not the profile's.

    The alignment is judged where the paragraph, with all in it, and nothing else places them.
    """
    for member in members:
        wanted = style or profile.role[member.role]
        others = (one.role for one in document.members if one.place == member.place)
        is_shared = any(
            other not in profile.role or profile.role[other].align != wanted.align
            for other in others
        )
        found = departure(member, wanted, align=align and not is_shared and not member.boxed)
        if found is not None:
            yield found.finding()
