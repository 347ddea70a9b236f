"""Templates compiled once and rendered many times.

The only module that knows docxtpl and Jinja.  docxtpl translates the tags of a
template, as its documentation has it; what follows differs: Jinja compiles the
result once, members without tags are copied as they lie, and no document passes
through an XML tree again.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any
from xml.parsers import expat

from jinja2 import Environment, StrictUndefined, Template, TemplateSyntaxError
from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import SandboxedEnvironment

from docgen.model.place import FilePlace
from docgen.model.problem import Problem, Rule, Severity, TemplateError
from docgen.render.additions import LINKS, TYPES, Addition, linked, typed
from docgen.vietnamese.messages import N_
from docgen.word.archive import Member, Packed, archive, packed

__all__ = ["Engine", "compiled", "environment", "kept_translation", "translated"]

BROKEN_TEMPLATE = Rule("TP702", "broken-template", N_("the template cannot be used: {reason}"))
UNFIT_TEMPLATE = Rule(
    "TP703", "unfit-template", N_("the template does not fit its data in {part}: {reason}")
)
NOT_XML = Rule(
    "TP704", "not-xml", N_("what the template makes of its data in {part} is no XML: {reason}")
)

UNPRINTED_NAMES = Rule(
    "TP705",
    "unprinted-names",
    N_("the template has no tag for {actual}; what stands there is not printed"),
    Severity.WARNING,
)

_NAMES = re.compile(r"\b[a-z_]+(?:\.[a-z_]+)*")
_PRINTING = re.compile(r"\{\{.*?\}\}|\{% ?for .*?%\}", re.DOTALL)  # not: if, elif
_TAG = re.compile(rb"\{[{%]")
_EMPTY_RUN = '<w:r><w:t xml:space="preserve"></w:t></w:r>'  # docxtpl leaves them around {{r }}
_LINE = re.compile(r"<wp:anchor\b.*?</wp:anchor>", re.DOTALL)
_LENGTH = re.compile(r' descr="\{\{(.*?)\}\}"')
_LINE_SIZE = re.compile(r'(<(?:wp:extent|a:ext) cx=")\d+(")')
_SECTION_BREAK = re.compile(
    r"(\{% if [^%]*%\})<w:p\b[^>]*>(?:(?!</w:p>).)*?(<w:sectPr\b.*?</w:sectPr>)"
    r"(?:(?!</w:p>).)*?</w:p>\{% endif %\}",
    re.DOTALL,
)
_LAST_SECTION = re.compile(r"(<w:sectPr\b(?:(?!<w:sectPr).)*</w:sectPr>)(</w:body>)", re.DOTALL)
_APP = "docProps/app.xml"  # says which program made a file, though Word saved the template
_MADE_BY = re.compile(rb"(<Application>)[^<]*(</Application>)")
_LAST = "{last}"
_DATES = re.compile(r"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


class _Environment(SandboxedEnvironment):
    """Sandboxed Jinja for WordprocessingML; a name after a dot is a key of a mapping first."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict:
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


def _printable(value: Any) -> Any:
    """``value``, if a template may print it: a missing or binary number must not reach paper."""
    if value is None or isinstance(value, float):
        raise TypeError(f"{value!r} cannot be printed")
    return value


