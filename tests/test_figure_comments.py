"""In a draft every figure has a comment with the cells that it comes from; else none has."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from docgen.api.documents import plan_in
from docgen.api.reports import Inputs, MadeReport, make_report
from docgen.decree import profile as profiles
from docgen.lint import check
from docgen.model.place import CellPlace
from docgen.model.problem import Rule, Severity
from docgen.model.report import Answer, Correction, Source
from docgen.model.text import Run, Text
from docgen.render.runs import runs
from docgen.reporting.explained import Explanations
from docgen.reporting.figures import SHARES
from docgen.word.package import unpacked

DATA = Path(__file__).parents[1] / "data"
PLAN, WORDS, REPORTS = (
    DATA / one for one in ("ke-hoach-2024.xlsx", "bao-cao-nam-2024.xlsx", "bao-cao-2024")
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DIGIT = re.compile(r"\d")


def made(
    folder: Path, reports: Path = REPORTS, *, draft: bool = True, supplement: Path | None = None
) -> MadeReport:
    return make_report(
        WORDS, Inputs(reports=(reports,), plan=PLAN, supplement=supplement), folder, draft=draft
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What is printed between the marks of a comment, and what the comment says."""

    printed: str
    said: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple(
            re.findall(r"^- (.+?\.xlsx, .+?)(?: \(|$)", "\n".join(self.said), re.MULTILINE)
        )


def part(report: MadeReport, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(report.made.content or b"")) as package:
        return etree.fromstring(package.read(name))


