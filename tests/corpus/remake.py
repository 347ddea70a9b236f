"""Changes of a whole document, wherever its paragraphs stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.corpus.pieces import Block, Paragraph, Run, Source

__all__ = ["on_paragraphs", "on_runs"]


def on_paragraphs(change: Callable[[Paragraph], Paragraph]) -> Callable[[Source], Source]:
    """A change of every paragraph, wherever it stands."""

    def block(one: Block) -> Block:
        if isinstance(one, Paragraph):
            boxes = tuple(replace(b, blocks=tuple(map(block, b.blocks))) for b in one.boxes)
            return change(replace(one, boxes=boxes))
        rows = tuple(
            tuple(replace(cell, blocks=tuple(map(block, cell.blocks))) for cell in row)
            for row in one.rows
        )
        return replace(one, rows=rows)

    def whole(given: Source) -> Source:
        sections = (
            replace(section, blocks=tuple(map(block, section.blocks))) for section in given.sections
        )
        return replace(given, sections=tuple(sections))

    return whole


def on_runs(change: Callable[[Run, Paragraph], Run]) -> Callable[[Source], Source]:
    """A change of every run."""
    return on_paragraphs(lambda p: replace(p, runs=tuple(change(run, p) for run in p.runs)))
