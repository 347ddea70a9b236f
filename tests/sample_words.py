"""Makes ``data/bao-cao-nam-2024.xlsx``: the words of an invented report on the year 2024.

All of it is invented, numbers of documents and names too, but for the plan that it reports on.
Run ``python -m tests.sample_words`` after a change here or in the kind of workbook.
"""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from docgen.model.annual import Chapter, Insert, Verdict
from docgen.workbook.annual_sheets import ANNUAL
from docgen.workbook.write import blank, to_bytes

__all__ = ["FILE", "content"]

FILE = Path(__file__).parents[1] / "data" / "bao-cao-nam-2024.xlsx"
_SAVED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")

INFORMATION: dict[str, Any] = {
    "Cơ quan ban hành": "Ủy ban nhân dân tỉnh Lạng Sơn",
    "Ký hiệu": "UBND",
    "Số": 512,
    "Địa danh": "Lạng Sơn",
    "Ngày ban hành": date(2024, 12, 20),
    "Địa bàn": "tỉnh Lạng Sơn",
    "Trích yếu": "Kết quả thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2024",
    "Kính gửi": "Bộ Lao động - Thương binh và Xã hội",
    "Lời dẫn": (
        "Thực hiện Kế hoạch số 192/KH-UBND ngày 28 tháng 9 năm 2023 của Ủy ban nhân dân tỉnh Lạng "
        "Sơn về thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm {năm}, Ủy ban "
        "nhân dân tỉnh báo cáo kết quả như sau:"
    ),
    "Tệp kế hoạch": "ke-hoach-2024.xlsx",
    "Quyền hạn": "TM. Ủy ban nhân dân\nKT. Chủ tịch",
    "Chức vụ": "Phó Chủ tịch",
    "Người ký": "Nguyễn Thị Mẫu",
    "Lưu": "VT, KGVX(NTM)",
}
DOCUMENTS = [
    (
        "Công văn",
        "315/UBND-KGVX",
        date(2024, 3, 4),
        "Ủy ban nhân dân tỉnh",
        "về việc tăng cường lồng ghép giới trong xây dựng kế hoạch của các ngành, các huyện, "
        "thành phố",
    ),
    (
        "Công văn",
        "902/UBND-KGVX",
        date(2024, 6, 17),
        "Ủy ban nhân dân tỉnh",
        "về việc rà soát, cập nhật số liệu tách theo giới tính 6 tháng đầu năm 2024",
    ),
    (
        "Kế hoạch",
        "226/KH-UBND",
        date(2024, 10, 22),
        "Ủy ban nhân dân tỉnh",
        "triển khai Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ "
        "sở giới năm 2024",
    ),
]
CONTENT = [
    (
        Chapter.GUIDANCE,
        "Đoạn",
        "Ủy ban nhân dân tỉnh chỉ đạo các sở, ban, ngành, địa phương đưa mục tiêu bình đẳng giới "
        "vào chương trình công tác năm, giao rõ cơ quan chủ trì từng chỉ tiêu và thời hạn báo cáo.",
        None,
    ),
    (
        Chapter.ACTIVITIES,
        "1",
        "Lồng ghép giới trong xây dựng và thực hiện chính sách",
        None,
    ),
    (
        Chapter.ACTIVITIES,
        "Đoạn",
        "Các cơ quan chủ trì soạn thảo thực hiện đánh giá tác động giới đối với dự thảo văn bản; "
        "số liệu về cán bộ, hội viên, người được tập huấn được tách theo giới tính.",
        None,
    ),
    (Chapter.ACTIVITIES, "1", "Truyền thông, tập huấn nâng cao nhận thức", None),
    (
        Chapter.ACTIVITIES,
        "Đoạn",
        "Hoạt động truyền thông được tổ chức trong cả năm, cao điểm là Tháng hành động; có {truyền "
        "thông: lượt người, nữ} lượt nữ trong tổng số {truyền thông: lượt người} lượt người tham "
        "dự.",
        Insert.EVENTS,
    ),
]
REMARKS = [
    (
        Verdict.STRENGTHS,
        "Năm {năm} có {số chỉ tiêu đạt}/{số chỉ tiêu} chỉ tiêu đạt kế hoạch; tỷ lệ cơ quan có lãnh "
        "đạo chủ chốt là nữ đạt {chỉ tiêu 1.1}.",
    ),
    (
        Verdict.STRENGTHS,
        "Công tác hỗ trợ người bị bạo lực được quan tâm: {bạo lực: được hỗ trợ}/{bạo lực: nạn nhân}"
        " nạn nhân được hỗ trợ.",
    ),
    (
        Verdict.LIMITS,
        "Còn {số chỉ tiêu chưa đạt} chỉ tiêu chưa đạt kế hoạch; tỷ suất sinh ở tuổi vị thành niên "
        "là {chỉ tiêu 4.3} ca trên 1.000 phụ nữ.",
    ),
    (
        Verdict.LIMITS,
        "Số liệu tách theo giới tính ở cơ sở còn được tổng hợp thủ công, mất nhiều thời gian.",
    ),
    (
        Verdict.OUTER_CAUSES,
        "Địa bàn miền núi, dân cư phân tán; tập quán ưa thích con trai còn tồn tại ở một số nơi.",
    ),
    (
        Verdict.OWN_CAUSES,
        "Người làm công tác bình đẳng giới ở các đơn vị đều kiêm nhiệm; kinh phí còn thấp, đã thực "
        "hiện {kinh phí: thực hiện} triệu đồng.",
    ),
]
DIRECTIONS = [
    (
        "-",
        "Giao chỉ tiêu bình đẳng giới năm {năm sau} cho từng cơ quan, địa phương ngay từ đầu năm; "
        "tập trung vào các chỉ tiêu chưa đạt.",
    ),
    (
        "-",
        "Tiếp tục truyền thông về bình đẳng giới tới thôn, bản vùng đồng bào dân tộc thiểu số.",
    ),
    ("-", "Tập huấn người làm báo cáo về số liệu tách theo giới tính và thời hạn gửi báo cáo."),
]
PROPOSALS = [
    (
        "Bộ Lao động - Thương binh và Xã hội",
        "Sớm ban hành hướng dẫn thu thập các chỉ tiêu dựa trên điều tra mẫu ở cấp tỉnh.",
    ),
    (
        "Bộ Lao động - Thương binh và Xã hội",
        "Quan tâm bố trí kinh phí cho các tỉnh miền núi thực hiện Chiến lược quốc gia về bình đẳng "
        "giới.",
    ),
]
RECIPIENTS = [
    "Thường trực Tỉnh ủy",
    "Thường trực HĐND tỉnh",
    "Chủ tịch, các Phó Chủ tịch UBND tỉnh",
    "Các sở, ban, ngành, đoàn thể tỉnh",
    "UBND các huyện, thành phố",
]


