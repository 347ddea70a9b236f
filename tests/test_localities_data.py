"""The lists of units in ``data/``: each of the 65 + 11 plans as a reader of the paper sees it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen import registers
from docgen.api import check_file, make_plan
from docgen.cli.main import cli
from docgen.planning.adjust import unmatched
from docgen.word import view
from docgen.workbook import units
from docgen.workbook.read import read

DATA = Path(__file__).parents[1] / "data"
COUNT = {2024: 11, 2026: 65}
DATES_TO_COME = {"ND224", "ND233"}  # number and date left empty, as some units have it


@pytest.mark.parametrize("year", COUNT)
def test_the_sample_plans_have_no_problem(year: int) -> None:
    made = make_plan(DATA / f"ke-hoach-{year}.xlsx")

    assert made.problems == ()
    assert made.content is not None


@pytest.mark.parametrize("year", COUNT)
def test_the_lists_have_every_unit_and_no_problem(year: int) -> None:
    records = read(DATA / f"don-vi-{year}.xlsx")
    found, problems = units.localities(records, registers.load())

    assert (*records.problems, *problems, *unmatched(found, registers.load().units)) == ()
    assert len({one.unit for one in found.every}) == COUNT[year]
    assert len({one.signer for one in found.every}) == COUNT[year]


def test_units_that_have_no_number_yet_have_no_date_either() -> None:
    found, _ = units.localities(read(DATA / "don-vi-2026.xlsx"), registers.load())
    dated = [one for one in found.every if one.issued]

    assert 0 < len(dated) < COUNT[2026]
    assert all((one.number is None) == (one.issued is None) for one in found.every)
    assert all(date(2026, 1, 9) < one.issued <= date(2026, 1, 31) for one in dated if one.issued)


# --- on paper ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the plans of both years are, a folder for each; words left over are errors there."""
    folder = tmp_path_factory.mktemp("units")
    for year, count in COUNT.items():
        plan, listed = DATA / f"ke-hoach-{year}.xlsx", DATA / f"don-vi-{year}.xlsx"
        options = ["--units", str(listed), "-o", str(folder / str(year)), "--docx", "--strict"]
        result = CliRunner().invoke(cli, ["localise", str(plan), *options, "--jobs", "1", "--json"])

        assert result.exit_code == 0, result.output[-2000:]
        assert {one["rule"] for one in json.loads(result.output)["problems"]} <= DATES_TO_COME
        assert len(list((folder / str(year)).glob("*.docx"))) == count
    return folder


def documents(output: Path, year: int) -> Iterator[Path]:
    return iter(sorted((output / str(year)).glob("*.docx")))


@cache
def paper(path: Path) -> tuple[str, ...]:
    """The paragraphs of a document."""
    return tuple(str(one.text) for one in view.read(path).paragraphs())


def of(output: Path, year: int, unit: str) -> tuple[str, ...]:
    return paper(output / str(year) / f"ke-hoach-{unit}-{year}.docx")


def led(lines: tuple[str, ...]) -> list[str]:
    """The headings with a number between “TỔ CHỨC THỰC HIỆN” and the part that follows."""
    start = lines.index("IV. TỔ CHỨC THỰC HIỆN") + 1
    end = next(number for number, line in enumerate(lines) if line.startswith("V. "))
    return [line for line in lines[start:end] if re.match(r"\d+\. ", line)]


@pytest.mark.slow
@pytest.mark.parametrize("year", COUNT)
def test_every_plan_keeps_the_rules_of_the_decree(output: Path, year: int) -> None:
    for path in documents(output, year):
        today = date(year, 1, 31)
        found = {one.rule.id for one in check_file(path, today=today).problems}

        assert found <= DATES_TO_COME, path.name


@pytest.mark.slow
@pytest.mark.parametrize("year", COUNT)
def test_every_plan_rests_on_that_of_the_province(output: Path, year: int) -> None:
    basis = {
        2024: "Kế hoạch số 192/KH-UBND ngày 28/9/2023 của Ủy ban nhân dân tỉnh Lạng Sơn",
        2026: "Kế hoạch số 15/KH-UBND ngày 09 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Lạng Sơn",
    }[year]
    for path in documents(output, year):
        assert any(basis in line for line in paper(path)[:20]), path.name


@pytest.mark.slow
def test_no_plan_of_2026_knows_districts_or_what_went_with_them(output: Path) -> None:
    gone = re.compile(r"thị trấn|cấp huyện|các huyện|Huyện ủy|Lao động - Thương binh|UBND thôn")
    for path in documents(output, 2026):
        assert [line for line in paper(path) if gone.search(line)] == [], path.name


@pytest.mark.slow
def test_plans_of_2026_cite_nothing_that_ended_with_2025(output: Path) -> None:
    ended = re.compile(r"(?<!\d)(?:48|120|72|157|55)/KH-UBND")
    for path in documents(output, 2026):
        assert [line for line in paper(path) if ended.search(line)] == [], path.name


