"""The sample plan by openpyxl and docxtpl alone, as anyone would write it for one workbook.

``python benchmarks/plain_script.py WORKBOOK DOCUMENT`` does the work of ``docgen make``
and leaves out what a script for one's own use leaves out: it checks nothing, measures
no text, marks no mistake, knows no other layout of the sheets.
"""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

from docxtpl.richtext import RichText
from docxtpl.template import DocxTemplate
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import TextBlock

TEMPLATE = Path(__file__).parents[1] / "templates" / "ke-hoach.docx"
LETTERS = "abcdđeghiklmnopqrstuvxy"
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
LEVELS = ["I", "1", "a", "-", "+"]
MM = 36000  # in English Metric Units

Row = dict[str, Any]


def rich(value: Any, before: str = "", after: str = "") -> Any:
    """A cell's text with its bold and italic, between two plain texts."""
    text: Any = RichText()  # type: ignore[no-untyped-call]  # docxtpl has no types
    for piece in [before, *(value if isinstance(value, list) else [value]), after]:
        if isinstance(piece, TextBlock):
            text.add(piece.text, bold=bool(piece.font.b), italic=bool(piece.font.i))
        elif piece:
            text.add(piece)
    return text


def lines(value: str | None) -> list[str]:
    """The lines of a cell."""
    return [line.strip() for line in (value or "").split("\n") if line.strip()]


def short_date(day: date) -> str:
    """A date in figures: 03/3/2021."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def long_date(day: date) -> str:
    """A date in words: ngày 03 tháng 3 năm 2021."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def figure(value: Any) -> str:
    """A number in the Vietnamese way; words as they are."""
    if isinstance(value, (int, float)):
        text = f"{value:,}".removesuffix(".0")
        return text.translate(str.maketrans(",.", ".,"))
    return str(value or "")


def with_codes(content: Any, codes: str | None) -> Any:
    """A task with the codes of its targets before the mark that ends it."""
    if not codes:
        return content
    *pieces, last = content if isinstance(content, list) else [content]
    body = last.rstrip(".;:,")
    codes = codes.replace("; ", ", ")
    return [*pieces, f"{body} (chỉ tiêu {codes}){last[len(body) :]}"]


def records(workbook: Workbook, sheet: str) -> list[Row]:
    """The rows of a sheet as dictionaries by header."""
    headers, *rows = workbook[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, headers), row, strict=True)) for row in rows if any(row)]


def bases(workbook: Workbook, info: Row) -> str:
    """The sentence of the legal bases, with the words that lead to the content."""
    cited = [
        f"{row['Loại']} số {row['Số ký hiệu']} ngày {short_date(row['Ngày'])}"
        f" của {row['Cơ quan']} {row['Trích yếu']}"
        for row in records(workbook, "Căn cứ")
    ]
    return f"Thực hiện {'; '.join(cited)}, {info['Lời dẫn']}"


def duties(workbook: Workbook) -> list[tuple[str, list[Row]]]:
    """Every agency that has tasks, with them."""
    tasks = records(workbook, "Nhiệm vụ")
    found = []
    for agency in records(workbook, "Cơ quan"):
        own = [task for task in tasks if task["Cơ quan"] in (agency["Mã"], agency["Tên"])]
        name = f"Đề nghị {agency['Tên']}" if agency["Đề nghị"] == "Có" else agency["Tên"]
        if own:
            found.append((name, own))
    return found


def is_heading(rows: list[Row], index: int) -> bool:
    """Whether a row is a heading: it says so, or deeper items follow."""
    level = rows[index]["Cấp"]
    if rows[index]["Tiêu đề"]:
        return bool(rows[index]["Tiêu đề"] == "Có")
    if level == "I":
        return True
    if level not in ("1", "a"):
        return False
    following = [row["Cấp"] for row in rows[index + 1 :] if row["Cấp"] != "Đoạn"]
    return bool(following) and LEVELS.index(following[0]) > LEVELS.index(level)


def blocks(workbook: Workbook, info: Row) -> list[Row]:
    """The body, numbered."""
    found: list[tuple[str, str, Any]] = [("body", "", bases(workbook, info))]
    counts = dict.fromkeys(LEVELS, 0)
    rows = records(workbook, "Nội dung")
    for index, row in enumerate(rows):
        level, value = str(row["Cấp"]), row["Nội dung"]
        if level in counts:
            counts[level] += 1
            for deeper in LEVELS[LEVELS.index(level) + 1 :]:
                counts[deeper] = 0
        marks = {
            "I": f"{ROMAN[counts['I'] - 1]}. ",
            "1": f"{counts['1']}. ",
            "a": f"{LETTERS[counts['a'] - 1]}) ",
            "-": "- ",
            "+": "+ ",
        }
        kind = "body"
        if is_heading(rows, index):
            kind = {"I": "section", "1": "clause", "a": "point"}[level]
        found.append((kind, marks.get(level, ""), value.upper() if kind == "section" else value))
        if row["Chèn"] == "Nhiệm vụ":
            for number, (agency, tasks) in enumerate(duties(workbook), 1):
                found.append(("clause", f"{number}. ", agency))
                for task in tasks:
                    mark = f"{task['Cấp']} " if len(tasks) > 1 else ""
                    found.append(("body", mark, task["Nội dung"]))
    *others, (_, mark, last) = found
    end = "/." if str(last).endswith(".") else "./."
    return [
        *({"kind": kind, "text": rich(value, mark)} for kind, mark, value in others),
        {"kind": "kept-body", "text": rich(last, mark, end)},
    ]


