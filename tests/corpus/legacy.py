"""Vietnamese as typed before Unicode: what a file holds is not what its font shows."""

from __future__ import annotations

import unicodedata
from typing import Final

__all__ = ["tcvn3", "vni"]

_TCVN3: Final = dict(
    zip(
        "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâêôơưđĂÂÊÔƠƯĐ",
        "µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ¨©ª«¬\u00ad®¡¢£¤¥¦§",
        strict=True,
    )
)
_TONES: Final = dict(zip("\u0300\u0301\u0309\u0303\u0323", "øùûõï", strict=True))
_CIRCUMFLEX: Final = dict(zip("\u0300\u0301\u0309\u0303\u0323", "àáåãä", strict=True))
_BREVE: Final = dict(zip("\u0300\u0301\u0309\u0303\u0323", "èéúüë", strict=True))
_ALONE: Final = dict(zip("đìíỉĩịỵ", "ñìíæóòî", strict=True))


def tcvn3(text: str) -> str:
    """The text for a font ``.Vn…``."""
    return "".join(_TCVN3.get(letter, letter) for letter in unicodedata.normalize("NFC", text))


def vni(text: str) -> str:
    """The text for a font ``VNI-…``."""
    return "".join(map(_vni, unicodedata.normalize("NFC", text)))


def _vni(letter: str) -> str:
    small = letter.lower()
    if small in _ALONE:
        return _ALONE[small].upper() if letter.isupper() else _ALONE[small]
    base, *marks = list(unicodedata.normalize("NFD", small))
    if not marks:
        return letter
    tone = next((one for one in marks if one in _TONES), "")
    if "\u0302" in marks:
        typed = base + (_CIRCUMFLEX[tone] if tone else "â")
    elif "\u0306" in marks:
        typed = base + (_BREVE[tone] if tone else "ê")
    else:
        horned = {"o": "ô", "u": "ö"}[base] if "\u031b" in marks else base
        typed = horned + (_TONES[tone] if tone else "")
    return typed.upper() if letter.isupper() else typed
