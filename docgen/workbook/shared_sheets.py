"""Sheets that both kinds of plan have: information, bases, content, recipients, adjustments."""

from __future__ import annotations

from docgen.model.adjustment import Action
from docgen.workbook import cells
from docgen.workbook.sheets import (
    CODE,
    DATE,
    FIELD_COLUMNS,
    YES_NO,
    Column,
    Field,
    Sheet,
    column,
    field,
)

__all__ = [
    "BASES",
    "CONTENT",
    "FIELD_SHEET",
    "HABITS",
    "RECIPIENTS",
    "adjustments",
    "appendix",
]


def appendix(key: str, name: str, sheet: str, what: str, default: str) -> Field:
    """The field that asks for an appendix made of a sheet."""
    note = f"Có: in phụ lục {what} từ sheet {sheet}."
    return field(key, name, cells.yes_no, note, choices=YES_NO, default=default)


FIELD_SHEET = Sheet(
    key="info",
    name="Thông tin",
    purpose="thông tin chung của kế hoạch, mỗi dòng một trường",
    needed=True,
    columns=FIELD_COLUMNS,
    fields=(
        field(
            "organ",
            "Cơ quan ban hành",
            cells.line,
            "Tên đầy đủ, ví dụ: Ủy ban nhân dân tỉnh Lạng Sơn. Văn bản tự in hoa, tự ngắt dòng.",
            filled=True,
        ),
        field(
            "parent",
            "Cơ quan chủ quản",
            cells.line,
            "Chỉ điền khi có, ví dụ sở thì điền: UBND tỉnh Lạng Sơn. UBND các cấp để trống.",
        ),
        field(
            "symbol",
            "Ký hiệu",
            cells.symbol,
            "Chữ viết tắt tên cơ quan, ví dụ: UBND. Chương trình tự thêm KH-.",
            filled=True,
        ),
        field("number", "Số", cells.number, "Để trống khi chưa lấy số.", number_format="General"),
        field("place", "Địa danh", cells.line, "Ví dụ: Lạng Sơn.", filled=True),
        field(
            "issued",
            "Ngày ban hành",
            cells.day,
            "Dạng dd/mm/yyyy; để trống khi chưa ký.",
            number_format=DATE,
        ),
        field(
            "year",
            "Năm",
            cells.year,
            "Năm của kế hoạch (không phải năm ký).",
            filled=True,
            of_year=int,
            number_format="0",
        ),
        field(
            "area",
            "Địa bàn",
            cells.line,
            "Ví dụ: tỉnh Lạng Sơn. Không in ra.",
            filled=True,
        ),
        field(
            "subject",
            "Trích yếu",
            cells.text,
            "Nội dung tóm tắt dưới chữ KẾ HOẠCH, không có dấu chấm ở cuối.",
            filled=True,
        ),
        field(
            "basis_style",
            "Kiểu căn cứ",
            cells.basis_style,
            "Thực hiện: viết liền một câu. Căn cứ: mỗi căn cứ một dòng chữ nghiêng.",
            choices=("Thực hiện", "Căn cứ"),
            default="Thực hiện",
        ),
        field(
            "date_style",
            "Kiểu ngày viện dẫn",
            cells.date_style,
            "Đầy đủ: ngày 03 tháng 3 năm 2021. Ngắn: ngày 03/3/2021.",
            choices=("Đầy đủ", "Ngắn"),
            default="Đầy đủ",
        ),
        field(
            "lead",
            "Lời dẫn",
            cells.text,
            "Câu sau các căn cứ, ví dụ: UBND tỉnh ban hành Kế hoạch … như sau:",
        ),
        field(
            "authority",
            "Quyền hạn",
            cells.authority,
            "Mỗi ý một dòng (Alt+Enter để xuống dòng), ví dụ TM. Ủy ban nhân dân, KT. Chủ tịch. "
            "Người đứng đầu cơ quan ký trực tiếp thì để trống.",
        ),
        field("post", "Chức vụ", cells.line, "Ví dụ: Phó Chủ tịch.", filled=True),
        field(
            "signer",
            "Người ký",
            cells.line,
            "Họ và tên, không ghi học hàm, học vị.",
            filled=True,
        ),
        field("archive", "Lưu", cells.line, "Phần sau chữ Lưu:, ví dụ: VT, KGVX(NCD)."),
        field("drafter", "Người soạn và số bản", cells.line, "Ví dụ: PL.(300). Không bắt buộc."),
        field(
            "urgency",
            "Mức độ khẩn",
            cells.choice("Khẩn", "Thượng khẩn", "Hỏa tốc"),
            "Để trống nếu không khẩn.",
            choices=("Khẩn", "Thượng khẩn", "Hỏa tốc"),
        ),
        field(
            "secrecy",
            "Độ mật",
            cells.choice("Mật", "Tối mật", "Tuyệt mật"),
            "Để trống nếu không mật.",
            choices=("Mật", "Tối mật", "Tuyệt mật"),
        ),
        appendix("tasks_appendix", "Phụ lục phân công", "Nhiệm vụ", "phân công nhiệm vụ", "Không"),
        appendix("targets_appendix", "Phụ lục chỉ tiêu", "Chỉ tiêu", "chỉ tiêu", "Không"),
    ),
)

