"""The body of a document as it is printed: numbered blocks in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from docgen.model.chart import Chart
from docgen.model.text import Text

__all__ = ["Block", "Kind"]


class Kind(StrEnum):
    """What a block is; the values are roles of the layout profile, or a table in place."""

    BODY = "body"
    KEPT_BODY = "kept-body"
    LEGAL_BASIS = "legal-basis"
    PART = "part"
    PART_TITLE = "part-title"
    SECTION = "section"
    CLAUSE = "clause"
    POINT = "point"
    TASKS = "tasks"
    TARGETS = "targets"
    RESULTS = "results"
    CHANGES = "changes"
    CHART = "chart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph with its number or dash in the text, or a table or ``chart`` (with no text)."""

    kind: Kind
    text: Text = field(default_factory=Text)
    chart: Chart | None = None