def task_rows(workbook: Workbook) -> list[Row]:
    """The table of tasks: a row for each agency, a row for each of its tasks."""
    found: list[Row] = []
    for place, (agency, tasks) in enumerate(duties(workbook), 1):
        found.append({"group": rich(f"{place}. {agency}")})
        count = 0
        for task in tasks:
            due = task["Thời hạn"]
            sums = [figure(task["Kinh phí (triệu đồng)"]), task["Nguồn kinh phí"]]
            number = ""
            if task["Cấp"] == "-":
                count += 1
                number = f"{place}.{count}"
            found.append(
                {
                    "number": number,
                    "content": rich(
                        with_codes(task["Nội dung"], task["Chỉ tiêu"]),
                        "+ " if task["Cấp"] == "+" else "",
                    ),
                    "partners": rich(task["Phối hợp"]),
                    "due": short_date(due) if isinstance(due, datetime) else due or "",
                    "product": rich(task["Sản phẩm"]),
                    "budget": rich("\n".join(filter(None, sums))),
                }
            )
    return found


def target_rows(workbook: Workbook) -> list[Row]:
    """The table of targets: a row for each objective, a row for each of its targets."""
    found: list[Row] = []
    objective = None
    for target in records(workbook, "Chỉ tiêu"):
        if target["Mục tiêu"] != objective:
            objective = target["Mục tiêu"]
            found.append({"group": rich(objective)})
        planned = figure(target["Kế hoạch năm"])
        if not isinstance(target["Kế hoạch năm"], str) and target["Chiều"] != "=":
            planned = f"{target['Chiều']} {planned}"
        found.append(
            {
                "code": rich(target["Mã"]),
                "title": rich(target["Nội dung"]),
                "unit": rich(target["Đơn vị tính"]),
                "previous": figure(target["Thực hiện năm trước"]) or "-",
                "planned": rich(planned),
                "reporter": rich(target["Cơ quan báo cáo"]),
            }
        )
    return found


def context(workbook: Workbook) -> Row:
    """All that the template asks for."""
    info: Row = {row["Trường"]: row["Giá trị"] for row in records(workbook, "Thông tin")}
    organ, issued, year = info["Cơ quan ban hành"], info["Ngày ban hành"], info["Năm"]
    number = f"{info['Số']:02}/KH-{info['Ký hiệu']}"
    split = len("Ủy ban nhân dân")
    subject = lines(info["Trích yếu"])
    whole_subject = " ".join(subject)
    recipients = [row["Nơi nhận"] for row in records(workbook, "Nơi nhận")]
    recipients.append(f"Lưu: {info['Lưu']}")
    return {
        "letterhead": {
            "parent": [rich(line.upper()) for line in lines(info["Cơ quan chủ quản"])],
            "organ": [rich(organ[:split].upper())],
            "organ_end": rich(organ[split:].strip().upper()),
            "organ_rule": 15 * MM,
            "motto_rule": 60 * MM,
            "number": rich(f"Số: {number}"),
            "place_and_date": rich(f"{info['Địa danh']}, {long_date(issued)}"),
            "wide": False,
        },
        "stamps": [],
        "title": {
            "type_name": "KẾ HOẠCH",
            "subject": [rich(line) for line in subject[:-1]],
            "subject_end": rich(subject[-1]),
            "subject_rule": 43 * MM,
        },
        "blocks": blocks(workbook, info),
        "recipients": [
            *(rich(f"- {name};") for name in recipients[:-1]),
            rich(f"- {recipients[-1]}."),
        ],
        "drafter": info["Người soạn và số bản"],
        "signature": {
            "authority": [rich(line.upper()) for line in lines(info["Quyền hạn"])],
            "post": [rich(info["Chức vụ"].upper())],
            "name": rich(info["Người ký"]),
        },
        "tasks": task_rows(workbook),
        "targets": target_rows(workbook),
        "years": {"plan": rich(str(year)), "previous": rich(str(year - 1))},
        "appendix": {
            "tasks": {"number": "Phụ lục I", "title": rich(f"PHÂN CÔNG NHIỆM VỤ NĂM {year}")},
            "targets": {"number": "Phụ lục II", "title": rich(f"CHỈ TIÊU NĂM {year}")},
            "reference": rich(f"(Kèm theo Kế hoạch số {number} {long_date(issued)} của {organ})"),
            "rule": 62 * MM,
        },
        "draft": None,
        "properties": {
            "title": f"Kế hoạch {whole_subject}",
            "subject": whole_subject,
            "author": organ,
        },
    }


def main() -> None:
    """Read, fill in, save."""
    source, target = sys.argv[1:]
    workbook = load_workbook(source, data_only=True, rich_text=True)
    template = DocxTemplate(TEMPLATE)
    template.render(context(workbook), autoescape=True)
    template.save(target)


if __name__ == "__main__":
    main()
