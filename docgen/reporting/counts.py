"""What does not add up within one report: events, participants, cases, money."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.model.place import Origin
from docgen.model.problem import Problem, Rule, Severity
from docgen.model.report import AgencyReport, Answer, Budget, Case, Event, Figure
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import excerpt
from docgen.vietnamese.numbers import decimal

__all__ = ["MIXED_ANSWERS", "NEGATIVE", "NOT_WHOLE", "in_counts", "is_number", "odd_count"]

PART_ABOVE_WHOLE = Rule(
    "BC350",
    "part-above-whole",
    N_("“{part}” is {actual}, more than “{whole}”, {expected}"),
)
WRONG_SUM = Rule(
    "BC351",
    "wrong-sum",
    N_("women and men are {actual} together, but “{whole}” is {expected}"),
)
NEGATIVE = Rule("BC352", "negative-figure", N_("“{actual}” is below zero; expected 0 or more"))
NOT_WHOLE = Rule(
    "BC353", "broken-count", N_("“{actual}” is not a whole number; persons and events are counted")
)
NO_SPLIT = Rule(
    "BC354",
    "missing-sex-split",
    N_("“{whole}” is {actual}, but how many of them are women is not said"),
    Severity.WARNING,
)
MIXED_ANSWERS = Rule(
    "BC355",
    "mixed-answers",
    N_("“{actual}” stands beside “{expected}”; if nothing arose or was collected, say so in both"),
    Severity.WARNING,
)
OVERSPENT = Rule(
    "BC356",
    "overspent",
    N_("{actual} million đồng were spent of {expected} planned; give the reason"),
    Severity.WARNING,
)
LONE_PARTICIPANTS = Rule(
    "BC357",
    "participants-without-events",
    N_("there are {actual} participants, but no event"),
)

NOT_IN_MILLIONS = Rule(
    "BC377",
    "not-in-millions",
    N_(
        "{actual} million đồng are more than one sender has for this work; if it was typed in đồng"
        " or in thousands, type millions; else give the reason"
    ),
)

_MOST_MILLIONS = 100_000  # a hundred billion: no province has as much for equality in a year
_PEOPLE, _VICTIMS = "Lượt người", "Nạn nhân"
_WOMEN, _MEN, _SUPPORTED = "Nữ", "Nam", "Được hỗ trợ"


def in_counts(report: AgencyReport) -> Iterator[Problem]:
    """Rows whose figures cannot all be right, in the order of their sheets."""
    for event in report.events:
        yield from _event(event)
    for case in report.cases:
        yield from _case(case)
    for budget in report.budgets:
        yield from _budget(budget)


def is_number(figure: Figure | str) -> bool:
    """Whether something was counted: neither blank, nor an answer, nor words."""
    return isinstance(figure, Decimal)


def odd_count(figure: Figure | str, origin: Origin, name: str) -> Iterator[Problem]:
    """A count below zero, or with decimals."""
    if not isinstance(figure, Decimal):
        return
    if figure < 0:
        yield NEGATIVE.at(origin.place(name), actual=decimal(figure))
    elif figure != figure.to_integral_value():
        yield NOT_WHOLE.at(origin.place(name), actual=decimal(figure))


def _event(row: Event) -> Iterator[Problem]:
    for name in ("events", "participants", "women", "men"):
        yield from odd_count(getattr(row, name), row.origin, name)
    yield from _by_sex(row, "participants", _PEOPLE)
    yield from _mixed(row, "events", "participants", both=False)  # an article has no participants
    people, events = row.participants, row.events
    if isinstance(people, Decimal) and people > 0 and isinstance(events, Decimal) and not events:
        yield LONE_PARTICIPANTS.at(row.origin.place("events"), actual=decimal(people))


def _case(row: Case) -> Iterator[Problem]:
    for name in ("cases", "victims", "women", "men", "supported"):
        yield from odd_count(getattr(row, name), row.origin, name)
    yield from _by_sex(row, "victims", _VICTIMS)
    yield from _part(row, "supported", _SUPPORTED, "victims", _VICTIMS)
    yield from _mixed(row, "cases", "victims", both=True)


def _budget(row: Budget) -> Iterator[Problem]:
    for name in ("planned", "spent"):
        figure = getattr(row, name)
        if isinstance(figure, Decimal) and figure < 0:
            yield NEGATIVE.at(row.origin.place(name), actual=decimal(figure))
        elif isinstance(figure, Decimal) and figure > _MOST_MILLIONS and not row.reason:
            yield NOT_IN_MILLIONS.at(row.origin.place(name), actual=decimal(figure))
    planned, spent = row.planned, row.spent
    if row.reason or not (isinstance(planned, Decimal) and isinstance(spent, Decimal)):
        return
    if spent > planned > 0:
        place = row.origin.place("spent")
        yield OVERSPENT.at(place, actual=decimal(spent), expected=decimal(planned))


def _by_sex(row: Event | Case, name: str, whole: str) -> Iterator[Problem]:
    """Women and men against all: fewer than the whole, together the whole, and both given."""
    total, women, men = getattr(row, name), row.women, row.men
    if isinstance(total, Answer):
        mixed = (_mixed(row, name, one, both=False) for one in ("women", "men"))
        yield from next(filter(None, map(list, mixed)), [])
    if not isinstance(total, Decimal) or total < 0:
        return
    above = [*_part(row, "women", _WOMEN, name, whole), *_part(row, "men", _MEN, name, whole)]
    yield from above
    together = women + men if isinstance(women, Decimal) and isinstance(men, Decimal) else total
    if together != total and not above:
        yield WRONG_SUM.at(
            row.origin.place(name),
            actual=decimal(together),
            whole=whole,
            expected=decimal(total),
        )
    if women is None and total > 0 and not row.origin.unread("women"):
        yield NO_SPLIT.at(row.origin.place("women"), whole=whole, actual=decimal(total))


def _part(
    row: Event | Case, part: str, part_name: str, whole: str, whole_name: str
) -> Iterator[Problem]:
    some, every = getattr(row, part), getattr(row, whole)
    if isinstance(some, Decimal) and isinstance(every, Decimal) and some > every:
        yield PART_ABOVE_WHOLE.at(
            row.origin.place(part),
            part=part_name,
            actual=decimal(some),
            whole=whole_name,
            expected=decimal(every),
        )


def _mixed(row: Event | Case, first: str, second: str, *, both: bool) -> Iterator[Problem]:
    """An answer in place of the first figure beside a second above zero, or the other way too."""
    for one, other in ((first, second), (second, first))[: 1 + both]:
        answer, figure = getattr(row, one), getattr(row, other)
        if isinstance(answer, Answer) and isinstance(figure, Decimal) and figure:
            yield MIXED_ANSWERS.at(
                row.origin.place(one), actual=answer, expected=excerpt(decimal(figure))
            )
