"""``docgen localise``: workbooks, documents and the summary of many units."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from kill_batch import kill_often, made
from openpyxl import load_workbook
from sheets import Sheets, changed, month_sheets, plan_sheets, workbook

from docgen.api import make_plan
from docgen.cli.main import cli
from docgen.publish.ledger import FILE_NAME, Ledger

SUMMARY = "tong-hop-ke-hoach-2026.xlsx"
DONG_DANG, KY_LUA = "ke-hoach-xa-dong-dang-2026", "ke-hoach-phuong-ky-lua-2026"

Rows = list[list[object]]


def province_sheets() -> Sheets:
    """A province's plan of 2026, in which nothing is wrong."""
    sheets = changed(
        plan_sheets(), "Thông tin", B5=datetime(2026, 1, 8), B6=datetime(2026, 1, 8)
    )
    return sheets


def units_sheets(*rows: list[object]) -> Sheets:
    """A list of units of Lạng Sơn: type, name, number, day, signer."""
    return {
        "Thông tin": [
            ["Trường", "Giá trị", "Hướng dẫn"],
            ["Tỉnh", "Lạng Sơn", None],
            ["Cấp", "xã", None],
            ["Ngày", datetime(2026, 1, 15), None],
        ],
        "Đơn vị": [
            ["Loại", "Tên", "Số", "Ngày ban hành", "Quyền hạn", "Chức vụ", "Người ký"],
            *(rows or (unit("xã", "Đồng Đăng"), unit("phường", "Kỳ Lừa"))),
        ],
    }


def unit(kind: str, name: str, day: object = datetime(2026, 1, 20)) -> list[object]:
    return [kind, name, 5, day, "TM. Ủy ban nhân dân", "Chủ tịch", "Nguyễn Văn An"]
