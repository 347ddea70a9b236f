"""docxtemplater, the usual engine of this kind for node, fed with docgen's template and data.

The template is translated to docxtemplater's tags: loops and conditions lose their
variable, a chain of conditions becomes one condition after another, a tag that has
a table row to itself moves into the rows it encloses.  Runs of text are given as
plain text, since docxtemplater takes finished XML only for whole paragraphs, so it
has less to do: no bold, no italic.
"""

from __future__ import annotations

import base64
import html
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from docgen.render.runs import Runs
from docgen.word.archive import Member, archive

__all__ = ["Docxtemplater", "PeerError"]

_TAGGED = re.compile(
    r"(?P<row><w:tr>(?:(?!</w:tr>).)*?\{%tr (?P<in_row>.*?) %\}.*?</w:tr>)"
    r"|<w:p>(?:(?!</w:p>).)*?\{%p (?P<in_paragraph>.*?) %\}.*?</w:p>"
    r"|\{\{r? ?(?P<name>.*?) *\}\}",
    re.DOTALL,
)
_DESCRIPTION = re.compile(r' descr="\{\{.*?\}\}"')
_MARK = re.compile("\ue000(.*?)\ue001", re.DOTALL)  # a row's tag on its way into a cell
_LONE_CELL = re.compile(r"<w:tr>(?:(?!</w:tr>|</w:tc>).)*</w:tc></w:tr>\ue000\{/\}", re.DOTALL)
_FIRST_PARAGRAPH = re.compile(r"<w:p>(?:<w:pPr>.*?</w:pPr>)?", re.DOTALL)
_ELEMENT = re.compile(r"<[^>]+>")


class PeerError(Exception):
    """docxtemplater cannot be compared; the message says why."""


@dataclass(slots=True)
class _Translation:
    """One pass over a part: the loops and conditions that are open."""

    chains: list[list[str]] = field(default_factory=list)  # conditions up to the one at hand
    variables: list[str] = field(default_factory=list)

    def tags(self, statement: str) -> list[str]:
        """The tags of docxtemplater for a Jinja statement."""
        word, _, rest = statement.partition(" ")
        match word:
            case "for":
                variable, _, source = rest.partition(" in ")
                tag = f"{{#{self.expression(source)}}}"
                self.variables.append(variable)
                return [tag]
            case "endfor":
                self.variables.pop()
                return ["{/}"]
            case "if":
                self.chains.append([self.expression(rest)])
                return [f"{{#{self.chains[-1][-1]}}}"]
            case "elif":
                self.chains[-1].append(self.expression(rest))
                return ["{/}", f"{{#{self.chains[-1][-1]}}}"]
            case "else":
                return ["{/}", f"{{^{' or '.join(self.chains[-1])}}}"]
            case "endif":
                self.chains.pop()
                return ["{/}"]
        raise PeerError(f"no translation for {statement}")

    def expression(self, jinja: str) -> str:
        """An expression without the variable of the loop: its value is the scope."""
        for variable in self.variables:
            jinja = re.sub(rf"\b{variable}\.(?=\w)", "", jinja)
            jinja = re.sub(rf"^{variable}$", ".", jinja.strip())
        return jinja.strip()

    def replaced(self, found: re.Match[str]) -> str:
        """What stands in docxtemplater's template for a tag of docgen's."""
        if found["name"]:
            return f"{{{self.expression(found['name'])}}}"
        tags = self.tags(found["in_row"] or found["in_paragraph"])
        if found["row"]:
            return "".join(f"\ue000{tag}\ue001" for tag in tags)
        return "".join(f"<w:p>{_run(tag)}</w:p>" for tag in tags)


def translated(xml: str) -> str:
    """A part of a docxtpl template with docxtemplater's tags."""
    xml = _TAGGED.sub(_Translation().replaced, _DESCRIPTION.sub("", xml))
    while mark := _MARK.search(xml):
        before, tag, after = xml[: mark.start()], mark[1], xml[mark.end() :]
        if tag == "{/}":
            end = before.rindex("</w:p></w:tc></w:tr>")
            xml = before[:end] + _run(tag) + before[end:] + after
        else:
            xml = before + _opened(tag, after)
    return xml


def _opened(tag: str, rest: str) -> str:
    """``rest`` with ``tag`` in the first paragraph of its first row, behind tags already there."""
    if _LONE_CELL.match(rest) and not tag.startswith("{^"):
        tag = f"{{-w:tr {tag[2:]}"  # else a loop within one cell repeats what is in the cell
    paragraph = _FIRST_PARAGRAPH.search(rest, rest.index("<w:tr>"))
    if not paragraph:
        raise PeerError("a table row without a paragraph")
    place = paragraph.end()
    while rest.startswith("<w:r><w:t>{", place):
        place = rest.index("</w:r>", place) + len("</w:r>")
    return rest[:place] + _run(tag) + rest[place:]


def _run(tag: str) -> str:
    return f"<w:r><w:t>{tag}</w:t></w:r>"


def _template(path: Path) -> bytes:
    with zipfile.ZipFile(path) as package:
        contents = {name: package.read(name) for name in package.namelist()}
    return archive(
        Member(name=name, content=translated(content.decode()).encode())
        for name, content in contents.items()
    )


def _plain(value: Any) -> Any:
    """The context with plain text for runs."""
    match value:
        case Runs():
            lines = value.replace("<w:br/>", "\n").replace("<w:tab/>", "\t")
            return html.unescape(_ELEMENT.sub("", lines))
        case Mapping():
            return {name: _plain(one) for name, one in value.items()}
        case list():
            return list(map(_plain, value))
    return value


class Docxtemplater:
    """A node process that renders ``context`` with the template at ``path``."""

    def __init__(self, path: Path, context: Mapping[str, object], modules: Path | None) -> None:
        node = shutil.which("node")
        if not node:
            raise PeerError("node is not there")
        environment = dict(os.environ)
        if modules:
            environment["NODE_PATH"] = str(modules.resolve())
        task = {
            "template": base64.b64encode(_template(path)).decode(),
            "context": _plain(context),
        }
        self._process = subprocess.Popen(
            [node, str(Path(__file__).with_name("peer.js"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            encoding="utf-8",
        )
        self._tell(json.dumps(task))

    def __enter__(self) -> Docxtemplater:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def document(self) -> bytes:
        """The document that docxtemplater makes."""
        return base64.b64decode(self._answer()["document"])

    def render(self) -> float:
        """Makes the document and gives the seconds that it took by node's clock."""
        return float(self._answer()["milliseconds"]) / 1000

    def _answer(self) -> dict[str, Any]:
        self._tell("")
        answer = _pipe(self._process.stdout).readline()
        if not answer:
            raise PeerError(_reason(_pipe(self._process.stderr).read()))
        found: dict[str, Any] = json.loads(answer)
        return found

    def _tell(self, line: str) -> None:
        with suppress(BrokenPipeError):  # why the process ended is read with the next answer
            _pipe(self._process.stdin).write(f"{line}\n")
            _pipe(self._process.stdin).flush()


def _pipe(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise PeerError("node has no pipes")
    return stream


def _reason(report: str) -> str:
    """The line of node's report that names the error."""
    lines = [line for line in report.splitlines() if "Error" in line]
    return lines[0].strip() if lines else "node ended without an answer"
