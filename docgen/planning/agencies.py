"""The agencies of a plan, found by what a clerk typed: a code or a name."""

from __future__ import annotations

from docgen.model.plan import Agency, Plan
from docgen.vietnamese.names import key

__all__ = ["agencies"]


def agencies(plan: Plan) -> dict[str, Agency]:
    """The agencies by code and by name, as ``key`` gives them.

    A code goes before a name, and of two alike the first has the duties.
    """
    in_turn = plan.agencies[::-1]
    by_name = {key(name): agency for agency in in_turn if (name := agency.name)}
    return by_name | {key(code): agency for agency in in_turn if (code := agency.code)}