def words(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def comments(report: MadeReport) -> tuple[Comment, ...]:
    """The comments in the order of the text."""
    said = {
        one.get(f"{W}id"): tuple(map(words, one.iter(f"{W}p")))
        for one in part(report, "word/comments1.xml")
    }
    found = []
    for start in part(report, "word/document.xml").iter(f"{W}commentRangeStart"):
        printed = []
        for one in start.itersiblings():
            if one.tag == f"{W}commentRangeEnd":
                assert one.get(f"{W}id") == start.get(f"{W}id")
                break
            printed.append(words(one))
        found.append(Comment(printed="".join(printed), said=said.pop(start.get(f"{W}id"))))
    assert not said  # none is about nothing
    return tuple(found)


def about(found: tuple[Comment, ...], name: str) -> Comment:
    return next(one for one in found if one.said[0].startswith(f"{name}: "))


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> MadeReport:
    return made(tmp_path_factory.mktemp("output"))


@pytest.fixture(scope="module")
def said(draft: MadeReport) -> tuple[Comment, ...]:
    return comments(draft)


@pytest.fixture(scope="module")
def values() -> Mapping[tuple[str, str, str], object]:
    """What stands in each cell of the sample's reports and of its plan."""
    found: dict[tuple[str, str, str], object] = {}
    for path in (*REPORTS.glob("*.xlsx"), PLAN):
        for sheet in openpyxl.load_workbook(path, data_only=True):
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        found[path.name, sheet.title, cell.coordinate] = cell.value
    return found


# --- where -----------------------------------------------------------------------------------


def test_a_final_document_has_no_comment_and_no_part_for_any(
    draft: MadeReport, tmp_path: Path
) -> None:
    final = made(tmp_path, draft=False)

    with zipfile.ZipFile(BytesIO(final.made.content or b"")) as package:
        every = {one: package.read(one) for one in package.namelist()}
    assert not [one for one in every if "comment" in one]
    assert not [one for one, content in every.items() if b"omment" in content and "xml" in one]


def test_the_text_of_a_draft_is_that_of_the_final_document(
    draft: MadeReport, tmp_path: Path
) -> None:
    final = made(tmp_path, draft=False)

    texts = [
        [words(one) for one in part(each, "word/document.xml").iter(f"{W}p")]
        for each in (draft, final)
    ]
    assert texts[0] == texts[1]


def test_every_figure_in_the_columns_of_figures_has_a_comment(draft: MadeReport) -> None:
    bare = [
        text for text, commented in _cells_of_figures(draft) if DIGIT.search(text) and not commented
    ]

    assert bare == []


HEADS = {"Tử số", "Mẫu số", "Trong đó nữ", "Nạn nhân", "Đạt", "Số chỉ tiêu", "Được hỗ trợ"}
HEADS |= {"Thực hiện năm 2023", "Kế hoạch năm 2024", "Thực hiện năm 2024", "Thực hiện (triệu đồng)"}
HEADS |= {"Số vụ", "Tỷ lệ nữ (%)", "Tỷ lệ thực hiện (%)", "Lượt người", "Trong đó nam", "Chưa đạt"}


def _cells_of_figures(report: MadeReport) -> Iterator[tuple[str, bool]]:
    seen = set()
    for table in part(report, "word/document.xml").iter(f"{W}tbl"):
        head, *rows = table.iter(f"{W}tr")
        titles = [words(one) for one in head.iter(f"{W}tc")]
        seen |= HEADS & set(titles)
        for row in rows:
            every = list(row.iter(f"{W}tc"))
            if len(every) == len(titles):
                for title, cell in zip(titles, every, strict=True):
                    if title in HEADS:
                        yield words(cell), cell.find(f".//{W}commentReference") is not None
    assert seen == HEADS


def test_figures_in_sentences_have_comments(draft: MadeReport) -> None:
    """But for numbers of documents, dates, codes of indicators and what the clerk typed."""
    first = next(
        one
        for one in part(draft, "word/document.xml").iter(f"{W}p")
        if words(one).startswith("- Chỉ tiêu 1.1. ")
    )
    within = False
    bare = []
    for one in first:
        within = {"commentRangeStart": True, "commentRangeEnd": False}.get(
            one.tag.rpartition("}")[2], within
        )
        if not within:
            bare.append(words(one))
    assert "".join(bare).endswith(
        ":  (/); đạt kế hoạch (từ  trở lên); tăng  điểm phần trăm so với năm 2023 ()."
    )


def test_each_says_the_figure_that_it_stands_at(said: tuple[Comment, ...]) -> None:
    odd = [one for one in said if _bare(one.printed) != _bare(one.said[0].partition(": ")[2])]

    assert odd == []


def _bare(words: str) -> str:
    return words.rstrip(".").removesuffix("%").casefold()


# --- what ------------------------------------------------------------------------------------


def figure(value: object) -> Decimal:
    return Decimal(0) if isinstance(value, str) else Decimal(str(value))


def added(sources: tuple[Source, ...], values: Mapping[tuple[str, str, str], object]) -> Decimal:
    places = [one.place for one in sources]
    return sum((figure(values[one.file, one.sheet, one.cell]) for one in places), Decimal(0))


def test_every_result_follows_from_the_cells_that_its_comment_begins_to_list(
    draft: MadeReport, said: tuple[Comment, ...], values: Mapping[tuple[str, str, str], object]
) -> None:
    shares = 0
    for result in draft.figures.summary.results:
        name = ", ".join(filter(None, (f"Chỉ tiêu {result.code}, kết quả", result.part)))
        found = about(said, name)
        listed = [f"{one.place.file}, {one.place}" for one in result.sources]
        assert list(found.cells) == listed[: len(found.cells)]
        assert found.cells
        assert f"Nguồn ({len(listed)} ô):" in found.said
        above, below = (
            added(one.sources, values) for one in (result.numerator, result.denominator)
        )
        if isinstance(result.value, Answer):
            assert above == below == 0
        elif isinstance(result.value, Decimal) and below:
            factor = draft.figures.indicators[result.code].factor
            assert abs(above / below * factor - result.value) <= Decimal("0.005")
            shares += 1
        else:
            (source,) = result.sources
            cell = values[source.place.file, source.place.sheet, source.place.cell]
            assert str(cell) == str(result.value)
    assert shares > 20


@pytest.mark.parametrize("group", ["events", "cases", "budgets"])
def test_every_total_is_the_sum_of_its_cells(
    group: str,
    draft: MadeReport,
    said: tuple[Comment, ...],
    values: Mapping[tuple[str, str, str], object],
) -> None:
    traces = [one for one in draft.figures.used if one.ref.startswith(f"{group}/")]
    summed = [one for one in traces if one.ref.rpartition("/")[2] not in SHARES]
    for one in summed:
        total = Decimal(0) if isinstance(one.figure, Answer) else one.figure
        assert added(one.sources, values) == total
        found = about(said, one.name[:1].upper() + one.name[1:])
        assert f"Nguồn ({len(one.sources)} ô):" in found.said
    assert len(summed) >= 6


def test_many_cells_are_the_first_and_how_many_more(said: tuple[Comment, ...]) -> None:
    found = about(said, "Chỉ tiêu 2.3, kết quả")

    assert found.said == (
        "Chỉ tiêu 2.3, kết quả: 26,44%.",
        "Cách tính: 1.408 : 5.325 × 100.",
        "Nguồn (22 ô):",
        "- bao-cao-ubnd-thanh-pho-lang-son-2024.xlsx, 'Chỉ tiêu'!H3"
        " (UBND thành phố Lạng Sơn, 11/12/2024)",
        "- bao-cao-ubnd-huyen-trang-dinh-2024.xlsx, 'Chỉ tiêu'!H3"
        " (UBND huyện Tràng Định, 12/12/2024)",
        "- bao-cao-ubnd-huyen-binh-gia-2024.xlsx, 'Chỉ tiêu'!H3 (UBND huyện Bình Gia, 13/12/2024)",
        "- bao-cao-ubnd-huyen-van-lang-2024.xlsx, 'Chỉ tiêu'!H3 (UBND huyện Văn Lãng, 14/12/2024)",
        "- và 18 ô khác, xem trong tệp tổng hợp",
    )


def test_a_target_comes_from_the_plan(
    said: tuple[Comment, ...], values: Mapping[tuple[str, str, str], object]
) -> None:
    assert about(said, "Chỉ tiêu 1.1, kế hoạch").cells == ("ke-hoach-2024.xlsx, 'Chỉ tiêu'!G2",)
    assert values["ke-hoach-2024.xlsx", "Chỉ tiêu", "G2"] == 57.5


def test_what_a_sender_wrote_of_a_duty_has_its_cell(
    said: tuple[Comment, ...], values: Mapping[tuple[str, str, str], object]
) -> None:
    found = next(one for one in said if one.printed.startswith("Mở 06 lớp, 427 lượt học viên"))
    (cell,) = found.cells
    file, _, place = cell.partition(", ")

    assert place.startswith("'Nhiệm vụ'!")
    assert values[file, "Nhiệm vụ", place.rpartition("!")[2]] == found.printed


def test_who_is_missing_from_a_figure_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "sent"
    shutil.copytree(REPORTS, folder)
    (folder / "bao-cao-so-y-te-2024.xlsx").unlink()

    found = comments(made(tmp_path / "output", folder))
    assert "Chưa gồm số liệu của: Sở Y tế." in about(found, "Truyền thông, tập huấn, nữ").said


def test_what_is_wrong_with_a_cell_is_said_at_every_figure_that_it_is_in(tmp_path: Path) -> None:
    folder = tmp_path / "sent"
    shutil.copytree(REPORTS, folder)
    wrong = "bao-cao-ubnd-huyen-trang-dinh-2024.xlsx"
    shutil.copy(DATA / "bao-cao-2024-loi" / wrong, folder)

    found = comments(made(tmp_path / "output", folder))
    told = f"Lỗi BC358 ({wrong}, 'Chỉ tiêu'!H2): tử số là 60, lớn hơn mẫu số là 46"
    assert told in about(found, "Chỉ tiêu 1.1, kết quả").said
    assert told in about(found, "Chỉ tiêu 1.1, tử số").said
    assert told not in about(found, "Chỉ tiêu 2.3, kết quả").said


def test_what_was_put_right_by_hand_is_told_with_its_cell(tmp_path: Path) -> None:
    first = made(tmp_path)
    path = tmp_path / first.summary_name
    path.write_bytes(first.summary or b"")
    cell = _corrected(path, "2.3", 1500)

    found = comments(made(tmp_path))
    told = f"Đã sửa bằng tay thành 1.500: {first.summary_name}, {cell}"
    for name in ("Chỉ tiêu 2.3, tử số", "Chỉ tiêu 2.3, kết quả"):
        assert any(one.startswith(told) for one in about(found, name).said)
    for name in ("Chỉ tiêu 2.3, mẫu số", "Chỉ tiêu 2.3, kế hoạch", "Chỉ tiêu 2.1, kết quả"):
        assert not any("sửa bằng tay" in one for one in about(found, name).said)


def test_a_corrected_count_is_told_at_its_sum_and_its_share_and_nowhere_else(
    draft: MadeReport,
) -> None:
    place = CellPlace(file="tong-hop-2024.xlsx", sheet="Truyền thông", cell="H2")
    correction = Correction(
        group="events",
        row="Hội nghị, lớp tập huấn",
        name="women",
        value=Decimal(2700),
        reason="đếm hai lần",
        place=place,
    )
    plan, _ = plan_in(PLAN)
    told = "Đã sửa bằng tay thành 2.700: tong-hop-2024.xlsx, 'Truyền thông'!H2 (đếm hai lần)."

    explanations = Explanations(figures=draft.figures, plan=plan, corrections=(correction,))
    refs = [one.ref for one in draft.figures.used if told in explanations.of(one.ref)]
    assert sorted(refs) == [
        "events//women",
        "events//women_share",
        "events/Hội nghị, lớp tập huấn/women",
        "events/Hội nghị, lớp tập huấn/women_share",
    ]


def test_last_year_s_figure_that_the_plan_has_not_comes_from_last_year_s_summary(
    draft: MadeReport,
) -> None:
    plan, _ = plan_in(PLAN)
    without = replace(plan, targets=())

    explanations = Explanations(figures=draft.figures, plan=without, previous="tong-hop-2023.xlsx")
    told = "Năm trước: theo tong-hop-2023.xlsx."
    assert told in explanations.of("results/1.1//previous")
    assert told in explanations.of("results/1.1//difference")
    assert told not in explanations.of("results/1.1//value")
    assert told not in replace(explanations, plan=plan).of("results/1.1//previous")


def test_of_many_findings_the_first_are_told_and_how_many_more(draft: MadeReport) -> None:
    plan, _ = plan_in(PLAN)
    trace = draft.figures.trace("events//women")
    rule = Rule("XX999", "odd", "odd: {actual}", Severity.WARNING)
    problems = [rule.at(trace.sources[0].place, actual=one) for one in range(7)]

    said = Explanations(figures=draft.figures, plan=plan, problems=problems).of(trace.ref)
    assert said[-6].endswith("odd: 0")
    assert said[-2].endswith("odd: 4")
    assert said[-1] == "Và 2 nhận xét khác về các ô này."


def test_a_supplement_has_comments_at_what_was_issued_too(tmp_path: Path) -> None:
    folder = tmp_path / "sent"
    shutil.copytree(REPORTS, folder)
    (folder / "bao-cao-so-y-te-2024.xlsx").unlink()
    first = made(tmp_path / "first", folder)
    old = tmp_path / "old.xlsx"
    old.write_bytes(first.summary or b"")

    found = comments(made(tmp_path / "second", supplement=old))
    before = [one for one in found if ", đã báo cáo: " in one.said[0]]
    assert before
    assert {one.partition(", ")[0] for each in before for one in each.cells} == {"old.xlsx"}


# --- how -------------------------------------------------------------------------------------


def test_they_are_docgen_s_and_of_the_document_s_own_day(draft: MadeReport) -> None:
    signed = {
        tuple(one.get(f"{W}{name}") for name in ("author", "initials", "date"))
        for one in part(draft, "word/comments1.xml")
    }

    assert signed == {("docgen", "dg", "2024-12-20T00:00:00Z")}


def test_the_same_draft_is_the_same_bytes(draft: MadeReport, tmp_path: Path) -> None:
    assert made(tmp_path).made.content == draft.made.content


def test_a_draft_with_comments_breaks_no_rule_of_its_own(draft: MadeReport) -> None:
    package = unpacked(draft.made.content or b"", draft.made.name)
    found = check(package, profiles.load(), today=date(2024, 12, 20)).problems

    assert {one.rule.id for one in found} <= {"ND520"}


def test_marks_stand_around_a_figure_alone_and_only_when_asked_for() -> None:
    text = Text((Run(text="Đạt "), Run(text="60%", bold=True, figure='results/"1"//value')))

    assert "comment" not in runs(text)
    assert runs(text, traced=True) == (
        '<w:r><w:t xml:space="preserve">Đạt </w:t></w:r>'
        '<w:commentRangeStart w:id="results/&quot;1&quot;//value"/>'
        '<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">60%</w:t></w:r>'
        '<w:commentRangeEnd w:id="results/&quot;1&quot;//value"/>'
    )
    plain = Text(tuple(replace(one, figure="") for one in text.runs))
    assert runs(plain, traced=True) == runs(plain)


def _corrected(path: Path, code: str, value: int) -> str:
    """Put a numerator right as a coordinator does; its cell as Excel names it."""
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Chỉ tiêu"]
    (column,) = (one.column for one in sheet[1] if one.value == "Sửa tử số")
    row = next(one.row for one in sheet["A"] if one.value == code)
    sheet.cell(row, column, value)
    workbook.save(path)
    return f"'Chỉ tiêu'!{sheet.cell(row, column).coordinate}"
