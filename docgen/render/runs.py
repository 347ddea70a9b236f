"""Text on its way into a document: runs with their formatting, escaped."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape  # xml.sax.saxutils brings the whole of urllib along

from docgen.model.text import Run, Text

__all__ = ["Runs", "runs"]

_FORMATS = {
    (bold, italic, missing): properties
    for bold in (False, True)
    for italic in (False, True)
    for missing in (False, True)
    if (
        properties := ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + ('<w:highlight w:val="yellow"/>' if missing else "")
    )
}
_BREAKS = re.compile(r"([\n\t])")
_ELEMENTS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


class Runs(str):
    """WordprocessingML runs; a template takes them with ``{{r name }}``.

    The string is finished XML: Jinja neither escapes it nor doubles its ampersands.
    """

    __slots__ = ()

    def __html__(self) -> str:
        return self


def runs(text: Text | str, *, traced: bool = False) -> Runs:
    """``text`` as runs; an empty text gives none.

    ``traced`` puts the marks of a comment around each figure, with the figure's reference for
    the comment's number (:func:`docgen.word.comments.explained` makes comments of them).

    >>> print(runs("A & B"))
    <w:r><w:t xml:space="preserve">A &amp; B</w:t></w:r>
    """
    if isinstance(text, str):
        return Runs(_run(text, "") if text else "")
    if traced:
        return Runs("".join(map(_traced, text.runs)))
    return _runs(text) if text.runs else Runs()


@lru_cache(maxsize=4096)  # most of what many localities say is the same
def _runs(text: Text) -> Runs:
    return Runs("".join(map(_formatted, text.runs)))


def _formatted(run: Run) -> str:
    properties = _FORMATS.get((run.bold, run.italic, run.missing), "")
    return _run(run.text, f"<w:rPr>{properties}</w:rPr>" if properties else "")


def _traced(run: Run) -> str:
    if not (run.figure and run.text):
        return _formatted(run)
    ref = escape(run.figure)
    mark = "<w:commentRange{} w:id=" + f'"{ref}"/>'
    return mark.format("Start") + _formatted(run) + mark.format("End")


def _run(text: str, properties: str) -> str:
    if "\n" not in text and "\t" not in text:
        return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'
    pieces = "".join(
        _ELEMENTS.get(piece) or f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>'
        for piece in _BREAKS.split(text)
        if piece
    )
    return f"<w:r>{properties}{pieces}</w:r>"
