"""Documents without a fault: kinds, issuers, sizes, ways of laying out and producers."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from tests.corpus.layout import LARGE, NATION, SMALL, Appendix, Layout, Text, changed, looks, table
from tests.corpus.pieces import Paper, Paragraph, Source, Table
from tests.corpus.remake import on_paragraphs
from tests.corpus.shapes import GOOGLE, SCRIPT, WORD, WORD_2007, WPS
from tests.corpus.specimen import Specimen
from tests.corpus.texts import (
    DECISION,
    EQUALITY,
    LAW,
    LETTER,
    PLAN,
    PROPOSAL,
    REPORT,
    STRATEGY,
    measures,
)

__all__ = ["SOUND"]

_WIDE: Final = Paper(top_mm=25, bottom_mm=25, left_mm=35, right_mm=20)
_NARROW_INDENT: Final = looks(12, 13, first_mm=10, before_pt=0, after_pt=6, line=1.5)
_EXACT: Final = looks(13, 14, exact_pt=18, before_pt=0, after_pt=6)
_SINGLE: Final = looks(13, 14, line=1.0, before_pt=3, after_pt=3)

_PLAN_LONG = replace(
    PLAN,
    body=(
        *PLAN.body[:11],
        *measures(3),
        "III. TỔ CHỨC THỰC HIỆN",
        "Các nhiệm vụ, chỉ tiêu cụ thể và phân công thực hiện được nêu tại Phụ lục I và Phụ lục II"
        " kèm theo Kế hoạch này. Sở Nội vụ theo dõi, đôn đốc và báo cáo Ủy ban nhân dân tỉnh./.",
    ),
    appendices=(
        Appendix(
            label="Phụ lục I",
            title="CHỈ TIÊU BÌNH ĐẲNG GIỚI NĂM 2026",
            reference="(Kèm theo Kế hoạch số 145/KH-UBND ngày 05 tháng 02 năm 2026"
            " của Ủy ban nhân dân tỉnh Nghệ An)",
            body=(
                table(
                    Layout(),
                    (15, 100, 45),
                    ("STT", "Chỉ tiêu", "Mức phấn đấu"),
                    ("1", "Tỷ lệ cơ quan, đơn vị có nữ là lãnh đạo chủ chốt", "62%"),
                    ("2", "Tỷ lệ nạn nhân bị bạo lực gia đình được hỗ trợ khi phát hiện", "90%"),
                    ("3", "Tỷ lệ xã, phường có mô hình dịch vụ hỗ trợ", "70%"),
                ),
            ),
        ),
        Appendix(
            label="Phụ lục II",
            title="PHÂN CÔNG NHIỆM VỤ",
            reference="(Kèm theo Kế hoạch số 145/KH-UBND ngày 05 tháng 02 năm 2026"
            " của Ủy ban nhân dân tỉnh Nghệ An)",
            lying=True,
            body=(
                table(
                    Layout(),
                    (15, 110, 65, 50),
                    ("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"),
                    ("1", "Xây dựng tài liệu truyền thông", "Sở Nội vụ", "Quý II"),
                    (
                        "2",
                        "Tập huấn cho cán bộ quản lý trường học",
                        "Sở Giáo dục và Đào tạo",
                        "Quý III",
                    ),
                    ("3", "Tư vấn chăm sóc sức khỏe sinh sản", "Sở Y tế", "Quý III"),
                ),
            ),
        ),
    ),
)

_DECISION_WITH_RULES = replace(
    DECISION,
    organ=("ỦY BAN NHÂN DÂN", "XÃ QUẢNG CHÂU"),
    number="Số: 64/QĐ-UBND",
    date="Quảng Châu, ngày 18 tháng 5 năm 2026",
    subject=("Ban hành Quy chế hoạt động của Tổ truyền thông", "về bình đẳng giới xã Quảng Châu"),
    authority="ỦY BAN NHÂN DÂN XÃ QUẢNG CHÂU",
    bases=(LAW, EQUALITY, "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội."),
    body=(
        "**Điều 1.** Ban hành kèm theo Quyết định này Quy chế hoạt động của Tổ truyền thông về bình"
        " đẳng giới xã Quảng Châu.",
        "**Điều 2.** Quyết định này có hiệu lực kể từ ngày ký.",
        "**Điều 3.** Trưởng phòng Văn hóa - Xã hội, các đơn vị liên quan và các thành viên Tổ"
        " truyền"
        " thông chịu trách nhiệm thi hành Quyết định này./.",
    ),
    recipients=("- Như Điều 3;", "- Sở Nội vụ;", "- Lưu: VT, VHXH."),
    signature=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hồ Sỹ Tuấn"),
    appendices=(
        Appendix(
            heading=Text(
                organ=("ỦY BAN NHÂN DÂN", "XÃ QUẢNG CHÂU"),
                type="QUY CHẾ",
                subject=("Hoạt động của Tổ truyền thông về bình đẳng giới",),
            ),
            reference="(Kèm theo Quyết định số 64/QĐ-UBND ngày 18 tháng 5 năm 2026"
            " của Ủy ban nhân dân xã Quảng Châu)",
            body=(
                "Chương I",
                "QUY ĐỊNH CHUNG",
                "**Điều 1. Phạm vi điều chỉnh**",
                "Quy chế này quy định tổ chức, nhiệm vụ và chế độ làm việc của Tổ truyền thông về"
                " bình đẳng giới xã Quảng Châu.",
                "**Điều 2. Nguyên tắc hoạt động**",
                "1. Tổ truyền thông làm việc theo kế hoạch, dân chủ, công khai.",
                "2. Thông tin cá nhân của người được tư vấn phải được giữ bí mật.",
                "Chương II",
                "NHIỆM VỤ VÀ CHẾ ĐỘ LÀM VIỆC",
                "**Điều 3. Nhiệm vụ của Tổ truyền thông**",
                "1. Tuyên truyền pháp luật về bình đẳng giới tại các thôn.",
                "2. Phát hiện, phản ánh kịp thời các vụ việc bạo lực trong gia đình:",
                "a) Ghi nhận thông tin ban đầu;",
                "b) Báo cáo Ủy ban nhân dân xã trong ngày.",
                "**Điều 4. Chế độ họp**",
                "Tổ truyền thông họp mỗi quý một lần và họp đột xuất khi cần thiết./.",
            ),
        ),
    ),
)

_LETTER_TO_MANY = replace(
    LETTER,
    parent="",
    organ=("ỦY BAN NHÂN DÂN", "TỈNH SƠN LA"),
    number="Số: 402/UBND-KGVX",
    letter="V/v hưởng ứng Tháng hành động vì bình đẳng giới năm 2026",
    date="Sơn La, ngày 02 tháng 11 năm 2026",
    to=(
        "- Các sở, ban, ngành cấp tỉnh;",
        "- Các tổ chức chính trị - xã hội tỉnh;",
        "- Ủy ban nhân dân các xã, phường.",
    ),
    body=(
        "Để hưởng ứng Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ"
        " sở giới năm 2026, Ủy ban nhân dân tỉnh yêu cầu các cơ quan, địa phương thực hiện một số"
        " nội dung sau:",
        "1. Treo băng rôn, phát tin bài trên hệ thống truyền thanh cơ sở từ ngày 15 tháng 11 đến"
        " hết ngày 15 tháng 12 năm 2026.",
        "2. Tổ chức đối thoại chính sách với lao động nữ tại các khu công nghiệp, hợp tác xã.",
        "3. Gửi báo cáo kết quả về Sở Nội vụ trước ngày 25 tháng 12 năm 2026.",
        "Ủy ban nhân dân tỉnh yêu cầu các cơ quan, địa phương nghiêm túc thực hiện./.",
    ),
    recipients=("- Như trên;", "- Thường trực Tỉnh ủy;", "- Lưu: VT, KGVX (Hằng)."),
    signature=("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Cầm Thị Phong"),
)

_NOTICE = Text(
    parent="UBND TỈNH LÀO CAI",
    organ=("VĂN PHÒNG",),
    number="Số: 133/TB-VP",
    date="Lào Cai, ngày 06 tháng 7 năm 2026",
    type="THÔNG BÁO",
    subject=(
        "Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp",
        "về công tác bình đẳng giới",
    ),
    body=(
        "Ngày 02 tháng 7 năm 2026, Phó Chủ tịch Ủy ban nhân dân tỉnh chủ trì cuộc họp đánh giá công"
        " tác bình đẳng giới sáu tháng đầu năm. Sau khi nghe Sở Nội vụ báo cáo và ý kiến của các"
        " thành viên dự họp, Phó Chủ tịch Ủy ban nhân dân tỉnh kết luận như sau:",
        "1. Biểu dương các đơn vị đã hoàn thành sớm chỉ tiêu về tập huấn, truyền thông.",
        "2. Giao Sở Nội vụ tổng hợp khó khăn của các xã, phường, đề xuất giải pháp trước ngày 31"
        " tháng 7 năm 2026.",
        "3. Giao Sở Tài chính cân đối nguồn kinh phí cho các mô hình dịch vụ hỗ trợ.",
        "Văn phòng Ủy ban nhân dân tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./.",
    ),
    recipients=(
        "- Chủ tịch, các PCT UBND tỉnh;",
        "- Sở Nội vụ;",
        "- Sở Tài chính;",
        "- Lưu: VT, VX.",
    ),
    signature=("CHÁNH VĂN PHÒNG", "Giàng Seo Phử"),
)

_MINUTES = Text(
    parent="UBND XÃ CON CUÔNG",
    organ=("TRƯỜNG TIỂU HỌC CHI KHÊ",),
    number="Số: 06/BB-THCK",
    type="BIÊN BẢN",
    subject=("Họp Hội đồng trường về công tác bình đẳng giới", "năm học 2026 - 2027"),
    rule_under_subject=False,
    body=(
        "Thời gian bắt đầu: 14 giờ 00 phút, ngày 10 tháng 9 năm 2026.",
        "Địa điểm: Phòng họp Trường Tiểu học Chi Khê.",
        "Thành phần tham dự: 11 thành viên Hội đồng trường, đại diện Ban đại diện cha mẹ học sinh.",
        "Chủ trì: Bà Lương Thị Hoa, Chủ tịch Hội đồng trường.",
        "Thư ký: Ông Vi Văn Sơn, giáo viên.",
        "Nội dung:",
        "1. Chủ tọa báo cáo kết quả năm học trước, tỷ lệ học sinh nữ chuyên cần đạt 99%.",
        "2. Các thành viên thảo luận, thống nhất lồng ghép nội dung giới vào tiết sinh hoạt lớp.",
        "Cuộc họp kết thúc vào 16 giờ 30 phút, ngày 10 tháng 9 năm 2026; biên bản đã được đọc lại"
        " và các thành viên nhất trí thông qua./.",
    ),
    second_signature=("THƯ KÝ", "Vi Văn Sơn"),
    signature=("CHỦ TỌA", "Lương Thị Hoa"),
    recipients=("- Các thành viên Hội đồng trường;", "- Lưu: VT."),
)

_INVITATION = Text(
    parent="UBND TỈNH TUYÊN QUANG",
    organ=("SỞ NỘI VỤ",),
    number="Số: 19/GM-SNV",
    date="Tuyên Quang, ngày 24 tháng 8 năm 2026",
    type="GIẤY MỜI",
    subject=("Dự hội nghị tập huấn thống kê giới",),
    body=(
        "Sở Nội vụ trân trọng kính mời: Đại diện lãnh đạo Phòng Văn hóa - Xã hội các xã, phường.",
        "Tới dự hội nghị tập huấn kỹ năng thu thập, sử dụng số liệu thống kê giới.",
        "Chủ trì: Bà Nguyễn Thu Hương, Phó Giám đốc Sở Nội vụ.",
        "Thời gian: 08 giờ 00 phút, ngày 04 tháng 9 năm 2026.",
        "Địa điểm: Hội trường Sở Nội vụ.",
        "Rất mong các đại biểu đến dự đầy đủ, đúng thời gian./.",
    ),
    recipients=("- Như trên;", "- Lưu: VT, XDCQ."),
    signature=("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Ma Văn Thắng"),
)

_RESOLUTION = Text(
    organ=("HỘI ĐỒNG NHÂN DÂN", "XÃ BẢO HÀ"),
    number="Số: 08/NQ-HĐND",
    date="Bảo Hà, ngày 22 tháng 12 năm 2025",
    type="NGHỊ QUYẾT",
    subject=("Về việc giao chỉ tiêu bình đẳng giới năm 2026",),
    authority="HỘI ĐỒNG NHÂN DÂN XÃ BẢO HÀ",
    bases=(
        LAW,
        STRATEGY,
        "Xét Tờ trình số 31/TTr-UBND ngày 10 tháng 12 năm 2025 của Ủy ban nhân dân xã Bảo Hà về"
        " việc giao chỉ tiêu bình đẳng giới năm 2026.",
    ),
    resolution="QUYẾT NGHỊ:",
    body=(
        "**Điều 1.** Giao chỉ tiêu bình đẳng giới năm 2026 của xã Bảo Hà: tỷ lệ nữ tham gia ban"
        " quản lý thôn đạt từ 35% trở lên; 100% thôn có hương ước, quy ước không phân biệt đối xử.",
        "**Điều 2.** Ủy ban nhân dân xã tổ chức thực hiện Nghị quyết này. Thường trực Hội đồng nhân"
        " dân xã giám sát việc thực hiện.",
        "**Điều 3.** Nghị quyết này có hiệu lực kể từ ngày được Hội đồng nhân dân xã Bảo Hà thông"
        " qua./.",
    ),
    recipients=("- Như Điều 2;", "- Thường trực HĐND tỉnh;", "- Lưu: VT."),
    signature=("CHỦ TỊCH", "Lự Thị Thêu"),
)

_GUIDANCE = Text(
    parent="BỘ NỘI VỤ",
    organ=("CỤC VĂN THƯ VÀ", "LƯU TRỮ NHÀ NƯỚC"),
    number="Số: 27/HD-VTLTNN",
    date="Hà Nội, ngày 14 tháng 4 năm 2026",
    type="HƯỚNG DẪN",
    subject=("Lập hồ sơ công tác bình đẳng giới",),
    bases=(
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác"
        " văn thư.",
    ),
    body=(
        "Cục Văn thư và Lưu trữ nhà nước hướng dẫn lập hồ sơ công tác bình đẳng giới như sau:",
        "Phần I",
        "HƯỚNG DẪN CHUNG",
        "1. Hồ sơ được lập theo từng năm, từng nhóm nhiệm vụ.",
        "2. Văn bản trong hồ sơ được sắp xếp theo trình tự giải quyết công việc.",
        "Phần II",
        "TỔ CHỨC THỰC HIỆN",
        "1. Công chức được giao nhiệm vụ có trách nhiệm nộp lưu hồ sơ đúng thời hạn.",
        "2. Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các cơ quan phản ánh để được hướng"
        " dẫn./.",
    ),
    recipients=(
        "- Các đơn vị thuộc Bộ;",
        "- Sở Nội vụ các tỉnh, thành phố;",
        "- Lưu: VT, NV (03).",
    ),
    drafter="NTH.(80)",
    signature=("CỤC TRƯỞNG", "Đặng Thanh Bình"),
)

_PROGRAMME = replace(
    PLAN,
    organ=("HỘI LIÊN HIỆP PHỤ NỮ", "TỈNH CAO BẰNG"),
    number="Số: 03/CTr-HLHPN",
    date="Cao Bằng, ngày 12 tháng 01 năm 2026",
    type="CHƯƠNG TRÌNH",
    subject=("Hỗ trợ phụ nữ khởi nghiệp năm 2026",),
    bases=(EQUALITY, STRATEGY.replace(";", ".")),
    body=(
        "Hội Liên hiệp Phụ nữ tỉnh Cao Bằng ban hành Chương trình hỗ trợ phụ nữ khởi nghiệp năm"
        " 2026"
        " với các nội dung sau:",
        "I. MỤC TIÊU",
        "Hỗ trợ ít nhất 50 hội viên có ý tưởng kinh doanh khả thi tiếp cận vốn và thị trường.",
        "II. NHIỆM VỤ",
        *measures(1, 6),
        "III. TỔ CHỨC THỰC HIỆN",
        "Ban Thường vụ Hội giao Ban Gia đình - Xã hội theo dõi, tổng hợp kết quả./.",
    ),
    recipients=(
        "- Trung ương Hội LHPN Việt Nam;",
        "- Hội LHPN các xã, phường;",
        "- Lưu: VT, GĐXH.",
    ),
    signature=("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Nông Thị Thắm"),
)

_TELEGRAM = Text(
    organ=("CHỦ TỊCH", "ỦY BAN NHÂN DÂN TỈNH", "QUẢNG TRỊ"),
    number="Số: 11/CĐ-UBND",
    date="Quảng Trị, ngày 28 tháng 9 năm 2026",
    urgency="KHẨN",
    type="CÔNG ĐIỆN",
    subject=("Về việc hỗ trợ phụ nữ và trẻ em vùng ngập lụt",),
    to_label="CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ điện:",
    to=(
        "- Giám đốc Sở Y tế;",
        "- Giám đốc Sở Nội vụ;",
        "- Chủ tịch Ủy ban nhân dân các xã, phường.",
    ),
    body=(
        "Mưa lớn kéo dài đã làm ngập nhiều khu dân cư. Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
        "1. Sở Y tế bố trí lực lượng chăm sóc phụ nữ mang thai, trẻ em tại nơi sơ tán.",
        "2. Sở Nội vụ phối hợp với Hội Liên hiệp Phụ nữ tỉnh cấp phát nhu yếu phẩm kịp thời.",
        "3. Ủy ban nhân dân các xã, phường báo cáo tình hình trước 17 giờ hằng ngày./.",
    ),
    recipients=("- Như trên;", "- Chủ tịch, các PCT UBND tỉnh;", "- Lưu: VT, VX."),
    signature=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hoàng Nam Giang"),
)

_INTRODUCTION = Text(
    parent="UBND TỈNH THÁI NGUYÊN",
    organ=("SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"),
    number="Số: 45/GGT-SVHTTDL",
    date="Thái Nguyên, ngày 03 tháng 8 năm 2026",
    type="GIẤY GIỚI THIỆU",
    body=(
        "Sở Văn hóa, Thể thao và Du lịch trân trọng giới thiệu:",
        "Ông (bà): Ma Thị Nguyệt",
        "Chức vụ: Chuyên viên Phòng Quản lý văn hóa và Gia đình",
        "Được cử đến: Ủy ban nhân dân xã Định Hóa",
        "Về việc: Khảo sát mô hình phòng, chống bạo lực gia đình.",
        "Đề nghị quý cơ quan tạo điều kiện để bà có tên ở trên hoàn thành nhiệm vụ.",
        "Giấy này có giá trị đến hết ngày 31 tháng 8 năm 2026./.",
    ),
    recipients=("- Như trên;", "- Lưu: VT."),
    signature=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Dương Văn Lượng"),
)

_SCHOOL = Text(
    parent="UBND PHƯỜNG VINH LỘC",
    organ=("TRƯỜNG TRUNG HỌC CƠ SỞ", "NGHI PHONG"),
    number="Số: 09/QĐ-THCSNP",
    date="Vinh Lộc, ngày 07 tháng 9 năm 2026",
    type="QUYẾT ĐỊNH",
    subject=("Về việc thành lập Tổ tư vấn tâm lý học đường",),
    authority="HIỆU TRƯỞNG TRƯỜNG TRUNG HỌC CƠ SỞ NGHI PHONG",
    bases=(
        "Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;",
        "Căn cứ Luật Phòng, chống bạo lực gia đình ngày 14 tháng 11 năm 2022;",
        "Theo đề nghị của Tổ trưởng Tổ Văn phòng.",
    ),
    resolution="QUYẾT ĐỊNH:",
    body=(
        "**Điều 1.** Thành lập Tổ tư vấn tâm lý học đường năm học 2026 - 2027 gồm bà Nguyễn Thị"
        " Thủy, Phó Hiệu trưởng, làm Tổ trưởng và bốn thành viên.",
        "**Điều 2.** Tổ tư vấn có nhiệm vụ hỗ trợ học sinh về tâm lý, giới tính, phòng ngừa xâm hại"
        " và bạo lực học đường.",
        "**Điều 3.** Quyết định này có hiệu lực kể từ ngày ký. Các tổ chuyên môn và các ông, bà có"
        " tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
    ),
    recipients=("- Như Điều 3;", "- UBND phường (để báo cáo);", "- Lưu: VT."),
    signature=("HIỆU TRƯỞNG", "Phan Đình Thắng"),
)

_REPORT_WITH_APPENDIX = replace(
    REPORT,
    body=(
        *REPORT.body[:-1],
        "Số liệu chi tiết của từng thôn được nêu tại Phụ lục kèm theo.",
        REPORT.body[-1],
    ),
    appendices=(
        Appendix(
            label="Phụ lục",
            title="SỐ LIỆU CỦA CÁC THÔN",
            reference="(Kèm theo Báo cáo số 210/BC-UBND ngày 15 tháng 10 năm 2026"
            " của Ủy ban nhân dân xã Đồng Đăng)",
            lying=True,
            body=(
                table(
                    Layout(),
                    (15, 85, 45, 45, 45),
                    ("STT", "Thôn", "Số buổi", "Số nam", "Số nữ"),
                    ("1", "Thôn Nam Quan", "2", "95", "101"),
                    ("2", "Thôn Cốc Nam", "2", "80", "92"),
                    ("3", "Thôn Kéo Kham", "2", "85", "87"),
                ),
            ),
        ),
    ),
)

_LISTED = tuple(re.compile(one) for one in (r"[IVX]+\. ", r"\d+\. ", r"[a-zđ]\) ", "- "))


def _in_lists(given: Source) -> Source:
    """Typed numbers and dashes as Word's own, but for those of the heading."""

    def listed(p: Paragraph) -> Paragraph:
        for level, known in enumerate(_LISTED):
            match = known.match(p.text)
            if match:
                first, *others = p.runs
                first = replace(first, text=first.text[match.end() :])
                return replace(p, runs=(first, *others), list_level=level)
        return p

    return on_paragraphs(listed)(given)


