"""The workbook of the units that make their own plans (danh sách đơn vị), sheet by sheet."""

from __future__ import annotations

from dataclasses import replace

from docgen.model.unit import UnitType
from docgen.workbook import cells
from docgen.workbook.month_sheets import ACTION_MONTH
from docgen.workbook.plan_sheets import PLAN
from docgen.workbook.shared_sheets import FIELD_SHEET, adjustments
from docgen.workbook.sheets import (
    DATE,
    FIELD_COLUMNS,
    MILLIONS,
    Column,
    Field,
    Kind,
    Sheet,
    column,
    field,
)

__all__ = ["COMMITTEE", "UNITS"]

COMMITTEE = "Ủy ban nhân dân"
"""What stands in “Cơ quan ban hành” for the unit's People's Committee, as an empty cell does."""

_LEVELS = ("xã", "huyện", "sở")


def _like(key: str, header: str, note: str = "", *, width: int = 18) -> Column:
    """The column for what in a plan's workbook is a field of the sheet ``Thông tin``."""
    entry: Field = next(one for one in FIELD_SHEET.fields if one.key == key)
    return column(
        key,
        header,
        entry.parse,
        note or entry.note,
        width=width,
        number_format=entry.number_format,
    )


_INFO = Sheet(
    key="info",
    name="Thông tin",
    purpose="tỉnh, cấp và ngày chung cho các đơn vị, mỗi dòng một trường",
    needed=True,
    columns=FIELD_COLUMNS,
    fields=(
        field("province", "Tỉnh", cells.line, "Tên tỉnh, thành phố, ví dụ: Lạng Sơn.", filled=True),
        field(
            "level",
            "Cấp",
            cells.government,
            "Xã (xã, phường, đặc khu), huyện (đến hết ngày 30/6/2025), hoặc sở: các sở, ban của "
            "tỉnh tự ban hành kế hoạch.",
            filled=True,
            choices=_LEVELS,
        ),
        field(
            "day",
            "Ngày",
            cells.day,
            "Dạng dd/mm/yyyy. Đơn vị, cơ quan lấy theo ngày này; thường là ngày dự kiến ban hành.",
            filled=True,
            number_format=DATE,
        ),
    ),
)

_UNITS = Sheet(
    key="units",
    name="Đơn vị",
    purpose="các đơn vị tự ban hành kế hoạch, mỗi dòng một đơn vị",
    needed=True,
    columns=(
        column("code", "Mã", cells.code, "Mã đơn vị hành chính; không bắt buộc.", width=10),
        column(
            "type",
            "Loại",
            cells.unit_type,
            "Loại đơn vị hành chính: xã, phường, huyện… Đơn vị là sở, ban thì chọn tỉnh "
            "(hoặc thành phố).",
            needed=True,
            filled=True,
            choices=tuple(UnitType),
            width=12,
        ),
        column(
            "name",
            "Tên",
            cells.line,
            "Tên đơn vị hành chính, không gõ loại.",
            needed=True,
            filled=True,
            width=22,
        ),
        column(
            "issuer",
            "Cơ quan ban hành",
            cells.line,
            "Để trống: Ủy ban nhân dân. Cơ quan khác thì ghi tên, không ghi tên đơn vị hành chính.",
            choices=(COMMITTEE, "Ban Vì sự tiến bộ của phụ nữ"),
            free=True,
            width=34,
        ),
        _like("symbol", "Ký hiệu", "Chữ viết tắt tên cơ quan; để trống là UBND.", width=14),
        _like("number", "Số", width=8),
        _like("issued", "Ngày ban hành", width=14),
        _like("authority", "Quyền hạn", width=26),
        _like("post", "Chức vụ"),
        _like("signer", "Người ký", width=24),
        column(
            "recipients",
            "Nơi nhận",
            cells.lines,
            "Mỗi nơi nhận một dòng (Alt+Enter); để trống: nơi nhận thường có ở cấp đó.",
            width=36,
        ),
        _like("archive", "Lưu"),
        column("contact", "Liên hệ", cells.line, "Đầu mối: họ tên, điện thoại.", width=28),
        column(
            "budget",
            "Kinh phí (triệu đồng)",
            cells.amount,
            "Tổng kinh phí của đơn vị, đơn vị tính triệu đồng.",
            width=14,
            number_format=MILLIONS,
        ),
    ),
)

_WHICH_UNITS = column(
    "units",
    "Đơn vị",
    cells.names,
    "Tên đơn vị (xã Đồng Đăng) hoặc loại đơn vị (phường), cách nhau bằng dấu chấm phẩy; "
    "để trống: tất cả.",
    needed=True,
    width=26,
)

_TARGET_COLUMNS = {
    one.key: one for sheet in PLAN.sheets if sheet.key == "targets" for one in sheet.columns
}

_TARGETS = Sheet(
    key="targets",
    name="Chỉ tiêu",
    purpose="số liệu và chỉ tiêu riêng của đơn vị; chỉ tiêu không có ở đây lấy theo kế hoạch tỉnh",
    columns=(
        _WHICH_UNITS,
        replace(_TARGET_COLUMNS["code"], note="Mã chỉ tiêu ở sheet Chỉ tiêu của kế hoạch tỉnh."),
        _TARGET_COLUMNS["previous"],
        replace(_TARGET_COLUMNS["planned"], filled=False),
    ),
)

UNITS = Kind(
    name="units",
    title="Danh sách đơn vị",
    version=1,
    sheets=(
        _INFO,
        _UNITS,
        _TARGETS,
        adjustments((*PLAN.sheets[:-1], *ACTION_MONTH.sheets[:-1]), _WHICH_UNITS),
    ),
    guide=(
        "1. Mỗi dòng của sheet Đơn vị là một cơ quan tự ban hành kế hoạch theo kế hoạch của tỉnh.",
        "2. Sheet Thông tin, Đơn vị bắt buộc; sheet Chỉ tiêu, Điều chỉnh điền khi cần.",
        "3. Bớt dòng của đơn vị không làm; ô để trống thì chương trình lấy theo lệ của cấp đó.",
        "4. Xuống dòng trong ô bằng Alt+Enter: mỗi dòng là một ý (quyền hạn, nơi nhận).",
        "5. Ngày gõ dạng dd/mm/yyyy; số thập phân dùng dấu phẩy.",
        "6. Không gộp ô, không đổi tên sheet và tiêu đề cột; thêm, bớt, đổi chỗ dòng tùy ý.",
        "7. Lưu tệp dạng .xlsx rồi chạy: docgen localise KẾ-HOẠCH.xlsx --units TÊN-TỆP.xlsx",
    ),
)