@pytest.mark.slow
def test_a_commune_stands_where_the_province_stood(output: Path) -> None:
    lines = of(output, 2026, "xa-dong-dang")

    assert lines[:2] == ("ỦY BAN NHÂN DÂN", "XÃ ĐỒNG ĐĂNG")
    assert "Đồng Đăng, ngày 15 tháng 01 năm 2026" in lines
    assert "năm 2026 trên địa bàn xã Đồng Đăng" in lines[:10]
    assert "- Sở Nội vụ;" in lines
    assert led(lines) == [
        "1. Phòng Văn hóa - Xã hội",
        "2. Phòng Kinh tế",
        "3. Trạm Y tế",
        "4. Văn phòng HĐND và UBND",
        "5. Công an xã",
        "6. Hệ thống truyền thanh xã",
        "7. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội xã",
        "8. Đề nghị Hội Liên hiệp Phụ nữ xã",
        "9. Đề nghị Công đoàn xã",
        "10. Các phòng, đơn vị liên quan",
        "11. Các thôn, khối phố, trường học, trạm y tế",
    ]


@pytest.mark.slow
def test_a_ward_named_after_a_person_keeps_its_type(output: Path) -> None:
    lines = of(output, 2026, "phuong-luong-van-tri")

    assert lines[1] == "PHƯỜNG LƯƠNG VĂN TRI"
    assert "Phường Lương Văn Tri, ngày 22 tháng 01 năm 2026" in lines
    assert "2. Phòng Kinh tế, Hạ tầng và Đô thị" in led(lines)
    assert not any(re.search(r"UBND xã|Công an xã|địa bàn xã", line) for line in lines)


@pytest.mark.slow
def test_one_name_is_a_district_in_2024_and_a_commune_in_2026(output: Path) -> None:
    district, commune = of(output, 2024, "huyen-cao-loc"), of(output, 2026, "xa-cao-loc")

    assert (district[1], commune[1]) == ("HUYỆN CAO LỘC", "XÃ CAO LỘC")
    assert led(district)[0] == "1. Phòng Lao động - Thương binh và Xã hội"
    assert (len(led(district)), len(led(commune))) == (16, 11)
    assert led(district)[-1] == "16. UBND các xã, thị trấn"


@pytest.mark.slow
def test_a_city_has_wards_and_a_party_committee_of_its_own(output: Path) -> None:
    lines = of(output, 2024, "thanh-pho-lang-son")

    assert lines[1] == "THÀNH PHỐ LẠNG SƠN"
    assert "- Thường trực Thành ủy;" in lines
    assert led(lines)[-1] == "16. UBND các xã, phường"
    assert not any("thị trấn" in line for line in lines)


@pytest.mark.slow
def test_units_report_before_they_are_reported_on(output: Path) -> None:
    """A commune's own units are due before the commune, a district's before the district."""
    commune, district = of(output, 2026, "xa-dong-dang"), of(output, 2024, "huyen-cao-loc")
    its_own = "gửi báo cáo về Phòng Văn hóa - Xã hội chậm nhất ngày 16/6/2026"
    upwards = "báo cáo của UBND xã Đồng Đăng gửi Sở Nội vụ chậm nhất ngày 18/6/2026"

    assert any(its_own in line for line in commune)
    assert any(upwards in line for line in commune)
    assert any("báo cáo năm gửi chậm nhất ngày 17/12/2024" in line for line in district)


@pytest.mark.slow
def test_adjustments_of_one_unit_are_in_its_plan_alone(output: Path) -> None:
    border, launch = "qua lại biên giới", "cho lễ phát động Tháng hành động do Sở Nội vụ tổ chức"
    having = {
        words: [one.stem for one in documents(output, 2026) if words in "\n".join(paper(one))]
        for words in (border, launch)
    }

    assert having[border] == [
        "ke-hoach-xa-dong-dang-2026",
        "ke-hoach-xa-hoang-van-thu-2026",
        "ke-hoach-xa-quoc-khanh-2026",
    ]
    assert having[launch] == ["ke-hoach-phuong-luong-van-tri-2026"]


@pytest.mark.slow
def test_targets_are_those_of_the_level_with_the_units_own_figures(output: Path) -> None:
    commune = of(output, 2026, "xa-dong-dang")
    appendix = commune[commune.index("CHỈ TIÊU NĂM 2026") :]
    row = appendix.index("3.2a")

    codes = [line for line in appendix if re.fullmatch(r"\d\.\d[ab]?", line)]
    assert codes == [
        *("1.1", "3.2a", "3.2b", "3.3", "4.1", "4.3", "5.2a", "5.2b", "6.1", "6.2", "6.3")
    ]
    assert appendix[row + 3 : row + 5] == ("83,3", "≥ 90")
