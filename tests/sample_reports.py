"""Makes the sample reports of 2024: ``python -m tests.sample_reports``.

Every figure is invented.  The forms come from the sample plan; what stands here is what
agencies and districts fill in, and in a second folder the faults that they make.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

from docgen.model.report import CHECK_PART, PROVINCE_PART, YEAR_PART, Form
from docgen.model.unit import Level
from docgen.registers.shelf import load
from docgen.reporting.forms import forms
from docgen.vietnamese.names import file_name
from docgen.word.archive import Member, archive
from docgen.workbook import plan as plans
from docgen.workbook.form import written
from docgen.workbook.form_sheets import BUDGET_SOURCES, CASE_KINDS, EVENT_KINDS
from docgen.workbook.read import read
from tests.sample_figures import DISTRICTS, OWN, PROVINCIAL, REASONS, RESULTS, District

__all__ = ["CUT_OFF", "DEADLINE", "FAULTS", "Fault", "contents", "sent_forms"]

DATA = Path(__file__).parents[1] / "data"
CUT_OFF, DEADLINE = date(2024, 12, 14), date(2024, 12, 20)
Typed = dict[str, dict[str, Any]]  # sheet and cell to what is typed there
NONE = "không phát sinh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A fault planted in a copy of a sender's report, and where it is found by which rule."""

    sender: str
    typed: Typed
    rule: str
    place: str


FAULTS = (
    Fault(sender="178", typed={"Truyền thông, tập huấn": {"D2": 420}}, rule="BC350",
          place="'Truyền thông, tập huấn'!D2"),
    Fault(sender="180", typed={"Chỉ tiêu": {"H2": 60}}, rule="BC358", place="'Chỉ tiêu'!H2"),
    Fault(sender="181", typed={"Chỉ tiêu": {"J2": 0.575}}, rule="BC360", place="'Chỉ tiêu'!J2"),
    Fault(sender="182", typed={"Chỉ tiêu": {"J3": 25.26}}, rule="BC361", place="'Chỉ tiêu'!J3"),
    Fault(sender="183", typed={"Truyền thông, tập huấn": {"C3": -5}}, rule="BC352",
          place="'Truyền thông, tập huấn'!C3"),
    Fault(sender="184", typed={"Chỉ tiêu": {"H2": "khoảng 20"}}, rule="BC310",
          place="'Chỉ tiêu'!H2"),
    Fault(sender="185", typed={"Bạo lực giới": {"F2": 40}}, rule="BC350",
          place="'Bạo lực giới'!F2"),
    Fault(sender="186", typed={"Kinh phí": {"C3": 300}}, rule="BC356", place="'Kinh phí'!C3"),
    Fault(sender="187", typed={"Truyền thông, tập huấn": {"D3": None, "E3": None}}, rule="BC354",
          place="'Truyền thông, tập huấn'!D3"),
    Fault(sender="188", typed={"Nhiệm vụ": {"E2": "Tổ chức diễn đàn ngày 15/12/2024 tại huyện."}},
          rule="BC373", place="'Nhiệm vụ'!E2"),
    Fault(sender="189", typed={"Chỉ tiêu": {"H23": 12}}, rule="BC364", place="'Chỉ tiêu'!H23"),
    Fault(sender="SNV", typed={"Chỉ tiêu": {"H3": 300}}, rule="BC368", place="'Chỉ tiêu'!H3"),
    Fault(sender="STP", typed={"Nhiệm vụ": {"E2": "Giai đoạn 2021 - 2025 tổ chức 3.900 cuộc phổ "
          "biến pháp luật, trung bình mỗi năm 975 cuộc."}}, rule="BC372", place="'Nhiệm vụ'!E2"),
    Fault(sender="STC", typed={"Kinh phí": {"C3": 70_000_000}}, rule="BC377",
          place="'Kinh phí'!C3"),
    Fault(sender="SKHĐT", typed={"Truyền thông, tập huấn": {"B3": None, "C3": None, "D3": None,
          "E3": None}}, rule="BC374", place="'Truyền thông, tập huấn'!B3"),
    Fault(sender="HLHPN", typed={"Truyền thông, tập huấn": {"D2": "62%"}}, rule="BC318",
          place="'Truyền thông, tập huấn'!D2"),
)  # fmt: skip


def sent_forms() -> tuple[Form, ...]:
    """The forms of the sample plan, as they were sent out."""
    registers = load()
    plan = plans.plan(read(DATA / "ke-hoach-2024.xlsx"))
    found, problems = forms(
        plan,
        known=registers.agencies,
        indicators=registers.indicators,
        units=registers.units.within("Lạng Sơn", Level.DISTRICT, CUT_OFF),
        cutoff=CUT_OFF,
        deadline=DEADLINE,
    )
    assert not problems
    return found


