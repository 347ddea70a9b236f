"""How a province's words are said at a lower level: tables for whoever knows officials' language.

On the left stands what the province writes, on the right what a district and a commune write
for it.  Left: ``[…]`` may be missing, ``(a|b)`` is one of these, ``{tỉnh}`` the province with
or without its name, ``{số}`` a number.  Right: ``{đơn vị}`` is the unit, with its name where the
province had its own, ``{loại}`` its type alone, ``{0}`` what the first ``(…)`` was; the other gaps
stand in :func:`gaps`.  ``None``: as it stands.  Of two rows that fit, the longer one counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.unit import Level, UnitType

__all__ = ["ABSENT", "HEADS", "gaps", "phrases"]

Row = tuple[str, str | None, str | None]

_AREA: tuple[Row, ...] = (
    ("địa bàn {tỉnh}", "địa bàn {đơn vị}", "địa bàn {đơn vị}"),
    ("địa bàn toàn {tỉnh}", "địa bàn toàn {đơn vị}", "địa bàn toàn {đơn vị}"),
    ("trên toàn {tỉnh}", "trên toàn {đơn vị}", "trên toàn {đơn vị}"),
    ("toàn tỉnh", "toàn {loại}", "toàn {loại}"),
    ("trong {tỉnh}", "trong {đơn vị}", "trong {đơn vị}"),
    ("ngoài tỉnh", "ngoài {loại}", "ngoài {loại}"),
    ("trong và ngoài tỉnh", "trong và ngoài {loại}", "trong và ngoài {loại}"),
    ("của {tỉnh}", "của {đơn vị}", "của {đơn vị}"),
    ("tỉnh {tên tỉnh}", "{đơn vị}", "{đơn vị}"),
    ("[các ]tỉnh bạn", "các địa phương bạn", "các địa phương bạn"),
    ("làm cơ sở để tỉnh đạt", "góp phần cùng tỉnh đạt", "góp phần cùng tỉnh đạt"),
    ("trụ sở các cơ quan tỉnh", "trụ sở các cơ quan {loại}", "trụ sở các cơ quan {loại}"),
)

_LEVELS: tuple[Row, ...] = (
    ("cấp tỉnh", "cấp {loại}", "cấp {loại}"),
    ("cấp tỉnh (và|,) [cấp ]huyện", "cấp {loại} và cấp xã", "cấp {loại}"),
    ("cấp tỉnh, [cấp ]huyện(,| và) [cấp ]xã", "cấp {loại} và cấp xã", "cấp {loại}"),
    ("cấp tỉnh(,| và) [cấp ]xã", "cấp {loại} và cấp xã", "cấp {loại}"),
    ("cấp huyện(,| và) [cấp ]xã", "cấp xã", "{loại}"),
    ("các cấp tỉnh, huyện, xã", "cấp {loại} và cấp xã", "{loại}"),
    ("[ở ][cả ]hai cấp[:] tỉnh(,| và) [cấp ]xã", None, "từ {loại} đến {thôn}"),
    ("[ở ][cả ]hai cấp[:] (cấp tỉnh|tỉnh)(,| và) (cấp xã|xã)", None, "từ {loại} đến {thôn}"),
    ("ở [cả ]ba cấp", "ở cả hai cấp", "từ {loại} đến {thôn}"),
    ("ở [cả ]hai cấp", None, "từ {loại} đến {thôn}"),
    ("[cả ]ba cấp [tỉnh, huyện, xã]", "hai cấp", "cấp {loại}"),
    ("từ [cấp ]tỉnh đến [cấp ](cơ sở|xã|huyện|huyện, xã)", "từ {loại} đến cơ sở",
     "từ {loại} đến {thôn}"),
    ("cấp huyện", "cấp xã", None),
    ("UBND cấp huyện", "UBND cấp xã", "UBND {loại}"),
    ("UBND cấp xã", None, "UBND {loại}"),
    ("(cán bộ|công chức|viên chức|công an|chính quyền) cấp xã", None, "{0} {loại}"),
    ("ở cấp xã", None, "ở {loại}"),
    ("huyện, thành phố, xã, phường, thị trấn", "{các xã}", "{các xã}"),
)  # fmt: skip

_LOWER_UNITS: tuple[Row, ...] = (
    ("UBND các huyện, [thị xã, ]thành phố[ {tên tỉnh}]", "{UBND các xã}", "{UBND các xã}"),
    ("Ủy ban nhân dân các huyện, [thị xã, ]thành phố[ {tên tỉnh}]",
     "{UBND các xã}", "{UBND các xã}"),
    ("UBND các xã, phường[, thị trấn|, đặc khu]", "{UBND các xã}", "{UBND các xã}"),
    ("Ủy ban nhân dân các xã, phường[, thị trấn|, đặc khu]", "{UBND các xã}", "{UBND các xã}"),
    ("Chủ tịch UBND các (huyện, [thị xã, ]thành phố|xã, phường[, thị trấn|, đặc khu])",
     "Chủ tịch {UBND các xã}", "Trưởng {các xã}"),
    ("UBND các huyện", "{UBND các xã}", "{UBND các xã}"),
    ("các huyện", "{các xã}", "{các xã}"),
    ("các huyện biên giới", "các xã biên giới", "các thôn biên giới"),
    ("các huyện, [thị xã, ]thành phố[ {tên tỉnh}]", "{các xã}", "{các xã}"),
    ("huyện, [thị xã, ]thành phố[ {tên tỉnh}]", "{xã}", "{thôn}"),
    ("các xã, phường[, thị trấn|, đặc khu]", "{các xã}", "{các xã}"),
    ("xã, phường[, thị trấn|, đặc khu]", "{xã}", "{thôn}"),
    ("UBND xã, phường[, thị trấn|, đặc khu]", "UBND {xã}", "{thôn}"),
    ("UBND xã, phường[, thị trấn|, đặc khu] nơi", "UBND {xã} nơi", "cơ quan, đơn vị, {thôn} nơi"),
    ("trung tâm y tế các huyện[, thị xã][, thành phố]", "trạm y tế {các xã}", "trạm y tế {loại}"),
    ("(trạm y tế|công an) các xã, phường[, thị trấn]", "{0} {các xã}", "{0} {loại}"),
    ("(Phòng Văn hóa - Xã hội|Phòng Kinh tế|Văn phòng HĐND và UBND)[ các| của các] xã, phường",
     None, "{0}"),
    ("{số} (xã, phường[, thị trấn]|huyện, [thị xã, ]thành phố)", "{các xã}", "{các xã}"),
    ("các cơ quan, đơn vị, UBND các xã, phường", None, "các cơ quan, đơn vị của {loại}"),
    ("các xã (biên giới|đặc biệt khó khăn|khu vực III|vùng sâu, vùng xa)", None, "các thôn {0}"),
    ("xã (biên giới|đặc biệt khó khăn)", None, "thôn {0}"),
    ("tuyến xã", None, "tuyến {loại}"),
    ("(từng|mỗi) xã", None, "{loại}"),
    ("(từng|mỗi) xã, phường[, thị trấn]", "{0} {xã}", "{0} {thôn}"),
)  # fmt: skip

_PLACES: tuple[Row, ...] = (  # “địa phương” is a commune; what lies below one is none
    ("các cơ quan, đơn vị, địa phương", None, "các cơ quan, đơn vị, {thôn}"),
    ("các cơ quan, đơn vị(,| và) các địa phương", None, "các cơ quan, đơn vị, {thôn}"),
    ("các (cơ quan|ngành|đơn vị)(,| và) [các ]địa phương", None, "các cơ quan, đơn vị, {thôn}"),
    ("giữa các ngành, các địa phương", None, "giữa các đơn vị, {các xã}"),
    ("các địa phương", None, "{các xã}"),
    ("[của ]cơ quan, địa phương mình", None, "của cơ quan, đơn vị mình"),
    ("cơ quan, địa phương nơi", None, "cơ quan, đơn vị, {thôn} nơi"),
)

_COMMITTEES: tuple[Row, ...] = (
    ("UBND {tỉnh}", "UBND {đơn vị}", "UBND {đơn vị}"),
    ("Ủy ban nhân dân {tỉnh}", "Ủy ban nhân dân {đơn vị}", "Ủy ban nhân dân {đơn vị}"),
    ("HĐND {tỉnh}", "HĐND {đơn vị}", "HĐND {đơn vị}"),
    ("Hội đồng nhân dân {tỉnh}", "Hội đồng nhân dân {đơn vị}", "Hội đồng nhân dân {đơn vị}"),
    ("lãnh đạo tỉnh", "lãnh đạo {loại}", "lãnh đạo {loại}"),
    ("(C, PCVP|CVP, các PCVP|CVP, PCVP) UBND tỉnh", "{0} HĐND và UBND {loại}",
     "{0} HĐND và UBND {loại}"),
    ("(Chánh|Chánh, Phó|Phó Chánh) Văn phòng UBND tỉnh", "{0} Văn phòng HĐND và UBND {loại}",
     "{0} Văn phòng HĐND và UBND {loại}"),
)  # fmt: skip

_PARTY: tuple[Row, ...] = (
    ("Tỉnh ủy", "{cấp ủy}", "{cấp ủy}"),
    ("Tỉnh ủy {tên tỉnh}", "{cấp ủy} {tên}", "{cấp ủy} {tên}"),
    ("Tỉnh ủy, (HĐND, UBND|HĐND và UBND|UBND) {tỉnh}", "{cấp ủy ngắn}, {0} {đơn vị}",
     "{cấp ủy ngắn}, {0} {đơn vị}"),
    ("Thường trực Tỉnh ủy, (HĐND, UBND|HĐND|UBND) {tỉnh}",
     "Thường trực {cấp ủy ngắn}, {0} {đơn vị}", "Thường trực {cấp ủy ngắn}, {0} {đơn vị}"),
    ("Ban (Tổ chức|Tuyên giáo|Tuyên giáo và Dân vận|Dân vận) Tỉnh ủy", "Ban {0} {cấp ủy}",
     "Ban Xây dựng Đảng của {cấp ủy}"),
    ("(Thường trực|TT) Tỉnh ủy", "{0} {cấp ủy ngắn}", "{0} {cấp ủy ngắn}"),
    ("Văn phòng Tỉnh ủy", "Văn phòng {cấp ủy}", "Văn phòng {cấp ủy}"),
    ("Ủy ban Kiểm tra Tỉnh ủy", "Ủy ban Kiểm tra {cấp ủy}", "Ủy ban Kiểm tra {cấp ủy}"),
    ("Đảng bộ {tỉnh}", "Đảng bộ {đơn vị}", "Đảng bộ {đơn vị}"),
)  # fmt: skip

_DEPARTMENTS: tuple[Row, ...] = (
    ("các sở, [ban, ]ngành[ tỉnh| cấp tỉnh| của tỉnh]", "{các phòng}", "{các phòng}"),
    ("các sở, [ban, ]ngành, đoàn thể[ tỉnh| cấp tỉnh| của tỉnh]", "{các phòng}, đoàn thể",
     "{các phòng}, đoàn thể"),
    ("các sở, [ban, ]ngành, cơ quan, đơn vị", "{các phòng}", "{các phòng}"),
    ("(một số|mỗi|từng) sở, [ban, ]ngành", "{0} {phòng}", "{0} {phòng}"),
    ("sở, ban, ngành[ tỉnh| cấp tỉnh| của tỉnh]", "{phòng}", "{phòng}"),
    ("sở, ngành[ tỉnh| cấp tỉnh| của tỉnh]", "{phòng}", "{phòng}"),
    ("Giám đốc các sở, thủ trưởng các (ban, ngành|cơ quan, đơn vị)", "Thủ trưởng {các phòng}",
     "Thủ trưởng {các phòng}"),
    ("Giám đốc[,] Thủ trưởng các sở, ban, ngành", "Thủ trưởng {các phòng}",
     "Thủ trưởng {các phòng}"),
    ("các sở liên quan", "{các phòng} liên quan", "{các phòng} liên quan"),
)  # fmt: skip

_ORGANS: tuple[Row, ...] = (  # that no register of counterparts knows
    ("các tổ chức (chính trị - xã hội|CT-XH) {tỉnh}", "các tổ chức {0} {đơn vị}",
     "các tổ chức {0} {đơn vị}"),
    ("[các ](đoàn thể|hội, đoàn thể|ban, ngành, đoàn thể) tỉnh", "các {0} {loại}",
     "các {0} {loại}"),
    ("Ủy ban MTTQ Việt Nam và các tổ chức CT-XH {tỉnh}",
     "Ủy ban MTTQ Việt Nam và các tổ chức CT-XH {đơn vị}",
     "Ủy ban MTTQ Việt Nam và các tổ chức CT-XH {đơn vị}"),
    ("Viện kiểm sát nhân dân {tỉnh}", "Viện kiểm sát nhân dân {đơn vị}",
     "Viện kiểm sát nhân dân khu vực"),
    ("Tòa án nhân dân {tỉnh}", "Tòa án nhân dân {đơn vị}", "Tòa án nhân dân khu vực"),
    ("[Chi nhánh ]Ngân hàng Chính sách xã hội {tỉnh}",
     "Phòng giao dịch Ngân hàng Chính sách xã hội {đơn vị}",
     "Phòng giao dịch Ngân hàng Chính sách xã hội trên địa bàn"),
    ("Bộ Chỉ huy (Quân sự|quân sự) {tỉnh}", "Ban Chỉ huy Quân sự {đơn vị}",
     "Ban Chỉ huy Quân sự {đơn vị}"),
    ("[Bộ Chỉ huy ]Bộ đội Biên phòng {tỉnh}", "các đồn Biên phòng trên địa bàn",
     "đồn Biên phòng trên địa bàn"),
    ("Hội Luật gia {tỉnh}", "Hội Luật gia {đơn vị}", None),
    ("Liên minh Hợp tác xã {tỉnh}", None, None),
    ("Hội (Người cao tuổi|Chữ thập đỏ|Khuyến học) {tỉnh}", "Hội {0} {đơn vị}",
     "Hội {0} {đơn vị}"),
    ("[các ]cơ quan báo chí[ của] tỉnh", "Trung tâm Văn hóa, Thể thao và Truyền thông",
     "hệ thống truyền thanh {loại}"),
    ("[Trang|Cổng] thông tin điện tử {tỉnh}", "Cổng thông tin điện tử {đơn vị}",
     "Trang thông tin điện tử {đơn vị}"),
    ("Trung tâm Hội nghị tỉnh", "hội trường UBND {loại}", "hội trường UBND {loại}"),
)  # fmt: skip

_MONEY: tuple[Row, ...] = (
    ("ngân sách [cấp ]tỉnh", "ngân sách {loại}", "ngân sách {loại}"),
    ("ngân sách [cấp ]huyện", "ngân sách xã", "ngân sách {loại}"),
    ("ngân sách [cấp ]xã", None, "ngân sách {loại}"),
    ("ngân sách tỉnh, ngân sách (huyện|xã)", "ngân sách {loại}, ngân sách xã",
     "ngân sách {loại}"),
)  # fmt: skip

_TABLES = (
    _AREA, _LEVELS, _LOWER_UNITS, _PLACES, _COMMITTEES, _PARTY, _DEPARTMENTS, _ORGANS, _MONEY,
)  # fmt: skip

ABSENT = {  # organs that nobody answers for: left out of lists
    Level.DISTRICT: ("Liên minh Hợp tác xã {tỉnh}",),
    Level.COMMUNE: ("Liên minh Hợp tác xã {tỉnh}", "Hội Luật gia {tỉnh}"),
}
HEADS = {"Văn phòng": "Chánh", "Trung tâm": "Giám đốc"}
"""What the head of an organ is called by its first words; of all others “Trưởng”."""

_COMMITTEE_OF_PARTY = {  # cấp ủy
    UnitType.DISTRICT: "Huyện ủy",
    UnitType.CITY: "Thành ủy",
    UnitType.TOWN: "Thị ủy",
    UnitType.URBAN_DISTRICT: "Quận ủy",
}
_LOWER = {  # what a district of the type is made of
    UnitType.DISTRICT: "xã, thị trấn",
    UnitType.CITY: "xã, phường",
    UnitType.TOWN: "xã, phường",
    UnitType.URBAN_DISTRICT: "phường",
}
_BELOW_COMMUNES = "thôn, khối phố"


def phrases(level: Level) -> Iterator[tuple[str, str | None]]:
    """What the province writes, and what is written at ``level`` (``None``: the same)."""
    column = 1 if level is Level.DISTRICT else 2
    for table in _TABLES:
        for row in table:
            yield row[0], row[column]


def gaps(level: Level, type_: UnitType) -> dict[str, str]:
    """What the gaps of a text stand for at units of that type, but for those of one unit.

    >>> gaps(Level.COMMUNE, UnitType.WARD)["các xã"]
    'các thôn, khối phố'
    """
    is_commune = level is Level.COMMUNE
    lower = _BELOW_COMMUNES if is_commune else _LOWER[type_]
    departments = "phòng, đơn vị" if is_commune else "phòng, ban, đơn vị"
    party = _COMMITTEE_OF_PARTY.get(type_, "Đảng ủy")
    return {
        "loại": type_,
        "xã": lower,
        "thôn": lower,
        "các xã": f"các {lower}",
        "UBND các xã": f"các {lower}, trường học, trạm y tế" if is_commune else f"UBND các {lower}",
        "phòng": departments,
        "các phòng": f"các {departments}",
        "cấp ủy": f"{party} {type_}" if is_commune else party,
        "cấp ủy ngắn": party,
    }
