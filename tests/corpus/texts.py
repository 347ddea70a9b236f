"""What the documents of the corpus say: one of each kind, without a fault."""

from __future__ import annotations

from typing import Final

from tests.corpus.layout import Layout, Text, table

__all__ = ["DECISION", "LETTER", "PLAN", "PROPOSAL", "REPORT", "measures"]

LAW: Final = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"
EQUALITY: Final = "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;"
STRATEGY: Final = (
    "Căn cứ Nghị quyết số 28/NQ-CP ngày 03 tháng 3 năm 2021 của Chính phủ ban hành Chiến lược"
    " quốc gia về bình đẳng giới giai đoạn 2021 - 2030;"
)

PLAN: Final = Text(
    organ=("ỦY BAN NHÂN DÂN", "TỈNH NGHỆ AN"),
    number="Số: 145/KH-UBND",
    date="Nghệ An, ngày 05 tháng 02 năm 2026",
    type="KẾ HOẠCH",
    subject=("Triển khai công tác bình đẳng giới năm 2026", "trên địa bàn tỉnh Nghệ An"),
    body=(
        "Thực hiện Nghị quyết số 28/NQ-CP ngày 03 tháng 3 năm 2021 của Chính phủ ban hành Chiến"
        " lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030, Ủy ban nhân dân tỉnh ban hành Kế"
        " hoạch triển khai công tác bình đẳng giới năm 2026 như sau:",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Nâng cao nhận thức của cán bộ, công chức, viên chức và người dân về bình đẳng giới;"
        " từng bước thu hẹp khoảng cách giới trong các lĩnh vực còn chênh lệch.",
        "2. Các nhiệm vụ phải có đơn vị chủ trì, thời hạn hoàn thành và sản phẩm cụ thể, phù hợp"
        " với điều kiện thực tế của từng địa phương.",
        "II. NỘI DUNG",
        "1. **Công tác truyền thông**",
        "a) Xây dựng chuyên mục trên Báo và phát thanh, truyền hình Nghệ An, mỗi tháng ít nhất"
        " một số.",
        "b) Tổ chức Tháng hành động vì bình đẳng giới gắn với đặc điểm của từng địa bàn.",
        "2. **Nâng cao năng lực**",
        "a) Tập huấn kỹ năng lồng ghép giới cho công chức cấp xã phụ trách văn hóa - xã hội.",
        "b) Hướng dẫn thống kê số liệu tách biệt theo giới tính.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan theo dõi, đôn đốc việc thực hiện"
        " Kế hoạch này.",
        "2. Ủy ban nhân dân các xã, phường căn cứ Kế hoạch này tổ chức thực hiện tại địa phương và"
        " gửi báo cáo trước ngày 30 tháng 11 năm 2026./.",
    ),
    recipients=(
        "- Bộ Nội vụ;",
        "- Thường trực HĐND tỉnh;",
        "- Các sở, ban, ngành cấp tỉnh;",
        "- UBND các xã, phường;",
        "- Lưu: VT, VX.",
    ),
    signature=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Minh Hà"),
)

DECISION: Final = Text(
    organ=("ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN"),
    number="Số: 318/QĐ-UBND",
    date="Lạng Sơn, ngày 12 tháng 3 năm 2026",
    type="QUYẾT ĐỊNH",
    subject=("Về việc kiện toàn Ban Vì sự tiến bộ của phụ nữ tỉnh",),
    authority="CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN",
    bases=(LAW, EQUALITY, "Theo đề nghị của Giám đốc Sở Nội vụ."),
    resolution="QUYẾT ĐỊNH:",
    body=(
        "**Điều 1.** Kiện toàn Ban Vì sự tiến bộ của phụ nữ tỉnh gồm Trưởng ban, hai Phó Trưởng"
        " ban và các thành viên là đại diện lãnh đạo các sở, ban, ngành cấp tỉnh.",
        "**Điều 2.** Ban có nhiệm vụ giúp Chủ tịch Ủy ban nhân dân tỉnh phối hợp giữa các cơ quan"
        " trong việc giải quyết những vấn đề liên quan đến sự tiến bộ của phụ nữ. Sở Nội vụ là cơ"
        " quan thường trực của Ban.",
        "**Điều 3.** Quyết định này có hiệu lực kể từ ngày ký.",
        "**Điều 4.** Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ, Thủ trưởng các cơ"
        " quan liên quan và các thành viên Ban chịu trách nhiệm thi hành Quyết định này./.",
    ),
    recipients=("- Như Điều 4;", "- Bộ Nội vụ;", "- Lưu: VT, NC (05)."),
    signature=("CHỦ TỊCH", "Hoàng Văn Nam"),
)

