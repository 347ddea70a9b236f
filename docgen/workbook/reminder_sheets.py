"""The workbook of who writes letters that ask for reports: typed once, used for each letter."""

from __future__ import annotations

from dataclasses import replace

from docgen.workbook import cells
from docgen.workbook.shared_sheets import FIELD_SHEET, RECIPIENTS
from docgen.workbook.sheets import FIELD_COLUMNS, Field, Kind, Sheet, field

__all__ = ["REMINDER"]

_NOTES = {
    "organ": "Cơ quan ký công văn, ví dụ: Sở Nội vụ. Để trống thì lấy theo ký hiệu và kế hoạch.",
    "symbol": "Phần sau dấu gạch chéo, ví dụ: SLĐTBXH-BĐG. Số và ngày cho khi chạy lệnh.",
    "place": "Ví dụ: Lạng Sơn. Để trống thì lấy của kế hoạch.",
    "parent": "Ví dụ: UBND tỉnh Lạng Sơn. Để trống thì lấy theo kế hoạch.",
}


def _shared(*keys: str) -> tuple[Field, ...]:
    """Fields that a plan has too, with the words of a letter.

    None must be filled in: what is not may be given with the command, or be known from the plan.
    """
    found = {one.key: one for one in FIELD_SHEET.fields}
    found["symbol"] = replace(found["symbol"], parse=cells.line)
    return tuple(
        replace(found[one], filled=False, note=_NOTES.get(one, found[one].note)) for one in keys
    )


_INFORMATION = Sheet(
    key="info",
    name="Thông tin",
    purpose="thông tin chung của công văn, mỗi dòng một trường; điền một lần, dùng cho mọi lần gửi",
    needed=True,
    columns=FIELD_COLUMNS,
    fields=(
        *_shared("organ", "parent", "symbol", "place"),
        field(
            "mailbox",
            "Nơi nhận báo cáo",
            cells.line,
            "Nơi các cơ quan gửi báo cáo về, ví dụ: qua hộp thư điện tử bdg@langson.example.",
        ),
        field(
            "contact",
            "Đầu mối liên hệ",
            cells.line,
            "Người giải đáp, ví dụ: bà Nguyễn Thị A, điện thoại 0205 3 000 000.",
        ),
        *_shared("authority", "post", "signer", "archive", "drafter", "urgency"),
    ),
)

REMINDER = Kind(
    name="reminder",
    title="Công văn đôn đốc",
    version=1,
    sheets=(
        _INFORMATION,
        replace(
            RECIPIENTS,
            purpose="nơi nhận ngoài dòng Như trên, mỗi dòng một cơ quan; không gõ dòng Lưu",
            needed=False,
            columns=RECIPIENTS.columns[:1],
        ),
    ),
    guide=(
        "1. Điền một lần phần không đổi của công văn đôn đốc: cơ quan, ký hiệu, người ký, đầu mối.",
        "2. Số, ngày và thời hạn mới cho khi chạy lệnh; chưa có số, ngày thì công văn chừa chỗ.",
        "3. Kính gửi ai, còn thiếu nội dung gì do chương trình tìm trong các báo cáo đã nhận.",
        "4. Không đổi tên sheet và tên trường; trường không cần thì để trống.",
        "5. Lưu tệp dạng .xlsx rồi chạy: docgen remind THƯ-MỤC-BÁO-CÁO --plan KẾ-HOẠCH.xlsx "
        "--letterhead TÊN-TỆP.xlsx --deadline 10/12/2024",
    ),
)