def contents() -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The reports as they should be and those with faults, by file name."""
    good, bad = {}, {}
    for number, form in enumerate(sent_forms()):
        name = f"{file_name('bao-cao', form.name, str(form.year)).lower()}.xlsx"
        typed = _typed(form, number)
        good[name] = _filled(form, typed)
        for fault in FAULTS:
            if fault.sender == form.code:
                bad[name] = _filled(form, _over(typed, fault.typed))
    return good, bad


def _over(typed: Typed, more: Typed) -> Typed:
    sheets = dict.fromkeys([*typed, *more])
    return {one: typed.get(one, {}) | more.get(one, {}) for one in sheets}


def _filled(form: Form, typed: Typed) -> bytes:
    workbook = openpyxl.load_workbook(BytesIO(written(form)))
    for sheet, cells in typed.items():
        for cell, value in cells.items():
            workbook[sheet][cell] = value
    return _bytes(workbook)


def _bytes(workbook: Workbook) -> bytes:
    """The workbook, the same bytes each time."""
    import re
    import zipfile

    stream = BytesIO()
    workbook.save(stream)
    with zipfile.ZipFile(stream) as package:
        members = {one: package.read(one) for one in package.namelist()}
    core = "docProps/core.xml"
    members[core] = re.sub(
        rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>2024-12-10T08:00:00Z", members[core]
    )
    return archive(Member(name=name, content=content) for name, content in members.items())


# --- what is typed ------------------------------------------------------------------------


def _typed(form: Form, number: int) -> Typed:
    district = DISTRICTS.get(form.code)
    day = date(2024, 12, 9 + number % 8)
    typed: Typed = {
        "Thông tin": {"B8": f"Cán bộ tổng hợp {form.name}", "B10": day},
        "Nhiệm vụ": _duties(form, district),
        "Truyền thông, tập huấn": _events(district, number),
        "Bạo lực giới": _cases(district),
        "Kinh phí": _budgets(district, number),
        "Khó khăn, đề xuất": _words(number),
    }
    if form.indicators:
        typed["Chỉ tiêu"] = _indicators(form, district)
    return typed


def _duties(form: Form, district: District | None) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for row, task in enumerate(form.tasks, 2):
        cells[f"D{row}"] = "Đang thực hiện" if task.code == "NV11" else "Đã hoàn thành"
        if district:
            cells[f"E{row}"] = _of_district(task.code, district)
        else:
            own = RESULTS.get(task.code, "100% công chức, viên chức, người lao động ký cam kết.")
            cells[f"E{row}"] = own if form.code.isalpha() else f"{form.name}: {own}"
    return cells


def _of_district(code: str, one: District) -> str:
    meetings, women, men = one.met
    return {
        "NV48": f"Ban hành kế hoạch trong quý I; giao chỉ tiêu cho {one.communes} xã, phường, "
        f"thị trấn; bố trí {one.money[0]:g} triệu đồng.",
        "NV49": f"Tổ chức {meetings} buổi truyền thông, {women + men} lượt người, {women} nữ.",
        "NV50": f"Hỗ trợ {sum(one.supported)} trong {sum(one.victims)} người bị bạo lực được phát "
        "hiện.",
        "NV51": f"Kiểm tra {one.communes // 3} xã; gửi báo cáo đúng hạn.",
    }[code]


def _indicators(form: Form, district: District | None) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    row = 1
    for indicator in form.indicators:
        for part in indicator.parts or ("",):
            row += 1
            value = (
                _counted(indicator.code, part, district)
                if district
                else _owned(indicator.code, part)
            )
            if reason := REASONS.get((form.code, indicator.code)):
                cells[f"K{row}"] = reason
            if isinstance(value, str):
                cells[f"J{row}"] = value
            else:
                cells[f"H{row}"], cells[f"I{row}"] = value
    return cells


def _counted(code: str, part: str, one: District) -> tuple[Any, Any]:
    """Above and below the line in a district."""
    sex = 1 if part == "Nữ" else 0
    quarters = ("Quý I", "Quý II", "Quý III", "Quý IV", YEAR_PART)
    bodies = 2 * (one.communes + 1)
    returned = (one.returned, one.returned) if one.returned and sex else (NONE, NONE)
    victims = (one.supported[sex], one.victims[sex])
    found: dict[str, tuple[Any, Any]] = {
        "1.1": (one.led, bodies),
        "2.3": one.firms,
        "3.2a": victims if one.victims[sex] else (NONE, NONE),
        "3.2b": (one.counselled[sex], one.offenders[sex]) if one.offenders[sex] else (NONE, NONE),
        "3.3": returned,
        "4.1": one.births,
        "4.3": one.teenagers,
        "5.2a": (one.primary[0][sex], one.primary[1][sex]),
        "5.2b": (one.secondary[0][sex], one.secondary[1][sex]),
        "5.3": one.trainees,
        "6.1": (one.reached, one.people),
        "6.2": (bodies, bodies),
        "6.3": (one.items[quarters.index(part) if part in quarters else -1], one.communes),
    }
    return found[code]


def _owned(code: str, part: str) -> tuple[Any, Any] | str:
    """What a department has: its own figures, the province's bodies, or all for comparison."""
    if part == PROVINCE_PART:
        return PROVINCIAL[code]
    if part == CHECK_PART:
        return _together(code)
    return OWN[code]