LETTER: Final = Text(
    parent="UBND TỈNH QUẢNG NINH",
    organ=("SỞ NỘI VỤ",),
    number="Số: 87/SNV-BĐG",
    letter="V/v cung cấp số liệu thống kê giới năm 2025",
    date="Quảng Ninh, ngày 09 tháng 01 năm 2026",
    to=("Thống kê tỉnh Quảng Ninh",),
    body=(
        "Để có cơ sở đánh giá kết quả thực hiện các chỉ tiêu về bình đẳng giới, Sở Nội vụ đề nghị"
        " Thống kê tỉnh cung cấp số liệu năm 2025 về lao động, việc làm, giáo dục và y tế, tách"
        " theo giới tính và theo đơn vị hành chính cấp xã.",
        "Số liệu gửi về Sở Nội vụ trước ngày 25 tháng 01 năm 2026 theo địa chỉ thư điện tử của"
        " Phòng Người có công và Bình đẳng giới.",
        "Rất mong nhận được sự phối hợp của quý cơ quan./.",
    ),
    recipients=("- Như trên;", "- Giám đốc Sở (để báo cáo);", "- Lưu: VT, BĐG."),
    signature=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Phạm Thu Trang"),
)

PROPOSAL: Final = Text(
    parent="UBND TỈNH HÀ TĨNH",
    organ=("SỞ NỘI VỤ",),
    number="Số: 52/TTr-SNV",
    date="Hà Tĩnh, ngày 20 tháng 4 năm 2026",
    type="TỜ TRÌNH",
    subject=("Về việc ban hành Quy chế hoạt động của mạng lưới", "cộng tác viên bình đẳng giới"),
    to=("Ủy ban nhân dân tỉnh Hà Tĩnh",),
    body=(
        "Sau khi lấy ý kiến của các cơ quan, đơn vị có liên quan, Sở Nội vụ kính trình Ủy ban nhân"
        " dân tỉnh xem xét, ban hành Quy chế hoạt động của mạng lưới cộng tác viên bình đẳng giới"
        " với những nội dung chính như sau:",
        "I. SỰ CẦN THIẾT BAN HÀNH",
        "Mạng lưới cộng tác viên được hình thành ở nhiều xã, phường nhưng chưa có quy định thống"
        " nhất về nhiệm vụ, chế độ thông tin và kinh phí bảo đảm.",
        "II. NỘI DUNG CHÍNH CỦA DỰ THẢO",
        "1. Dự thảo gồm 4 chương, 15 điều, quy định nguyên tắc, nhiệm vụ và mối quan hệ công tác"
        " của cộng tác viên.",
        "2. Kinh phí thực hiện được bố trí trong dự toán hằng năm của các cơ quan, địa phương.",
        "Sở Nội vụ kính trình Ủy ban nhân dân tỉnh xem xét, quyết định./.",
    ),
    recipients=("- Như trên;", "- Sở Tư pháp;", "- Sở Tài chính;", "- Lưu: VT, XDCQ."),
    signature=("GIÁM ĐỐC", "Trần Quốc Khánh"),
)

_FIGURES = table(
    Layout(),
    (15, 75, 35, 35),
    ("STT", "Chỉ tiêu", "Kế hoạch", "Kết quả"),
    ("1", "Tỷ lệ nữ là lãnh đạo chủ chốt các cơ quan nhà nước cấp xã", "30%", "32,5%"),
    ("2", "Tỷ lệ lao động nữ làm công hưởng lương", "45%", "46,1%"),
    ("3", "Tỷ số giới tính khi sinh (bé trai/100 bé gái)", "111,5", "111,2"),
)

