"""The sheets of a report form (biểu mẫu báo cáo), as data."""

from __future__ import annotations

from docgen.model.report import Answer, DutyStatus
from docgen.workbook import cells, reported
from docgen.workbook.sheets import Column, Field, Sheet

__all__ = [
    "ANSWERS",
    "BUDGETS",
    "BUDGET_SOURCES",
    "CASES",
    "CASE_KINDS",
    "DUTIES",
    "EVENTS",
    "EVENT_KINDS",
    "INDICATORS",
    "INFORMATION",
    "KIND",
    "SHEETS",
    "TITLE",
    "VERSION",
    "WORDS",
]

KIND, TITLE, VERSION = "report", "Biểu mẫu báo cáo", 1
ANSWERS = tuple(map(str, Answer))
_DATE = "dd/mm/yyyy"
_COUNT = "#,##0"
_MILLIONS = "#,##0.0"
_ASKED = "Số đếm; hoặc chọn “không phát sinh”, “không thu thập được”. Để trống là chưa báo cáo."

EVENT_KINDS = (
    "Hội nghị, lớp tập huấn",
    "Truyền thông trực tiếp tại cộng đồng",
    "Tọa đàm, diễn đàn, hội thi",
    "Sự kiện hưởng ứng Tháng hành động",
    "Tin, bài, chuyên mục",
)
"""Kinds of communication and training that every form lists; a sender may add its own."""

CASE_KINDS = ("Bạo lực thể chất", "Bạo lực tinh thần", "Bạo lực kinh tế", "Bạo lực tình dục")
"""Forms of violence that every form lists."""

BUDGET_SOURCES = (
    "Ngân sách trung ương",
    "Ngân sách địa phương",
    "Chương trình mục tiêu quốc gia",
    "Nguồn khác",
)
"""Sources of money that every form lists."""


def _figure(key: str, header: str, note: str = _ASKED, *, width: int = 14) -> Column:
    return Column(
        key=key,
        header=header,
        parse=reported.figure,
        note=note,
        needed=True,
        width=width,
        number_format=_COUNT,
    )


def _given(key: str, header: str, width: int = 18) -> Column:
    """A column that is filled in already, and is not to be changed."""
    note = "Đã điền sẵn; không sửa."
    return Column(key=key, header=header, parse=cells.line, note=note, width=width)


def _named(key: str, header: str, note: str, width: int) -> Column:
    return Column(key=key, header=header, parse=cells.line, note=note, needed=True, width=width)


_REASON = Column(
    key="reason",
    header="Giải trình",
    parse=cells.line,
    note="Lý do, khi số liệu tăng giảm nhiều hoặc khác thường.",
    width=34,
)
_FIELD_COLUMNS = (
    Column(key="name", header="Trường", parse=cells.line, note="Không sửa.", needed=True, width=28),
    Column(
        key="value",
        header="Giá trị",
        parse=cells.line,
        note="Điền vào cột này.",
        needed=True,
        width=70,
    ),
)

INFORMATION = Sheet(
    key="info",
    name="Thông tin",
    purpose="cơ quan báo cáo, kỳ báo cáo, người lập",
    needed=True,
    columns=_FIELD_COLUMNS,
    fields=(
        Field(key="name", name="Cơ quan báo cáo", parse=cells.line, note="Đã điền sẵn."),
        Field(key="code", name="Mã", parse=cells.code, note="Đã điền sẵn."),
        Field(key="period", name="Kỳ báo cáo", parse=cells.period, note="Đã điền sẵn."),
        Field(key="year", name="Năm", parse=cells.year, note="Đã điền sẵn.", number_format="0"),
        Field(
            key="cutoff",
            name="Số liệu tính đến ngày",
            parse=cells.day,
            note="Ngày chốt số liệu.",
            number_format=_DATE,
        ),
        Field(
            key="deadline",
            name="Hạn gửi",
            parse=cells.day,
            note="Ngày phải gửi báo cáo.",
            number_format=_DATE,
        ),
        Field(key="reporter", name="Người lập báo cáo", parse=cells.line, note="Họ và tên."),
        Field(key="phone", name="Điện thoại", parse=cells.line, note="Để hỏi lại khi cần."),
        Field(
            key="reported",
            name="Ngày báo cáo",
            parse=cells.day,
            note="Dạng dd/mm/yyyy.",
            number_format=_DATE,
        ),
    ),
)