BASES = Sheet(
    key="bases",
    name="Căn cứ",
    purpose="các văn bản làm căn cứ, theo thứ tự in ra",
    columns=(
        column(
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
        column(
            "symbol",
            "Số ký hiệu",
            cells.line,
            "Ví dụ: 28/NQ-CP; không có dấu cách. Luật thì để trống.",
            needed=True,
            width=22,
        ),
        column("issued", "Ngày", cells.day, "Dạng dd/mm/yyyy.", needed=True, number_format=DATE),
        column(
            "issuer",
            "Cơ quan",
            cells.line,
            "Cơ quan ban hành, viết đầy đủ. Luật thì để trống.",
            needed=True,
            width=34,
        ),
        column(
            "title",
            "Trích yếu",
            cells.line,
            "Viết tiếp được sau tên cơ quan, ví dụ: ban hành Chiến lược…; về việc…",
            needed=True,
            width=70,
        ),
        CODE,
    ),
)

CONTENT = Sheet(
    key="items",
    name="Nội dung",
    purpose="nội dung kế hoạch, mỗi dòng một mục; không gõ số thứ tự",
    needed=True,
    columns=(
        column(
            "level",
            "Cấp",
            cells.level,
            "Phần, I, 1, a, -, + hoặc Đoạn. Số thứ tự do chương trình đánh, không gõ tay.",
            needed=True,
            filled=True,
            choices=("Phần", "I", "1", "a", "-", "+", "Đoạn"),
            width=8,
        ),
        column(
            "text",
            "Nội dung",
            cells.text,
            "Nội dung; xuống dòng trong ô (Alt+Enter) thành đoạn mới. "
            "Chữ đậm, nghiêng trong ô được giữ nguyên.",
            needed=True,
            width=110,
        ),
        column(
            "insert",
            "Chèn",
            cells.insert,
            "Nhiệm vụ: in nhiệm vụ của từng cơ quan ngay sau dòng này. "
            "Bảng phân công, Bảng chỉ tiêu: chèn bảng.",
            choices=("Nhiệm vụ", "Bảng phân công", "Bảng chỉ tiêu"),
        ),
        column(
            "heading",
            "Tiêu đề",
            cells.yes_no,
            "Để trống: mục có mục con bên dưới là tiêu đề chữ đậm. Có hoặc Không: ấn định.",
            choices=YES_NO,
            width=10,
        ),
        CODE,
    ),
)

RECIPIENTS = Sheet(
    key="recipients",
    name="Nơi nhận",
    purpose="nơi nhận, mỗi dòng một cơ quan hoặc nhóm; không gõ dòng Lưu",
    needed=True,
    columns=(
        column(
            "name",
            "Nơi nhận",
            cells.lines,
            "Không gõ gạch đầu dòng và dấu chấm phẩy. Dòng Lưu lấy từ sheet Thông tin.",
            needed=True,
            filled=True,
            width=60,
        ),
        CODE,
    ),
)

HABITS = (
    "3. Không gõ số thứ tự (I, 1, a, dấu gạch): chọn cấp, chương trình tự đánh số.",
    "4. Xuống dòng trong ô bằng Alt+Enter: mỗi dòng in thành một đoạn.",
    "5. Chữ đậm, chữ nghiêng trong ô được giữ nguyên khi in.",
    "6. Ngày gõ dạng dd/mm/yyyy; số thập phân dùng dấu phẩy.",
    "7. Không gộp ô, không đổi tên sheet và tiêu đề cột; thêm, bớt, đổi chỗ dòng tùy ý.",
    "8. Chưa có số và ngày ban hành thì để trống; văn bản chừa chỗ để điền.",
    "9. Lưu tệp dạng .xlsx rồi chạy: docgen make TÊN-TỆP.xlsx",
    "10. Chương trình báo tất cả lỗi một lần, kèm tên sheet và ô để sửa.",
)


def adjustments(sheets: tuple[Sheet, ...], *columns: Column) -> Sheet:
    """The sheet that asks for changes to rows of ``sheets``; ``columns`` stand before its own."""
    return Sheet(
        key="adjustments",
        name="Điều chỉnh",
        purpose="các dòng cần thay, thêm, bỏ so với kế hoạch, mỗi dòng một việc",
        columns=(
            *columns,
            column(
                "sheet",
                "Sheet",
                cells.line,
                "Sheet của kế hoạch có dòng cần điều chỉnh.",
                needed=True,
                filled=True,
                choices=tuple(dict.fromkeys(one.name for one in sheets)),
            ),
            column(
                "code",
                "Mã",
                cells.code,
                "Mã của dòng đó; ở sheet mỗi dòng một trường thì ghi tên trường.",
                needed=True,
                filled=True,
                width=14,
            ),
            column(
                "action",
                "Thao tác",
                cells.action,
                "Thay: thay nội dung của dòng. Thêm sau: thêm một dòng ngay sau dòng đó. "
                "Bỏ: bỏ cả dòng.",
                needed=True,
                filled=True,
                choices=tuple(Action),
                width=12,
            ),
            column(
                "column",
                "Cột",
                cells.line,
                "Tiêu đề của cột cần thay; để trống là cột có câu chữ của dòng.",
            ),
            column(
                "value",
                "Nội dung",
                cells.whole,
                "Câu chữ mới. Có thể dùng {địa bàn}, {cơ quan ban hành}, {năm}. Bỏ thì để trống.",
                needed=True,
                width=90,
            ),
            column("new_code", "Mã mới", cells.code, "Mã của dòng được thêm, nếu cần.", width=14),
        ),
    )