def environment() -> Environment:
    """Jinja as docgen uses it: sandboxed, escaping, nothing undefined, no ``None``, no float."""
    return _Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        cache_size=0,
        optimized=False,  # nothing in a template is constant; looking for it costs
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A member of the template that holds tags."""

    name: str
    template: Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """A compiled template; ``names`` are those that its tags hold, such as ``title.subject``.

    ``types`` and ``links`` are the members that list its parts, as they lie.
    """

    file: str
    members: tuple[Packed | _Part, ...]
    names: frozenset[str]
    types: bytes = b""
    links: bytes = b""

    def render(self, context: Mapping[str, object], additions: Sequence[Addition] = ()) -> bytes:
        """The document that the template makes of ``context``.

        ``additions`` are parts that the template has not, such as charts.  Raises
        :class:`TemplateError` when a name is missing, a value may not be printed, or the
        outcome is not well-formed XML.
        """
        lists = self._lists(additions) if additions else {}
        own = (
            self._rendered(one, context)
            if isinstance(one, _Part)
            else lists.get(one.name.decode(), one)
            for one in self.members
        )
        more = (
            Member(name=name, content=content)
            for one in additions
            for name, content in one.members.items()
        )
        return archive(chain(own, more))

    def _lists(self, additions: Sequence[Addition]) -> dict[str, Member]:
        """The members that list all parts, with those added."""
        try:
            lists = {TYPES: typed(self.types, additions), LINKS: linked(self.links, additions)}
        except ValueError as error:
            place = FilePlace(file=self.file)
            raise TemplateError(BROKEN_TEMPLATE.at(place, reason=str(error))) from error
        return {name: Member(name=name, content=content) for name, content in lists.items()}

    def check(self, wanted: Iterable[str]) -> Iterator[Problem]:
        """The names in ``wanted`` that no tag prints: somebody restyled the template too well."""
        lost = sorted(set(wanted) - self.names)
        if lost:
            yield UNPRINTED_NAMES.at(FilePlace(file=self.file), actual=lost)

    def _rendered(self, part: _Part, context: Mapping[str, object]) -> Member:
        place = FilePlace(file=self.file)
        try:
            content = part.template.render(context).encode()
        except (JinjaError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            problem = UNFIT_TEMPLATE.at(place, part=part.name, reason=str(error))
            raise TemplateError(problem) from error
        try:
            expat.ParserCreate().Parse(content, True)
        except expat.ExpatError as error:
            problem = NOT_XML.at(place, part=part.name, reason=str(error))
            raise TemplateError(problem) from error
        return Member(name=part.name, content=content)


@cache
def compiled(path: Path) -> Engine:
    """The template at ``path``, compiled; the same path gives the same engine.

    Raises :class:`TemplateError` when the file is no Word file or its tags do not match.
    """
    place = FilePlace(file=path.name)
    try:
        content = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(content)) as template:
            contents = {one: template.read(one) for one in template.namelist()}
        if _APP in contents:
            contents[_APP] = _MADE_BY.sub(rb"\1docgen\2", contents[_APP])
        sources = _kept(path, content) or translated(path, contents)
        jinja = environment()
        members = tuple(
            _Part(name=one, template=jinja.from_string(sources[one]))
            if one in sources
            else packed(Member(name=one, content=contents[one]))
            for one in contents
        )
    except (
        OSError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        ValueError,
        NotImplementedError,
    ) as error:
        raise TemplateError(BROKEN_TEMPLATE.at(place, reason=str(error))) from error
    except TemplateSyntaxError as error:
        reason = f"{error.message} ({error.lineno})"
        raise TemplateError(BROKEN_TEMPLATE.at(place, reason=reason)) from error
    printing = _PRINTING.findall("".join(sources.values()))
    names = frozenset(_NAMES.findall("".join(printing)))
    types, links = contents.get(TYPES, b""), contents.get(LINKS, b"")
    return Engine(file=path.name, members=members, names=names, types=types, links=links)


def kept_translation(path: Path, content: bytes, sources: Mapping[str, str]) -> tuple[Path, bytes]:
    """The file beside a template that keeps its translation, and what is in it."""
    kept = {"sha256": hashlib.sha256(content).hexdigest(), "parts": dict(sources)}
    return path.with_suffix(".json"), json.dumps(kept, ensure_ascii=False, indent=1).encode()


def _kept(path: Path, content: bytes) -> dict[str, str] | None:
    """The translation kept beside the template; ``None`` if it is of another template."""
    try:
        kept = json.loads(path.with_suffix(".json").read_bytes())
        parts: dict[str, str] = kept["parts"]
        is_its_own = kept["sha256"] == hashlib.sha256(content).hexdigest()
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return parts if is_its_own else None


def translated(path: Path, contents: Mapping[str, bytes]) -> dict[str, str]:
    """The Jinja sources of the members that hold tags, by name.

    docxtpl's translation, and then what docxtpl cannot express.
    """
    from docxtpl.template import DocxTemplate  # costs a quarter of the whole program

    template = DocxTemplate(path)
    sources = {}
    for name, content in contents.items():
        if name.endswith(".xml") and _TAG.search(content):
            xml = content.decode()
            source: str = template.patch_xml(xml)  # type: ignore[no-untyped-call]  # no types
            source = _LINE.sub(_sized, source.replace(_EMPTY_RUN, ""))
            source = _DATES.sub(r"\g<1>{{ properties.date }}", source)
            sources[name] = _with_last_section(source)
    return sources


def _sized(line: re.Match[str]) -> str:
    """A drawn line whose alternative text held its length: the length goes where it belongs."""
    length = _LENGTH.search(line[0])
    if not length:
        return line[0]
    return _LINE_SIZE.sub(rf"\g<1>{{{{{length[1]}}}}}\g<2>", _LENGTH.sub("", line[0]))


def _with_last_section(source: str) -> str:
    """The last section's properties made to depend on the conditional section breaks.

    Word keeps the properties of the last section apart from its paragraphs, out of
    reach of any tag.  A break holds the properties of the section before it; where its
    condition leaves it out, and with it all later sections, that section is the last.
    """
    breaks = [found.groups() for found in _SECTION_BREAK.finditer(source)]
    if not breaks:
        return source
    *_, (condition, _) = breaks
    pieces = [condition, _LAST]
    for (earlier, _), (_, properties) in reversed(list(pairwise(breaks))):
        pieces += [earlier.replace("{% if", "{% elif"), properties]
    pieces += ["{% else %}", breaks[0][1], "{% endif %}"]
    return _LAST_SECTION.sub(lambda last: "".join(pieces).replace(_LAST, last[1]) + last[2], source)
