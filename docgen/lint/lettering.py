"""ND106-ND112: typeface, colour and sizes of the letters (phông chữ, màu chữ, cỡ chữ)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.looks import at_first, main_size, restyled
from docgen.lint.register import Finding, NotEvaluated, rule
from docgen.lint.stories import every_paragraph, is_alias, is_draft, spans
from docgen.model.edit import Edit, SetRuns, SetText
from docgen.model.place import Place
from docgen.model.problem import Severity
from docgen.vietnamese import legacy
from docgen.vietnamese.messages import N_, Measure
from docgen.vietnamese.names import key
from docgen.word.printed import Paragraph, Run
from docgen.word.roles import Document, Member, Role

_SOURCE: Final = "Phụ lục I, phần I, mục I.4"
_LETTER: Final = re.compile("[0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff]")  # no other scripts
_SIGNS: Final = re.compile("(?i)symbol|wingdings|webdings|cambria math|mt extra|emoji|dingbats")
_LEGACY: Final = {"TCVN3": re.compile(r"(?i)\.vn"), "VNI": re.compile("(?i)vni[- ]")}
_BLACK: Final = 0x40  # the lightest part of a colour that paper still shows as black
_WHITE: Final = "FFFFFF"
_COLOURED: Final = (Role.URGENCY, Role.SECRECY, Role.CIRCULATION, Role.DRAFT_MARK)
_DRAFT: Final = N_("it is a draft, in which marks are in place")


def _printed(paragraph: Paragraph) -> Iterator[Run]:
    """The runs with letters or digits that print; a number that Word fills in is none."""
    for run in paragraph.runs:
        if not run.vanish and run.field != "PAGE" and _LETTER.search(run.text):
            yield run


def _encoding(font: str) -> str | None:
    return next((name for name, pattern in _LEGACY.items() if pattern.match(font)), None)


def _by_font(document: Document) -> Iterator[tuple[Paragraph, str, list[Run]]]:
    for paragraph in every_paragraph(document):
        fonts: dict[str, list[Run]] = {}
        for run in _printed(paragraph):
            fonts.setdefault(run.font, []).append(run)
        for font, runs in fonts.items():
            yield paragraph, font, runs


def _set(paragraph: Paragraph, runs: list[Run], look: SetRuns) -> tuple[Edit, ...]:
    """The edits that give ``look`` to those runs of a paragraph."""
    return tuple(
        SetRuns(
            place=paragraph.place,
            start=start,
            end=end,
            font=look.font,
            colour=look.colour,
            highlight=look.highlight,
        )
        for start, end in spans(paragraph, runs)
    )


@rule(
    "ND106",
    "other-font",
    N_("text is set in {actual}, not in {expected} (paragraphs: {count})"),
    source=_SOURCE,
    bad="Arial",
    good="Times New Roman",
    fixable=True,
)
def other_font(document: Document, profile: Profile) -> Iterator[Finding]:
    """Letters or digits in another typeface (phông chữ) than Times New Roman.

    Each font is reported once, at its first paragraph. Signs of Symbol or Wingdings, formulas
    and letters of other scripts do not count; fonts older than Unicode are another rule's
    matter. The fix changes the font in every place; no word is touched.
    """

    def found() -> Iterator[tuple[Finding, str]]:
        for paragraph, font, runs in _by_font(document):
            if font.casefold() == profile.font.casefold() or is_alias(font, profile.font):
                continue
            if _encoding(font) or _SIGNS.search(font):
                continue
            values = {"actual": font, "expected": profile.font}
            edits = _set(paragraph, runs, SetRuns(place=paragraph.place, font=profile.font))
            yield Finding(paragraph.place, values, edits), font.casefold()

    yield from at_first(found())


@rule(
    "ND107",
    "font-alias",
    N_("the font is named {actual}; its usual name is {expected} (paragraphs: {count})"),
    source=_SOURCE,
    severity=Severity.NOTE,
    bad="TimesNewRomanPSMT",
    good="Times New Roman",
    fixable=True,
)
def font_alias(document: Document, profile: Profile) -> Iterator[Finding]:
    """Times New Roman under a name from a PDF or of one of its styles (TimesNewRomanPSMT).

    It prints as it should where that name is known, elsewhere another font takes its place.
    The fix changes the name; no word is touched.
    """

    def found() -> Iterator[tuple[Finding, str]]:
        for paragraph, font, runs in _by_font(document):
            if is_alias(font, profile.font):
                values = {"actual": font, "expected": profile.font}
                edits = _set(paragraph, runs, SetRuns(place=paragraph.place, font=profile.font))
                yield Finding(paragraph.place, values, edits), font.casefold()

    yield from at_first(found())


@rule(
    "ND108",
    "legacy-font",
    N_("text is set in {actual}, a font for {encoding}, not for Unicode (paragraphs: {count})"),
    source=_SOURCE,
    bad=".VnTime",
    good="Times New Roman",
    fixable=True,
)
def legacy_font(document: Document, profile: Profile) -> Iterator[Finding]:
    """Letters in a font of the time before Unicode (.VnTime, VNI-Times; bảng mã TCVN3, VNI).

    The fix puts the same letters in Unicode and sets them in Times New Roman; since it writes
    the words anew it is not safe, and what was changed should be read again. Text that cannot
    be read for certain is left as it is.
    """
    every = list(_by_font(document))
    texts: dict[str, str] = {}
    for _, font, runs in every:
        texts[font] = " ".join((texts.get(font, ""), *(run.text for run in runs)))

    def found() -> Iterator[tuple[Finding, str]]:
        for paragraph, font, runs in every:
            name = _encoding(font)
            if name is not None:
                is_sure = legacy.encoding(texts[font], font) == name
                read = _transcoded(paragraph, font, runs, name, is_sure=is_sure)
                look = SetRuns(place=paragraph.place, font=profile.font)
                edits = () if read is None else (*_set(paragraph, runs, look), *read)
                values = {"actual": font, "encoding": name}
                yield Finding(paragraph.place, values, edits), font

    yield from at_first(found())


def _transcoded(
    paragraph: Paragraph, font: str, runs: list[Run], encoding: str, *, is_sure: bool
) -> tuple[SetText, ...] | None:
    """The edits of the runs' texts, from the end on; ``None`` where it is not known how to read."""
    edits: list[SetText] = []
    wanted = set(map(id, runs))
    at = 0
    for run in paragraph.runs:
        if run.vanish:
            continue
        if id(run) in wanted:
            new = _read(run.text, encoding, font, is_sure=is_sure)
            if new is None:
                return None
            if new != run.text:
                edits.append(SetText(place=paragraph.place, start=at, actual=run.text, text=new))
        at += len(run.text)
    return tuple(reversed(edits))  # each start stays true


