"""What a check of one Word file comes to, without the file: to be shown, sent and kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.model.problem import Problem, Severity, Skipped

__all__ = ["Checked", "Identity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Which document it is, as far as its heading tells; what it does not tell is empty.

    ``kind`` is administrative, party, legislation or other; ``type`` the tên loại;
    ``number`` the số, ký hiệu; ``organ`` the name of the issuer as printed.
    """

    kind: str
    type: str = ""
    number: str = ""
    organ: str = ""
    dated: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A file with the documents in it, the problems found, and the rules not evaluated.

    ``usable`` is False where the file could not be read; its problems say why.  ``sealed``
    (a msgid) is why the file is not to be mended, empty where it may be.
    """

    file: str
    documents: tuple[Identity, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    usable: bool = True
    sealed: str = ""

    def count(self, severity: Severity) -> int:
        """How many problems there are of that severity."""
        return sum(one.rule.severity is severity for one in self.problems)
