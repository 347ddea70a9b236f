"""What many tests start from: the decree's profile, a small plan, the sample workbook's plan."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import settings

from docgen.decree import profile as profiles
from docgen.decree.profile import Profile
from docgen.model.place import Origin
from docgen.model.plan import (
    Agency,
    Item,
    LegalBasis,
    Letterhead,
    Level,
    Plan,
    Recipient,
    Signature,
    Table,
    Target,
    Task,
)
from docgen.model.text import Run, Text, plain
from docgen.workbook import plan as plans
from docgen.workbook.read import read

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "data" / "ke-hoach-2024.xlsx"
OUTPUT = ROOT / "output"
ORIGIN = Origin(file="ke-hoach.xlsx", sheet="Thông tin")

settings.register_profile("docgen", deadline=None)  # a slow machine is no fault
settings.load_profile("docgen")


KEPT_ON_FAILURE = pytest.StashKey[list[Path]]()  # that show what went wrong


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--accept") and os.environ.get("CI") == "true":
        raise pytest.UsageError("--accept is for people who read the difference, not for CI")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keeps in ``output/`` the files that a failed test names."""
    report = yield
    if report.when == "call" and report.failed:
        for path in item.stash.get(KEPT_ON_FAILURE, []):
            shutil.copy(path, OUTPUT)
    return report


@pytest.fixture
def keep(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    """Names a file that is kept in ``output/`` if the test fails."""
    kept: list[Path] = request.node.stash.setdefault(KEPT_ON_FAILURE, [])
    return kept.append


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def profile() -> Profile:
    """The decree's own layout."""
    return profiles.load()


@pytest.fixture(scope="session")
def sample() -> Plan:
    """The plan in ``data/ke-hoach-2024.xlsx``."""
    return plans.plan(read(SAMPLE))


@pytest.fixture(scope="session")
def plan() -> Plan:
    """A small plan that has a bit of everything; tests change it by ``replace``."""
    return Plan(
        letterhead=Letterhead(
            organ="Ủy ban nhân dân tỉnh Lạng Sơn",
            symbol="UBND",
            number=5,
            place="Lạng Sơn",
            issued=date(2024, 2, 3),
        ),
        signature=Signature(
            authority=("TM. Ủy ban nhân dân", "KT. Chủ tịch"),
            post="Phó Chủ tịch",
            name="Dương Xuân Huyên",
        ),
        year=2024,
        area="tỉnh Lạng Sơn",
        subject=(plain("Công tác bình đẳng giới"), plain("năm 2024 trên địa bàn tỉnh")),
        lead=(plain("UBND tỉnh ban hành Kế hoạch như sau:"),),
        archive="VT, KGVX(NCD)",
        drafter="PL.(30)",
        tasks_appendix=True,
        targets_appendix=True,
        bases=(
            LegalBasis(
                kind="Nghị quyết",
                symbol="28/NQ-CP",
                issued=date(2021, 3, 3),
                issuer="Chính phủ",
                title="ban hành Chiến lược quốc gia về bình đẳng giới",
                origin=ORIGIN,
            ),
        ),
        items=(
            Item(level=Level.SECTION, text=(plain("Mục đích"),), origin=ORIGIN),
            Item(
                level=Level.CLAUSE,
                text=(
                    Text(
                        (
                            Run(text="Hoàn thành "),
                            Run(text="chỉ tiêu", bold=True),
                            Run(text=" tại "),
                            Run(text="Phụ lục", italic=True),
                            Run(text="."),
                        )
                    ),
                ),
                origin=ORIGIN,
            ),
            Item(
                level=Level.SECTION,
                text=(plain("Tổ chức thực hiện"),),
                insert=Table.TASK_LIST,
                origin=ORIGIN,
            ),
        ),
        agencies=(
            Agency(code="SYT", name="Sở Y tế", origin=ORIGIN),
            Agency(code="HPN", name="Hội Liên hiệp Phụ nữ", requested=True, origin=ORIGIN),
        ),
        tasks=(
            Task(
                code="NV1",
                agency="SYT",
                text=(plain("Khám sức khỏe sinh sản."),),
                partners=(plain("Sở Tài chính"),),
                targets=("1.1",),
                due=date(2024, 12, 5),
                product=(plain("Báo cáo"),),
                budget=Decimal("1234.5"),
                source="Ngân sách tỉnh",
                origin=ORIGIN,
            ),
            Task(
                code="NV2",
                agency="SYT",
                text=(plain("Ở tuyến huyện."),),
                level=Level.PLUS,
                origin=ORIGIN,
            ),
            Task(
                code="NV3",
                agency="HPN",
                text=(plain("Tuyên truyền."),),
                due="Quý II/2024",
                origin=ORIGIN,
            ),
        ),
        targets=(
            Target(
                code="1.1",
                objective="Mục tiêu 1",
                title=(plain("Tỷ lệ nữ lãnh đạo"),),
                unit="%",
                direction="≥",
                previous=Decimal("55.2"),
                planned=Decimal("57.5"),
                reporter="Sở Nội vụ",
                origin=ORIGIN,
            ),
            Target(
                code="2.1",
                objective="Mục tiêu 2",
                title=(plain("Có chuyên mục"),),
                unit="có/không",
                direction="=",
                planned="Có",
                reporter="Đài PTTH",
                origin=ORIGIN,
            ),
        ),
        recipients=(
            Recipient(name="Chính phủ", origin=ORIGIN),
            Recipient(name="Các sở, ban, ngành", origin=ORIGIN),
        ),
        origin=ORIGIN,
    )
