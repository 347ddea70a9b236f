"""Documents as LibreOffice prints them: where every word stands on the paper."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest

from docgen.decree.profile import Profile
from docgen.model.plan import Item, Level, Plan, Table
from docgen.model.text import plain
from docgen.planning.outline import duties, outline
from docgen.planning.programme import ordered
from docgen.render import templates
from docgen.render.context import context
from docgen.render.engine import compiled
from docgen.workbook import plan as plans
from docgen.workbook.read import read

pytestmark = pytest.mark.pages

FONTS = Path(__file__).with_name("fonts.conf")
MONTH = Path(__file__).parents[1] / "data" / "thang-hanh-dong-2025.xlsx"
TOOLS = ("soffice", "pdftotext", "pdffonts", "pdftocairo", "fc-match")
MM_PER_PT = 25.4 / 72
HEADER_MM = 17  # what begins above stands in the header
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
SWEEP = tuple(f"{count:02} lines" for count in range(13))


# --- what is printed ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word and its box, in millimetres from the top left corner of the paper."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    width: float
    height: float
    words: tuple[Word, ...]

    def lines(self) -> Iterator[tuple[Word, ...]]:
        """Words side by side, from the top of the page; cells of a table make one line."""
        left = sorted(self.words, key=lambda one: (one.bottom, one.left))
        while left:
            line = [one for one in left if one.bottom - left[0].bottom < 1]
            left = left[len(line) :]
            yield tuple(sorted(line, key=lambda one: one.left))

    def find(self, phrase: str) -> tuple[Word, ...]:
        """The words of ``phrase``, which stands on one line."""
        wanted = phrase.split()
        for line in self.lines():
            texts = [one.text for one in line]
            for start in range(len(texts) - len(wanted) + 1):
                if texts[start : start + len(wanted)] == wanted:
                    return line[start : start + len(wanted)]
        raise LookupError(f"“{phrase}” stands on no line of this page")

    @property
    def header(self) -> str:
        """What stands in the top margin."""
        return " ".join(one.text for one in self.words if one.top < HEADER_MM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A printed document."""

    pdf: Path
    pages: tuple[Page, ...]

    @property
    def sections(self) -> tuple[tuple[Page, ...], ...]:
        """The pages from each appendix's first page to its last, the plan's own before them."""
        starts = [0, *(n for n, one in enumerate(self.pages) if is_appendix(one)), len(self.pages)]
        return tuple(self.pages[a:b] for a, b in pairwise(starts))


def is_appendix(page: Page) -> bool:
    first = next(line for line in page.lines() if line[0].top > HEADER_MM)
    return [one.text for one in first][:2] == ["Phụ", "lục"] and len(first) <= 3


def paper(pdf: Path) -> Paper:
    text = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True).stdout
    return Paper(pdf=pdf, pages=tuple(map(page, text.decode().split("<page ")[1:])))


def page(text: str) -> Page:
    size = re.match(r'width="([\d.]+)" height="([\d.]+)"', text)
    assert size is not None
    box = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
    width, height = (float(one) * MM_PER_PT for one in size.groups())
    words = []
    for *numbers, word in re.findall(box, text):
        left, top, right, bottom = (float(one) * MM_PER_PT for one in numbers)
        words.append(Word(text=html.unescape(word), left=left, top=top, right=right, bottom=bottom))
    return Page(width=width, height=height, words=tuple(words))


# --- the documents --------------------------------------------------------------------------


def departments(plan: Plan) -> Plan:
    """The plan of a department: a parent organ, a long name, stamps, tables in the text."""
    tables = (
        Item(level=Level.SECTION, text=(plain("Bảng"),), insert=one, origin=plan.origin)
        for one in (Table.TARGETS, Table.TASKS)
    )
    head = replace(
        plan.letterhead,
        parent="UBND tỉnh Lạng Sơn",
        organ="Sở Lao động - Thương binh và Xã hội",
        symbol="SLĐTBXH",
    )
    return replace(
        plan,
        letterhead=head,
        items=(*plan.items, *tables),
        urgency="Thượng khẩn",
        secrecy="Tuyệt mật",
        tasks_appendix=False,
    )


