"""The legal bases of a plan (căn cứ ban hành) as they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.model.document import Block, Kind
from docgen.model.plan import BasisStyle, LegalBasis, Plan
from docgen.model.text import Text, missing, plain
from docgen.vietnamese.citation import is_statute
from docgen.vietnamese.dates import long_date, short_date
from docgen.vietnamese.names import key, sentence_start

__all__ = ["citation", "is_proposal", "opening"]

# Words a title begins with that go on in small letters behind the issuer's name.
_CONTINUING = (
    "về",
    "ban hành",
    "phê duyệt",
    "quy định",
    "hướng dẫn",
    "triển khai",
    "thực hiện",
    "sửa đổi",
    "tổ chức",
    "tăng cường",
)


def opening(plan: Plan) -> Iterator[Block]:
    """The legal bases and the words that lead to the content (lời dẫn).

    One sentence after “Thực hiện”, or an italic line for each after “Căn cứ”; what
    is missing of a citation stands as a mark.
    """
    lead = plan.lead
    if plan.basis_style is BasisStyle.LINES:
        for index, basis in enumerate(plan.bases):
            end = "." if index == len(plan.bases) - 1 else ";"
            yield Block(kind=Kind.LEGAL_BASIS, text=_line(basis, long=plan.long_dates) + end)
    elif plan.bases:
        cited = Text.joined((citation(one, long=plan.long_dates) for one in plan.bases), "; ")
        first, *lead_rest = lead or (Text(),)
        lead = tuple(lead_rest)
        text = "Thực hiện " + cited + (", " + first if first else plain("."))
        yield Block(kind=Kind.BODY, text=text)
    for one in lead:
        yield Block(kind=Kind.BODY, text=one)


def is_proposal(basis: LegalBasis) -> bool:
    """Whether the basis is a proposal (“Theo đề nghị của …”), which needs no citation."""
    return basis.kind is not None and key(basis.kind).startswith("theo ")


def _line(basis: LegalBasis, *, long: bool) -> Text:
    cited = citation(basis, long=long)
    return cited.map(sentence_start) if is_proposal(basis) else "Căn cứ " + cited


def citation(basis: LegalBasis, *, long: bool) -> Text:
    """A first citation in full: type, number, date, issuer, title; statutes by title and date.

    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6.
    """
    kind = (basis.kind or "").rstrip(" :")
    title = (basis.title or "").rstrip(" .;")
    day = _day(basis.issued, long=long)
    if is_proposal(basis):
        return plain(_proposal(basis, kind[:1].lower() + kind[1:], title, day))
    if basis.kind and is_statute(basis.kind):
        name = title if key(title).startswith(key(kind)) else f"{kind} {title}".rstrip()
        return plain(" ".join(filter(None, (name, day))))
    issuer = (basis.issuer or "").removeprefix("của ")
    pieces = (
        plain(kind) if kind else missing("loại văn bản"),
        plain(f"số {basis.symbol}") if basis.symbol else missing("số, ký hiệu"),
        plain(day) if day else missing("ngày"),
        plain(f"của {issuer}") if issuer else missing("cơ quan ban hành"),
        plain(_continued(title)) if title else missing("trích yếu"),
    )
    return Text.joined(pieces, " ")


def _proposal(basis: LegalBasis, kind: str, title: str, day: str) -> str:
    """“theo đề nghị của … tại Tờ trình số …”, from its columns or from the title alone."""
    if key(title).startswith(key(kind)):
        return title[:1].lower() + title[1:]
    issuer = (basis.issuer or "").removeprefix("của ")
    by = issuer and f"của {issuer}"
    at = basis.symbol and f"tại Tờ trình số {basis.symbol}"
    return " ".join(filter(None, (kind, by, at, at and day, title)))


def _day(day: date | None, *, long: bool) -> str:
    if day is None:
        return ""
    return long_date(day) if long else f"ngày {short_date(day)}"


def _continued(title: str) -> str:
    """A title as it goes on inside a sentence: “Về việc” and “V/v” become “về việc”.

    >>> _continued("V/v xây dựng kế hoạch"), _continued("Chiến lược quốc gia")
    ('về việc xây dựng kế hoạch', 'Chiến lược quốc gia')
    """
    if key(title).startswith("v/v "):
        return f"về việc {title[4:].lstrip()}"
    if key(title).startswith(tuple(f"{one} " for one in _CONTINUING)):
        return title[:1].lower() + title[1:]
    return title