def _together(code: str) -> tuple[int, int]:
    """All districts, and the province's bodies, as the department counts them."""
    parts: dict[str, tuple[str, ...]] = {
        "3.2a": ("Nam", "Nữ"),
        "3.2b": ("Nam", "Nữ"),
        "3.3": ("Nam", "Nữ"),
    }
    parts |= {"5.2a": ("Nam", "Nữ"), "5.2b": ("Nam", "Nữ"), "6.3": (YEAR_PART,)}
    found = [
        _counted(code, part, one) for one in DISTRICTS.values() for part in parts.get(code, ("",))
    ]
    numbers = [pair for pair in found if NONE not in pair] + [PROVINCIAL.get(code, (0, 0))]
    return sum(above for above, _ in numbers), sum(below for _, below in numbers)


def _rows(first: str, rows: Iterable[Iterable[Any]]) -> dict[str, Any]:
    """Cells of rows one below the other, from the column ``first`` in row 2 on."""
    return {
        f"{chr(ord(first) + place)}{row}": value
        for row, values in enumerate(rows, 2)
        for place, value in enumerate(values)
    }


def _events(district: District | None, number: int) -> dict[str, Any]:
    if district is None:
        women, men = 40 + 3 * number, 25 + 2 * number
        rows: list[list[Any]] = [[1 + number % 3, women + men, women, men]]
        rows += [[NONE] * 4] * 3
        rows.append([6 + number, NONE, NONE, NONE])
        return _rows("B", rows)
    counts = [district.trained, district.met, (3, district.people // 900, district.people // 1500)]
    counts.append((2, district.people // 700, district.people // 1100))
    rows = [[events, women + men, women, men] for events, women, men in counts]
    rows.append([4 * sum(district.items[:4]), NONE, NONE, NONE])
    assert len(rows) == len(EVENT_KINDS)
    return _rows("B", rows)


def _cases(district: District | None) -> dict[str, Any]:
    if district is None:
        return _rows("B", [[NONE] * 5] * len(CASE_KINDS))
    men, women = district.victims
    helped = sum(district.supported)
    others = (women // 4, women // 8)  # of mental and economic violence
    first = women - sum(others)
    rows: list[list[Any]] = [[first + men, first + men, first, men, helped - sum(others)]]
    rows += [[one, one, one, 0, one] if one else [NONE] * 5 for one in others]
    rows.append([NONE] * 5)
    return _rows("B", rows)


def _budgets(district: District | None, number: int) -> dict[str, Any]:
    planned, spent = district.money if district else (60 + 10 * number, 58 + 10 * number)
    rows: list[list[Any]] = [[NONE, NONE], [planned, spent], [NONE, NONE], [NONE, NONE]]
    assert len(rows) == len(BUDGET_SOURCES)
    return _rows("B", rows)


def _words(number: int) -> dict[str, Any]:
    return {} if number % 3 else {"B3": DIFFICULTIES[number % len(DIFFICULTIES)], "B5": PROPOSAL}


DIFFICULTIES = (
    "Cán bộ làm công tác bình đẳng giới kiêm nhiệm nhiều việc.",
    "Kinh phí riêng cho công tác bình đẳng giới còn ít.",
    "Số liệu tách theo giới tính chưa có ở mọi lĩnh vực.",
    "Một số nơi chưa báo tin kịp thời khi có bạo lực gia đình.",
)
PROPOSAL = "Đề nghị tập huấn hằng năm cho người mới nhận việc."


def main() -> None:
    """Write both folders."""
    good, bad = contents()
    for folder, found in (("bao-cao-2024", good), ("bao-cao-2024-loi", bad)):
        (DATA / folder).mkdir(exist_ok=True)
        for name, content in found.items():
            (DATA / folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