def of_the_city(plan: Plan) -> Plan:
    """The longest place name there is, on the longest date."""
    organ = "Ủy ban nhân dân Thành phố Hồ Chí Minh"
    head = replace(plan.letterhead, organ=organ, place="Thành phố Hồ Chí Minh")
    issued = replace(head, issued=head.issued and head.issued.replace(month=12, day=28))
    return replace(plan, letterhead=issued)


def lengthened(plan: Plan, lines: int) -> Plan:
    """The plan without appendices, with that many more paragraphs of a line each."""
    more = (
        Item(level=Level.PARAGRAPH, text=(plain(f"Đoạn thứ {one}."),), origin=plan.origin)
        for one in range(lines)
    )
    items = (*plan.items, *more)
    return replace(plan, items=items, tasks_appendix=False, targets_appendix=False)


def documents(plan: Plan, sample: Plan, profile: Profile) -> Iterator[tuple[str, bytes]]:
    def made(wanted: Plan, *, draft: bool = False) -> bytes:
        schedule = ordered(wanted)
        names = context(
            wanted, outline(wanted), duties(wanted), profile, schedule=schedule, draft=draft
        )
        return compiled(templates.of(wanted)).render(names)

    yield "sample", made(sample)
    yield "month", made(plans.plan(read(MONTH)))
    yield "department", made(departments(plan))
    yield "city", made(of_the_city(plan))
    yield (
        "draft",
        made(replace(sample, letterhead=replace(sample.letterhead, organ=None)), draft=True),
    )
    for count, name in enumerate(SWEEP):
        yield name, made(lengthened(plan, 8 + count))


def is_missing() -> str:
    """What is needed and not there; nothing when all is."""
    missing = [one for one in TOOLS if shutil.which(one) is None]
    if missing:
        return f"not installed: {', '.join(missing)}"
    family = subprocess.run(
        ["fc-match", "-f", "%{family}", "Times New Roman"],
        env={**os.environ, "FONTCONFIG_FILE": str(FONTS)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return "" if family == "Tinos" else f"Times New Roman would be shown as {family}, not Tinos"


@pytest.fixture(scope="session")
def printed(
    plan: Plan, sample: Plan, profile: Profile, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Paper]:
    """Every document, printed in one run of LibreOffice."""
    if reason := is_missing():
        if os.environ.get("DOCGEN_REQUIRE_OFFICE"):
            pytest.fail(reason)
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("pages")
    names = []
    for name, content in documents(plan, sample, profile):
        names.append(name)
        (folder / f"{name}.docx").write_bytes(content)
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    files = [folder / f"{name}.docx" for name in names]
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, *files],
        env={**os.environ, "FONTCONFIG_FILE": str(FONTS)},
        capture_output=True,
        check=True,
        timeout=300,
    )
    return {name: paper(folder / f"{name}.pdf") for name in names}


@pytest.fixture
def paper_of(printed: Mapping[str, Paper], keep: Callable[[Path], None]) -> Callable[[str], Paper]:
    """A document by name; its PDF is kept in ``output/`` when the test fails."""

    def one(name: str) -> Paper:
        keep(printed[name].pdf)
        return printed[name]

    return one


# --- the first page -------------------------------------------------------------------------

ALL = ("sample", "month", "department", "city", "draft")


@pytest.mark.parametrize("name", ALL)
def test_national_title_and_motto_stand_on_a_line_each(
    name: str, paper_of: Callable[[str], Paper]
) -> None:
    first = paper_of(name).pages[0]

    title, motto = first.find(NATION), first.find(MOTTO)

    assert 0 < motto[0].top - title[0].top < 7
    assert centre(title) == pytest.approx(centre(motto), abs=0.5)


def centre(words: tuple[Word, ...]) -> float:
    return (words[0].left + words[-1].right) / 2


@pytest.mark.parametrize(
    ("name", "number", "day"),
    [
        ("sample", "Số: 192/KH-UBND", "Lạng Sơn, ngày 28 tháng 9 năm 2023"),
        ("department", "Số: 05/KH-SLĐTBXH", "Lạng Sơn, ngày 03 tháng 02 năm 2024"),
        ("city", "Số: 05/KH-UBND", "Thành phố Hồ Chí Minh, ngày 28 tháng 12 năm 2024"),
    ],
)
def test_number_and_date_stand_on_one_line(
    name: str, number: str, day: str, paper_of: Callable[[str], Paper]
) -> None:
    first = paper_of(name).pages[0]

    left, right = first.find(number), first.find(day)

    assert abs(left[0].bottom - right[0].bottom) < 3 * MM_PER_PT
    assert left[-1].right < right[0].left
    if name != "city":  # where the date takes more than its column
        assert centre(right) == pytest.approx(centre(first.find(NATION)), abs=0.5)


