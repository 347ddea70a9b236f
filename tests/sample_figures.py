"""The invented figures of 2024 that the sample reports are filled in with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["DISTRICTS", "OWN", "PROVINCIAL", "REASONS", "RESULTS", "District"]


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A district's invented year; counts of persons are by men, women."""

    people: int
    communes: int
    led: int  # bodies with a woman among their leaders, of 2 × (communes + 1)
    firms: tuple[int, int]  # led by women, all
    victims: tuple[int, int]
    supported: tuple[int, int]
    offenders: tuple[int, int]
    counselled: tuple[int, int]
    returned: int
    births: tuple[int, int]
    teenagers: tuple[int, int]  # births, and girls of that age
    primary: tuple[tuple[int, int], tuple[int, int]]  # done, all; each by sex
    secondary: tuple[tuple[int, int], tuple[int, int]]
    trainees: tuple[int, int]  # women, all
    reached: int
    items: tuple[int, int, int, int, int]  # communes with 4 items: by quarter, in all of them
    trained: tuple[int, int, int]  # classes, women, men
    met: tuple[int, int, int]  # meetings in communities, women, men
    money: tuple[float, float]  # planned, spent


DISTRICTS = {
    "178": District(people=104_200, communes=8, led=11, firms=(412, 1468), victims=(2, 21),
        supported=(1, 18), offenders=(17, 1), counselled=(8, 1), returned=0, births=(742, 664),
        teenagers=(42, 1690), primary=((598, 584), (606, 590)), secondary=((541, 552), (640, 633)),
        trainees=(318, 905), reached=63_400, items=(8, 8, 8, 8, 8), trained=(6, 214, 96),
        met=(41, 2870, 1655), money=(150, 146.5)),
    "180": District(people=59_300, communes=22, led=26, firms=(66, 262), victims=(1, 11),
        supported=(1, 9), offenders=(10, 0), counselled=(5, 0), returned=3, births=(431, 388),
        teenagers=(27, 1105), primary=((472, 459), (481, 466)), secondary=((398, 411), (476, 482)),
        trainees=(121, 388), reached=33_900, items=(21, 22, 21, 22, 21), trained=(4, 131, 88),
        met=(46, 2190, 1480), money=(112, 110)),
    "181": District(people=53_100, communes=19, led=23, firms=(48, 199), victims=(1, 9),
        supported=(1, 7), offenders=(9, 0), counselled=(4, 0), returned=1, births=(402, 352),
        teenagers=(26, 1012), primary=((446, 431), (456, 440)), secondary=((366, 371), (442, 440)),
        trainees=(98, 331), reached=29_100, items=(18, 18, 19, 18, 18), trained=(3, 102, 71),
        met=(38, 1745, 1260), money=(98, 95.4)),
    "182": District(people=49_800, communes=17, led=21, firms=(71, 281), victims=(0, 8),
        supported=(0, 7), offenders=(7, 0), counselled=(3, 0), returned=4, births=(351, 318),
        teenagers=(22, 948), primary=((389, 376), (396, 383)), secondary=((331, 340), (395, 398)),
        trainees=(104, 342), reached=28_300, items=(17, 16, 17, 17, 16), trained=(3, 97, 60),
        met=(35, 1610, 1120), money=(92, 92)),
    "183": District(people=80_400, communes=22, led=27, firms=(163, 613), victims=(1, 15),
        supported=(1, 12), offenders=(13, 0), counselled=(6, 0), returned=6, births=(604, 535),
        teenagers=(36, 1488), primary=((612, 597), (622, 606)), secondary=((520, 531), (617, 622)),
        trainees=(187, 594), reached=45_800, items=(22, 21, 22, 22, 21), trained=(5, 168, 102),
        met=(52, 2760, 1890), money=(158, 155.2)),
    "184": District(people=55_000, communes=17, led=21, firms=(52, 214), victims=(1, 10),
        supported=(0, 9), offenders=(9, 1), counselled=(5, 0), returned=0, births=(398, 361),
        teenagers=(25, 1036), primary=((421, 410), (430, 417)), secondary=((357, 366), (425, 428)),
        trainees=(112, 364), reached=31_000, items=(16, 17, 17, 16, 16), trained=(3, 108, 69),
        met=(37, 1720, 1205), money=(96, 94)),
    "185": District(people=73_500, communes=18, led=22, firms=(89, 344), victims=(1, 12),
        supported=(1, 9), offenders=(11, 0), counselled=(5, 0), returned=0, births=(545, 487),
        teenagers=(33, 1392), primary=((566, 551), (577, 560)), secondary=((481, 492), (573, 577)),
        trainees=(151, 489), reached=41_200, items=(18, 18, 17, 18, 17), trained=(4, 140, 92),
        met=(44, 2215, 1610), money=(118, 115.5)),
    "186": District(people=124_600, communes=24, led=30, firms=(231, 872), victims=(2, 23),
        supported=(2, 18), offenders=(20, 1), counselled=(10, 0), returned=2, births=(948, 846),
        teenagers=(57, 2316), primary=((801, 786), (814, 798)), secondary=((694, 711), (818, 826)),
        trainees=(276, 884), reached=70_500, items=(23, 24, 23, 23, 22), trained=(6, 205, 131),
        met=(61, 3640, 2485), money=(176, 174.8)),
    "187": District(people=75_900, communes=20, led=25, firms=(118, 449), victims=(1, 14),
        supported=(1, 11), offenders=(12, 0), counselled=(6, 0), returned=0, births=(562, 501),
        teenagers=(34, 1418), primary=((581, 566), (591, 575)), secondary=((497, 508), (590, 595)),
        trainees=(166, 531), reached=42_700, items=(20, 19, 20, 19, 19), trained=(4, 146, 95),
        met=(45, 2330, 1640), money=(124, 121)),
    "188": District(people=85_300, communes=21, led=26, firms=(127, 496), victims=(1, 15),
        supported=(1, 12), offenders=(13, 0), counselled=(6, 0), returned=5, births=(641, 571),
        teenagers=(39, 1590), primary=((644, 627), (656, 637)), secondary=((548, 560), (652, 657)),
        trainees=(178, 577), reached=47_900, items=(20, 21, 21, 20, 19), trained=(5, 157, 104),
        met=(50, 2590, 1815), money=(136, 133.7)),
    "189": District(people=29_700, communes=12, led=15, firms=(31, 127), victims=(0, 6),
        supported=(0, 5), offenders=(5, 0), counselled=(2, 0), returned=2, births=(224, 201),
        teenagers=(14, 571), primary=((238, 231), (243, 236)), secondary=((201, 206), (241, 244)),
        trainees=(58, 194), reached=16_600, items=(11, 12, 12, 12, 11), trained=(2, 66, 44),
        met=(24, 1010, 745), money=(78, 76.2)),
}  # fmt: skip