def _lying_table(given: Source) -> Source:
    """The table of the body on a page of its own, crosswise."""
    (section,) = given.sections
    at = next(n for n, one in enumerate(section.blocks) if isinstance(one, Table) and one.lines)
    before, lying, after = section.blocks[:at], section.blocks[at], section.blocks[at + 1 :]
    later = replace(section, first_bare=False)
    paper = replace(section.paper.turned(), right_mm=20)
    return replace(
        given,
        sections=(
            replace(section, blocks=before),
            replace(later, blocks=(lying,), paper=paper),
            replace(later, blocks=after),
        ),
    )


_DIRECTIVE = Text(
    organ=("CHỦ TỊCH", "ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"),
    nation=NATION.replace("HÒA", "HOÀ"),
    number="Số: 02/CT-UBND",
    date="Thành phố Hồ Chí Minh, ngày 19 tháng 3 năm 2026",
    type="CHỈ THỊ",
    subject=("Về tăng cường phòng ngừa, ứng phó với bạo lực trên cơ sở giới",),
    body=(
        "Thời gian qua, công tác bình đẳng giới trên địa bàn Thành phố đạt nhiều kết quả, song vẫn"
        " còn vụ việc bạo lực chưa được phát hiện kịp thời. Chủ tịch Ủy ban nhân dân Thành phố yêu"
        " cầu:",
        "1. Giám đốc Sở Nội vụ hướng dẫn các địa phương duy trì mô hình dịch vụ hỗ trợ.",
        "2. Giám đốc Sở Y tế chỉ đạo các cơ sở khám bệnh, chữa bệnh tiếp nhận, chăm sóc nạn nhân.",
        "3. Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu chịu trách nhiệm khi để xảy ra vụ việc"
        " nghiêm trọng mà không xử lý kịp thời./.",
    ),
    recipients=(
        "- Thường trực Thành ủy;",
        "- Các sở, ban, ngành;",
        "- UBND các xã, phường, đặc khu;",
        "- Lưu: VT, VX (15).",
    ),
    signature=("CHỦ TỊCH", "Nguyễn Hữu Phước"),
)