def _read(text: str, encoding: str, font: str, *, is_sure: bool) -> str | None:
    """A text of an old font in Unicode; ``None`` where it may be one or the other."""
    if any(one > "\u00ff" and one != "\u2026" for one in text):
        return text  # only Unicode has such letters: the font alone is old
    if not text.isascii() and not is_sure:
        return None
    return legacy.to_unicode(text, encoding, font=font)


@rule(
    "ND109",
    "loose-accents",
    N_("letters and their accents are stored apart, not as one character (paragraphs: {count})"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="Tie\u0302\u0301ng Vie\u0323\u0302t",
    good="Tiếng Việt",
    fixable=True,
)
def loose_accents(document: Document, profile: Profile) -> Iterator[Finding]:
    """Letters whose accents are characters of their own (Unicode tổ hợp, NFD).

    They look the same, but cannot be found by a search and come apart in other fonts. The fix
    composes them (Unicode dựng sẵn); no letter is changed.
    """

    def found() -> Iterator[tuple[Finding, str]]:
        for paragraph in every_paragraph(document):
            if unicodedata.is_normalized("NFC", paragraph.text):
                continue
            edits = tuple(_composed(paragraph))
            if edits:
                yield Finding(paragraph.place, {}, edits), ""

    yield from at_first(found())


def _composed(paragraph: Paragraph) -> Iterator[SetText]:
    at = 0
    found = []
    for run in paragraph.runs:
        if run.vanish:
            continue
        new = unicodedata.normalize("NFC", run.text)
        if new != run.text:
            found.append(SetText(place=paragraph.place, start=at, actual=run.text, text=new))
        at += len(run.text)
    yield from reversed(found)  # from the end on: each start stays true


@rule(
    "ND110",
    "coloured-text",
    N_("text is printed in the colour {actual}, not in black (paragraphs: {count})"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="#0000FF",
    good="#000000",
    fixable=True,
)
def coloured_text(document: Document, profile: Profile) -> Iterator[Finding]:
    """Letters of another colour than black (màu chữ đen).

    Marks of urgency, secrecy, circulation and drafts may have a colour; nearly black is
    black, and white text is left alone. The fix prints the letters in black; no word is
    touched.
    """
    exempt = {one.place for one in document.having(*_COLOURED)}

    def found() -> Iterator[tuple[Finding, str]]:
        for paragraph in every_paragraph(document):
            if paragraph.place in exempt or key(paragraph.text).startswith("dự thảo"):
                continue
            colours: dict[str, list[Run]] = {}
            for run in _printed(paragraph):
                if not _is_black(run.colour) and run.colour != _WHITE:
                    colours.setdefault(run.colour, []).append(run)
            for colour, runs in colours.items():
                edits = _set(paragraph, runs, SetRuns(place=paragraph.place, colour="000000"))
                yield Finding(paragraph.place, {"actual": f"#{colour}"}, edits), colour

    yield from at_first(found())


def _is_black(colour: str) -> bool:
    try:
        return all(one < _BLACK for one in bytes.fromhex(colour))
    except ValueError:
        return True  # no colour that is known


@rule(
    "ND111",
    "highlighted-text",
    N_("text is highlighted (paragraphs: {count})"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="text on yellow",
    good="text on white",
    fixable=True,
)
def highlighted_text(document: Document, profile: Profile) -> Iterator[Finding | NotEvaluated]:
    """Letters on a coloured ground, as with a text marker (tô màu nền chữ).

    It is mostly a mark left over from drafting, so drafts are not judged. The fix takes the
    colour away; no word is touched.
    """

    def found() -> Iterator[tuple[Finding, str]]:
        for paragraph in every_paragraph(document):
            runs = [run for run in _printed(paragraph) if run.highlight is not None]
            if runs:
                edits = _set(paragraph, runs, SetRuns(place=paragraph.place, highlight=False))
                yield Finding(paragraph.place, {}, edits), ""

    every = list(at_first(found()))
    if every and is_draft(document):
        yield NotEvaluated(_DRAFT)
    else:
        yield from every


@rule(
    "ND112",
    "unpaired-sizes",
    N_("the sizes {actual} pt of national title, motto and date do not go together: {expected}"),
    source="Phụ lục I, phần I, mục V",
    severity=Severity.WARNING,
    bad="12, 14, 14 pt",
    good="12, 13, 13 pt",
    needs=(Role.NATIONAL_TITLE, Role.MOTTO),
    fixable=True,
)
def unpaired_sizes(document: Document, profile: Profile) -> Iterator[Finding]:
    """Quốc hiệu, Tiêu ngữ and date in sizes that do not go together.

    They are 13, 14 and 14 points, or 12, 13 and 13. Sizes that are out of their own range are
    other rules' matter. The fix takes the pair with the fewest changes; no word is touched.
    """
    roles = (Role.NATIONAL_TITLE, Role.MOTTO, Role.PLACE_AND_DATE)
    members: list[Member] = [one for role in roles if (one := document.one(role)) is not None]
    actual = [main_size(one) for one in members]
    if not all(
        size in profile.role[one.role].size_pt for one, size in zip(members, actual, strict=True)
    ):
        return
    wanted = [pair[: len(members)] for pair in profile.pairing_pt]
    if tuple(actual) in wanted:
        return
    best = min(wanted, key=lambda pair: sum(a != b for a, b in zip(actual, pair, strict=True)))
    edits = tuple(
        restyled(one, size_pt=size)
        for one, now, size in zip(members, actual, best, strict=True)
        if now != size
    )
    place: Place = members[0].place
    values = {"actual": _list(actual), "expected": " / ".join(map(_list, profile.pairing_pt))}
    yield Finding(place, values, edits)


def _list(sizes: tuple[float, ...] | list[float]) -> str:
    return Measure("-".join(f"{one:g}" for one in sizes))
