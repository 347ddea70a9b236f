"""The reference pages of docs/, made from the commands and the sheets themselves."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

from click import Context
from click.testing import CliRunner

import docgen
from docgen.cli.main import cli
from docgen.lint import REGISTER
from docgen.lint.register import Registered
from docgen.model.problem import Rule
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.messages import severity_name, translator
from docgen.workbook.kinds import KINDS
from docgen.workbook.sheets import Column, Field, Kind

__all__ = ["PAGES"]

GROUPS = {
    "Loại văn bản (ND0)": "ND0",
    "Trang giấy, phông chữ, số trang (ND1)": "ND1",
    "Phần đầu văn bản (ND2)": "ND2",
    "Nội dung (ND3)": "ND3",
    "Chữ ký, nơi nhận, phụ lục (ND4)": "ND4",
    "Câu chữ (ND5)": "ND5",
    "Tệp Word (WD6)": "WD6",
}


def command_line() -> str:
    """docs/cli.md: the help of the program and of each command, in both languages."""
    lines = ["# The command line", "", "Made from `--help`; a test compares.", ""]
    for name in ("", *cli.list_commands(Context(cli))):
        lines += [f"## docgen {name}".rstrip(), ""]
        for language in ("vi", "en"):
            arguments = ["--lang", language, *([name] if name else []), "--help"]
            shown = (
                CliRunner().invoke(cli, arguments, prog_name="docgen", env={"COLUMNS": "80"}).output
            )
            lines += ["```", shown.rstrip(), "```", ""]
    return "\n".join(lines)


def workbooks() -> str:
    """docs/workbook.md: the sheets and columns of each kind of workbook."""
    lines = ["# Sổ tính", "", "Lấy từ `docgen/workbook/kinds.py`; có bài kiểm tra so lại.", ""]
    for kind in KINDS.values():
        lines += _kind(kind)
    return "\n".join(lines)


def _kind(kind: Kind) -> list[str]:
    lines = [f"## {kind.title} (`{kind.name}`, định dạng {kind.version})", ""]
    lines += [*kind.guide, ""]
    for sheet in kind.sheets:
        needed = "bắt buộc" if sheet.needed else "khi cần"
        lines += [f"### {sheet.name} ({needed})", "", f"{sheet.purpose.capitalize()}.", ""]
        lines += ["| cột | bắt buộc | cách điền |", "| --- | --- | --- |"]
        lines += [_row(one.header, one) for one in sheet.columns]
        if sheet.fields:
            lines += ["", "| trường | bắt buộc | cách điền |", "| --- | --- | --- |"]
            lines += [_row(one.name, one) for one in sheet.fields]
        lines.append("")
    return lines


def _row(name: str, entry: Column | Field) -> str:
    return f"| {name} | {'có' if entry.filled else ''} | {entry.note} |"


def problems() -> str:
    """docs/problems.md: every problem docgen can find, by id, in both languages."""
    lines = ["# Các lỗi docgen báo", "", "Lấy từ chương trình; có bài kiểm tra so lại.", ""]
    lines += ["| mã | mức | nội dung | English | căn cứ |", "| --- | --- | --- | --- | --- |"]
    tell = translator("vi")
    for rule in rules():
        cells = (
            rule.id,
            severity_name(rule.severity, "vi"),
            tell(rule.text),
            rule.text,
            rule.source,
        )
        lines.append(f"| {' | '.join(one.replace('|', '&#124;') for one in cells)} |")
    return "\n".join([*lines, ""])


def rules() -> list[Rule]:
    """Every rule of the program, by id."""
    modules = (import_module(one.name) for one in walk_packages(docgen.__path__, "docgen."))
    found = [one for module in modules for one in vars(module).values() if isinstance(one, Rule)]
    found += [entry.rule for entry in REGISTER.values()]
    return sorted({one.id: one for one in found}.values(), key=lambda one: one.id)


def layout_rules() -> str:
    """docs/rules.md: every rule of ``docgen check`` with clause and examples, in both languages."""
    lines = ["# Các quy tắc của docgen check", "", "Lấy từ chương trình; có bài kiểm tra so lại."]
    for heading, start in GROUPS.items():
        lines += ["", f"## {heading}"]
        for name, entry in sorted(REGISTER.items()):
            if name.startswith(start):
                lines += ["", *_rule(entry)]
    return "\n".join([*lines, ""])


def _rule(entry: Registered) -> list[str]:
    rule, tell = entry.rule, translator("vi")
    grade = severity_name(rule.severity, "vi")
    dates = f"từ {short_date(entry.since)}"
    if entry.until:
        dates += f" đến {short_date(entry.until)}"
    mended = "docgen fix sửa được" if entry.fixable else "người phải tự sửa"
    return [
        f"### {rule.id} {rule.name}",
        "",
        f"**{grade}** · {rule.source} · áp dụng {dates} · {mended}",
        "",
        f"{tell(entry.about)}",
        "",
        f"Thông báo: {tell(rule.text)}",
        "",
        f"Sai: `{entry.bad}` · Đúng: `{entry.good}`",
        "",
        f"*{entry.about}* Message: {rule.text}",
    ]


PAGES = {
    "docs/rules.md": layout_rules,
    "docs/cli.md": command_line,
    "docs/problems.md": problems,
    "docs/workbook.md": workbooks,
}