@pytest.mark.parametrize(
    ("name", "above", "below", "widest", "shares"),
    [
        ("sample", "TỈNH LẠNG SƠN", "Số: 192/KH-UBND", "ỦY BAN NHÂN DÂN", (1 / 3, 1 / 2)),
        (
            "department",
            "BINH VÀ XÃ HỘI",
            "Số: 05/KH-SLĐTBXH",
            "SỞ LAO ĐỘNG - THƯƠNG",
            (1 / 3, 1 / 2),
        ),
        ("sample", MOTTO, "Lạng Sơn, ngày 28 tháng 9 năm 2023", MOTTO, (1, 1)),
        (
            "sample",
            "năm 2024 trên địa bàn tỉnh Lạng Sơn",
            "Thực hiện Nghị quyết số",
            "Thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ",
            (1 / 3, 1 / 2),
        ),
    ],
)
def test_drawn_lines_stand_under_their_text_and_above_the_next(
    name: str,
    above: str,
    below: str,
    widest: str,
    shares: tuple[float, float],
    paper_of: Callable[[str], Paper],
) -> None:
    whole = paper_of(name)
    first = whole.pages[0]
    text, following, longest = first.find(above), first.find(below), first.find(widest)

    [(left, right)] = [
        (left, right)
        for left, right, height in drawn_lines(whole, 1)
        if text[0].bottom - 1 < height < following[0].top + 0.5
        and longest[0].left - 1 < left < right < longest[-1].right + 1
    ]

    assert (left + right) / 2 == pytest.approx(centre(longest), abs=0.7)
    width = longest[-1].right - longest[0].left
    assert shares[0] - 0.02 < (right - left) / width < shares[1] + 0.02


def drawn_lines(whole: Paper, number: int) -> list[tuple[float, float, float]]:
    """Left end, right end and height of the level lines on a page, in millimetres."""
    which = ("-f", str(number), "-l", str(number))
    command = ["pdftocairo", "-svg", *which, str(whole.pdf), "-"]
    picture = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    path = (
        r'<path style="fill:none;[^"]*" d="M ([\d.]+) ([\d.]+) L ([\d.]+) ([\d.]+) "'
        r' transform="matrix\(([\d.]+),0,0,-([\d.]+),0,([\d.]+)\)"/>'
    )
    found = []
    for numbers in re.findall(path, picture):
        x1, y1, x2, y2, wide, high, top = map(float, numbers)
        if abs(y1 - y2) < 0.5:
            ends = sorted((x1 * wide * MM_PER_PT, x2 * wide * MM_PER_PT))
            found.append((ends[0], ends[1], (top - y1 * high) * MM_PER_PT))
    return found


def test_stamps_stand_at_the_left_edge_in_one_line_each(
    paper_of: Callable[[str], Paper],
) -> None:
    first = paper_of("department").pages[0]

    secrecy, urgency = first.find("TUYỆT MẬT"), first.find("THƯỢNG KHẨN")

    assert secrecy[0].bottom < urgency[0].top
    for words in (secrecy, urgency):
        assert centre(words) == pytest.approx(30 + 20, abs=0.5)


# --- every page -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*ALL, *SWEEP])
def test_every_word_stands_within_the_margins(name: str, paper_of: Callable[[str], Paper]) -> None:
    for number, one in enumerate(paper_of(name).pages, 1):
        body = [word for word in one.words if word.top >= HEADER_MM]
        outside = [
            (number, word)
            for word in body
            if word.left < 29
            or word.right > one.width - 14
            or word.top < 19
            or word.bottom > one.height - 19
        ]
        assert outside == []


@pytest.mark.parametrize("name", [*ALL, *SWEEP])
def test_pages_are_numbered_from_the_second_of_each_section(
    name: str, paper_of: Callable[[str], Paper]
) -> None:
    for section in paper_of(name).sections:
        draft = " DỰ THẢO" if name == "draft" else ""
        numbers = [str(one) for one in range(2, len(section) + 1)]
        assert [one.header for one in section] == [
            draft.strip(),
            *(f"{number}{draft}" for number in numbers),
        ]