_AUTHORISATION = Text(
    parent="SỞ GIÁO DỤC VÀ ĐÀO TẠO",
    organ=("TRƯỜNG THPT MAI SƠN",),
    number="Số: 04/GUQ-THPTMS",
    date="Sơn La, ngày 05 tháng 10 năm 2026",
    type="GIẤY ỦY QUYỀN",
    subject=("Về việc giải quyết công việc của nhà trường",),
    body=(
        "Hiệu trưởng Trường THPT Mai Sơn ủy quyền cho bà Cầm Thị Vui, Phó Hiệu trưởng, giải quyết"
        " công việc của nhà trường từ ngày 06 tháng 10 năm 2026 đến hết ngày 10 tháng 10 năm 2026.",
        "Bà Cầm Thị Vui chịu trách nhiệm về những việc được ủy quyền và báo cáo kết quả sau khi"
        " hết thời hạn./.",
    ),
    recipients=("- Bà Cầm Thị Vui;", "- Sở Giáo dục và Đào tạo (để báo cáo);", "- Lưu: VT."),
    signature=("Q. HIỆU TRƯỞNG", "Quàng Văn Đôi"),
)

_DRAFT = replace(
    PLAN,
    number="Số:        /KH-UBND",
    date="Nghệ An, ngày      tháng 11 năm 2026",
)

