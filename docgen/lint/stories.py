"""Where a document's letters and pages are: its sections, its headers, every paragraph once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen.model.place import FilePlace, Place
from docgen.vietnamese.names import key
from docgen.word.printed import Paragraph, Run, Section, paragraphs
from docgen.word.roles import Document, Role

__all__ = ["every_paragraph", "is_alias", "is_draft", "margins", "own_sections", "spans"]


def own_sections(document: Document) -> Iterator[tuple[int, Section, Place]]:
    """The sections that begin with the document or in it: index, section, first paragraph.

    A section that began with the document before it in the file is that one's.
    """
    starts = {one.section: one.place for one in reversed(document.members)}
    for index in document.sections:
        section = document.view.sections[index]
        first = next(paragraphs(section.blocks), None)
        place = starts.get(index)
        if first is None or place is None or first.place.number >= place.number:
            yield index, section, place or FilePlace(file=document.view.file)


def margins(document: Document) -> Iterator[Paragraph]:
    """The paragraphs of headers and footers, each once."""
    seen = set()
    for _, section, _ in own_sections(document):
        for blocks in (*section.headers.values(), *section.footers.values()):
            for one in paragraphs(blocks):
                if one.place not in seen:
                    seen.add(one.place)
                    yield one


def every_paragraph(document: Document) -> Iterator[Paragraph]:
    """Every paragraph once: body with tables and boxes, headers and footers, footnotes."""
    body = {one.place: one.paragraph for one in document.members}
    yield from body.values()
    yield from margins(document)
    if document.first:
        yield from paragraphs(document.view.footnotes)


def is_draft(document: Document) -> bool:
    """Whether it is marked as a draft (dự thảo), in the body or in a header."""
    if document.having(Role.DRAFT_MARK):
        return True
    return any(key(one.text).startswith("dự thảo") for one in margins(document))


def spans(paragraph: Paragraph, those: Iterable[Run]) -> Iterator[tuple[int | None, int | None]]:
    """Where in the printed text the runs ``those`` stand; ``None`` twice where they are all of it.

    Neighbours are one span.
    """
    wanted = set(map(id, those))
    found: list[tuple[int, int]] = []
    at = 0
    for run in paragraph.runs:
        if run.vanish:
            continue
        end = at + len(run.text)
        if id(run) in wanted:
            if found and found[-1][1] == at:
                found[-1] = found[-1][0], end
            else:
                found.append((at, end))
        at = end
    if found == [(0, at)]:
        yield None, None
    else:
        yield from found


def _squeezed(font: str) -> str:
    return re.sub(r"[\s\-_]", "", font.casefold())


def is_alias(font: str, wanted: str) -> bool:
    """Whether a font is the wanted one under the name of a PDF or of one of its styles."""
    return font.casefold() != wanted.casefold() and _squeezed(font).startswith(_squeezed(wanted))