def test_the_page_number_is_centred_in_the_top_margin(paper_of: Callable[[str], Paper]) -> None:
    sections = paper_of("sample").sections

    assert len(sections) == 3
    for section in sections:
        for number, one in enumerate(section[1:], 2):
            [word] = [word for word in one.words if word.top < HEADER_MM]
            assert word.text == str(number)
            assert (word.left + word.right) / 2 == pytest.approx((30 + one.width - 15) / 2, abs=1)
            assert word.top > 7


def test_appendices_are_landscape_and_repeat_their_heading_row(
    paper_of: Callable[[str], Paper],
) -> None:
    plan, tasks, targets = paper_of("sample").sections

    sizes = [
        {(round(one.width), round(one.height)) for one in pages} for pages in (plan, tasks, targets)
    ]
    assert sizes == [{(210, 297)}, {(297, 210)}, {(297, 210)}]
    assert len(tasks) > 2
    assert len(targets) > 1
    for pages, head in ((tasks, "Cơ quan chủ trì, nội dung nhiệm vụ"), (targets, "Đơn vị tính")):
        tops = [one.find(head)[0].top for one in pages]
        assert all(20 <= top < 25 for top in tops[1:])


def test_slogans_stand_upright_and_the_schedule_repeats_its_heading_row(
    paper_of: Callable[[str], Paper],
) -> None:
    plan, slogans, schedule = paper_of("month").sections

    sizes = [{(round(one.width), round(one.height)) for one in part} for part in (plan, slogans)]
    assert sizes == [{(210, 297)}, {(210, 297)}]
    assert {(round(one.width), round(one.height)) for one in schedule} == {(297, 210)}
    assert len(schedule) > 1
    assert all(20 <= one.find("Cơ quan chủ trì")[0].top < 25 for one in schedule[1:])


def test_times_new_roman_is_the_only_font(paper_of: Callable[[str], Paper]) -> None:
    for name in ALL:
        listed = subprocess.run(
            ["pdffonts", paper_of(name).pdf], capture_output=True, check=True, text=True
        ).stdout
        fonts = {line.split()[0].split("+")[-1] for line in listed.splitlines()[2:]}
        assert fonts <= {"Tinos", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}


# --- the closing ----------------------------------------------------------------------------


def closing_page(whole: Paper) -> Page:
    [one] = [one for one in whole.pages if any(word.text == "nhận:" for word in one.words)]
    return one


@pytest.mark.parametrize(
    ("name", "authority"),
    [("sample", "TM. ỦY BAN NHÂN DÂN"), ("department", "TM. ỦY BAN NHÂN DÂN")],
)
def test_recipients_begin_level_with_the_signature(
    name: str, authority: str, paper_of: Callable[[str], Paper]
) -> None:
    last = closing_page(paper_of(name))

    recipients, signature = last.find("Nơi nhận:"), last.find(authority)

    assert recipients[0].left == pytest.approx(30, abs=0.5)
    assert recipients[0].top == pytest.approx(signature[0].top, abs=1)


def test_the_signature_stays_in_one_piece_and_leaves_room_to_sign(
    paper_of: Callable[[str], Paper],
) -> None:
    last = closing_page(paper_of("sample"))

    post, name = last.find("PHÓ CHỦ TỊCH"), last.find("Nguyễn Thị Minh Hà")

    assert 20 < name[0].top - post[0].bottom < 40
    assert centre(post) == pytest.approx(centre(name), abs=0.5)
    assert last.find("- Lưu: VT, KGVX.")[0].left == pytest.approx(30, abs=0.5)


@pytest.mark.parametrize("name", [*ALL, *SWEEP])
def test_the_signature_is_never_alone_on_a_page(
    name: str, paper_of: Callable[[str], Paper]
) -> None:
    last = closing_page(paper_of(name))
    start = last.find("Nơi nhận:")[0].top

    above = [one for one in last.words if one.top > HEADER_MM and one.bottom < start]

    assert len(above) >= 3


def test_the_lengths_tried_go_over_the_end_of_a_page(printed: Mapping[str, Paper]) -> None:
    """Otherwise the test above would try nothing."""
    counts = [len(printed[name].pages) for name in SWEEP]

    assert counts[0] == 1
    assert counts[-1] == 2
    assert counts == sorted(counts)