# What departments count themselves: numerator and denominator, or words.
OWN: Mapping[str, tuple[float, float] | str] = {
    "2.1": (98_400, 208_300), "2.2": (66_100, 208_300), "3.1": (4.3, 2.4), "3.4": (3, 4),
    "4.2": (5, 11_910), "4.4": "Có", "5.1": "Có", "5.4a": (642, 1271), "5.4b": (8, 29),
    "6.4": "Có",
}  # fmt: skip
PROVINCIAL = {"1.1": (17, 24), "6.2": (61, 61)}  # bodies of the province itself

REASONS = {  # of figures that look odd, by sender and indicator
    ("178", "6.3"): "Cả 8 phường, xã của thành phố đều có đài truyền thanh riêng.",
    ("SLĐTBXH", "3.4"): "Cơ sở thứ ba bắt đầu hoạt động tư vấn từ tháng 5/2024.",
}

RESULTS = {
    "NV01": "Ban hành 04 văn bản hướng dẫn, 03 văn bản đôn đốc; họp giao ban 02 kỳ.",
    "NV02": "Trình UBND tỉnh ban hành kế hoạch trong tháng 10; lễ phát động ngày 14/11/2024 "
    "có 320 đại biểu.",
    "NV03": "Hoàn thành chương trình truyền thông và tập huấn theo kế hoạch, chi tiết ở hai "
    "nhiệm vụ dưới.",
    "NV04": "In 10.000 tờ rơi, dựng 05 video ngắn, cấp cho tuyên truyền viên của 62 xã biên "
    "giới, đặc biệt khó khăn.",
    "NV05": "Mở 06 lớp, 427 lượt học viên, trong đó 268 nữ.",
    "NV06": "Duy trì 11 mô hình “Ngôi nhà tạm lánh”, thành lập mới 02 mô hình phòng ngừa bạo lực.",
    "NV07": "Diễn đàn trẻ em tổ chức ở 11 huyện, thành phố với 1.140 em dự; đưa 24 em đi học "
    "tập kinh nghiệm.",
    "NV08": "Kế hoạch của Ban được ký ban hành ngày 26/02/2024.",
    "NV09": "Các cơ sở giáo dục nghề nghiệp tuyển mới 1.769 nữ; tổ chức 23 buổi tư vấn tuyển sinh.",
    "NV10": "Kiểm tra 04 sở, ngành và 03 huyện; 09 kiến nghị đã được thực hiện.",
    "NV11": "Đang tổng hợp báo cáo năm; báo cáo 6 tháng đã gửi đúng hạn.",
    "NV12": "Thẩm định và trình phân bổ đủ kinh phí cho các nhiệm vụ của Kế hoạch.",
    "NV13": "Kế hoạch phát triển kinh tế - xã hội năm 2025 có 06 chỉ tiêu về giới.",
    "NV14": "Đã có số liệu đăng ký doanh nghiệp; 41 doanh nghiệp do nữ làm chủ được hỗ trợ "
    "vay vốn.",
    "NV15": "Đưa 01 chuyên đề về lồng ghép giới vào 05 lớp bồi dưỡng, 286 học viên.",
    "NV16": "Tham mưu bổ sung quy hoạch 38 cán bộ nữ; còn 02 cơ quan chưa có lãnh đạo chủ "
    "chốt là nữ.",
    "NV17": "Ban hành kế hoạch thực hiện Chương trình; sơ kết vào tháng 11.",
    "NV18": "Rà soát xong danh sách người có trình độ thạc sĩ, tiến sĩ tại 57 cơ quan, đơn vị.",
    "NV19": "Hướng dẫn cách đếm cơ quan có lãnh đạo chủ chốt là nữ; đối chiếu số liệu của 11 "
    "địa phương.",
    "NV20": "Có 214 trường đạt tiêu chí trường học an toàn, thân thiện.",
    "NV21": "Xây dựng chuyên đề ngoại khóa, triển khai tại 198 trường.",
    "NV22": "Duy trì 76 phòng tư vấn tâm lý, tiếp nhận 512 lượt học sinh.",
    "NV23": "Bồi dưỡng 640 giáo viên; rà soát 02 tài liệu giáo dục địa phương.",
    "NV24": "Vận động 87 học sinh trở lại trường; không để tăng số học sinh bỏ học do tảo hôn.",
    "NV25": "Tổ chức 64 buổi truyền thông, 3.480 lượt người dự, trong đó 2.015 nữ.",
    "NV26": "Kiểm tra 19 cơ sở, nhắc nhở 02 cơ sở, không có vi phạm phải xử phạt.",
    "NV27": "Tập huấn cho 142 nhân viên y tế xã; chọn Bệnh viện Đa khoa tỉnh thí điểm dịch vụ.",
    "NV28": "Thành lập mới 17 câu lạc bộ gia đình hạnh phúc; tổ chức ngày hội gia đình tháng 6.",
    "NV29": "Kiểm tra 03 huyện về phòng, chống bạo lực gia đình, kiến nghị 05 nội dung.",
    "NV30": "Hướng dẫn thống kê theo mẫu mới; số liệu năm đã đủ 11 địa phương.",
    "NV31": "Ban hành 02 văn bản định hướng; kho học liệu số có 38 sản phẩm.",
    "NV32": "Rà soát 26 trang thông tin, yêu cầu gỡ 03 nội dung quảng cáo có định kiến giới.",
    "NV33": "Đã tổng hợp số xã đạt yêu cầu tin, bài ở từng quý.",
    "NV34": "Thẩm định vấn đề bình đẳng giới của 21 dự thảo nghị quyết, quyết định.",
    "NV35": "Mở 02 lớp, 118 công chức tham dự.",
    "NV36": "Tổ chức 35 hội nghị phổ biến pháp luật; trợ giúp pháp lý 27 vụ việc.",
    "NV37": "Truyền thông tại 46 xã vùng đồng bào dân tộc thiểu số; số cặp tảo hôn giảm so "
    "với năm trước.",
    "NV38": "Biên soạn xong bộ số liệu thống kê giới cấp tỉnh năm 2023, đang cập nhật năm 2024.",
    "NV39": "Phát hiện, xử lý 12 vụ xâm hại trẻ em; triệt phá 01 đường dây mua bán người.",
    "NV40": "Cung cấp đủ số liệu vụ việc theo giới tính của nạn nhân.",
    "NV41": "Duy trì chuyên mục hằng tháng, đăng phát 96 tin, bài, phóng sự.",
    "NV42": "Chủ trì 02 cuộc giám sát, phản biện 03 dự thảo văn bản.",
    "NV43": "Hỗ trợ 58 ý tưởng khởi nghiệp của phụ nữ, 21 ý tưởng được vay vốn.",
    "NV44": "Tổ chức 09 sự kiện nhân các ngày 08/3 và 20/10; giới thiệu 15 gương phụ nữ lãnh đạo.",
    "NV45": "Cử 07 cán bộ tham gia các đoàn kiểm tra, giám sát.",
    "NV46": "Hướng dẫn 84 công đoàn cơ sở; kiểm tra 12 doanh nghiệp đông lao động nữ.",
}
