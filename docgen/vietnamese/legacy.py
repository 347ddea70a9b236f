"""Vietnamese typed in an encoding older than Unicode, and how to read it.

Such a text looks right in its own fonts only; everything else takes its bytes for
Windows-1252 and shows ``ñy ban nh©n d©n`` or ``UÛy ban nhaân daân``.  Two
encodings were common in state offices:

``TCVN3``
    TCVN 5712:1993 as the fonts ``.Vn…`` have it: one character a letter.  Capitals
    with a tone mark have no code; they are small letters in a font ``.Vn…H``.
``VNI``
    The fonts ``VNI-…``: most letters are a plain letter followed by its mark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

__all__ = ["encoding", "to_unicode"]

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = _TONES = "\u0300\u0301\u0309\u0303\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)


def _vni() -> Iterator[tuple[str, str]]:
    """Each letter of VNI, small and capital, with its Unicode letter."""
    alone = dict(zip("ñôöìíæóòî", "đơưìíỉĩịỵ", strict=True))
    toned = dict(zip("øùûõï", _TONES, strict=True))
    with_circumflex = dict(zip("âàáåãä", ("", *_TONES), strict=True))
    with_breve = dict(zip("êèéúüë", ("", *_TONES), strict=True))
    pairs = dict(alone)
    for letter in "aeouyôö":
        pairs |= {letter + m: alone.get(letter, letter) + tone for m, tone in toned.items()}
    for letter in "aeo":
        pairs |= {letter + m: letter + _CIRCUMFLEX + t for m, t in with_circumflex.items()}
    pairs |= {"a" + m: "a" + _BREVE + tone for m, tone in with_breve.items()}
    for typed, meant in pairs.items():
        letter = unicodedata.normalize("NFC", meant)
        yield typed, letter
        yield typed.upper(), letter.upper()
        yield typed[0] + typed[1:].upper(), letter  # the letter counts, not its mark
        yield typed[0].upper() + typed[1:], letter.upper()


_LETTERS: Mapping[str, Mapping[str, str]] = {"TCVN3": _TCVN3, "VNI": dict(_vni())}

# Patterns are strings: `re` compiles and keeps them when they are first needed.
_LETTER = {
    name: "|".join(map(re.escape, sorted(letters, key=len, reverse=True)))
    for name, letters in _LETTERS.items()
}
_FONT = {"TCVN3": r"(?i)\.vn", "VNI": "(?i)vni[- ]"}
_CAPITAL_FONT = r"(?i:\.vn).*H"
# In TCVN3 some letters are signs: the c«ng of "công".
_WORD = {"TCVN3": rf"[\w{re.escape(''.join(_TCVN3))}]+", "VNI": r"\w+"}

_INITIALS = """
    b c(?![eêiy]) ch d đ g(?![eê]) gh(?=[eêi]) gi h k(?=[eêiy]) kh l m n ng(?![eêi]) ngh(?=[eêi])
    nh p ph qu r s t th tr v x
"""
_RIMES = """
    a ai ao au ay am an ang anh ăm ăn ăng âm ân âng âu ây e em en eng eo ê êm ên êng ênh êu
    i ia im in inh iu iêm iên iêng iêu o oa oai oam oan oang oanh oao oay oăm oăn oăng oe oen oeo
    oi om on ong oong ô ôi ôm ôn ông ơ ơi ơm ơn u ua uân uâng uây uê uênh ui um un ung uôi uôm uôn
    uông uơ uy uya uyên uyn uynh uyu ư ưa ưi ưm ưn ưng ươi ươm ươn ương ươu ưu yêm yên yêng yêu
"""
_STOPPED_RIMES = """
    ac ach ap at ăc ăk ăp ăt âc âp ât ec ep et êc êch êp êt ic ich ip it iêc iêp iêt
    oac oach oap oat oăc oăt oc oet ooc op ot ôc ôp ôt ơp ơt
    uât uc uêch up ut uôc uôt uych uyêt uyp uyt ưc ưp ưt ươc ươp ươt yêt
