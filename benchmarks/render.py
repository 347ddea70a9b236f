"""Renders the sample plan with docgen and with other engines: ``python benchmarks/render.py``.

All engines get the same template and the same context, made once.  docgen's template
is compiled once; docxtpl is used as its documentation shows, a new object for each
document.  The last line is the ratio of the two.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import tracemalloc
from collections.abc import Mapping
from contextlib import ExitStack
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

from docxtpl.template import DocxTemplate

sys.path.insert(0, str(Path(__file__).parents[1]))  # this very tree, installed or not

from benchmarks.documents import members, paragraphs
from benchmarks.peer import Docxtemplater, PeerError
from benchmarks.stopwatch import Ratio, Run, in_turn, machine, ratio, timed
from docgen.decree import profile as profiles
from docgen.planning.outline import duties, outline
from docgen.render import context, engine, templates
from docgen.word.archive import Member, Packed, archive
from docgen.workbook import plan as plans
from docgen.workbook.read import read

WORKBOOK = Path(__file__).parents[1] / "data" / "ke-hoach-2024.xlsx"
ROWS = (60, 600, 6_000)
WARM_UP = 20  # documents before node has compiled what it runs often
LINEAR = 2.0  # a row more may cost so many times as much at ten times the rows

Names = dict[str, Any]


def names() -> Names:
    """The context of the sample plan."""
    profile = profiles.load()
    plan = plans.plan(read(WORKBOOK))
    return context.context(plan, outline(plan), duties(plan), profile)


def by_docxtpl(path: Path, given: Names) -> bytes:
    """The document by docxtpl, with the one safeguard that it has."""
    template = DocxTemplate(path)
    template.render(given, autoescape=True)
    stream = io.BytesIO()
    template.save(stream)
    return stream.getvalue()


def limit(docgen: engine.Engine, document: bytes, target: Path) -> Run:
    """What is left when nothing is rendered: deflate, checksum, zip and write the same bytes."""
    contents = members(document)
    finished = [
        one if isinstance(one, Packed) else Member(name=one.name, content=contents[one.name])
        for one in docgen.members
    ]
    return timed(lambda: target.write_bytes(archive(finished)))


def with_rows(given: Names, count: int) -> Names:
    """The context with ``count`` rows in the table of tasks, the sample's over and over."""
    return given | {"tasks": list(islice(cycle(given["tasks"]), count))}


def peak(docgen: engine.Engine, given: Names) -> int:
    """Bytes that one rendering takes at most, the finished document among them."""
    tracemalloc.start()
    docgen.render(given)
    _, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return highest


def growth(docgen: engine.Engine, given: Names, rounds: int) -> None:
    """Print how time and memory grow with the rows of a table."""
    contexts = {count: with_rows(given, count) for count in ROWS}
    runs = {str(count): timed(partial(docgen.render, one)) for count, one in contexts.items()}
    times = in_turn(runs, rounds=rounds)
    milliseconds = {count: median(times[str(count)]) * 1000 for count in ROWS}
    megabytes = {count: peak(docgen, one) / 1e6 for count, one in contexts.items()}
    print("growth with the rows of the table of tasks, time and memory at most:")
    for count in ROWS:
        print(f"  {count:5,} rows {milliseconds[count]:8.2f} ms {megabytes[count]:7.2f} MB")
    for name, figures in (("time", milliseconds), ("memory", megabytes)):
        share = _per_row(figures, *ROWS[1:]) / _per_row(figures, *ROWS[:2])
        verdict = "linear" if share <= LINEAR else "MORE THAN LINEAR"
        print(f"  {name}: {verdict}, a row more costs {share:.2f} times as much in the long table")


def _per_row(figures: Mapping[int, float], few: int, many: int) -> float:
    return (figures[many] - figures[few]) / (many - few)


def compare(given: Names, modules: Path | None, rounds: int, repeats: int) -> Ratio:
    """Print the time of each engine; what is returned is docxtpl's over docgen's."""
    path = templates.folder() / templates.PLAN
    docgen = engine.compiled(path)
    document = docgen.render(given)
    texts = paragraphs(document)
    if paragraphs(by_docxtpl(path, given)) != texts:
        sys.exit("the texts of docgen's and docxtpl's documents differ")
    print(f"texts: docxtpl's are identical, {len(texts)} paragraphs of body and headers")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        target = Path(folder) / "document.docx"
        runs = {
            "docgen": timed(lambda: docgen.render(given)),
            "docxtpl": timed(lambda: by_docxtpl(path, given)),
            "docgen, written": timed(lambda: target.write_bytes(docgen.render(given))),
            "limit": limit(docgen, document, target),
        }
        try:
            peer = stack.enter_context(Docxtemplater(path, given, modules))
            if paragraphs(peer.document()) != texts:
                raise PeerError("its texts differ")
            for _ in range(WARM_UP):
                peer.render()
            runs["docxtemplater"] = peer.render
            print("texts: docxtemplater's are identical; it gets them without bold and italic")
        except (PeerError, ValueError) as error:
            print(f"docxtemplater: skipped, {error}")
        times = in_turn(runs, rounds=rounds, repeats=repeats)
    for name, seconds in times.items():
        print(f"{name:16} {median(seconds) * 1000:7.2f} ms")
    if "docxtemplater" in times:
        print(f"docxtemplater/docgen: {ratio(times['docxtemplater'], times['docgen'])}")
    print(f"docgen/limit, both with writing: {ratio(times['docgen, written'], times['limit'])}")
    return ratio(times["docxtpl"], times["docgen"])


def main() -> None:
    """Measure and print; the last line is docxtpl's time over docgen's."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=15)
    options.add_argument("--repeats", type=int, default=4, help="documents of each in a round")
    options.add_argument("--node-modules", type=Path, help="folder with docxtemplater and pizzip")
    asked = options.parse_args()
    given = names()
    print(machine("docxtpl", "jinja2", "deflate", "lxml"))
    print(f"medians of {asked.rounds} rounds of {asked.repeats}, in turn, in one process")
    found = compare(given, asked.node_modules, asked.rounds, asked.repeats)
    growth(engine.compiled(templates.folder() / templates.PLAN), given, asked.rounds)
    print(f"docxtpl/docgen, lowest and highest of a round: {found}")
    print(f"docxtpl/docgen: {found.middle:.1f}")


if __name__ == "__main__":
    main()
