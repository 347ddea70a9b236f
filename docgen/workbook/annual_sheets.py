"""The workbook of the words of a year-end report (báo cáo năm), a sheet for each section."""

from __future__ import annotations

from dataclasses import replace

from docgen.model.annual import Chapter, Insert, Verdict
from docgen.model.plan import Level
from docgen.model.problem import Problem
from docgen.model.report import Period
from docgen.workbook import cells
from docgen.workbook.shared_sheets import BASES, FIELD_SHEET, RECIPIENTS
from docgen.workbook.sheets import DATE, FIELD_COLUMNS, Field, Kind, Sheet, column, field

__all__ = ["ANNUAL"]

_LEVELS = (Level.CLAUSE, Level.POINT, Level.DASH, Level.PLUS, Level.PARAGRAPH)
_FIGURES = "Số liệu gọi bằng tên trong ngoặc nhọn, ví dụ {chỉ tiêu 2.3}, {truyền thông: lượt người}"


def _symbol(cell: cells.Cell) -> str | Problem:
    """An organ's part of a symbol: ``UBND``; a ``BC-`` before it is taken off."""
    typed = cells.symbol(cell)
    return typed if isinstance(typed, Problem) else typed.removeprefix("BC-")


def _shared(*keys: str) -> tuple[Field, ...]:
    """Fields that a plan has too, with the words of a report."""
    found = {one.key: one for one in FIELD_SHEET.fields}
    found["symbol"] = replace(found["symbol"], parse=_symbol)
    return tuple(replace(found[one], note=_NOTES.get(one, found[one].note)) for one in keys)


_NOTES = {
    "symbol": "Chữ viết tắt tên cơ quan, ví dụ: UBND. Chương trình tự thêm BC-.",
    "year": "Năm báo cáo (không phải năm ký).",
    "area": "Ví dụ: tỉnh Lạng Sơn. In khi gọi {địa bàn}.",
    "subject": "Nội dung tóm tắt dưới chữ BÁO CÁO, không có dấu chấm ở cuối.",
    "lead": "Câu mở đầu; nêu văn bản yêu cầu báo cáo. Có thể dùng {năm}, {cơ quan ban hành}.",
}

_INFORMATION = Sheet(
    key="info",
    name="Thông tin",
    purpose="thông tin chung của báo cáo, mỗi dòng một trường",
    needed=True,
    columns=FIELD_COLUMNS,
    fields=(
        *_shared("organ", "parent", "symbol", "number", "place", "issued", "year"),
        field(
            "period",
            "Kỳ báo cáo",
            cells.period,
            "Để trống là năm.",
            choices=tuple(map(str, Period)),
            default=str(Period.YEAR),
        ),
        *_shared("area", "subject"),
        field(
            "addressees",
            "Kính gửi",
            cells.lines,
            "Chỉ điền khi báo cáo gửi lên cấp trên; mỗi cơ quan một dòng (Alt+Enter).",
        ),
        *_shared("lead", "date_style"),
        field(
            "plan_file",
            "Tệp kế hoạch",
            cells.line,
            "Tên tệp kế hoạch năm đặt cạnh tệp này, ví dụ: ke-hoach-2024.xlsx. Không in ra.",
        ),
        field(
            "cutoff",
            "Số liệu tính đến ngày",
            cells.day,
            "Ngày chốt số liệu; để trống thì lấy theo quy định (14/12 với báo cáo năm).",
            number_format=DATE,
        ),
        field(
            "issued_as",
            "Bổ sung báo cáo số",
            cells.line,
            "Chỉ điền khi lập báo cáo bổ sung: số, ký hiệu đã ban hành, ví dụ: 512/BC-UBND.",
        ),
        field(
            "issued_on",
            "Ngày của báo cáo đó",
            cells.day,
            "Chỉ điền khi lập báo cáo bổ sung: ngày của báo cáo đã ban hành.",
            number_format=DATE,
        ),
        *_shared("authority", "post", "signer", "archive", "drafter", "urgency", "secrecy"),
    ),
)

_DOCUMENTS = Sheet(
    key="documents",
    name="Văn bản chỉ đạo",
    purpose="các văn bản chỉ đạo, triển khai đã ban hành trong năm, in ở mục I",
    columns=tuple(one for one in BASES.columns if one.key != "code"),
)


