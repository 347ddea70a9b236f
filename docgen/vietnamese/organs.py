"""Names of organs and statutes as they are spelled, and organs that were merged with others."""

from __future__ import annotations

from datetime import date
from typing import Final

__all__ = ["ALSO", "ORGANS", "REORGANISED", "SHORT", "STATUTES", "SUCCESSORS"]

_FIELDS: Final = (  # of a ministry (Bộ) and a department (Sở) alike
    "Công Thương", "Dân tộc và Tôn giáo", "Giáo dục và Đào tạo", "Giao thông vận tải",
    "Kế hoạch và Đầu tư", "Khoa học và Công nghệ", "Lao động - Thương binh và Xã hội",
    "Nội vụ", "Nông nghiệp và Môi trường", "Nông nghiệp và Phát triển nông thôn",
    "Tài chính", "Tài nguyên và Môi trường", "Thông tin và Truyền thông", "Tư pháp",
    "Văn hóa, Thể thao và Du lịch", "Y tế",
)  # fmt: skip

# Not there: names that are common words as well ("Sở xây dựng kế hoạch" is the department
# that draws up a plan).
ORGANS: Final = (
    *(f"{kind} {field}" for kind in ("Bộ", "Sở") for field in _FIELDS),
    "Bộ Công an", "Bộ Ngoại giao", "Bộ Quốc phòng", "Sở Du lịch", "Sở Ngoại vụ",
    "Sở Quy hoạch - Kiến trúc", "Sở Văn hóa và Thể thao", "Ủy ban nhân dân",
    "Hội đồng nhân dân", "Tòa án nhân dân", "Thủ tướng Chính phủ", "Văn phòng Chính phủ",
    "Thanh tra Chính phủ", "Kho bạc Nhà nước", "Mặt trận Tổ quốc", "Hội Liên hiệp Phụ nữ",
    "Hội Cựu chiến binh", "Hội Nông dân", "Liên đoàn Lao động", "Tỉnh ủy", "Thành ủy", "Đảng ủy",
)  # fmt: skip

ALSO: Final = frozenset(
    {
        *(f"{kind} Công thương" for kind in ("Bộ", "Sở")),
        *(f"{kind} Giao thông Vận tải" for kind in ("Bộ", "Sở")),
        *(f"{kind} Nông nghiệp và Phát triển Nông thôn" for kind in ("Bộ", "Sở")),
        *(f"{kind} Nông nghiệp và phát triển nông thôn" for kind in ("Bộ", "Sở")),
        "Hội Liên hiệp phụ nữ",
    }
)
"""Other spellings of the same names that are let pass."""

REORGANISED: Final = date(2025, 3, 1)
"""From here on ministries and departments are merged (Nghị quyết 176/2025/QH15)."""

SUCCESSORS: Final = {  # by field; the same word, Bộ or Sở, stands before the successor
    "Lao động - Thương binh và Xã hội": "Nội vụ",
    "Kế hoạch và Đầu tư": "Tài chính",
    "Giao thông vận tải": "Xây dựng",
    "Thông tin và Truyền thông": "Khoa học và Công nghệ",
    "Tài nguyên và Môi trường": "Nông nghiệp và Môi trường",
    "Nông nghiệp và Phát triển nông thôn": "Nông nghiệp và Môi trường",
}
SHORT: Final = {
    "LĐTBXH": "Lao động - Thương binh và Xã hội",
    "LĐTB&XH": "Lao động - Thương binh và Xã hội",
    "LĐ-TB&XH": "Lao động - Thương binh và Xã hội",
    "LĐ-TBXH": "Lao động - Thương binh và Xã hội",
    "KHĐT": "Kế hoạch và Đầu tư",
    "KH&ĐT": "Kế hoạch và Đầu tư",
    "GTVT": "Giao thông vận tải",
    "TTTT": "Thông tin và Truyền thông",
    "TT&TT": "Thông tin và Truyền thông",
    "TNMT": "Tài nguyên và Môi trường",
    "TN&MT": "Tài nguyên và Môi trường",
    "NNPTNT": "Nông nghiệp và Phát triển nông thôn",
    "NN&PTNT": "Nông nghiệp và Phát triển nông thôn",
    "NN và PTNT": "Nông nghiệp và Phát triển nông thôn",
}

STATUTES: Final = {  # what stands behind the word; "Luật xây dựng …" may be a verb, and is left out
    "Luật": (
        "An ninh mạng", "An toàn thực phẩm", "An toàn, vệ sinh lao động",
        "Ban hành văn bản quy phạm pháp luật", "Bảo hiểm xã hội",
        "Bảo hiểm y tế", "Bảo vệ bí mật nhà nước", "Bảo vệ môi trường", "Bình đẳng giới",
        "Cán bộ, công chức", "Căn cước", "Công đoàn", "Công nghệ thông tin", "Cư trú",
        "Dân quân tự vệ", "Doanh nghiệp", "Du lịch", "Đa dạng sinh học", "Đất đai", "Đấu thầu",
        "Đê điều", "Giao dịch điện tử", "Giao thông đường bộ", "Hộ tịch", "Hôn nhân và gia đình",
        "Hợp tác xã", "Khiếu nại", "Khám bệnh, chữa bệnh", "Kiểm toán nhà nước", "Lâm nghiệp",
        "Lưu trữ", "Ngân sách nhà nước", "Nghĩa vụ quân sự", "Người cao tuổi",
        "Người khuyết tật", "Phòng cháy, chữa cháy", "Phòng cháy và chữa cháy", "Phòng, chống",
        "Phổ biến, giáo dục pháp luật", "Quản lý thuế", "Quản lý, sử dụng tài sản công",
        "Sở hữu trí tuệ", "Thi đua, khen thưởng", "Thi hành án", "Thực hiện dân chủ",
        "Tiếp cận thông tin", "Tiếp công dân", "Tổ chức Chính phủ", "Tổ chức Quốc hội",
        "Tổ chức chính quyền địa phương", "Tổ chức Tòa án nhân dân", "Tố cáo", "Trẻ em",
        "Trợ giúp pháp lý", "Viên chức", "Việc làm", "Xử lý vi phạm hành chính",
    ),
    "Bộ luật": ("Dân sự", "Hàng hải", "Hình sự", "Lao động", "Tố tụng dân sự", "Tố tụng hình sự"),
}  # fmt: skip
