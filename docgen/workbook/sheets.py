"""What sheets and columns each kind of workbook has, as data.

The reader, the blank workbook, its drop-downs and notes, and the documentation
all come from here.  It is long because it is a list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from docgen.workbook import cells
from docgen.workbook.cells import Parser

__all__ = [
    "ACTION_MONTH",
    "FIELD_SHEET",
    "KINDS",
    "PLAN",
    "Column",
    "Field",
    "Kind",
    "Sheet",
]

YES_NO = ("Có", "Không")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a sheet.

    ``key`` is the field of the record; ``needed`` says that the header must be there,
    ``filled`` that every row must have a value.  ``choices`` become a drop-down, which
    also admits other values when ``free``.  ``note`` tells a clerk what goes in.
    """

    key: str
    header: str
    parse: Parser
    note: str
    needed: bool = False
    filled: bool = False
    choices: tuple[str, ...] = ()
    free: bool = False
    width: int = 18
    number_format: str = "@"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A row of a sheet of single values (``Thông tin``): name, value, advice.

    ``of_year`` gives the value that goes with the year a blank workbook is made for.
    """

    key: str
    name: str
    parse: Parser
    note: str
    filled: bool = False
    choices: tuple[str, ...] = ()
    default: Any = None
    of_year: Callable[[int], Any] | None = None
    number_format: str = "@"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: a table with a header row, or single values when it has ``fields``."""

    key: str
    name: str
    purpose: str
    columns: tuple[Column, ...]
    fields: tuple[Field, ...] = ()
    needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of workbook: its name in metadata, its format version, its sheets."""

    name: str
    title: str
    version: int
    sheets: tuple[Sheet, ...]
    guide: tuple[str, ...]


def _column(
    key: str, header: str, parse: Callable[[cells.Cell], Any], note: str, **more: Any
) -> Column:
    return Column(key=key, header=header, parse=parse, note=note, **more)


def _field(
    key: str, name: str, parse: Callable[[cells.Cell], Any], note: str, **more: Any
) -> Field:
    return Field(key=key, name=name, parse=parse, note=note, **more)


_DATE = "dd/mm/yyyy"
_MILLIONS = "#,##0.0"

_FIELD_COLUMNS = (
    _column("name", "Trường", cells.line, "Tên trường; không sửa.", needed=True, width=24),
    _column("value", "Giá trị", cells.line, "Điền vào cột này.", needed=True, width=60),
    _column("advice", "Hướng dẫn", cells.line, "Cách điền; chương trình bỏ qua.", width=70),
)


def _appendix(key: str, name: str, sheet: str, what: str, default: str) -> Field:
    """The field that asks for an appendix made of a sheet."""
    note = f"Có: in phụ lục {what} từ sheet {sheet}."
    return _field(key, name, cells.yes_no, note, choices=YES_NO, default=default)


FIELD_SHEET = Sheet(
    key="info",
    name="Thông tin",
    purpose="thông tin chung của kế hoạch, mỗi dòng một trường",
    needed=True,
    columns=_FIELD_COLUMNS,
    fields=(
        _field(
            "organ",
            "Cơ quan ban hành",
            cells.line,
            "Tên đầy đủ, ví dụ: Ủy ban nhân dân tỉnh Lạng Sơn. Văn bản tự in hoa, tự ngắt dòng.",
            filled=True,
        ),
        _field(
            "parent",
            "Cơ quan chủ quản",
            cells.line,
            "Chỉ điền khi có, ví dụ sở thì điền: UBND tỉnh Lạng Sơn. UBND các cấp để trống.",
        ),
        _field(
            "symbol",
            "Ký hiệu",
            cells.symbol,
            "Chữ viết tắt tên cơ quan, ví dụ: UBND. Chương trình tự thêm KH-.",
            filled=True,
        ),
        _field("number", "Số", cells.number, "Để trống khi chưa lấy số.", number_format="General"),
        _field("place", "Địa danh", cells.line, "Ví dụ: Lạng Sơn.", filled=True),
        _field(
            "issued",
            "Ngày ban hành",
            cells.day,
            "Dạng dd/mm/yyyy; để trống khi chưa ký.",
            number_format=_DATE,
        ),
        _field(
            "year",
            "Năm",
            cells.year,
            "Năm của kế hoạch (không phải năm ký).",
            filled=True,
            of_year=int,
            number_format="0",
        ),
        _field(
            "area",
            "Địa bàn",
            cells.line,
            "Ví dụ: tỉnh Lạng Sơn. Không in ra.",
            filled=True,
        ),
        _field(
            "subject",
            "Trích yếu",
            cells.text,
            "Nội dung tóm tắt dưới chữ KẾ HOẠCH, không có dấu chấm ở cuối.",
            filled=True,
        ),
        _field(
            "basis_style",
            "Kiểu căn cứ",
            cells.basis_style,
            "Thực hiện: viết liền một câu. Căn cứ: mỗi căn cứ một dòng chữ nghiêng.",
            choices=("Thực hiện", "Căn cứ"),
            default="Thực hiện",
        ),
        _field(
            "date_style",
            "Kiểu ngày viện dẫn",
            cells.date_style,
            "Đầy đủ: ngày 03 tháng 3 năm 2021. Ngắn: ngày 03/3/2021.",
            choices=("Đầy đủ", "Ngắn"),
            default="Đầy đủ",
        ),
        _field(
            "lead",
            "Lời dẫn",
            cells.text,
            "Câu sau các căn cứ, ví dụ: UBND tỉnh ban hành Kế hoạch … như sau:",
        ),
        _field(
            "authority",
            "Quyền hạn",
            cells.authority,
            "Mỗi ý một dòng (Alt+Enter để xuống dòng), ví dụ TM. Ủy ban nhân dân, KT. Chủ tịch. "
            "Người đứng đầu cơ quan ký trực tiếp thì để trống.",
        ),
        _field("post", "Chức vụ", cells.line, "Ví dụ: Phó Chủ tịch.", filled=True),
        _field(
            "signer",
            "Người ký",
            cells.line,
            "Họ và tên, không ghi học hàm, học vị.",
            filled=True,
        ),
        _field("archive", "Lưu", cells.line, "Phần sau chữ Lưu:, ví dụ: VT, KGVX(NCD)."),
        _field("drafter", "Người soạn và số bản", cells.line, "Ví dụ: PL.(300). Không bắt buộc."),
        _field(
            "urgency",
            "Mức độ khẩn",
            cells.choice("Khẩn", "Thượng khẩn", "Hỏa tốc"),
            "Để trống nếu không khẩn.",
            choices=("Khẩn", "Thượng khẩn", "Hỏa tốc"),
        ),
        _field(
            "secrecy",
            "Độ mật",
            cells.choice("Mật", "Tối mật", "Tuyệt mật"),
            "Để trống nếu không mật.",
            choices=("Mật", "Tối mật", "Tuyệt mật"),
        ),
        _appendix("tasks_appendix", "Phụ lục phân công", "Nhiệm vụ", "phân công nhiệm vụ", "Không"),
        _appendix("targets_appendix", "Phụ lục chỉ tiêu", "Chỉ tiêu", "chỉ tiêu", "Không"),
    ),
)

_BASES = Sheet(
    key="bases",
    name="Căn cứ",
    purpose="các văn bản làm căn cứ, theo thứ tự in ra",
    columns=(
        _column(
            "kind",
            "Loại",
            cells.line,
            "Loại văn bản: Luật, Nghị quyết, Quyết định, Công văn… "
            "Dòng “Theo đề nghị của … tại Tờ trình số …”: chọn Theo đề nghị, điền Số ký hiệu, Ngày "
            "của tờ trình và Cơ quan đề nghị.",
            needed=True,
            filled=True,
            choices=(
                "Luật",
                "Nghị quyết",
                "Nghị định",
                "Quyết định",
                "Chỉ thị",
                "Thông tư",
                "Kế hoạch",
                "Chương trình",
                "Công văn",
                "Theo đề nghị",
            ),
            free=True,
        ),
        _column(
            "symbol",
            "Số ký hiệu",
            cells.line,
            "Ví dụ: 28/NQ-CP; không có dấu cách. Luật thì để trống.",
            needed=True,
            width=22,
        ),
        _column("issued", "Ngày", cells.day, "Dạng dd/mm/yyyy.", needed=True, number_format=_DATE),
        _column(
            "issuer",
            "Cơ quan",
            cells.line,
            "Cơ quan ban hành, viết đầy đủ. Luật thì để trống.",
            needed=True,
            width=34,
        ),
        _column(
            "title",
            "Trích yếu",
            cells.line,
            "Viết tiếp được sau tên cơ quan, ví dụ: ban hành Chiến lược…; về việc…",
            needed=True,
            width=70,
        ),
    ),
)

_CONTENT = Sheet(
    key="items",
    name="Nội dung",
    purpose="nội dung kế hoạch, mỗi dòng một mục; không gõ số thứ tự",
    needed=True,
    columns=(
        _column(
            "level",
            "Cấp",
            cells.level,
            "Phần, I, 1, a, -, + hoặc Đoạn. Số thứ tự do chương trình đánh, không gõ tay.",
            needed=True,
            filled=True,
            choices=("Phần", "I", "1", "a", "-", "+", "Đoạn"),
            width=8,
        ),
        _column(
            "text",
            "Nội dung",
            cells.text,
            "Nội dung; xuống dòng trong ô (Alt+Enter) thành đoạn mới. "
            "Chữ đậm, nghiêng trong ô được giữ nguyên.",
            needed=True,
            width=110,
        ),
        _column(
            "insert",
            "Chèn",
            cells.insert,
            "Nhiệm vụ: in nhiệm vụ của từng cơ quan ngay sau dòng này. "
            "Bảng phân công, Bảng chỉ tiêu: chèn bảng.",
            choices=("Nhiệm vụ", "Bảng phân công", "Bảng chỉ tiêu"),
        ),
        _column(
            "heading",
            "Tiêu đề",
            cells.yes_no,
            "Để trống: mục có mục con bên dưới là tiêu đề chữ đậm. Có hoặc Không: ấn định.",
            choices=YES_NO,
            width=10,
        ),
    ),
)

_AGENCIES = Sheet(
    key="agencies",
    name="Cơ quan",
    purpose="các cơ quan, đơn vị được giao nhiệm vụ, theo thứ tự in ra",
    columns=(
        _column("code", "Mã", cells.code, "Mã ngắn, không trùng.", needed=True, filled=True),
        _column(
            "name",
            "Tên",
            cells.line,
            "Tên đầy đủ; có thể gồm nhiều cơ quan.",
            needed=True,
            filled=True,
            width=70,
        ),
        _column(
            "requested",
            "Đề nghị",
            cells.yes_no,
            "Có: cơ quan được đề nghị phối hợp (Mặt trận, đoàn thể), in “Đề nghị …”.",
            choices=YES_NO,
            width=10,
        ),
        _column("group", "Nhóm", cells.line, "Nhóm cơ quan, nếu cần; không in ra.", width=26),
    ),
)

_TASKS = Sheet(
    key="tasks",
    name="Nhiệm vụ",
    purpose="nhiệm vụ của từng cơ quan",
    columns=(
        _column("code", "Mã", cells.code, "Mã nhiệm vụ, không trùng.", width=10),
        _column(
            "agency",
            "Cơ quan",
            cells.line,
            "Mã hoặc tên cơ quan ở sheet Cơ quan.",
            needed=True,
            filled=True,
            width=24,
        ),
        _column(
            "text",
            "Nội dung",
            cells.text,
            "Nội dung nhiệm vụ; không gõ dấu gạch đầu dòng.",
            needed=True,
            filled=True,
            width=90,
        ),
        _column(
            "level",
            "Cấp",
            cells.dash,
            "- (để trống cũng là -) hoặc + cho ý nhỏ.",
            choices=("-", "+"),
            width=8,
        ),
        _column("partners", "Phối hợp", cells.text, "Cơ quan phối hợp.", width=34),
        _column(
            "targets",
            "Chỉ tiêu",
            cells.codes,
            "Mã chỉ tiêu liên quan, cách nhau bằng dấu chấm phẩy.",
            width=14,
        ),
        _column("due", "Thời hạn", cells.due, "Ngày, hoặc chữ: Quý II; Thường xuyên.", width=18),
        _column("product", "Sản phẩm", cells.text, "Kết quả phải có.", width=26),
        _column(
            "budget",
            "Kinh phí (triệu đồng)",
            cells.amount,
            "Số tiền, đơn vị triệu đồng.",
            width=14,
            number_format=_MILLIONS,
        ),
        _column("source", "Nguồn kinh phí", cells.line, "Ví dụ: ngân sách tỉnh.", width=20),
    ),
)

_TARGETS = Sheet(
    key="targets",
    name="Chỉ tiêu",
    purpose="các chỉ tiêu của năm",
    columns=(
        _column("code", "Mã", cells.code, "Ví dụ: 1.1.", needed=True, filled=True, width=10),
        _column(
            "objective",
            "Mục tiêu",
            cells.line,
            "Tên mục tiêu; các dòng cùng mục tiêu đi liền nhau.",
            needed=True,
            filled=True,
            width=40,
        ),
        _column(
            "title",
            "Nội dung",
            cells.text,
            "Nội dung chỉ tiêu.",
            needed=True,
            filled=True,
            width=70,
        ),
        _column(
            "unit",
            "Đơn vị tính",
            cells.line,
            "Ví dụ: %; có/không.",
            needed=True,
            filled=True,
        ),
        _column(
            "direction",
            "Chiều",
            cells.direction,
            "≥ ít nhất, ≤ nhiều nhất, = bằng, > lớn hơn, < nhỏ hơn.",
            needed=True,
            filled=True,
            choices=("≥", "≤", "=", ">", "<"),
            width=8,
        ),
        _column(
            "previous",
            "Thực hiện năm trước",
            cells.measure,
            "Số liệu năm trước; để trống nếu chưa có.",
            number_format="General",
        ),
        _column(
            "planned",
            "Kế hoạch năm",
            cells.measure,
            "Số phấn đấu của năm, hoặc chữ nếu đơn vị tính là có/không.",
            needed=True,
            filled=True,
            number_format="General",
        ),
        _column("reporter", "Cơ quan báo cáo", cells.line, "Cơ quan cung cấp số liệu.", width=30),
        _column(
            "method",
            "Cách tổng hợp",
            cells.line,
            "Cách cộng số liệu của các đơn vị; không in ra.",
            choices=(
                "Cộng tử số và mẫu số",
                "Theo cơ quan báo cáo",
                "Theo từng quý",
                "Có/không",
            ),
            free=True,
            width=26,
        ),
    ),
)

_RECIPIENTS = Sheet(
    key="recipients",
    name="Nơi nhận",
    purpose="nơi nhận, mỗi dòng một cơ quan hoặc nhóm; không gõ dòng Lưu",
    needed=True,
    columns=(
        _column(
            "name",
            "Nơi nhận",
            cells.lines,
            "Không gõ gạch đầu dòng và dấu chấm phẩy. Dòng Lưu lấy từ sheet Thông tin.",
            needed=True,
            filled=True,
            width=60,
        ),
    ),
)

_HABITS = (
    "3. Không gõ số thứ tự (I, 1, a, dấu gạch): chọn cấp, chương trình tự đánh số.",
    "4. Xuống dòng trong ô bằng Alt+Enter: mỗi dòng in thành một đoạn.",
    "5. Chữ đậm, chữ nghiêng trong ô được giữ nguyên khi in.",
    "6. Ngày gõ dạng dd/mm/yyyy; số thập phân dùng dấu phẩy.",
    "7. Không gộp ô, không đổi tên sheet và tiêu đề cột; thêm, bớt, đổi chỗ dòng tùy ý.",
    "8. Chưa có số và ngày ban hành thì để trống; văn bản chừa chỗ để điền.",
    "9. Lưu tệp dạng .xlsx rồi chạy: docgen make TÊN-TỆP.xlsx",
    "10. Chương trình báo tất cả lỗi một lần, kèm tên sheet và ô để sửa.",
)

PLAN = Kind(
    name="plan",
    title="Kế hoạch năm",
    version=1,
    sheets=(FIELD_SHEET, _BASES, _CONTENT, _AGENCIES, _TASKS, _TARGETS, _RECIPIENTS),
    guide=(
        "1. Điền lần lượt từng sheet; ô tiêu đề có ghi chú, đưa chuột vào để xem.",
        "2. Sheet Thông tin, Nội dung, Nơi nhận bắt buộc; các sheet khác điền khi cần.",
        *_HABITS,
    ),
)

# --- the action month -----------------------------------------------------------------------


def _with(sheet: Sheet, column: Column) -> Sheet:
    """A shared sheet with its column of that key as another kind of workbook has it."""
    columns = (column if one.key == column.key else one for one in sheet.columns)
    return replace(sheet, columns=tuple(columns))


_MONTH_FIELDS = replace(
    FIELD_SHEET,
    fields=(
        *(one for one in FIELD_SHEET.fields if not one.key.endswith("_appendix")),
        _appendix(
            "slogans_appendix", "Phụ lục khẩu hiệu", "Khẩu hiệu", "khẩu hiệu tuyên truyền", "Có"
        ),
        _appendix(
            "schedule_appendix", "Phụ lục lịch hoạt động", "Hoạt động", "lịch hoạt động", "Có"
        ),
    ),
)

_MONTH_CONTENT = _with(
    _CONTENT,
    _column(
        "insert",
        "Chèn",
        cells.month_insert,
        "Chủ đề: in chủ đề, thời gian, đối tượng, thông điệp. Hoạt động: in các hoạt động ngay sau "
        "dòng này, xếp theo hình thức; dòng có nội dung trùng tên một hình thức thì chỉ in hoạt "
        "động của hình thức đó. Nhiệm vụ: in nhiệm vụ của từng cơ quan. Bảng phân công: chèn bảng.",
        choices=("Chủ đề", "Hoạt động", "Nhiệm vụ", "Bảng phân công"),
    ),
)

_MONTH_TASKS = replace(_TASKS, columns=tuple(one for one in _TASKS.columns if one.key != "targets"))

_THEME = Sheet(
    key="month",
    name="Chủ đề",
    purpose="chủ đề, thời gian, đối tượng, thông điệp của Tháng hành động, mỗi dòng một trường",
    needed=True,
    columns=_FIELD_COLUMNS,
    fields=(
        _field(
            "theme",
            "Chủ đề",
            cells.line,
            "Chủ đề của năm, chép đúng từng chữ, từng dấu; không gõ dấu ngoặc kép.",
            filled=True,
        ),
        _field(
            "announced",
            "Chủ đề theo công văn",
            cells.line,
            "Chủ đề sao chép từ công văn của bộ; chương trình so với chủ đề ở trên. Không in ra.",
        ),
        _field(
            "first",
            "Từ ngày",
            cells.day,
            "Ngày bắt đầu Tháng hành động: 15/11.",
            filled=True,
            of_year=lambda year: date(year, 11, 15),
            number_format=_DATE,
        ),
        _field(
            "last",
            "Đến ngày",
            cells.day,
            "Ngày kết thúc Tháng hành động: 15/12.",
            filled=True,
            of_year=lambda year: date(year, 12, 15),
            number_format=_DATE,
        ),
        _field(
            "audience",
            "Đối tượng",
            cells.text,
            "Những ai tham gia, những ai được truyền thông.",
        ),
        _field(
            "messages",
            "Thông điệp",
            cells.lines,
            "Mỗi thông điệp một dòng (Alt+Enter để xuống dòng); không gõ dấu ngoặc kép.",
        ),
    ),
)

_ACTIVITIES = Sheet(
    key="activities",
    name="Hoạt động",
    purpose="các hoạt động của Tháng hành động; phụ lục lịch tự xếp theo ngày",
    needed=True,
    columns=(
        replace(_AGENCIES.columns[0], width=10),
        _column(
            "title",
            "Hoạt động",
            cells.text,
            "Tên hoạt động; không gõ dấu gạch đầu dòng.",
            needed=True,
            filled=True,
            width=60,
        ),
        _column(
            "form",
            "Hình thức",
            cells.line,
            "Nhóm hoạt động, in thành tiêu đề khi chèn vào nội dung.",
            choices=(
                "Lễ phát động",
                "Truyền thông",
                "Diễn đàn và tập huấn",
                "Thăm hỏi và hỗ trợ",
                "Kiểm tra",
            ),
            free=True,
            width=24,
        ),
        _column(
            "when",
            "Thời gian",
            cells.due,
            "Ngày, hoặc chữ có ngày: 8 giờ 00, ngày 14/11/2026; từ ngày 15/11/2026 đến ngày "
            "20/11/2026.",
            needed=True,
            filled=True,
            width=26,
        ),
        _column(
            "place",
            "Địa điểm",
            cells.line,
            "Nơi tổ chức, viết như ở giữa câu: xã Đồng Đăng; các xã, phường.",
            width=34,
        ),
        _column(
            "lead",
            "Cơ quan chủ trì",
            cells.names,
            "Mã hoặc tên cơ quan ở sheet Cơ quan; nhiều cơ quan cách nhau bằng dấu chấm phẩy.",
            needed=True,
            filled=True,
            width=24,
        ),
        _column("partners", "Phối hợp", cells.text, "Cơ quan phối hợp.", width=34),
        _column("scale", "Quy mô", cells.text, "Ví dụ: 300 đại biểu; 05 lớp.", width=24),
        next(one for one in _TASKS.columns if one.key == "budget"),
        replace(next(one for one in _TASKS.columns if one.key == "source"), header="Nguồn"),
    ),
)

_SLOGANS = Sheet(
    key="slogans",
    name="Khẩu hiệu",
    purpose="khẩu hiệu tuyên truyền, mỗi dòng một khẩu hiệu; không gõ số thứ tự",
    columns=(
        _column(
            "text",
            "Khẩu hiệu",
            cells.text,
            "Một khẩu hiệu; chương trình tự đánh số.",
            needed=True,
            filled=True,
            width=110,
        ),
    ),
)

ACTION_MONTH = Kind(
    name="action-month",
    title="Kế hoạch Tháng hành động",
    version=1,
    sheets=(
        _MONTH_FIELDS,
        _BASES,
        _THEME,
        _MONTH_CONTENT,
        _ACTIVITIES,
        _AGENCIES,
        _MONTH_TASKS,
        _SLOGANS,
        _RECIPIENTS,
    ),
    guide=(
        "1. Điền lần lượt từng sheet; ô tiêu đề có ghi chú, đưa chuột vào để xem.",
        "2. Sheet Thông tin, Chủ đề, Nội dung, Hoạt động, Nơi nhận bắt buộc; sheet khác khi cần.",
        *_HABITS,
    ),
)

KINDS = {one.name: one for one in (PLAN, ACTION_MONTH)}