_LEVEL = column(
    "level",
    "Cấp",
    cells.choice(*_LEVELS),
    "1, a, -, + hoặc Đoạn; để trống là -. Số thứ tự do chương trình đánh, không gõ tay.",
    choices=tuple(map(str, _LEVELS)),
    width=8,
)
_TEXT = column(
    "text",
    "Nội dung",
    cells.text,
    f"Mỗi dòng trong ô in thành một đoạn. {_FIGURES}.",
    needed=True,
    filled=True,
    width=110,
)

_CONTENT = Sheet(
    key="passages",
    name="Nội dung",
    purpose="phần lời của mục I, II, III; số liệu tổng hợp do chương trình tự viết",
    columns=(
        column(
            "chapter",
            "Mục",
            cells.choice(*Chapter),
            "Mục của báo cáo mà dòng này thuộc về.",
            needed=True,
            filled=True,
            choices=tuple(map(str, Chapter)),
            width=32,
        ),
        _LEVEL,
        replace(_TEXT, filled=False),
        column(
            "insert",
            "Chèn",
            cells.choice(*Insert),
            "Đoạn số liệu in ngay sau dòng này (mục II); phần không chèn in ở cuối mục II.",
            choices=tuple(map(str, Insert)),
            width=24,
        ),
    ),
)

_REMARKS = Sheet(
    key="remarks",
    name="Đánh giá chung",
    purpose="mục IV: ưu điểm, tồn tại, hạn chế và nguyên nhân",
    columns=(
        column(
            "verdict",
            "Phần",
            cells.choice(*Verdict),
            "Phần của mục IV mà dòng này thuộc về.",
            needed=True,
            filled=True,
            choices=tuple(map(str, Verdict)),
            width=28,
        ),
        _TEXT,
    ),
)

_DIRECTIONS = Sheet(
    key="directions",
    name="Phương hướng",
    purpose="mục V: phương hướng, nhiệm vụ năm sau",
    columns=(_LEVEL, _TEXT),
)

_PROPOSALS = Sheet(
    key="proposals",
    name="Kiến nghị, đề xuất",
    purpose="mục VI: kiến nghị, đề xuất với từng cơ quan",
    columns=(
        column(
            "to",
            "Đối với",
            cells.line,
            "Cơ quan được kiến nghị, ví dụ: Bộ Lao động - Thương binh và Xã hội. "
            "Các dòng cùng cơ quan đi liền nhau; để trống nếu không cần chia.",
            width=44,
        ),
        _TEXT,
    ),
)

ANNUAL = Kind(
    name="annual-report",
    title="Báo cáo năm",
    version=1,
    sheets=(
        _INFORMATION,
        _DOCUMENTS,
        _CONTENT,
        _REMARKS,
        _DIRECTIONS,
        _PROPOSALS,
        replace(RECIPIENTS, columns=RECIPIENTS.columns[:1]),
    ),
    guide=(
        "1. Mỗi sheet là một mục của báo cáo; ô tiêu đề có ghi chú, đưa chuột vào để xem.",
        "2. Kết quả từng chỉ tiêu, các bảng và phụ lục do chương trình viết từ báo cáo của các cơ "
        "quan; ở đây chỉ gõ phần lời.",
        "3. Trong câu có thể gọi số liệu bằng tên: {chỉ tiêu 2.3}, {chỉ tiêu 2.3: tử số}, "
        "{truyền thông: lượt người, nữ}, {bạo lực: số vụ}, {kinh phí: thực hiện}, {số chỉ tiêu "
        "đạt}, {số cơ quan chưa báo cáo}, {năm}.",
        "4. Số liệu chưa cơ quan nào báo cáo được in là “chưa có báo cáo”, không in số 0.",
        "5. Không gõ số thứ tự (I, 1, a, dấu gạch): chọn cấp, chương trình tự đánh số.",
        "6. Chữ đậm, chữ nghiêng trong ô được giữ nguyên khi in; xuống dòng bằng Alt+Enter.",
        "7. Không gộp ô, không đổi tên sheet và tiêu đề cột; thêm, bớt, đổi chỗ dòng tùy ý.",
        "8. Lưu tệp dạng .xlsx rồi chạy: docgen make TÊN-TỆP.xlsx --reports THƯ-MỤC-BÁO-CÁO",
        "9. Chương trình báo tất cả lỗi một lần, kèm tên sheet và ô để sửa.",
    ),
)
