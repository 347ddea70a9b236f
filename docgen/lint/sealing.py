"""Files that may be checked, but that nobody but a person may change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from docgen.vietnamese.messages import N_
from docgen.word.package import Package
from docgen.word.printed import DocView

__all__ = ["sealed"]

_REASONS: Mapping[str, str] = {
    "signed": N_("it is signed digitally, and a change would break the signature"),
    "protected": N_("it is protected against changes; lift the protection in Word first"),
    "macros": N_("it holds macros"),
    "tracked": N_("it holds tracked changes; accept or reject them in Word first"),
}
_STRICT_REASON: Final = N_(
    "it is saved as “Strict Open XML Document”; save it as “Word Document” first"
)
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def sealed(package: Package, document: DocView) -> str:
    """Why a file is not to be mended, as a msgid; empty where it may be."""
    if _STRICT in package.parts[package.main_part()]:
        return _STRICT_REASON
    return next((text for fact, text in _REASONS.items() if fact in document.facts), "")
