"""Provinces of today and those merged into them, from their register; names in fixed spelling."""

from __future__ import annotations

import csv
from datetime import date
from typing import Final

from docgen.vietnamese.shipped import folder

__all__ = ["CITIES", "FORMER_DISTRICTS", "MERGED", "NAMED_AFTER", "PROVINCES", "TWO_TIERS"]

TWO_TIERS: Final = date(2025, 7, 1)
"""From here on there is no district level (Luật 72/2025/QH15), and there are 34 provinces."""


def _entries() -> tuple[dict[str, str], ...]:
    """The rows of the register of provinces, as typed."""
    with (folder() / "tinh.csv").open(encoding="utf-8-sig", newline="") as stream:
        return tuple(csv.DictReader(stream))


_ENTRIES: Final = _entries()
_TODAY: Final = {row["Tên"]: row["Loại"] for row in _ENTRIES if not row["Đến ngày"]}

PROVINCES: Final = tuple(_TODAY)
CITIES: Final = tuple(name for name, kind in _TODAY.items() if kind == "thành phố")
"""The provinces that are cities (thành phố trực thuộc trung ương)."""

MERGED: Final = {  # Nghị quyết 202/2025/QH15
    name: row["Tên"]
    for row in _ENTRIES
    if row["Từ ngày"] == TWO_TIERS.isoformat()
    for one in row["Tiền thân"].split("; ")
    if (name := one.removeprefix("thành phố ").removeprefix("tỉnh ")) not in _TODAY
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
    "Tô Hiệu", "Tống Trân", "Trần Hưng Đạo", "Trần Lãm", "Trần Liễu", "Trần Nhân Tông", "Trần Phán",
    "Trần Phú", "Trần Văn Thời", "Triệu Việt Vương", "Trừ Văn Thố", "Trương Quang Trọng",
)  # fmt: skip
