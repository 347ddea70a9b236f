"""What docgen says, in Vietnamese or English.

English sentences are the msgids; ``docgen/locale/vi`` holds the Vietnamese.
"""

from __future__ import annotations

import errno
import gettext
from collections.abc import Callable
from functools import cache
from pathlib import Path

from docgen.model.problem import Problem, Severity, Skipped

__all__ = [
    "DOMAIN",
    "LANGUAGES",
    "LOCALE_DIR",
    "N_",
    "Expectation",
    "Measure",
    "say",
    "severity_name",
    "shown",
    "translator",
    "why",
    "why_skipped",
]

DOMAIN = "docgen"
LANGUAGES = ("vi", "en")
LOCALE_DIR = Path(__file__).parent.parent / "locale"


def N_(message: str) -> str:  # the name that message extractors look for
    """``message`` itself, marked for translation."""
    return message


class Expectation(str):
    """A msgid used as a value: what was expected, said in the reader's language."""

    __slots__ = ()


class Measure(str):
    """Measures used as a value, spelled with decimal points: said with the reader's sign.

    >>> shown(Measure("12.7 mm"), "vi")
    '12,7 mm'
    """

    __slots__ = ()


_SEVERITY = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.NOTE: N_("note"),
}


@cache
def translator(language: str) -> Callable[[str], str]:
    """The function that puts an English msgid into ``language``, one of ``LANGUAGES``."""
    if language == "en":
        return str
    return gettext.translation(DOMAIN, LOCALE_DIR, languages=[language]).gettext


def severity_name(severity: Severity, language: str | None = None) -> str:
    """``error``, ``warning`` or ``note``; with a language, the word for it in that language."""
    name = _SEVERITY[severity]
    return name if language is None else translator(language)(name)


def say(problem: Problem, language: str) -> str:
    """The problem as a sentence, without its place.

    Values that are rule texts themselves (expectations such as "a date") are translated too.
    """
    values = {name: shown(value, language) for name, value in problem.values.items()}
    return translator(language)(problem.rule.text).format_map(values)


def why_skipped(skipped: Skipped, language: str) -> str:
    """Why a rule was not evaluated, as a sentence."""
    values = {name: shown(value, language) for name, value in skipped.values.items()}
    return translator(language)(skipped.reason).format_map(values)


def shown(value: object, language: str) -> str:
    """A value of a problem in words: expectations translated, lists with commas."""
    if isinstance(value, Expectation):
        return translator(language)(value)
    if isinstance(value, Measure) and language == "vi":
        return value.replace(".", ",")
    if isinstance(value, (tuple, list)):
        return ", ".join(shown(one, language) for one in value)
    return str(value)


_REASONS = {
    errno.ENOSPC: N_("the disk is full"),
    errno.EROFS: N_("the disk can only be read"),
    errno.ENAMETOOLONG: N_("the name is too long"),
}


def why(error: OSError) -> str:
    """Why a file could not be used, as a value for a problem: said in the reader's language."""
    match error:
        case FileNotFoundError():
            return Expectation(N_("there is no such file"))
        case PermissionError():
            return Expectation(N_("it may not be used, or another program holds it open"))
        case NotADirectoryError() | FileExistsError():
            return Expectation(N_("a folder of that name cannot be made, a file is in its place"))
        case IsADirectoryError():
            return Expectation(N_("it is a folder"))
    return Expectation(_REASONS.get(error.errno or 0) or error.strerror or str(error))