"""


_TELLING = re.compile("[\u00a1-\u00ff]")  # no word tells without one of these
# Vietnamese letters that only Unicode has: ă đ ĩ ũ ơ ư and those with a mark below or two marks.
_UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")


def _one_of(parts: str) -> str:
    return f"(?:{'|'.join(parts.split())})"


# A syllable whose tone mark was moved to its end; before p, t, c and ch only two tones exist.
_SYLLABLE = (
    rf"{_one_of(_INITIALS)}?"
    rf"(?:{_one_of(_RIMES)}[{_TONES}]?|{_one_of(_STOPPED_RIMES)}[{_ACUTE}{_DOT}])"
    rf"|(?:h|k|l|m|n|s|t|th|v)?y[{_TONES}]?"
    rf"|qu(?:y|ynh)[{_TONES}]?|quyt[{_ACUTE}{_DOT}]|gi[{_TONES}]?"
)


def encoding(text: str, font: str | None = None) -> str | None:
    """The old encoding that ``text`` was typed in: ``"TCVN3"``, ``"VNI"``, or ``None``.

    A word tells when it is no Vietnamese syllable as it stands and becomes one when
    read in the encoding.  It takes two such words, different ones, one of them of
    three letters or more.  One is enough if ``font`` (a font's name, ``None`` when
    not known) is made for the encoding, or if the word is the whole text and has
    four letters, two of them encoded.  Accented words that do not tell must be fewer.

    >>> encoding("ñy ban nh©n d©n tØnh L¹ng S¬n")
    'TCVN3'
    >>> encoding("UÛy ban nhaân daân tænh Laïng Sôn")
    'VNI'
    >>> encoding("Ủy ban nhân dân © 2024, Noël Müller, 20 m²") is None
    True
    """
    text = unicodedata.normalize("NFC", text)
    telling = len(_TELLING.findall(text))
    if telling <= 2 * len(_UNICODE_ONLY.findall(text)):  # quickly, for nearly every text
        return None
    (most, name), (fewer, _) = sorted(
        ((_evidence(text, name, font), name) for name in _LETTERS), reverse=True
    )
    return name if most > 2 * fewer else None


def to_unicode(text: str, encoding: str, *, font: str | None = None) -> str:
    """``text``, typed in ``encoding`` (``"TCVN3"`` or ``"VNI"``), as Unicode in NFC.

    Characters that the encoding does not know stay; another encoding is a
    ``KeyError``.  A TCVN3 ``font`` whose name ends in ``H`` shows small letters as
    capitals, so they become capitals.

    >>> to_unicode("KÕ ho¹ch thùc hiÖn", "TCVN3")
    'Kế hoạch thực hiện'
    >>> to_unicode("céng hßa", "TCVN3", font=".VnTimeH")
    'CỘNG HÒA'
    >>> to_unicode("bình ñaúng giôùi", "VNI")
    'bình đẳng giới'
    """
    letters = _LETTERS[encoding]
    composed = unicodedata.normalize("NFC", text)
    read = re.sub(_LETTER[encoding], lambda typed: letters[typed[0]], composed)
    if encoding == "TCVN3" and font is not None and re.fullmatch(_CAPITAL_FONT, font):
        return read.upper()
    return read


def _evidence(text: str, encoding: str, font: str | None) -> int:
    """How many words of ``text`` tell of ``encoding``; 0 where they are not enough to say so."""
    words = set(re.findall(_WORD[encoding], text))
    told = {reading for word in words if (reading := _reading(word, encoding))}
    untold = sum(_is_accented(word) and not _reading(word, encoding) for word in words)
    if len(told) <= untold:
        return 0
    enough = len(told) >= 2 and max(map(len, told)) >= 3
    if font is not None and re.match(_FONT[encoding], font):
        enough = True
    elif len(words) == 1:
        (word,), (reading,) = words, told
        enough = len(reading) >= 4 and len(re.findall(_LETTER[encoding], word)) >= 2
    return len(told) if enough else 0


@lru_cache(maxsize=4096)
def _reading(word: str, encoding: str) -> str | None:
    """The syllable in small letters that ``word`` is in ``encoding`` only; else ``None``."""
    if len(word) == 1 or word.isascii() or max(word) > "\u00ff" or _is_syllable(word):
        return None
    if not re.sub(_LETTER[encoding], "", word).isascii():
        return None
    read = to_unicode(word, encoding).lower()
    return read if _is_syllable(read) else None


@lru_cache(maxsize=4096)
def _is_accented(word: str) -> bool:
    """Whether ``word`` cannot stand in a text of an old encoding, being Unicode or foreign."""
    if word.isascii() or len(word) == 1 or any(map(str.isdigit, word)):
        return False
    return max(word) > "\u00ff" or not _is_syllable(word)


def _is_syllable(word: str) -> bool:
    """Whether ``word`` is spelt like a Vietnamese syllable, in whatever case."""
    marked = unicodedata.normalize("NFD", word.lower())
    letters = "".join(letter for letter in marked if letter not in _TONES)
    tones = "".join(mark for mark in marked if mark in _TONES)
    return re.fullmatch(_SYLLABLE, unicodedata.normalize("NFC", letters) + tones) is not None
