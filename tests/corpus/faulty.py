"""Documents with one fault or a few each, and files that are no such documents at all."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any, Final

from tests.corpus.layout import LARGE, SMALL, Appendix, Layout, Looks, Text, changed, source, table
from tests.corpus.legacy import tcvn3, vni
from tests.corpus.pieces import (
    Cell,
    Paper,
    Paragraph,
    Run,
    Section,
    Source,
    Table,
    filled,
)
from tests.corpus.remake import on_paragraphs, on_runs
from tests.corpus.shapes import BLANK_WORD, GOOGLE, SCRIPT, WORD_2007, WPS
from tests.corpus.specimen import Specimen
from tests.corpus.texts import DECISION, EQUALITY, LAW, LETTER, PLAN, PROPOSAL, REPORT, measures

__all__ = ["FAULTY"]


def every(given: Looks, **to: Any) -> Looks:
    """All looks changed alike."""
    return {name: replace(one, **to) for name, one in given.items()}


def prose(given: Looks, **to: Any) -> Looks:
    """The looks of body text changed."""
    names = ("body", "clause", "section", "basis")
    return {name: replace(one, **to) if name in names else one for name, one in given.items()}


def _in_tcvn3(run: Run, p: Paragraph) -> Run:
    if run.text.isupper():
        return replace(run, text=tcvn3(run.text.lower()), font=".VnTimeH")
    return replace(run, text=tcvn3(run.text), font=".VnTime")


def _in_vni(run: Run, p: Paragraph) -> Run:
    return replace(run, text=vni(run.text), font="VNI-Times")


def _decomposed(run: Run, p: Paragraph) -> Run:
    return replace(run, text=unicodedata.normalize("NFD", run.text))


def _indented_by_spaces(p: Paragraph) -> Paragraph:
    if not p.first_mm:
        return p
    return replace(p, first_mm=0, before_pt=0, runs=(Run(text="       "), *p.runs))


def _patched(p: Paragraph) -> Paragraph:
    """Every second paragraph of body text in another size, words of others in another font."""
    if not p.first_mm or p.bold:
        return p
    if len(p.text) % 2:
        return replace(p, size_pt=13)
    words = p.text.split(" ")
    middle = len(words) // 2
    runs = (
        Run(text=" ".join(words[:middle]) + " "),
        Run(text=" ".join(words[middle:]), font="Arial"),
    )
    return replace(p, runs=runs)


def body(text: Text, *pieces: Any, **to: Any) -> Text:
    """A text with another body."""
    return replace(text, body=pieces, **to)


_LONG_PLAN = replace(PLAN, body=(*PLAN.body[:11], *measures(3), *measures(13, 5), *PLAN.body[11:]))
_REFERENCE = (
    "(Kèm theo Kế hoạch số 145/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh Nghệ An)"
)
_TARGETS = table(
    Layout(),
    (15, 100, 45),
    ("STT", "Chỉ tiêu", "Mức phấn đấu"),
    ("1", "Tỷ lệ cơ quan có nữ là lãnh đạo chủ chốt", "62%"),
)
_LETTER_PAPER = Paper(
    width_mm=215.9, height_mm=279.4, top_mm=25.4, right_mm=25.4, bottom_mm=25.4, left_mm=25.4
)

# --- page -----------------------------------------------------------------------------------------

_PAGE = (
    Specimen(
        name="loi-giay-letter-calibri",
        text=REPORT,
        manner=BLANK_WORD,
        wrong="US Letter with margins of 25.4 mm and Calibri from the theme, as a blank file has",
        layout=Layout(
            looks=every(LARGE, font="(theme)", after_pt=8, line=259 / 240),
            paper=_LETTER_PAPER,
            left_mm=62,
        ),
    ),
    Specimen(
        name="loi-le-giay",
        text=PLAN,
        manner=WPS,
        wrong="margins: top 15, bottom 10, left 25, right 10 mm",
        layout=Layout(paper=Paper(top_mm=15, bottom_mm=10, left_mm=25, right_mm=10)),
    ),
    Specimen(
        name="loi-trang-ngang",
        text=DECISION,
        wrong="landscape though there is no table",
        layout=Layout(paper=Paper().turned(), left_mm=110),
    ),
    Specimen(
        name="loi-so-trang-trang-dau",
        text=_LONG_PLAN,
        wrong="the page number shows on page 1",
        layout=Layout(first_bare=False),
    ),
    Specimen(
        name="loi-so-trang-chan-trang",
        text=_LONG_PLAN,
        manner=GOOGLE,
        wrong="the page number stands in the footer, on the right, as “Trang 2”, of 10 pt",
        layout=Layout(
            numbered="footer",
            number="Trang {PAGE}",
            rules="border",
            looks=changed(LARGE, page_number={"align": "right", "size_pt": 10}),
        ),
    ),
    Specimen(
        name="loi-thieu-so-trang",
        text=_LONG_PLAN,
        wrong="no page number on any of the pages",
        layout=Layout(numbered=""),
    ),
    Specimen(
        name="loi-phong-postscript",
        text=LETTER,
        converted=True,
        wrong="the typeface is called TimesNewRomanPSMT, as text out of a PDF has it",
        layout=Layout(looks=every(LARGE, font="TimesNewRomanPSMT")),
    ),
    Specimen(
        name="loi-tcvn3",
        text=REPORT,
        manner=WORD_2007,
        remake=on_runs(_in_tcvn3),
        wrong="typed in TCVN3 with .VnTime and .VnTimeH",
    ),
    Specimen(
        name="loi-vni",
        text=LETTER,
        manner=WORD_2007,
        remake=on_runs(_in_vni),
        wrong="typed in VNI with VNI-Times",
    ),
    Specimen(
        name="loi-nfd",
        text=DECISION,
        remake=on_runs(_decomposed),
        wrong="letters and their marks are apart (NFD), as macOS writes them",
    ),
)

# --- heading --------------------------------------------------------------------------------------

_HEADING = (
    Specimen(
        name="loi-tieu-de-chia-doi",
        text=PLAN,
        wrong="the heading is halved and its cells have padding, so that Quốc hiệu wraps",
        layout=Layout(left_mm=88, padding=True),
    ),
    Specimen(
        name="loi-co-quan-dam",
        text=PROPOSAL,
        wrong="the parent organ is bold, the issuer is not",
        layout=Layout(looks=changed(LARGE, parent={"bold": True}, organ={"bold": False})),
    ),
    Specimen(
        name="loi-thieu-ke",
        text=PLAN,
        manner=GOOGLE,
        wrong="no line under organ, motto and subject",
        layout=Layout(rules="none"),
    ),
    Specimen(
        name="loi-gach-chan-chu",
        text=PLAN,
        wrong="organ, motto and subject are underlined in place of a drawn line",
        layout=Layout(rules="underlined"),
    ),
    Specimen(
        name="loi-ke-go-tay",
        text=PROPOSAL,
        manner=WPS,
        wrong="lines are typed with ────",
        layout=Layout(rules="typed"),
    ),
    Specimen(
        name="loi-ke-qua-dai",
        text=PLAN,
        wrong="the line under the organ is as long as its text, that under the motto half as long",
        layout=Layout(organ_share=1.0, motto_share=0.5),
    ),
    Specimen(
        name="loi-ngay-dam",
        text=replace(DECISION, date="Lạng Sơn, ngày 5 tháng 1 năm 2026"),
        wrong="the date is bold and upright, day and month have no leading zero",
        layout=Layout(looks=changed(LARGE, date={"bold": True, "italic": False})),
    ),
    Specimen(
        name="loi-thang-03",
        text=replace(PLAN, date="Nghệ An ngày 12 tháng 03 năm 2026"),
        manner=WORD_2007,
        wrong="“tháng 03”; no comma behind the place",
        layout=Layout(),
    ),
    Specimen(
        name="loi-so-van-ban",
        text=replace(PROPOSAL, number="Số 5/TTR - SNV"),
        manner=GOOGLE,
        wrong="no colon after Số, no leading zero, code TTR, spaces around the hyphen",
        layout=Layout(rules="border"),
    ),
    Specimen(
        name="loi-cong-van-cv",
        text=replace(
            LETTER,
            number="Số: 87/CV-SNV",
            letter="Về việc: cung cấp số liệu thống kê giới",
            recipients=("- Giám đốc Sở (để báo cáo);", "- Lưu: VT, BĐG."),
        ),
        wrong="CV in the symbol of a letter, “Về việc:” for V/v, no “Như trên”",
    ),
    Specimen(
        name="loi-tieu-de-cong-van",
        text=replace(LETTER, type="CÔNG VĂN", subject=("Về việc cung cấp số liệu thống kê giới",)),
        wrong="the letter bears the title CÔNG VĂN",
    ),
    Specimen(
        name="loi-ky-hieu-khac-loai",
        text=replace(DECISION, number="Số: 318/KH-UBND"),
        wrong="the symbol says KH, the document is a decision",
    ),
    Specimen(
        name="loi-ky-hieu-co-nam",
        text=replace(PLAN, number="Số: 145/2026/KH-UBND"),
        wrong="a year in the symbol, as legislation has",
    ),
    Specimen(
        name="loi-tieu-ngu-gach-dai",
        converted=True,
        text=replace(PLAN, motto="Độc lập – Tự do – Hạnh phúc"),
        wrong="en dashes in the motto",
    ),
    Specimen(
        name="loi-quoc-hieu-thuong",
        text=replace(
            REPORT, nation="Cộng hòa xã hội chủ nghĩa Việt Nam", motto="Độc lập-Tự do-Hạnh Phúc"
        ),
        manner=WPS,
        wrong="Quốc hiệu in small letters, of 15 pt; motto without spaces, “Hạnh Phúc”",
        layout=Layout(looks=changed(LARGE, nation={"size_pt": 15})),
    ),
    Specimen(
        name="loi-thieu-quoc-hieu",
        text=replace(DECISION, nation="", motto=""),
        wrong="neither Quốc hiệu nor motto",
    ),
    Specimen(
        name="loi-trich-yeu",
        wrong="subject in capitals with a full stop, type name in small letters",
        text=replace(
            PLAN, type="Kế hoạch", subject=("TRIỂN KHAI CÔNG TÁC BÌNH ĐẲNG GIỚI NĂM 2026.",)
        ),
    ),
    Specimen(
        name="loi-ten-co-quan-viet-tat",
        text=replace(
            PLAN, organ=("UBND TỈNH NGHỆ AN",), date="TP. Vinh, ngày 05 tháng 02 năm 2026"
        ),
        wrong="the issuer's own name is shortened; a place that is no unit any more, with TP.",
    ),
    Specimen(
        name="loi-tieu-de-dau-cach",
        manner=WORD_2007,
        wrong="the heading is held apart by spaces",
        text=PLAN,
        layout=Layout(heading="tabs"),
        remake=on_runs(lambda run, p: replace(run, text=run.text.replace("\t", "        "))),
    ),
)

# --- body -----------------------------------------------------------------------------------------

_BODY = (
    Specimen(
        name="loi-can-cu",
        text=replace(
            DECISION,
            bases=(
                LAW.replace(";", ","),
                EQUALITY.replace(";", "."),
                "Theo đề nghị của Giám đốc Sở Nội vụ;",
            ),
        ),
        wrong="căn cứ upright, ended by a comma, a full stop too early, a semicolon at last",
        layout=Layout(looks=changed(LARGE, basis={"italic": False})),
    ),
    Specimen(
        name="loi-loi-van",
        text=PLAN,
        manner=WORD_2007,
        wrong="body text of 12 pt, ragged, double spaced, without indent",
        layout=Layout(looks=prose(LARGE, size_pt=12, align="left", line=2.0, first_mm=0)),
    ),
    Specimen(
        name="loi-gian-dong-chinh-xac",
        text=PLAN,
        wrong="lines of exactly 14 pt for 14 pt type; no gap because of contextualSpacing",
        layout=Layout(looks=prose(LARGE, exact_pt=14, contextual=True)),
    ),
    Specimen(
        name="loi-doan-trong",
        text=REPORT,
        remake=on_paragraphs(_indented_by_spaces),
        wrong="empty paragraphs between those of the body, which are indented by spaces",
        layout=Layout(gaps=True),
    ),
    Specimen(
        name="loi-co-chu-lan",
        text=_LONG_PLAN,
        manner=WPS,
        remake=on_paragraphs(_patched),
        wrong="body text in 13 and 14 pt, words in Arial",
    ),
    Specimen(
        name="loi-chu-mau",
        text=REPORT,
        remake=on_runs(
            lambda run, p: (
                replace(run, colour="0070C0", highlight="yellow") if "540 lượt" in run.text else run
            )
        ),
        wrong="a paragraph in blue, highlighted in yellow",
    ),
    Specimen(
        name="loi-dieu-khoan-diem",
        wrong="“Điều 2:”, khoản 1 and 3 without 2, points “(a)” and “b.”",
        text=body(
            DECISION,
            "**Điều 1.** Kiện toàn Ban Vì sự tiến bộ của phụ nữ tỉnh:",
            "1. Trưởng ban là Phó Chủ tịch Ủy ban nhân dân tỉnh;",
            "3. Các thành viên là lãnh đạo các cơ quan sau:",
            "(a) Sở Nội vụ;",
            "b. Sở Tài chính;",
            "d) Sở Y tế.",
            "**Điều 2:** Quyết định này có hiệu lực kể từ ngày ký.",
            "**Điều 4.** Các cơ quan liên quan chịu trách nhiệm thi hành Quyết định này./.",
        ),
    ),
    Specimen(
        name="loi-vien-dan",
        wrong="citations without “số”, date or organ; parts and types not capitalised",
        text=body(
            PLAN,
            "Thực hiện Nghị định 30/2020/NĐ-CP về công tác văn thư và quyết định số"
            " 2282/QĐ-TTg của Thủ tướng Chính phủ, theo điều 5 Luật bình đẳng giới, Khoản 2"
            " điều 8 của Luật này, Ủy ban nhân dân tỉnh ban hành kế hoạch này như sau:",
            *PLAN.body[1:],
        ),
    ),
    Specimen(
        name="loi-con-sot",
        wrong="left over from a template: [tên cơ quan], xxx, dots, a number not filled in",
        text=body(
            REPORT,
            *REPORT.body[:4],
            "1. Trong năm, [tên cơ quan] đã tổ chức xxx lớp tập huấn"
            " cho …… lượt người; văn bản số …/KH-UBND được ban hành kịp thời.",
            *REPORT.body[5:],
        ),
    ),
    Specimen(
        name="loi-viet-hoa",
        wrong="capitals: Ủy Ban Nhân Dân, nhà nước, Tỉnh, thành phố Hồ Chí Minh",
        text=body(
            PLAN,
            "Ủy Ban Nhân Dân Tỉnh yêu cầu các cơ quan nhà nước trên địa bàn học tập"
            " kinh nghiệm của thành phố Hồ Chí Minh. các đơn vị báo cáo sở Nội vụ vào thứ hai"
            " hằng tuần.",
            *PLAN.body[1:],
        ),
    ),
    Specimen(
        name="loi-dau-cau",
        manner=GOOGLE,
        wrong="double spaces, a space before a comma, no “./.” at the end",
        layout=Layout(rules="border"),
        text=body(
            PROPOSAL,
            *PROPOSAL.body[:3],
            "Mạng lưới  cộng tác viên đã hình thành , hoạt động"
            " ổn định ; song  còn thiếu quy định chung .",
            "Sở Nội vụ kính trình Ủy ban nhân dân tỉnh xem xét, quyết định.",
        ),
    ),
    Specimen(
        name="loi-kinh-gui",
        wrong="Kính gửi without a colon; several addressees on one line",
        text=replace(LETTER, to_label="Kính gửi", to=("- Sở Tài chính, - Sở Y tế, - Sở Tư pháp",)),
    ),
    Specimen(
        name="loi-kinh-gui-nhieu",
        wrong="addressees ended by commas and nothing",
        text=replace(LETTER, to=("- Sở Tài chính,", "- Sở Y tế,", "- Sở Tư pháp")),
    ),
)

# --- closing --------------------------------------------------------------------------------------

_CLOSING = (
    Specimen(
        name="loi-k-gach-t",
        text=replace(
            PLAN,
            signature=("T/M ỦY BAN NHÂN DÂN", "K/T CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Minh Hà"),
        ),
        wrong="T/M and K/T as the Party writes them",
    ),
    Specimen(
        name="loi-hoc-vi",
        text=replace(PROPOSAL, signature=("GIÁM ĐỐC", "TS. TRẦN QUỐC KHÁNH")),
        wrong="an academic degree before the name, the name in capitals, not bold",
        manner=WPS,
        layout=Layout(looks=changed(LARGE, signer={"bold": False})),
    ),
    Specimen(
        name="loi-chu-ky-nho",
        text=LETTER,
        wrong="posts of 12 pt, not bold",
        layout=Layout(
            looks=changed(LARGE, authority={"size_pt": 12}, post={"size_pt": 12, "bold": False})
        ),
    ),
    Specimen(
        name="loi-noi-nhan",
        converted=True,
        text=replace(
            PLAN,
            recipients_label="Nơi nhận",
            recipients=("Bộ Nội vụ", "Các sở, ban, ngành cấp tỉnh", "UBND các xã, phường"),
        ),
        wrong="Nơi nhận of 14 pt, upright, without colon; items of 13 pt without dash; no Lưu",
        layout=Layout(
            looks=changed(
                LARGE, recipients={"size_pt": 14, "italic": False}, recipient={"size_pt": 13}
            )
        ),
    ),
    Specimen(
        name="loi-luu-giua",
        wrong="“Lưu VT” without colon and not last; commas at the ends",
        text=replace(REPORT, recipients=("- Sở Nội vụ,", "- Lưu VT;", "- Thường trực HĐND xã,")),
    ),
    Specimen(name="loi-thieu-chu-ky", text=replace(REPORT, signature=()), wrong="nobody signs"),
    Specimen(name="loi-thieu-noi-nhan", text=replace(DECISION, recipients=()), wrong="no Nơi nhận"),
    Specimen(
        name="loi-kem-theo-so-khac",
        text=replace(
            PLAN,
            appendices=(
                Appendix(
                    label="Phụ lục",
                    title="CHỈ TIÊU NĂM 2026",
                    reference=_REFERENCE.replace("145/KH", "28/KH"),
                    body=(_TARGETS,),
                ),
            ),
        ),
        wrong="the appendix names another number than the plan's; the body does not mention it",
    ),
    Specimen(
        name="loi-phu-luc",
        text=replace(
            _LONG_PLAN,
            appendices=(
                Appendix(
                    label="PHỤ LỤC 1",
                    title="Chỉ tiêu năm 2026",
                    reference=_REFERENCE,
                    body=(_TARGETS,),
                    same_section=True,
                ),
            ),
        ),
        wrong=(
            "label in capitals with a figure though alone, title in small letters, reference"
            " upright, pages numbered on"
        ),
        layout=Layout(looks=changed(LARGE, reference={"italic": False})),
    ),
    Specimen(
        name="loi-co-quan-cu",
        text=replace(
            PROPOSAL,
            parent="UBND HUYỆN NGHI LỘC",
            organ=("PHÒNG GIÁO DỤC", "VÀ ĐÀO TẠO"),
            number="Số: 52/TTr-PGDĐT",
            date="Nghi Lộc, ngày 20 tháng 4 năm 2026",
            to=("Ủy ban nhân dân huyện Nghi Lộc",),
            recipients=(
                "- Như trên;",
                "- Sở Lao động - Thương binh và Xã hội;",
                "- UBND các xã, thị trấn;",
                "- Lưu: VT, TCCB.",
            ),
            signature=("TRƯỞNG PHÒNG", "Đặng Văn Hải"),
        ),
        wrong="organs that are gone since 01/7/2025: huyện, Phòng GD&ĐT, Sở LĐ-TB&XH, thị trấn",
    ),
    Specimen(
        name="loi-ngay-tuong-lai",
        text=replace(REPORT, date="Đồng Đăng, ngày 24 tháng 12 năm 2026"),
        wrong="a date that is still to come on 23 November 2026",
    ),
    Specimen(
        name="loi-ngay-khong-co",
        text=replace(REPORT, date="Đồng Đăng, ngày 31 tháng 11 năm 2026"),
        wrong="a date that there is not: 31 November",
    ),
)

# --- files of another kind ------------------------------------------------------------------------


def _lines(*texts: str, look: Paragraph | None = None) -> Source:
    look = look or Paragraph(align="left", size_pt=12, after_pt=6)
    return Source(sections=(Section(blocks=tuple(filled(look, one) for one in texts)),))


_TITLE = Paragraph(align="center", size_pt=16, bold=True, after_pt=12)
_TABLE_ONLY = Source(
    sections=(
        Section(
            blocks=(
                filled(_TITLE, "DANH SÁCH ĐẠI BIỂU DỰ HỘI NGHỊ"),
                table(
                    Layout(),
                    (15, 70, 75),
                    ("STT", "Họ và tên", "Đơn vị"),
                    ("1", "Lò Văn Inh", "Xã Thuận Châu"),
                    ("2", "Hà Thị Cúc", "Xã Sông Mã"),
                ),
                Paragraph(align="left"),
            )
        ),
    )
)
_PARTY = Text(
    parent="TỈNH ỦY QUẢNG NGÃI",
    organ=("ĐẢNG ỦY ĐẶC KHU LÝ SƠN", "*"),
    nation="ĐẢNG CỘNG SẢN VIỆT NAM",
    motto="",
    number="Số 14-KH/ĐU",
    date="Lý Sơn, ngày 08 tháng 5 năm 2026",
    type="KẾ HOẠCH",
    subject=("bồi dưỡng lý luận chính trị cho cán bộ nữ năm 2026", "-----"),
    rule_under_subject=False,
    body=(
        "Ban Thường vụ Đảng ủy ban hành Kế hoạch như sau:",
        "1. Mở hai lớp bồi dưỡng trong quý III.",
        "2. Ủy ban Kiểm tra Đảng ủy theo dõi việc thực hiện.",
    ),
    recipients=("- Ban Tổ chức Tỉnh ủy,", "- Lưu Văn phòng Đảng ủy."),
    signature=("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Phạm Thị Hương"),
)
_CIRCULAR = Text(
    organ=("BỘ NỘI VỤ",),
    number="Số: 09/2026/TT-BNV",
    date="Hà Nội, ngày 16 tháng 6 năm 2026",
    type="THÔNG TƯ",
    subject=("Quy định chế độ báo cáo thống kê về bình đẳng giới",),
    bases=(
        "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;",
        "Theo đề nghị của Vụ trưởng Vụ Bình đẳng giới;",
    ),
    body=(
        "Bộ trưởng Bộ Nội vụ ban hành Thông tư quy định chế độ báo cáo thống kê về bình đẳng giới.",
        "**Điều 1. Phạm vi điều chỉnh**",
        "Thông tư này quy định nội dung và kỳ báo cáo.",
        "**Điều 2. Hiệu lực thi hành**",
        "Thông tư này có hiệu lực từ ngày 01 tháng 8 năm 2026./.",
    ),
    recipients=("- Như Điều 2;", "- Lưu: VT, BĐG."),
    signature=("BỘ TRƯỞNG", "Trần Thị Mai"),
)


def _joined(*given: Source) -> Source:
    sections = tuple(section for one in given for section in one.sections)
    return Source(sections=sections)


def _tracked(p: Paragraph) -> Paragraph:
    if "lượt người tham gia" not in p.text:
        return p
    before, _, after = p.text.partition("540")
    runs = (Run(text=before), Run(text="530", wrap="w:del"), Run(text="540", wrap="w:ins"))
    return replace(p, runs=(*runs, Run(text=after)))


def _with_note(p: Paragraph) -> Paragraph:
    if "bốn trường hợp" not in p.text:
        return p
    mark = Run(superscript=True, xml='<w:footnoteReference w:id="1"/>')
    return replace(p, runs=(*p.runs, mark))


def _with_control(p: Paragraph) -> Paragraph:
    if not p.text.startswith("Số:"):
        return p
    return replace(p, runs=(Run(text="Số: "), Run(text=p.text.removeprefix("Số: "), wrap="w:sdt")))


def _nested(given: Source) -> Source:
    """The whole heading within the cell of an outer table."""
    (section,) = given.sections
    heading, *others = section.blocks
    wide = section.paper.text_mm
    outer = Table(rows=((Cell(blocks=(heading,)),),), widths_mm=(wide,), no_padding=True)
    return replace(given, sections=(replace(section, blocks=(outer, *others)),))


def _without_last_paragraph(given: Source) -> Source:
    (section,) = given.sections
    heading, *others = section.blocks
    assert isinstance(heading, Table)
    (left, right), *rows = heading.rows
    broken = replace(
        heading,
        rows=((left, Cell(blocks=right.blocks)), (Cell(blocks=(), bare=True), *rows[0][1:])),
    )
    return replace(given, sections=(replace(section, blocks=(broken, *others)),))


_OTHER = (
    Specimen(
        name="khac-van-ban-dang",
        text=_PARTY,
        layout=Layout(rules="none"),
        wrong="a document of the Party: only noted",
    ),
    Specimen(name="khac-thong-tu", text=_CIRCULAR, wrong="legislation (thông tư): only noted"),
    Specimen(
        name="khac-quyet-dinh-quy-pham",
        text=replace(
            DECISION,
            number="Số: 12/2026/QĐ-UBND",
            subject=("Quy định mức chi cho công tác bình đẳng giới trên địa bàn tỉnh",),
        ),
        wrong="legislation (quyết định quy phạm, by its symbol): only noted",
    ),
    Specimen(
        name="khac-ly-lich",
        manner=BLANK_WORD,
        wrong="a CV: no administrative document",
        text=_lines(
            "SƠ YẾU LÝ LỊCH",
            "Họ và tên: Bùi Thu Thảo",
            "Ngày sinh: 12/8/1994",
            "Học vấn: Cử nhân Công tác xã hội",
            "Kinh nghiệm: năm năm làm việc tại cơ sở.",
            look=BLANK_WORD.normal,
        ),
    ),
    Specimen(
        name="khac-thu-rieng",
        manner=GOOGLE,
        wrong="a private letter: no administrative document",
        text=_lines(
            "Huế, hôm nay trời mưa",
            "Chị Lan thân mến,",
            "Em gửi chị mấy tấm ảnh chụp hôm"
            " hội trại. Cuối tuần này em về, chị em mình gặp nhau nhé.",
            "Em của chị",
            "Hạnh",
        ),
    ),
    Specimen(
        name="khac-thu-tieng-anh",
        manner=BLANK_WORD,
        wrong="an English memo: no administrative document",
        text=_lines(
            "MEMO",
            "To: Project staff",
            "Subject: Gender focal points",
            "Please send the names of your focal points before Friday.",
            look=BLANK_WORD.normal,
        ),
    ),
    Specimen(
        name="khac-bang-danh-sach",
        text=_TABLE_ONLY,
        wrong="a table alone: no administrative document",
    ),
    Specimen(
        name="khac-theo-doi-thay-doi",
        text=REPORT,
        remake=on_paragraphs(_tracked),
        wrong="changes are tracked; nothing else",
    ),
    Specimen(
        name="khac-khoa",
        text=replace(LETTER, protected=True),
        wrong="protected against editing; nothing else",
    ),
    Specimen(
        name="khac-bang-long-chu-thich",
        text=replace(REPORT, footnotes=("Theo sổ theo dõi của Ban hòa giải cơ sở.",)),
        remake=lambda made: _nested(on_paragraphs(lambda p: _with_control(_with_note(p)))(made)),
        wrong="the heading in a nested table, a content control, a footnote; nothing else",
    ),
    Specimen(
        name="hong-o-khong-doan",
        text=PLAN,
        remake=_without_last_paragraph,
        wrong="a cell without a paragraph, which Word offers to repair; with it the number is gone",
    ),
    Specimen(
        name="loi-tong-hop-script",
        manner=SCRIPT,
        text=replace(
            LETTER,
            number="Số: 7/SNV-BĐG",
            signature=("K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "ThS. Phạm Thu Trang"),
        ),
        wrong="many at once: 7 for 07, K/T, ThS., left margin of 20 mm, body of 12 pt, US Letter",
        layout=Layout(
            looks=prose(SMALL, size_pt=12),
            paper=Paper(left_mm=20, right_mm=20, width_mm=216, height_mm=279),
        ),
    ),
)


def _several() -> Source:
    return _joined(
        source(PLAN),
        source(replace(LETTER, number="Số: 9/SNV-BĐG")),
        source(DECISION, Layout(looks=changed(LARGE, motto={"bold": False}))),
    )


_SEVERAL = (
    Specimen(
        name="loi-nhieu-van-ban",
        text=_several(),
        wrong="three documents in one file: the second has number 9 for 09, the third a motto"
        " that is not bold",
    ),
)

FAULTY: Final = (*_PAGE, *_HEADING, *_BODY, *_CLOSING, *_OTHER, *_SEVERAL)
