"""The layout profile: every number of the decree with its clause, from ``nd30.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from docgen.model.place import FilePlace
from docgen.model.problem import ProfileError, Rule
from docgen.vietnamese.messages import N_, Expectation, why

__all__ = [
    "Closing",
    "Letterhead",
    "Page",
    "Profile",
    "Prose",
    "Range",
    "Role",
    "RuleLine",
    "Stamp",
    "load",
]

T = TypeVar("T")

NO_RANGE = N_("expected a range and the value to use")
NO_TOML = N_("it is no TOML file")
BAD_PROFILE = Rule("TP701", "bad-profile", N_("the layout profile is wrong at {key}: {reason}"))


@dataclass(frozen=True, slots=True)
class Range:
    """What the decree allows (``lowest`` to ``highest``) and what docgen prints (``use``)."""

    lowest: float
    highest: float
    use: float

    def __contains__(self, value: float) -> bool:
        return self.lowest <= value <= self.highest


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Paper and margins (khổ giấy, định lề trang), in millimetres."""

    size_mm: tuple[float, float]
    top_mm: Range
    bottom_mm: Range
    left_mm: Range
    right_mm: Range
    header_mm: float
    source: str

    def text_width_mm(self, *, landscape: bool = False) -> float:
        """The width between the left and right margins."""
        return self.size_mm[int(landscape)] - self.left_mm.use - self.right_mm.use


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The left column of the heading; ``wide_left_mm`` where the place name is long."""

    left_mm: float
    wide_left_mm: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The closing block: left column, room above it, height left free for the signature."""

    left_mm: float
    before_pt: float
    signature_room_pt: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A drawn line (đường kẻ): lowest and highest share of the text above it."""

    share: tuple[float, float]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Widths of the frames of urgency and secrecy (khung dấu chỉ mức độ khẩn, độ mật)."""

    widths_mm: tuple[float, float, float]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Running text (lời văn): indents of the first line, least gap, spacing of lines.

    ``first_line_mm`` are the two indents that the decree names; ``line`` is a multiple of
    single spacing, ``gap_pt`` the least room between two paragraphs.
    """

    first_line_mm: tuple[float, float]
    gap_pt: float
    line: Range
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """The looks of one component of a document.

    ``style`` is the name of its Word style, empty where docgen's templates have none;
    ``outline`` its level in Word's navigation pane, from 1 (``None``: body text); ``line``
    is a multiple of single spacing; ``keep`` keeps it on one page with what follows.
    """

    size_pt: Range
    align: str
    source: str
    style: str = ""
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    first_line_mm: float = 0.0
    indent_both_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line: float = 1.0
    keep: bool = False
    outline: int | None = None
    frame: bool = False
    colour: str = "000000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A whole layout: page, columns of heading and closing, drawn lines, roles by name.

    ``pairing_pt`` are the sizes of Quốc hiệu, Tiêu ngữ and place with date that go together.
    """

    title: str
    font: str
    language: str
    source: str
    page: Page
    letterhead: Letterhead
    closing: Closing
    stamp: Stamp
    prose: Prose
    pairing_pt: tuple[tuple[float, float, float], ...]
    rule: Mapping[str, RuleLine]
    role: Mapping[str, Role]


@cache
def load(path: Path | None = None) -> Profile:
    """The profile in ``path``; ``None`` means the decree's own, shipped with docgen.

    Raises :class:`ProfileError` for unknown or missing keys and for a range that
    does not hold the value to be used.
    """
    path = path or Path(__file__).with_name("nd30.toml")
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise _wrong(path, "-", why(error)) from error
    except UnicodeDecodeError as error:
        raise _wrong(path, "-", Expectation(NO_TOML)) from error
    except tomllib.TOMLDecodeError as error:  # which names line and column
        raise _wrong(path, "-", str(error)) from error
    single = {
        "page": Page,
        "letterhead": Letterhead,
        "closing": Closing,
        "stamp": Stamp,
        "prose": Prose,
    }
    for key, kind in single.items():
        raw[key] = _table(path, key, raw.get(key), kind)
    for key, kind in (("rule", RuleLine), ("role", Role)):
        tables = raw.get(key)
        if not isinstance(tables, dict):
            raise _wrong(path, key, Expectation(N_("no such table")))
        raw[key] = {name: _table(path, f"{key}.{name}", one, kind) for name, one in tables.items()}
    return _table(path, "-", raw, Profile)


def _table(path: Path, key: str, raw: object, kind: type[T]) -> T:
    """One table of the file as a value of ``kind``; every key known, every needed key there."""
    if not isinstance(raw, dict):
        raise _wrong(path, key, Expectation(N_("no such table")))
    known = {one.name: one for one in fields(kind)}  # type: ignore[arg-type]  # kinds are dataclasses
    for name in raw.keys() - known.keys():
        raise _wrong(path, f"{key}.{name}", Expectation(N_("unknown key")))
    for name, one in known.items():
        if one.default is MISSING and name not in raw:
            raise _wrong(path, f"{key}.{name}", Expectation(N_("missing")))
    values = {name: _value(path, f"{key}.{name}", value) for name, value in raw.items()}
    for name, value in values.items():
        if isinstance(value, Range) != (known[name].type == "Range"):
            raise _wrong(
                path, f"{key}.{name}", Expectation(N_("expected a range and the value to use"))
            )
    return kind(**values)


def _value(path: Path, key: str, value: Any) -> Any:
    match value:
        case {
            "range": [int() | float() as lowest, int() | float() as highest],
            "use": int() | float() as use,
            **rest,
        } if not rest:
            if not lowest <= use <= highest:
                raise _wrong(path, key, f"{use} is outside {lowest}-{highest}")
            return Range(lowest, highest, use)
        case list():
            return tuple(_value(path, key, one) for one in value)
    return value


def _wrong(path: Path, key: str, reason: str) -> ProfileError:
    return ProfileError(BAD_PROFILE.at(FilePlace(file=path.name), key=key, reason=reason))
