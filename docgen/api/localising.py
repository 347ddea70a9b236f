"""A run over many localities: what is to be done, what was done already, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from docgen import __version__
from docgen.api.localities import localised, unit_name
from docgen.api.orders import Job, Order, Output, Report, Sources, State, stems
from docgen.api.provenance import opened, recorded
from docgen.api.summing_up import Notes
from docgen.model.locality import Locality
from docgen.planning.adjust import applies
from docgen.publish import batch
from docgen.publish.batch import Failure, Success
from docgen.publish.ledger import Entry, fingerprint, sha256
from docgen.publish.write import streamed
from docgen.render import templates
from docgen.vietnamese.names import file_name

__all__ = ["Run"]


class Run:
    """One run over the localities at ``indices``, in the order of the list.

    ``language`` is that of the summary.  ``summary`` is where that was written, ``None`` until
    then, and where nothing was to be done.  Raises
    :class:`~docgen.model.problem.OutputError` when the ledger in the output folder cannot be
    read.
    """

    def __init__(
        self, order: Order, given: Sources, indices: Sequence[int], *, language: str
    ) -> None:
        self._order = order
        self._given = given
        self._language = language
        self._count = len(indices)
        self._ledger = opened(order.output)
        self._stems = stems(given.plan, given.localities)
        self._keys = {index: self._key(given.localities.every[index]) for index in indices}
        self.jobs = tuple(map(self._job, indices))
        self.summary: Path | None = None

    def reports(
        self,
        executor: Executor | None = None,
        *,
        in_flight: int = 1,
        renew: Callable[[], Executor] | None = None,
    ) -> Iterator[Report]:
        """Make the files of all localities, give the report on each as it comes, then sum up.

        What is raised, and what ``executor`` may be, is told at
        :func:`docgen.publish.batch.run`.  Where all was done before, nothing is; else the
        summary is written at the end, with all localities.
        """
        if self.is_done:
            yield from map(self._unchanged, self.jobs)
            return
        outcomes = batch.run(localised, self.jobs, executor, in_flight=in_flight, renew=renew)
        with Notes(self._language) as notes:
            for one in outcomes:
                report = one.result if isinstance(one, Success) else self._failed(one)
                self._enter(report)
                notes.add(report)
                yield report
            self._sum_up(notes)

    @cached_property
    def is_done(self) -> bool:
        """Whether everything was made before from these very sources, and is as it was made."""
        done = all(one.is_done for one in self.jobs)
        return done and self._ledger.is_as_made(self._summary_name())

    # --- the ledger -----------------------------------------------------------------------

    def _job(self, index: int) -> Job:
        """What is to be done for a locality, and what was done before."""
        stem = self._stems[index]
        names = [f"{stem}.xlsx", *([f"{stem}.docx"] if self._order.docx else [])]
        entries = {name: self._ledger.entry(name) for name in names}
        is_done = not self._order.force and all(
            one and one.key == self._keys[index] and self._ledger.is_as_made(name)
            for name, one in entries.items()
        )
        known = {name: one.sha256 for name, one in entries.items() if one}
        return Job(order=self._order, index=index, stem=stem, known=known, is_done=is_done)

    def _key(self, locality: Locality) -> str:
        """What tells all that decides a locality's files: more than what stands in its own row."""
        given = self._given.localities
        plan, _, *registers = self._order.stamp.split()
        return fingerprint(
            __version__,
            plan,
            registers,
            (given.province, given.level, given.day),
            locality,
            [one for one in given.targets if applies(one.units, locality.unit)],
            [one for one in given.adjustments if applies(one.units, locality.unit)],
            self._order.strict,
            self._entries[".docx"].template,
            self._entries[".docx"].profile,
        )

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        """What the ledger is to say of every workbook and of every document, by their ending.

        Made at the beginning: the files may change while the run goes on.
        """
        folder, template = self._order.output, templates.of(self._given.plan).name
        return {
            ".xlsx": recorded(folder / self._summary_name(), "", self._order.files),
            ".docx": recorded(
                folder / self._summary_name(), "", self._order.files, template=template
            ),
        }

    def _enter(self, report: Report) -> None:
        """Notes in the ledger what docgen wrote, or would have written just so."""
        for one in report.outputs:
            if one.sha256:
                key = self._keys[report.index] if one.is_clean else ""
                self._note(one.name, one.sha256, key=key, unit=report.unit)
            elif one.is_in_step and (before := self._ledger.entry(one.name)):
                self._note(one.name, before.sha256, unit=report.unit)  # edited, but not behind

    def _note(self, name: str, digest: str, *, key: str = "", unit: str = "") -> None:
        entry = self._entries[Path(name).suffix]
        self._ledger.add(replace(entry, output=name, sha256=digest, key=key, unit=unit))

    def _failed(self, failure: Failure[Job]) -> Report:
        """The report on a locality whose files could not be made."""
        job = failure.job
        return Report(
            index=job.index,
            unit=unit_name(self._given.localities.every[job.index]),
            workbook=Output(name=f"{job.stem}.xlsx", state=State.FAILED),
            problems=failure.problems,
            is_stopped=True,
            trace=failure.trace,
        )

    def _unchanged(self, job: Job) -> Report:
        """The report on a locality for which nothing is to be done."""
        outputs = {name: Output(name=name, state=State.SAME) for name in job.known}
        return Report(
            index=job.index,
            unit=unit_name(self._given.localities.every[job.index]),
            workbook=outputs[f"{job.stem}.xlsx"],
            document=outputs.get(f"{job.stem}.docx"),
        )

    # --- the summary ----------------------------------------------------------------------

    def _summary_name(self, number: int = 1) -> str:
        """The name of the summary; that of some units is another than that of all."""
        plan, whole = self._given.plan, len(self._given.localities.every)
        kind = "thang-hanh-dong" if plan.month else "ke-hoach"
        part = "" if self._count == whole else "mot-phan"
        again = "" if number == 1 else str(number)
        return f"{file_name('tong-hop', kind, str(plan.year or ''), part, again)}.xlsx"

    def _sum_up(self, notes: Notes) -> None:
        """Writes the summary, beside one that somebody has edited since."""
        number = 1
        while self._is_edited(self._summary_name(number)):
            number += 1
        path = self._order.output / self._summary_name(number)
        title = self._summary_name().removesuffix(".xlsx")
        streamed(path, lambda stream: notes.write(stream, title=title))
        self._note(path.name, sha256(path))
        self.summary = path

    def _is_edited(self, name: str) -> bool:
        there = (self._order.output / name).exists()
        return there and not self._order.force and not self._ledger.is_as_made(name)