_MINISTRY = replace(
    LETTER,
    parent="",
    organ=("BỘ NỘI VỤ",),
    number="Số: 4120/BNV-BĐG",
    letter="V/v góp ý dự thảo chương trình công tác",
    date="Hà Nội, ngày 21 tháng 9 năm 2026",
    to=("Ủy ban nhân dân các tỉnh, thành phố",),
    body=(
        "Bộ Nội vụ đang xây dựng chương trình công tác bình đẳng giới năm 2027. Bộ đề nghị Ủy ban"
        " nhân dân các tỉnh, thành phố nghiên cứu, góp ý bằng văn bản.",
        "Ý kiến góp ý gửi về Bộ trước ngày 15 tháng 10 năm 2026./.",
    ),
    recipients=("- Như trên;", "- Bộ trưởng (để báo cáo);", "- Lưu: VT, BĐG."),
    signature=("TUQ. BỘ TRƯỞNG", "VỤ TRƯỞNG VỤ BÌNH ĐẲNG GIỚI", "Lê Khánh Vân"),
)

SOUND: Final = (
    Specimen(
        name="dung-ke-hoach-tinh-hai-phu-luc",
        text=_PLAN_LONG,
        layout=Layout(heading_style="Heading1"),
    ),
    Specimen(
        name="dung-ke-hoach-xa-libreoffice",
        converted=True,
        text=replace(
            PLAN,
            organ=("ỦY BAN NHÂN DÂN", "XÃ CON CUÔNG"),
            number="Số: 07/KH-UBND",
            date="Con Cuông, ngày 20 tháng 01 năm 2026",
            subject=("Triển khai công tác bình đẳng giới năm 2026",),
            body=(*PLAN.body[:-1], "2. Các thôn căn cứ Kế hoạch này tổ chức thực hiện./."),
            recipients=("- Sở Nội vụ;", "- Các thôn;", "- Lưu: VT, VHXH."),
            signature=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Kha Thị Tím"),
        ),
        layout=Layout(looks=SMALL, paper=_WIDE, left_mm=62),
    ),
    Specimen(
        name="dung-quyet-dinh-truc-tiep",
        text=DECISION,
        manner=WORD_2007,
        layout=Layout(looks=_SINGLE),
    ),
    Specimen(
        name="dung-quyet-dinh-kem-quy-che",
        text=_DECISION_WITH_RULES,
        manner=WPS,
        layout=Layout(floating=True),
    ),
    Specimen(
        name="dung-cong-van-mot-noi-nhan",
        text=LETTER,
        manner=GOOGLE,
        layout=Layout(looks=looks(13, 14, line=1.15), heading="two", rules="border"),
    ),
    Specimen(
        name="dung-cong-van-nhieu-noi-nhan",
        text=_LETTER_TO_MANY,
        layout=Layout(looks=_NARROW_INDENT, heading="cells", paper=_WIDE, left_mm=62),
    ),
    Specimen(
        name="dung-bao-cao-phu-luc-ngang",
        text=_REPORT_WITH_APPENDIX,
        layout=Layout(heading="cells"),
    ),
    Specimen(
        name="khac-bao-cao-libreoffice",
        wrong="LibreOffice put w:pStyle behind w:sectPr, out of the order of the standard",
        text=_REPORT_WITH_APPENDIX,
        converted=True,
        layout=Layout(looks=SMALL),
    ),
    Specimen(name="dung-to-trinh-so", text=PROPOSAL, manner=WPS, layout=Layout(looks=SMALL)),
    Specimen(
        name="dung-thong-bao-van-phong",
        text=_NOTICE,
        converted=True,
        layout=Layout(looks=_SINGLE, rules="border"),
    ),
    Specimen(
        name="dung-thong-bao-tab",
        text=_NOTICE,
        manner=WORD_2007,
        layout=Layout(heading="tabs", looks=SMALL),
    ),
    Specimen(name="dung-bien-ban-truong", text=_MINUTES, layout=Layout(looks=SMALL)),
    Specimen(
        name="dung-giay-moi",
        text=_INVITATION,
        manner=GOOGLE,
        layout=Layout(rules="border", numbered=""),
    ),
    Specimen(
        name="dung-nghi-quyet-hdnd-xa",
        text=_RESOLUTION,
        layout=Layout(rules="border", looks=_NARROW_INDENT),
    ),
    Specimen(name="dung-huong-dan-cuc", text=_GUIDANCE, manner=SCRIPT),
    Specimen(
        name="dung-chuong-trinh-hop-van-ban",
        text=_PROGRAMME,
        manner=WORD,
        layout=Layout(heading="boxes"),
    ),
    Specimen(name="dung-cong-dien-khan", text=_TELEGRAM, layout=Layout(looks=SMALL)),
    Specimen(
        name="dung-giay-gioi-thieu",
        text=_INTRODUCTION,
        manner=WORD_2007,
        layout=Layout(numbered=""),
    ),
    Specimen(name="dung-quyet-dinh-truong-18pt", text=_SCHOOL, layout=Layout(looks=_EXACT)),
    Specimen(
        name="dung-thong-bao-ten-co-quan-dai",
        text=replace(
            _NOTICE,
            parent="UBND TỈNH LÀO CAI",
            organ=("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",),
            number="Số: 96/TB-SVHTTDL",
            subject=("Kết luận của Giám đốc Sở tại cuộc họp về công tác gia đình",),
            body=(
                "Ngày 02 tháng 7 năm 2026, Giám đốc Sở chủ trì cuộc họp về công tác gia đình. Sau"
                " khi nghe các phòng báo cáo, Giám đốc Sở kết luận như sau:",
                "1. Các phòng rà soát mô hình phòng, chống bạo lực gia đình đang hoạt động.",
                "2. Phòng Quản lý văn hóa và Gia đình tổng hợp, báo cáo trước ngày 20 tháng 7"
                " năm 2026.",
                "Văn phòng Sở thông báo để các phòng, đơn vị biết, thực hiện./.",
            ),
            recipients=("- Ban Giám đốc Sở;", "- Các phòng, đơn vị;", "- Lưu: VT, VP."),
            signature=("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Lò Thị Mai"),
        ),
        layout=Layout(left_mm=62),
    ),
    Specimen(
        name="dung-chi-thi-danh-so-tu-dong",
        text=_DIRECTIVE,
        layout=Layout(looks=SMALL),
        remake=_in_lists,
    ),
    Specimen(name="dung-ke-hoach-danh-so-tu-dong", text=PLAN, manner=WORD_2007, remake=_in_lists),
    Specimen(
        name="dung-ke-hoach-danh-so-libreoffice",
        text=PLAN,
        layout=Layout(looks=SMALL),
        converted=True,
        remake=_in_lists,
    ),
    Specimen(
        name="dung-bao-cao-bang-ngang",
        text=REPORT,
        layout=Layout(rules="border"),
        remake=_lying_table,
    ),
    Specimen(
        name="dung-giay-uy-quyen", text=_AUTHORISATION, manner=WPS, layout=Layout(numbered="")
    ),
    Specimen(name="dung-du-thao-ke-hoach", text=_DRAFT, layout=Layout(heading="two")),
    Specimen(name="dung-cong-van-bo", text=_MINISTRY, manner=GOOGLE, layout=Layout(rules="border")),
    Specimen(
        name="dung-to-trinh-google",
        text=replace(PROPOSAL, date="Hà Tĩnh, ngày 11 tháng 5 năm 2026"),
        manner=GOOGLE,
        layout=Layout(looks=changed(LARGE, body={"line": 1.15}), rules="border"),
    ),
)
