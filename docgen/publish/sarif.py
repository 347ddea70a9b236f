"""Findings as SARIF 2.1.0 (OASIS), the form that editors and code hosts take in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docgen._version import __version__
from docgen.model.checked import Checked
from docgen.model.place import ParagraphPlace
from docgen.model.problem import Problem, Rule, Severity
from docgen.vietnamese.messages import say, severity_name, translator

__all__ = ["sarif"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_FINGERPRINT = "docgen/v1"


def sarif(checked: Iterable[Checked], language: str) -> str:
    """One run over all files; the logical location is the paragraph, with its first words."""
    problems = [one for file in checked for one in file.problems]
    rules = sorted({one.rule.id: one.rule for one in problems}.values(), key=lambda one: one.id)
    index = {rule.id: number for number, rule in enumerate(rules)}
    driver = {
        "name": "docgen",
        "version": __version__,
        "rules": [_rule(one, language) for one in rules],
    }
    run = {
        "tool": {"driver": driver},
        "language": language,
        "results": [_result(one, index[one.rule.id], language) for one in problems],
    }
    found = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(found, ensure_ascii=False, indent=2)


def _rule(rule: Rule, language: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": translator(language)(rule.text)},
        "defaultConfiguration": {"level": _level(rule.severity)},
    }
    if rule.source:
        found["help"] = {"text": rule.source}
    return found


def _result(problem: Problem, index: int, language: str) -> dict[str, Any]:
    place = problem.place
    uri = Path(place.file).as_posix()
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri}}}
    if isinstance(place, ParagraphPlace):
        location["logicalLocations"] = [
            {
                "fullyQualifiedName": f"{place.part}/{place.number}",
                "name": place.excerpt,
                "kind": "paragraph",
            }
        ]
    excerpt = place.excerpt if isinstance(place, ParagraphPlace) else ""
    return {
        "ruleId": problem.rule.id,
        "ruleIndex": index,
        "level": _level(problem.rule.severity),
        "message": {"text": say(problem, language)},
        "locations": [location],
        "partialFingerprints": {_FINGERPRINT: f"{problem.rule.id}:{excerpt}"},
    }


def _level(severity: Severity) -> str:
    """SARIF calls them error, warning and note too."""
    return severity_name(severity)
