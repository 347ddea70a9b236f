"""The names that a template of a plan may use, already formatted, made from the model."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.decree.profile import Profile
from docgen.model.document import Block
from docgen.model.plan import Activity, Plan
from docgen.model.text import Text, missing, or_missing
from docgen.render import frame as frames
from docgen.render.frame import DRAFT_MARK, Frame, Names
from docgen.render.rows import Duties, activity_rows, slogan_lines, target_rows, task_rows
from docgen.render.runs import runs

__all__ = [
    "DRAFT_MARK",
    "context",
    "document_number",
    "file_name",
    "number_line",
    "place_and_date",
    "printed",
    "signing_year",
]

TYPE_NAME, TYPE_CODE = "Kế hoạch", "KH"
_PRINTED_ROWS = (
    "row.group",
    "row.content",
    "row.partners",
    "row.due",
    "row.product",
    "row.budget",
)
_PRINTED_PLAN = (
    "row.code",
    "row.title",
    "row.unit",
    "row.previous",
    "row.planned",
    "row.reporter",
)
_PRINTED_MONTH = ("slogans", "row.when", "row.title", "row.place", "row.lead", "row.scale")
_PLAN_APPENDICES = {"tasks": "PHÂN CÔNG NHIỆM VỤ NĂM", "targets": "CHỈ TIÊU NĂM"}
_MONTH_APPENDICES = {
    "slogans": "KHẨU HIỆU TUYÊN TRUYỀN THÁNG HÀNH ĐỘNG NĂM",
    "schedule": "LỊCH HOẠT ĐỘNG THÁNG HÀNH ĐỘNG NĂM",
}


def context(
    plan: Plan,
    blocks: Iterable[Block],
    duties: Duties,
    profile: Profile,
    *,
    schedule: Iterable[Activity] = (),
    draft: bool = False,
) -> Names:
    """All names of the plan's template; ``schedule`` are its activities in order.

    What was not given stands as a highlighted mark, which only a draft ever shows.
    """
    duties = tuple(duties)
    names = frames.around(_frame(plan), profile, draft=draft) | {
        "blocks": list(frames.block_names(blocks)),
        "tasks": list(task_rows(duties)),
        "appendix": _appendices(plan, profile),
    }
    if plan.month is None:
        return names | {"targets": list(target_rows(plan.targets)), "years": _years(plan)}
    return names | {
        "slogans": list(slogan_lines(plan.month.slogans)),
        "schedule": list(activity_rows(schedule)),
    }


def printed(plan: Plan) -> tuple[str, ...]:
    """The names that the template of a plan must print, or something that was typed is lost."""
    own = _PRINTED_MONTH if plan.month else _PRINTED_PLAN
    return (*frames.PRINTED, *_PRINTED_ROWS, *own)


def document_number(plan: Plan) -> Text:
    """The number and symbol (số, ký hiệu): ``05/KH-UBND``, with room where there is no number."""
    return frames.document_number(_frame(plan))


def number_line(plan: Plan) -> Text:
    """The line of number and symbol: ``Số: 05/KH-UBND``."""
    return frames.number_line(_frame(plan))


def place_and_date(plan: Plan) -> Text:
    """The line of place and date (địa danh và thời gian ban hành), with room for what is not known.

    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.4.
    """
    return frames.place_and_date(_frame(plan))


def signing_year(plan: Plan) -> int | None:
    """The year of signature, of a plan not dated yet: that of the latest document it rests on.

    A plan is signed in its own year or the one before; ``None`` where its legal
    bases are older than that.
    """
    if plan.letterhead.issued:
        return plan.letterhead.issued.year
    latest = max((one.issued.year for one in plan.bases if one.issued), default=0)
    return latest if plan.year and plan.year - 1 <= latest <= plan.year else None


def file_name(plan: Plan, *, draft: bool = False) -> str:
    """The name of the plan's Word file: type, number, symbol, year.

    ``ke-hoach-192-KH-UBND-2024.docx``; without a number ``ke-hoach-KH-UBND-2024.docx``;
    of an action month ``thang-hanh-dong-15-KH-UBND-2025.docx``.
    """
    return frames.file_name(_frame(plan), draft=draft)


def _frame(plan: Plan) -> Frame:
    """What stands around the plan's text."""
    return Frame(
        type_name=TYPE_NAME,
        type_code=TYPE_CODE,
        letterhead=plan.letterhead,
        signature=plan.signature,
        origin=plan.origin,
        subject=plan.subject,
        recipients=tuple(one.name for one in plan.recipients),
        archive=plan.archive,
        drafter=plan.drafter,
        urgency=plan.urgency,
        secrecy=plan.secrecy,
        year=plan.year,
        signing_year=signing_year(plan),
        file_stem="thang-hanh-dong" if plan.month else "ke-hoach",
    )


def _years(plan: Plan) -> Names:
    if plan.year is None:
        return {"plan": runs(missing("năm")), "previous": runs(missing("năm"))}
    return {"plan": runs(str(plan.year)), "previous": runs(str(plan.year - 1))}


def _appendices(plan: Plan, profile: Profile) -> Names:
    """Number and title of each appendix of the plan's kind, ``None`` for one that it has not."""
    titles = _MONTH_APPENDICES if plan.month else _PLAN_APPENDICES
    year = or_missing(str(plan.year or ""), "năm")
    wanted = {
        name: f"{words} " + year if getattr(plan, f"{name}_appendix") else None
        for name, words in titles.items()
    }
    return frames.appendices(_frame(plan), wanted, profile)