DUTIES = Sheet(
    key="duties",
    name="Nhiệm vụ",
    purpose="kết quả từng nhiệm vụ được giao trong kế hoạch",
    columns=(
        Column(key="code", header="Mã", parse=cells.code, note="Không sửa.", needed=True, width=10),
        _given("text", "Nội dung", 70),
        _given("due", "Thời hạn"),
        Column(
            key="status",
            header="Tình trạng",
            parse=cells.duty_status,
            note="Chọn trong danh sách.",
            needed=True,
            choices=tuple(map(str, DutyStatus)),
            width=18,
        ),
        Column(
            key="result",
            header="Kết quả",
            parse=cells.paragraphs,
            note="Kết quả cụ thể, có số liệu; nêu lý do nếu chưa thực hiện.",
            needed=True,
            width=70,
        ),
    ),
)

INDICATORS = Sheet(
    key="measures",
    name="Chỉ tiêu",
    purpose="tử số, mẫu số của từng chỉ tiêu; kết quả tự tính",
    columns=(
        Column(key="code", header="Mã", parse=cells.code, note="Không sửa.", needed=True, width=8),
        _given("title", "Chỉ tiêu", 56),
        Column(
            key="part",
            header="Phân tách",
            parse=cells.line,
            note="Đã điền sẵn: giới, quý, phạm vi; trống là toàn bộ.",
            width=12,
        ),
        _given("unit", "Đơn vị tính", 16),
        _given("counting", "Cách tính", 40),
        _given("planned", "Kế hoạch", 11),
        _given("previous", "Năm trước", 11),
        _figure("numerator", "Tử số"),
        _figure("denominator", "Mẫu số"),
        Column(
            key="value",
            header="Kết quả",
            parse=reported.stated,
            note="Tự tính từ tử số và mẫu số; ô nào không có tử số thì điền kết quả.",
            needed=True,
            width=14,
            number_format="General",
        ),
        _REASON,
    ),
)

EVENTS = Sheet(
    key="events",
    name="Truyền thông, tập huấn",
    purpose="số cuộc, số lượt người tham gia, trong đó nữ",
    columns=(
        _named("kind", "Loại", "Loại hoạt động; được thêm dòng.", 40),
        _figure("events", "Số cuộc"),
        _figure("participants", "Lượt người"),
        _figure("women", "Trong đó nữ"),
        _figure("men", "Trong đó nam"),
        _REASON,
    ),
)

CASES = Sheet(
    key="cases",
    name="Bạo lực giới",
    purpose="số vụ bạo lực trên cơ sở giới, nạn nhân theo giới, số được hỗ trợ",
    columns=(
        _named("kind", "Hình thức", "Hình thức bạo lực; được thêm dòng.", 40),
        _figure("cases", "Số vụ"),
        _figure("victims", "Nạn nhân"),
        _figure("women", "Trong đó nữ"),
        _figure("men", "Trong đó nam"),
        _figure("supported", "Được hỗ trợ"),
        _REASON,
    ),
)

BUDGETS = Sheet(
    key="budgets",
    name="Kinh phí",
    purpose="kinh phí theo nguồn, triệu đồng",
    columns=(
        _named("source", "Nguồn", "Nguồn kinh phí; được thêm dòng.", 40),
        Column(
            key="planned",
            header="Kế hoạch (triệu đồng)",
            parse=reported.figure,
            note=_ASKED,
            needed=True,
            number_format=_MILLIONS,
        ),
        Column(
            key="spent",
            header="Thực hiện (triệu đồng)",
            parse=reported.figure,
            note=_ASKED,
            needed=True,
            number_format=_MILLIONS,
        ),
        _REASON,
    ),
)

WORDS = Sheet(
    key="words",
    name="Khó khăn, đề xuất",
    purpose="nhận xét bằng lời; xuống dòng trong ô bằng Alt+Enter",
    columns=_FIELD_COLUMNS,
    fields=(
        Field(key="highlights", name="Kết quả nổi bật", parse=cells.text, note="Ngắn gọn."),
        Field(key="difficulties", name="Khó khăn, hạn chế", parse=cells.text, note="Cụ thể."),
        Field(key="causes", name="Nguyên nhân", parse=cells.text, note="Khách quan, chủ quan."),
        Field(key="proposals", name="Kiến nghị, đề xuất", parse=cells.text, note="Với cấp nào."),
    ),
)

SHEETS = (INFORMATION, DUTIES, INDICATORS, EVENTS, CASES, BUDGETS, WORDS)
