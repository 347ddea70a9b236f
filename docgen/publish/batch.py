"""Many jobs done one after another or side by side, none of them stopped by another's failure.

Any :class:`concurrent.futures.Executor` will do: processes, threads, or those of an engine
that spreads the work over several machines.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    as_completed,
    wait,
)
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import wait as wait_for
from typing import Generic, TypeVar

from docgen.model.problem import DocgenError, Problem

__all__ = ["Failure", "Outcome", "Success", "processes", "run"]

J = TypeVar("J")
R = TypeVar("R")

_IN_FLIGHT = 8
_MOST_DEATHS = 5  # of workers, one after another, with nothing done between


@dataclass(frozen=True, slots=True, kw_only=True)
class Success(Generic[J, R]):
    """A job that was done, and what came of it."""

    job: J
    result: R


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure(Generic[J]):
    """A job that was not done.

    ``problems`` say why where the work could not go on; ``trace`` is the traceback of a fault
    of the program; where both are empty, the process that did the job died over it.
    """

    job: J
    problems: tuple[Problem, ...] = ()
    trace: str = ""


Outcome = Success[J, R] | Failure[J]


def run(
    work: Callable[[J], R],
    jobs: Iterable[J],
    executor: Executor | None = None,
    *,
    in_flight: int = _IN_FLIGHT,
    renew: Callable[[], Executor] | None = None,
) -> Iterator[Outcome[J, R]]:
    """Do ``work`` on each of ``jobs``, and give the outcomes as they come.

    ``executor`` ``None`` means in this process, in order.  Else ``work``, jobs and results must
    be small values that can be pickled, and a job must be such that it can be done twice: no
    more than ``in_flight`` jobs are handed in at a time, and ``jobs`` is read no further ahead.

    When a worker dies, whatever was in flight is tried again, one at a time, in an executor
    that ``renew`` makes; only a job that a worker dies over when it is alone has failed.  Without
    ``renew``, or when nothing but deaths comes of it, :class:`concurrent.futures.BrokenExecutor`
    is raised after the outcomes that there are.

    On Ctrl-C nothing more is handed in, jobs that run already end and their outcomes are
    given, then ``KeyboardInterrupt`` is raised.
    """
    if executor is None:
        yield from (_attempt(work, one) for one in jobs)
        return
    todo = iter(jobs)
    pools = _Pools(executor, renew)
    try:
        lost = yield from pools.until_death(work, todo, in_flight)
        while lost:
            pools.replace()
            for job in lost:
                if (yield from pools.until_death(work, iter((job,)), 1)):
                    yield Failure(job=job)
                    pools.replace()
            lost = yield from pools.until_death(work, todo, in_flight)
    finally:
        pools.close()


def processes(count: int) -> ProcessPoolExecutor:
    """``count`` processes of this machine that begin afresh, without what this one has open.

    Ctrl-C reaches them through this process alone, and they end when it dies.
    """
    return ProcessPoolExecutor(
        count, mp_context=multiprocessing.get_context("spawn"), initializer=_begin
    )


class _Pools:
    """The executor in use: the caller's own, later those made in its place."""

    def __init__(self, executor: Executor, renew: Callable[[], Executor] | None) -> None:
        self._executor = executor
        self._renew = renew
        self._is_ours = False
        self._deaths = 0

    def replace(self) -> None:
        """Go on in a new executor; raises ``BrokenExecutor`` where that is of no use."""
        self.close()
        if self._renew is None or self._deaths >= _MOST_DEATHS:
            raise BrokenExecutor
        self._executor, self._is_ours = self._renew(), True

    def close(self) -> None:
        """Let go of an executor that was made here; the caller's is the caller's to close."""
        if self._is_ours:
            self._executor.shutdown()
            self._is_ours = False

    def until_death(
        self, work: Callable[[J], R], todo: Iterator[J], in_flight: int
    ) -> Generator[Outcome[J, R], None, list[J]]:
        """Outcomes until ``todo`` is done or a worker dies; returns the jobs lost with it."""
        lost: list[J] = []
        pending: dict[Future[Outcome[J, R]], J] = {}
        try:
            while not lost:
                lost += self._submit(partial(_attempt, work), todo, pending, in_flight)
                if not pending:
                    break
                done, _ = wait(pending, return_when=FIRST_COMPLETED)
                yield from self._settled(done, pending, lost)
            yield from self._settled(as_completed(list(pending)), pending, lost)
        except KeyboardInterrupt:
            for one in pending:
                one.cancel()
            yield from self._settled(as_completed(list(pending)), pending, [])
            raise
        finally:  # the caller may look no further
            for one in pending:
                one.cancel()
            wait(pending)
        self._deaths += bool(lost)
        return lost

    def _submit(
        self,
        attempt: Callable[[J], Outcome[J, R]],
        todo: Iterator[J],
        pending: dict[Future[Outcome[J, R]], J],
        in_flight: int,
    ) -> list[J]:
        """Hands in jobs until enough are in flight; returns one that could not be handed in."""
        while len(pending) < in_flight:
            try:
                job = next(todo)
            except StopIteration:
                return []
            try:
                pending[self._executor.submit(attempt, job)] = job
            except BrokenExecutor:
                return [job]
        return []

    def _settled(
        self,
        done: Iterable[Future[Outcome[J, R]]],
        pending: dict[Future[Outcome[J, R]], J],
        lost: list[J],
    ) -> Iterator[Outcome[J, R]]:
        """The outcomes of futures that are done; jobs without any are added to ``lost``."""
        for future in done:
            job = pending.pop(future)
            if future.cancelled():
                lost.append(job)
                continue
            match future.exception():
                case None:
                    self._deaths = 0
                    yield future.result()
                case BrokenExecutor():
                    lost.append(job)
                case error:  # such as a result that cannot be pickled
                    yield Failure(job=job, trace="".join(traceback.format_exception(error)))


def _attempt(work: Callable[[J], R], job: J) -> Outcome[J, R]:
    """The outcome of one job; made where the work is done, so no exception need be pickled."""
    try:
        return Success(job=job, result=work(job))
    except DocgenError as error:
        return Failure(job=job, problems=error.problems)
    except Exception:  # noqa: BLE001  # one job's fault stops none of the others
        return Failure(job=job, trace=traceback.format_exc())


def _begin() -> None:
    """Makes a process fit for being a worker."""
    gc.set_threshold(100_000)  # as the command line has it: much is made, little thrown away
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says when to stop
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Ends this process when its parent is gone; else it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent:
        wait_for([parent.sentinel])
        os._exit(1)
