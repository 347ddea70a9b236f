"""A document of the corpus: what it is, what is wrong in it, and how its file comes about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.corpus.layout import Layout, Text, source
from tests.corpus.pieces import Source
from tests.corpus.shapes import WORD, packed
from tests.corpus.wordml import Manner

__all__ = ["Specimen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Specimen:
    """``wrong`` says in words what is wrong, nothing where all is well.

    ``converted`` files went through LibreOffice, whose bytes differ from one version to the
    next; ``remake`` changes the finished source.
    """

    name: str
    wrong: str = ""
    text: Text | Source
    layout: Layout = field(default_factory=Layout)
    manner: Manner = WORD
    converted: bool = False
    remake: Callable[[Source], Source] = lambda made: made

    def packed(self) -> bytes:
        """The .docx; of a converted one, what LibreOffice is given."""
        made = self.text if isinstance(self.text, Source) else source(self.text, self.layout)
        return packed(self.remake(made), self.manner)
