"""Many jobs in a row or side by side."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

from docgen.model.place import FilePlace
from docgen.model.problem import OutputError, Rule
from docgen.publish import batch
from docgen.publish.batch import Failure, Outcome, Success, processes, run

ROOT = Path(__file__).parents[1]
FULL = Rule("GH899", "full", "no room for {actual}")


def doubled(number: int) -> int:
    return 2 * number


def fussy(number: int) -> int:
    """Fails as work does: 3 for a reason that can be told, 4 by a fault, 5 ends its process."""
    match number:
        case 3:
            raise OutputError(FULL.at(FilePlace(file="3.docx"), actual=number))
        case 4:
            return [][number]
        case 5:
            os._exit(9)
    return number


def results(outcomes: Iterator[Outcome[int, int]]) -> list[int]:
    return sorted(one.result for one in outcomes if isinstance(one, Success))


def test_jobs_are_done_in_order_in_this_process() -> None:
    assert list(run(doubled, (1, 2))) == [Success(job=1, result=2), Success(job=2, result=4)]


@pytest.mark.parametrize("pool", [lambda: None, lambda: ThreadPoolExecutor(2)])
def test_one_failure_stops_none_of_the_others(pool: type[Executor]) -> None:
    outcomes = {one.job: one for one in run(fussy, (1, 3, 4, 6), pool())}

    assert outcomes[1] == Success(job=1, result=1)
    assert outcomes[3] == Failure(
        job=3, problems=(FULL.at(FilePlace(file="3.docx"), actual=3),)
    )  # fmt: skip
    fault = outcomes[4]
    assert isinstance(fault, Failure)
    assert "IndexError" in fault.trace
    assert outcomes[6] == Success(job=6, result=6)


@pytest.mark.parametrize("in_flight", [1, 3])
def test_jobs_are_read_no_further_ahead_than_is_in_flight(in_flight: int) -> None:
    taken = 0
    done = 0

    def jobs() -> Iterator[int]:
        nonlocal taken
        for taken in range(1, 41):
            assert taken - done <= in_flight
            yield taken

    with ThreadPoolExecutor(4) as threads:
        for _ in run(doubled, jobs(), threads, in_flight=in_flight):
            done += 1

    assert (taken, done) == (40, 40)


def test_processes_do_the_same_as_this_one() -> None:
    with processes(2) as pool:
        found = list(run(fussy, (1, 3, 4, 6), pool))

    assert {one.job for one in found} == {1, 3, 4, 6}
    assert results(iter(found)) == [1, 6]


def test_only_the_job_that_a_worker_dies_over_has_failed() -> None:
    with processes(2) as pool:
        outcomes = list(run(fussy, (1, 2, 5, 6, 7, 8), pool, renew=lambda: processes(1)))

    assert [one for one in outcomes if isinstance(one, Failure)] == [Failure(job=5)]
    assert results(iter(outcomes)) == [1, 2, 6, 7, 8]


def test_the_run_ends_when_a_worker_dies_and_there_is_no_other_executor() -> None:
    with processes(1) as pool, pytest.raises(BrokenExecutor):
        list(run(fussy, (5, 6), pool))


def test_the_run_ends_when_workers_do_nothing_but_die() -> None:
    made = 0

    def another() -> Executor:
        nonlocal made
        made += 1
        return processes(1)

    with processes(1) as pool, pytest.raises(BrokenExecutor):
        list(run(fussy, [5] * 100, pool, renew=another))

    assert made < 10


def test_a_result_that_cannot_be_sent_is_a_fault_of_its_job_alone() -> None:
    with processes(1) as pool:
        first, second = run(unsendable, (1, 2), pool, in_flight=1)

    assert isinstance(first, Failure)
    assert "pickle" in first.trace
    assert second == Success(job=2, result=None)


def unsendable(number: int) -> object:
    return threading.Lock() if number == 1 else None


def test_who_looks_no_further_stops_the_run() -> None:
    asked: list[int] = []

    def jobs() -> Iterator[int]:
        for number in range(100):
            asked.append(number)
            yield number

    with ThreadPoolExecutor(1) as threads:
        outcomes = run(doubled, jobs(), threads, in_flight=2)
        next(outcomes)
        outcomes.close()  # type: ignore[attr-defined]  # it is a generator

    assert len(asked) <= 4


def test_what_runs_at_ctrl_c_is_still_given() -> None:
    begun, goes_on = threading.Event(), threading.Event()

    def slow(number: int) -> int:
        begun.set()
        goes_on.wait()
        return number

    def interrupt() -> None:
        begun.wait()
        time.sleep(0.2)  # until nothing is being handed in any more
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.2)
        goes_on.set()

    found: list[Outcome[int, int]] = []
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # nohup ignores it
    with ThreadPoolExecutor(1) as threads:
        threading.Thread(target=interrupt).start()
        with pytest.raises(KeyboardInterrupt):
            found.extend(run(slow, range(50), threads, in_flight=3))

    signal.signal(signal.SIGINT, before)
    assert found == [Success(job=0, result=0)]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_workers_end_when_the_process_that_began_them_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text(
        "import os, signal, time\n"
        "from docgen.publish.batch import processes\n"
        "if __name__ == '__main__':\n"
        "    pool = processes(1)\n"
        "    print(pool.submit(os.getpid).result(), flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    died = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, env=environment, timeout=60
    )

    worker = int(died.stdout)
    for _ in range(100):
        if not is_alive(worker):
            return
        time.sleep(0.1)
    pytest.fail("the worker is still there")


def is_alive(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().split()[2]
    except OSError:
        return False


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # those of Dask and tornado are not ours
def test_an_engine_for_many_machines_does_the_same_batch() -> None:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        outcomes = list(run(fussy, (1, 2, 3, 4, 6), client.get_executor(), in_flight=2))

    assert results(iter(outcomes)) == [1, 2, 6]
    assert sorted(one.job for one in outcomes if isinstance(one, Failure)) == [3, 4]


def test_nothing_is_left_out_of_what_the_module_offers() -> None:
    assert set(batch.__all__) == {"Failure", "Outcome", "Success", "processes", "run"}
