"""The names that the template of a letter (công văn) may use, already formatted."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.decree.profile import Profile
from docgen.model.document import Block, Kind
from docgen.model.letter import Letter, Reminded
from docgen.model.text import plain
from docgen.render import frame as frames
from docgen.render.frame import Frame, Names
from docgen.render.runs import runs
from docgen.vietnamese import names

__all__ = ["context", "file_name", "number_line", "place_and_date", "printed"]

TYPE_NAME = "Công văn"  # stands before its number where it is cited; a letter prints none
_TITLE = "NỘI DUNG CẦN BÁO CÁO, BỔ SUNG, CHỈNH SỬA"
_FIRST = "Như trên"


def context(letter: Letter, profile: Profile) -> Names:
    """All names of the letter's template."""
    whole = _frame(letter)
    *before, last = letter.body
    blocks = [Block(kind=Kind.BODY, text=one) for one in before]
    blocks.append(Block(kind=Kind.KEPT_BODY, text=last))  # no signature alone on its page
    title = plain(_TITLE) if letter.details else None
    return (
        frames.around(whole, profile)
        | frames.addressed(letter.addressees)
        | {
            "about": runs(f"V/v {letter.subject}"),
            "blocks": list(frames.block_names(blocks)),
            "details": list(_details(letter)),
            "appendix": frames.appendices(whole, {"details": title}, profile),
        }
    )


def _frame(letter: Letter) -> Frame:
    """What stands around the letter's text."""
    by = letter.by
    return Frame(
        type_name=TYPE_NAME,
        type_code="",
        letterhead=by.letterhead,
        signature=by.signature,
        origin=by.origin,
        subject=(plain(letter.subject),),
        recipients=(_FIRST, *(one.name for one in by.recipients)),
        archive=by.archive or "VT",
        drafter=by.drafter,
        urgency=by.urgency,
        year=letter.year,
        signing_year=_signing_year(letter),
        file_stem="cong-van",
    )


def _signing_year(letter: Letter) -> int | None:
    """The year of signature: of a letter without a date that of its deadline.

    One whose deadline is in January may be of the year before: room is left.
    """
    if letter.by.letterhead.issued:
        return letter.by.letterhead.issued.year
    return None if letter.deadline.month == 1 else letter.deadline.year


def file_name(letter: Letter) -> str:
    """The name of the letter's Word file: ``cong-van-123-SLDTBXH-BDG-2024.docx``.

    That to a single addressee has the addressee's code too.
    """
    head = letter.by.letterhead
    number = "" if head.number is None else f"{head.number:02}"
    year = str(_signing_year(letter) or letter.year)
    return f"{names.file_name('cong-van', number, head.symbol or '', year, letter.code)}.docx"


def number_line(letter: Letter) -> str:
    """The line of number and symbol: ``Số: 123/SLĐTBXH-BĐG``."""
    return str(frames.number_line(_frame(letter)))


def place_and_date(letter: Letter) -> str:
    """The line of place and date."""
    return str(frames.place_and_date(_frame(letter)))


def printed() -> tuple[str, ...]:
    """The names that the letter's template must print, or something is lost."""
    own = ("about", "addressee", "addressees", "row.group", "row.title", "row.place", "row.request")
    return (*(one for one in frames.PRINTED if not one.startswith(("title.", "draft"))), *own)


def _details(letter: Letter) -> Iterator[Names]:
    """What each has to do, numbered within each, whose name heads it."""
    for place, one in enumerate(letter.details, 1):
        yield {"group": runs(f"{place}. {_name(one)}")}
        for number, demand in enumerate(one.demands, 1):
            yield {
                "group": None,
                "number": runs(f"{place}.{number}"),
                "title": runs(demand.text),
                "place": runs(demand.where),
                "request": runs(str(demand.request)),
            }


def _name(one: Reminded) -> str:
    return f"{one.name} (tệp {one.file})" if one.file else one.name
