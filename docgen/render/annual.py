"""The names that the template of a year-end report may use, already formatted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from docgen.decree.profile import Profile
from docgen.model.annual import AnnualReport
from docgen.model.document import Block
from docgen.model.text import Text, plain
from docgen.render import frame as frames
from docgen.render.frame import Frame, Names
from docgen.render.runs import runs
from docgen.vietnamese.names import upper

__all__ = ["TABLES", "context", "file_name", "frame", "printed"]

TYPE_NAME, TYPE_CODE = "Báo cáo", "BC"
TABLES = ("by_objective", "indicators", "duties", "events", "cases", "budgets", "absent", "changes")
"""The tables of a report; each is a list of rows, a row its cells by name."""

_TITLES = {
    "results": "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU",
    "duties": "KẾT QUẢ THỰC HIỆN NHIỆM VỤ CỦA CÁC CƠ QUAN, ĐƠN VỊ",
    "events": "KẾT QUẢ TRUYỀN THÔNG, TẬP HUẤN",
    "cases": "TÌNH HÌNH BẠO LỰC TRÊN CƠ SỞ GIỚI VÀ HỖ TRỢ NẠN NHÂN",
    "budgets": "KINH PHÍ THỰC HIỆN THEO NGUỒN",
    "absent": "DANH SÁCH CƠ QUAN, ĐƠN VỊ, ĐỊA PHƯƠNG CHƯA CÓ BÁO CÁO",
}
_LIKE_ABOVE = "Như trên"  # the first recipient of what is addressed to somebody

Row = Mapping[str, Text]
Tables = Mapping[str, Sequence[Row]]


def context(
    report: AnnualReport,
    blocks: Iterable[Block],
    tables: Tables,
    notes: Mapping[str, Sequence[Text]],
    profile: Profile,
    *,
    draft: bool = False,
) -> Names:
    """All names of the report's template.

    ``tables`` are its rows by :data:`TABLES`, ``notes`` lines that stand below some of them; an
    appendix without rows is left out.
    In a ``draft`` every figure is marked, so that it gets a comment.
    """
    whole = frame(report)
    year = report.year or date.min.year
    return (
        frames.around(whole, profile, draft=draft)
        | frames.addressed(report.addressees)
        | {
            "blocks": list(frames.block_names(blocks, traced=draft)),
            **{name: list(_rows(tables.get(name, ()), traced=draft)) for name in TABLES},
            "notes": {name: list(map(runs, notes.get(name, ()))) for name in TABLES},
            "years": {
                "plan": runs(str(year)),
                "previous": runs(str(year - 1)),
                "now": runs(report.period.span(year)),
            },
            "appendix": frames.appendices(
                whole, _titles(tables, upper(report.period.span(year))), profile
            ),
        }
    )


def frame(report: AnnualReport) -> Frame:
    """What stands around the report's text."""
    recipients = tuple(one.name for one in report.recipients)
    if report.addressees and _LIKE_ABOVE not in recipients:
        recipients = (_LIKE_ABOVE, *recipients)
    return Frame(
        type_name=TYPE_NAME,
        type_code=TYPE_CODE,
        letterhead=report.letterhead,
        signature=report.signature,
        origin=report.origin,
        subject=report.subject,
        recipients=recipients,
        archive=report.archive,
        drafter=report.drafter,
        urgency=report.urgency,
        secrecy=report.secrecy,
        year=report.year,
        signing_year=report.letterhead.issued.year if report.letterhead.issued else report.year,
        file_stem="bao-cao-bo-sung" if report.issued_as else "bao-cao",
    )


def file_name(report: AnnualReport, *, draft: bool = False) -> str:
    """The name of the report's Word file: ``bao-cao-512-BC-UBND-2024.docx``."""
    return frames.file_name(frame(report), draft=draft)


def printed() -> tuple[str, ...]:
    """The names that the report's template must print, or something that was typed is lost."""
    charts = ("block.drawing", "block.caption")
    return (*frames.PRINTED, "addressee", "addressees", *TABLES[:-1], *charts)


def _rows(rows: Iterable[Row], *, traced: bool) -> Iterator[Names]:
    for row in rows:
        yield {"group": None} | {name: runs(one, traced=traced) for name, one in row.items()}


def _titles(tables: Tables, when: str) -> dict[str, Text | None]:
    rows_of = {"results": "indicators"}
    return {
        name: plain(f"{words} {when}") if tables.get(rows_of.get(name, name)) else None
        for name, words in _TITLES.items()
    }
