"""Vietnamese names: compared, sorted by nearness, made into file names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

__all__ = [
    "COLLECTIVES",
    "excerpt",
    "file_name",
    "is_collective",
    "key",
    "nearest",
    "sentence_start",
    "upper",
]

COLLECTIVES = ("ủy ban nhân dân", "hội đồng nhân dân")  # as ``key`` gives them

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SPACES = re.compile(r"\s+")
_DASH = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
# hoà, thuỷ: the old place of the tone mark, on the second vowel at the end of a syllable
_OLD_TONE = re.compile(rf"(o)([ae])([{_TONES}])(?![a-z])|((?<!q)u)(y)([{_TONES}])(?![a-z])")
_EXCERPT = 40
_UNSAFE = re.compile(r"[^0-9A-Za-z]+")


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """What two spellings of one name share.

    Case, spaces, Unicode form, kind of dash and the place of the tone mark
    (``hoà`` or ``hòa``) do not count; every other mark does.

    >>> key("  UỶ BAN nhân dân") == key("Ủy ban nhân dân")
    True
    """
    folded = unicodedata.normalize("NFD", name.casefold())
    folded = _DASH.sub("-", _SPACES.sub(" ", folded).strip())
    folded = _OLD_TONE.sub(
        lambda m: m[1] + m[3] + m[2] if m[1] else m[4] + m[6] + m[5],
        folded,
    )
    return unicodedata.normalize("NFC", folded)


def is_collective(organ: str) -> bool:
    """Whether an organ decides as a body, on whose behalf (TM.) its head signs."""
    return key(organ).startswith((*COLLECTIVES, "ubnd", "hđnd"))


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like ``name``; ``None`` when none is alike."""
    from difflib import get_close_matches  # needed only when something is wrong

    by_key = {key(one): one for one in known}
    found = get_close_matches(key(name), by_key, n=1, cutoff=0.6)
    return by_key[found[0]] if found else None


def excerpt(value: object) -> str:
    """The beginning of a text or another value, on one line.

    >>> excerpt("Thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ")
    'Thực hiện công tác bình đẳng giới và vì…'
    """
    words = " ".join(str(value).split())
    return words if len(words) <= _EXCERPT else words[: _EXCERPT - 1].rstrip() + "…"


def upper(text: str) -> str:
    """Capitals; characters whose capital is more than one letter stay as they are.

    >>> upper("Ủy ban nhân dân xã Đồng Đăng")
    'ỦY BAN NHÂN DÂN XÃ ĐỒNG ĐĂNG'
    """
    return "".join(big if len(big := one.upper()) == 1 else one for one in text)


def sentence_start(text: str) -> str:
    """``text`` with its first letter a capital, the rest untouched."""
    return text[:1].upper() + text[1:]


def file_name(*parts: str) -> str:
    """A file name that every system takes: letters without marks, joined by hyphens.

    >>> file_name("ke-hoach", "KH-SLĐTBXH", "2024")
    'ke-hoach-KH-SLDTBXH-2024'
    """
    ascii_parts = []
    for part in parts:
        letters = unicodedata.normalize("NFD", part.replace("đ", "d").replace("Đ", "D"))
        plain = "".join(one for one in letters if not unicodedata.combining(one))
        ascii_parts.append(_UNSAFE.sub("-", plain).strip("-"))
    return "-".join(filter(None, ascii_parts))