def content() -> bytes:
    """The workbook, the same bytes each time."""
    workbook = blank(ANNUAL, 2024)
    information = workbook["Thông tin"]
    for row in range(2, information.max_row + 1):
        name = str(information.cell(row, 1).value)
        if name in INFORMATION:
            information.cell(row, 2).value = INFORMATION[name]
    _fill(workbook["Văn bản chỉ đạo"], DOCUMENTS)
    _fill(workbook["Nội dung"], CONTENT)
    _fill(workbook["Đánh giá chung"], REMARKS)
    _fill(workbook["Phương hướng"], DIRECTIONS)
    _fill(workbook["Kiến nghị, đề xuất"], PROPOSALS)
    _fill(workbook["Nơi nhận"], [(one,) for one in RECIPIENTS])
    return _same_each_time(to_bytes(workbook))


def _fill(worksheet: Worksheet, rows: list[tuple[Any, ...]]) -> None:
    for number, row in enumerate(rows, 2):
        for place, value in enumerate(row, 1):
            worksheet.cell(number, place).value = value


def _same_each_time(made: bytes) -> bytes:
    """The package without the times at which its members were written."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(made)) as old, zipfile.ZipFile(stream, "w") as new:
        for one in old.infolist():
            member = zipfile.ZipInfo(one.filename, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            content = _SAVED.sub(rb"\g<1>1980-01-01T00:00:00Z", old.read(one))
            new.writestr(member, content)
    return stream.getvalue()


if __name__ == "__main__":
    FILE.write_bytes(content())
