"""Administrative units: the provinces of today, those merged into them, names in fixed spelling."""

from __future__ import annotations

from datetime import date
from typing import Final

__all__ = ["CITIES", "FORMER_DISTRICTS", "MERGED", "NAMED_AFTER", "PROVINCES", "TWO_TIERS"]

TWO_TIERS: Final = date(2025, 7, 1)
"""From here on there is no district level (Luật 72/2025/QH15), and there are 34 provinces."""

CITIES: Final = (  # the provinces that are cities (thành phố trực thuộc trung ương)
    "Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ",
    "Quảng Ninh", "Bắc Ninh", "Đồng Nai",
)  # fmt: skip
PROVINCES: Final = (
    *CITIES,
    "Cao Bằng", "Tuyên Quang", "Điện Biên", "Lai Châu", "Sơn La", "Lào Cai", "Thái Nguyên",
    "Lạng Sơn", "Phú Thọ", "Hưng Yên", "Ninh Bình", "Thanh Hóa", "Nghệ An", "Hà Tĩnh",
    "Quảng Trị", "Quảng Ngãi", "Gia Lai", "Khánh Hòa", "Đắk Lắk", "Lâm Đồng", "Tây Ninh",
    "Đồng Tháp", "Vĩnh Long", "An Giang", "Cà Mau",
)  # fmt: skip

# Nghị quyết 202/2025/QH15
MERGED: Final = {
    "Hà Giang": "Tuyên Quang",
    "Yên Bái": "Lào Cai",
    "Bắc Kạn": "Thái Nguyên",
    "Vĩnh Phúc": "Phú Thọ",
    "Hòa Bình": "Phú Thọ",
    "Bắc Giang": "Bắc Ninh",
    "Thái Bình": "Hưng Yên",
    "Hải Dương": "Hải Phòng",
    "Hà Nam": "Ninh Bình",
    "Nam Định": "Ninh Bình",
    "Quảng Bình": "Quảng Trị",
    "Quảng Nam": "Đà Nẵng",
    "Kon Tum": "Quảng Ngãi",
    "Bình Định": "Gia Lai",
    "Ninh Thuận": "Khánh Hòa",
    "Đắk Nông": "Lâm Đồng",
    "Bình Thuận": "Lâm Đồng",
    "Phú Yên": "Đắk Lắk",
    "Bình Dương": "Hồ Chí Minh",
    "Bà Rịa - Vũng Tàu": "Hồ Chí Minh",
    "Bình Phước": "Đồng Nai",
    "Long An": "Tây Ninh",
    "Sóc Trăng": "Cần Thơ",
    "Hậu Giang": "Cần Thơ",
    "Bến Tre": "Vĩnh Long",
    "Trà Vinh": "Vĩnh Long",
    "Tiền Giang": "Đồng Tháp",
    "Bạc Liêu": "Cà Mau",
    "Kiên Giang": "An Giang",
}

# Names of districts, and of merged provinces, that no unit of any level has kept.  Most were
# given to a commune in their middle, so that the name alone tells nothing.
FORMER_DISTRICTS: Final = {
    "Nam Từ Liêm": "Hà Nội",
    "Bắc Từ Liêm": "Hà Nội",
    "Hà Giang": "Tuyên Quang",
    "Pác Nặm": "Thái Nguyên",
    "Điện Biên Đông": "Điện Biên",
    "Nậm Pồ": "Điện Biên",
    "Tam Đường": "Lai Châu",
    "Nậm Nhùn": "Lai Châu",
    "Văn Yên": "Lào Cai",
    "Móng Cái": "Quảng Ninh",
    "Hải Hà": "Quảng Ninh",
    "Văn Lâm": "Hưng Yên",
    "Kim Động": "Hưng Yên",
    "Phù Cừ": "Hưng Yên",
    "Lang Chánh": "Thanh Hóa",
    "Thạch Thành": "Thanh Hóa",
    "Quảng Xương": "Thanh Hóa",
    "Vinh": "Nghệ An",
    "Thanh Chương": "Nghệ An",
    "Hồng Lĩnh": "Hà Tĩnh",
    "Bắc Trà My": "Đà Nẵng",
    "Phan Rang - Tháp Chàm": "Khánh Hòa",
    "Gia Nghĩa": "Lâm Đồng",
    "Đà Lạt": "Lâm Đồng",
    "Bảo Lộc": "Lâm Đồng",
    "Lâm Hà": "Lâm Đồng",
    "Bù Đốp": "Đồng Nai",
    "Hớn Quản": "Đồng Nai",
    "Vĩnh Cửu": "Đồng Nai",
    "Gò Công Tây": "Đồng Tháp",
    "Mỏ Cày Nam": "Vĩnh Long",
    "Mỏ Cày Bắc": "Vĩnh Long",
    "Mang Thít": "Vĩnh Long",
    "Vũng Liêm": "Vĩnh Long",
    "Châu Thành A": "Cần Thơ",
    "Ngọc Hiển": "Cà Mau",
    "Quảng Nam": "Đà Nẵng",
    "Ninh Thuận": "Khánh Hòa",
    "Đắk Nông": "Lâm Đồng",
    "Bà Rịa - Vũng Tàu": "Hồ Chí Minh",
    "Hậu Giang": "Cần Thơ",
    "Tiền Giang": "Đồng Tháp",
    "Kiên Giang": "An Giang",
}

# Persons and events that communes and wards are named after.
NAMED_AFTER: Final = (
    "Bế Văn Đàn", "Chu Văn An", "Dương Minh Châu", "Điện Biên Phủ", "Đào Duy Từ",
    "Đặng Thùy Trâm", "Hai Bà Trưng", "Hà Huy Tập", "Hoàng Hoa Thám", "Hoàng Văn Thụ",
    "Hồ Đắc Kiện", "Hồ Thị Kỷ", "Khúc Thừa Dụ", "Kim Đồng", "Lê Chân", "Lê Đại Hành",
    "Lê Ích Mộc", "Lê Lợi", "Lê Quý Đôn", "Lê Thanh Nghị", "Lương Thế Trân", "Lương Văn Tri",
    "Lý Bôn", "Lý Thường Kiệt", "Lý Văn Lâm", "Ngô Mây", "Ngô Quyền", "Nguyễn Bỉnh Khiêm",
    "Nguyễn Du", "Nguyễn Đại Năng", "Nguyễn Huệ", "Nguyễn Lương Bằng", "Nguyễn Nghiêm",
    "Nguyễn Phích", "Nguyễn Trãi", "Nguyễn Văn Linh", "Nguyễn Việt Khái", "Phạm Ngũ Lão",
    "Phạm Sư Mạnh", "Phan Đình Phùng", "Phan Ngọc Hiển", "Quang Trung", "Tạ An Khương",
    "Tô Hiệu", "Trần Hưng Đạo", "Trần Lãm", "Trần Liễu", "Trần Nhân Tông", "Trần Phán",
    "Trần Phú", "Trần Văn Thời", "Triệu Việt Vương", "Trừ Văn Thố", "Trương Quang Trọng",
)  # fmt: skip