REPORT: Final = Text(
    organ=("ỦY BAN NHÂN DÂN", "XÃ ĐỒNG ĐĂNG"),
    number="Số: 210/BC-UBND",
    date="Đồng Đăng, ngày 15 tháng 10 năm 2026",
    type="BÁO CÁO",
    subject=("Kết quả thực hiện công tác bình đẳng giới", "chín tháng đầu năm 2026"),
    body=(
        "Ủy ban nhân dân xã Đồng Đăng báo cáo kết quả thực hiện công tác bình đẳng giới chín tháng"
        " đầu năm 2026 trên địa bàn xã như sau:",
        "I. CÔNG TÁC CHỈ ĐẠO",
        "Ngay từ đầu năm, Ủy ban nhân dân xã đã phân công công chức phụ trách, lồng ghép nhiệm vụ"
        " bình đẳng giới vào chương trình công tác của từng tháng.",
        "II. KẾT QUẢ",
        "1. Xã đã tổ chức sáu buổi truyền thông tại các thôn với 540 lượt người tham gia, trong đó"
        " có 260 nam giới.",
        "2. Kết quả một số chỉ tiêu chính được tổng hợp trong bảng sau:",
        _FIGURES,
        "3. Ban hòa giải cơ sở đã tư vấn, hỗ trợ kịp thời bốn trường hợp mâu thuẫn trong gia đình.",
        "III. KHÓ KHĂN VÀ KIẾN NGHỊ",
        "Kinh phí dành cho hoạt động của cộng tác viên còn hạn chế. Ủy ban nhân dân xã đề nghị Sở"
        " Nội vụ tiếp tục quan tâm tập huấn cho đội ngũ công chức mới./.",
    ),
    recipients=("- Sở Nội vụ;", "- Thường trực Đảng ủy, HĐND xã;", "- Lưu: VT, VHXH."),
    signature=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Vi Thị Lan"),
)

_MEASURES: Final = (
    "Rà soát các văn bản do địa phương ban hành, kịp thời phát hiện quy định chưa bảo đảm"
    " bình đẳng giới để kiến nghị sửa đổi, bổ sung hoặc bãi bỏ.",
    "Lồng ghép mục tiêu bình đẳng giới vào quy hoạch, kế hoạch phát triển kinh tế - xã hội"
    " và chương trình mục tiêu quốc gia trên địa bàn.",
    "Bố trí cán bộ có năng lực làm công tác bình đẳng giới; phân công rõ người theo dõi ở"
    " từng cơ quan, đơn vị và từng xã, phường.",
    "Duy trì đường dây nóng tiếp nhận thông tin, hỗ trợ nạn nhân bị bạo lực trên cơ sở"
    " giới; bảo đảm bí mật thông tin của người được hỗ trợ.",
    "Mở các lớp dạy nghề phù hợp cho lao động nữ ở nông thôn, lao động nữ là người dân tộc"
    " thiểu số, ưu tiên phụ nữ là chủ hộ nghèo.",
    "Khuyến khích nam giới tham gia chia sẻ công việc gia đình, chăm sóc con nhỏ và người"
    " cao tuổi thông qua các câu lạc bộ ở khu dân cư.",
    "Đưa nội dung giáo dục về giới vào hoạt động trải nghiệm ở các cấp học, phù hợp với lứa"
    " tuổi của học sinh.",
    "Thực hiện khám sức khỏe sinh sản định kỳ, tư vấn tiền hôn nhân và giảm mất cân bằng"
    " giới tính khi sinh.",
    "Tăng tỷ lệ nữ tham gia cấp ủy, hội đồng nhân dân và giữ các chức vụ quản lý; quan tâm"
    " tạo nguồn cán bộ nữ trẻ.",
    "Kiểm tra việc thực hiện pháp luật về bình đẳng giới tại ít nhất năm xã, phường và ba"
    " cơ quan cấp tỉnh trong năm.",
)


def measures(first: int, count: int = len(_MEASURES)) -> tuple[str, ...]:
    """Clauses with ``first`` as the first number, as many as are asked for."""
    return tuple(
        f"{number}. {sentence}" for number, sentence in enumerate(_MEASURES[:count], first)
    )
