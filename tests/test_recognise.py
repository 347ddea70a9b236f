"""The role of each paragraph, in the shapes that official documents come in.

A shape is a document in the notation of ``docgen show``, each line behind the roles that it
should have: several where one paragraph holds several components, ``?`` behind a role that
rules do not rely on, ``-`` where a paragraph is empty.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.place import ParagraphPlace
from docgen.word import view
from docgen.word.printed import (
    Block,
    Cell,
    DocView,
    DrawnLine,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    TextBox,
)
from docgen.word.recognise import recognise
from docgen.word.roles import SURE, Document, Line, Member, Role
from tests.build import build

TODAY = date(2026, 11, 23)
_SHAPE_LINE = re.compile(r"(?:(?P<roles>[a-z?-][a-z? -]*?) +)?(?P<line>[=▦¶▭].*)")

SHAPES = {
    "a plan with a heading of one table": """
organ           ▦ 1.1 ¶ center | ‹13b› ỦY BAN NHÂN DÂN
organ           ▦ 1.1 ¶ center | ‹13b› TỈNH LẠNG SƠN
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
number          ▦ 2.1 ¶ center | ‹13› Số: 192/KH-UBND
place-and-date  ▦ 2.2 ¶ center | ‹14i› Lạng Sơn, ngày 28 tháng 9 năm 2023
type-name       ¶ center | ‹14b› KẾ HOẠCH
subject         ¶ center | ‹14b› Thực hiện công tác bình đẳng giới
subject         ¶ center | ‹14b› trên địa bàn tỉnh Lạng Sơn ⎯ 40 mm
body            ¶ justify | ‹14› Thực hiện Nghị quyết số 28/NQ-CP, UBND tỉnh xây dựng như sau:
section         ¶ justify | ‹14b› I. MỤC ĐÍCH, YÊU CẦU
clause          ¶ justify | ‹14› 1. Tăng cường sự lãnh đạo, chỉ đạo của cấp ủy, chính quyền.
point           ¶ justify | ‹14› a) Rà soát tiến độ thực hiện các nhiệm vụ được giao;
body            ¶ justify | ‹14› - Chủ động phối hợp với các cơ quan, đơn vị có liên quan.
recipients      ▦ 1.1 ¶ left | ‹12bi› Nơi nhận:
recipient       ▦ 1.1 ¶ left | ‹11› - Các sở, ban, ngành;
recipient       ▦ 1.1 ¶ left | ‹11› - Lưu: VT, KGVX.
drafter         ▦ 1.1 ¶ left | ‹11› PL.(300)
authority       ▦ 1.2 ¶ center | ‹14b› TM. ỦY BAN NHÂN DÂN
authority       ▦ 1.2 ¶ center | ‹14b› KT. CHỦ TỊCH
post            ▦ 1.2 ¶ center | ‹14b› PHÓ CHỦ TỊCH
-               ▦ 1.2 ¶ center |
signer          ▦ 1.2 ¶ center | ‹14b› Nguyễn Thị Minh Hà
""",
    "parent and issuer, number and date in the same cells": """
parent-organ    ▦ 1.1 ¶ center | ‹13› UBND TỈNH LẠNG SƠN
organ           ▦ 1.1 ¶ center | ‹13b› SỞ NÔNG NGHIỆP
organ           ▦ 1.1 ¶ center | ‹13b› VÀ MÔI TRƯỜNG
-               ▦ 1.1 ¶ center | ⎯ 20 mm
number          ▦ 1.1 ¶ center | ‹13› Số:     /BC-SNNMT
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
-               ▦ 1.2 ¶ center | ⎯ 60 mm
place-and-date  ▦ 1.2 ¶ center | ‹14i› Lạng Sơn, ngày      tháng      năm 2026
-               ¶ left |
type-name       ¶ center | ‹14b› BÁO CÁO TÓM TẮT
subject         ¶ center | ‹14b› Kết quả công tác quý III năm 2026
addressees      ¶ center | ‹14› Kính gửi: Ủy ban nhân dân tỉnh
body            ¶ justify | ‹14› - Trong quý III, Sở đã hoàn thành các nhiệm vụ được giao.
""",
    "three columns, the middle one to keep them apart": """
parent-organ    ▦ 1.1 ¶ center | ‹13› SỞ GIÁO DỤC VÀ ĐÀO TẠO
organ           ▦ 1.1 ¶ center | ‹13b› TRƯỜNG THPT CHU VĂN AN
-               ▦ 1.2 ¶ left |
national-title  ▦ 1.3 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.3 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
number          ▦ 2.1 ¶ center | ‹13› Số: 05/TB-THPTCVA
-               ▦ 2.2 ¶ left |
place-and-date  ▦ 2.3 ¶ center | ‹14i› Lạng Sơn, ngày 12 tháng 9 năm 2026
type-name       ¶ center | ‹14b› THÔNG BÁO
subject         ¶ center | ‹14b› Về việc nghỉ lễ Quốc khánh
""",
    "two tables": """
organ           ▦ 1.1 ¶ center | ‹13b› BỘ NỘI VỤ
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
-               ¶ left |
number          ▦ 1.1 ¶ center | ‹13› Số: 05/HD-BNV
place-and-date  ▦ 1.2 ¶ center | ‹14i› Hà Nội, ngày 05 tháng 01 năm 2026
type-name       ¶ center | ‹14b› HƯỚNG DẪN
subject         ¶ center | ‹14b› Công tác văn thư, lưu trữ
""",
    "columns the wrong way round": """
national-title  ▦ 1.1 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.1 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
parent-organ    ▦ 1.2 ¶ center | ‹13› UBND XÃ SƠN HẠ
organ           ▦ 1.2 ¶ center | ‹13b› PHÒNG KINH TẾ
place-and-date  ▦ 2.1 ¶ center | ‹14i› Sơn Hạ, ngày 12 tháng 9 năm 2026
number          ▦ 2.2 ¶ center | ‹13› Số: 12/TTr-PKT
type-name       ¶ center | ‹14b› TỜ TRÌNH
subject         ¶ center | ‹14b› Đề nghị phê duyệt dự toán kinh phí năm 2027
addressees      ¶ left, left 35 mm | ‹14› Kính gửi:
addressee       ¶ left, left 45 mm | ‹14› - Ủy ban nhân dân xã;
addressee       ¶ left, left 45 mm | ‹14› - Phòng Văn hóa - Xã hội.
legal-basis     ¶ justify | ‹14i› Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;
legal-basis     ¶ justify | ‹14i› Căn cứ Nghị định số 73/2026/NĐ-CP của Chính phủ.
""",
    "tabs instead of a table": """
parent-organ national-title  ¶ left | UBND TỈNH LẠNG SƠN→‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
organ motto     ¶ left | ‹13b› SỞ Y TẾ→Độc lập - Tự do - Hạnh phúc
typed-line typed-line  ¶ left | ‹13› -------→---------------
number place-and-date  ¶ left | Số: 12/KH-SYT→‹14i› Lạng Sơn, ngày 12 tháng 9 năm 2026
type-name       ¶ center | ‹14b› KẾ HOẠCH
subject         ¶ center | ‹14b› Phòng, chống dịch bệnh mùa hè
body            ¶ justify | ‹14› Sở Y tế xây dựng kế hoạch với các nội dung sau đây:
recipients authority  ¶ left | ‹12bi› Nơi nhận:→‹14b› KT. GIÁM ĐỐC
recipient post  ¶ left | ‹11› - Như trên;→‹14b› PHÓ GIÁM ĐỐC
recipient       ¶ left | ‹11› - Lưu: VT, NVY.
-               ¶ left |
signer          ¶ left | →→‹14b› Trần Văn Bình
""",
    "runs of spaces": """
organ national-title  ¶ left | ‹13b› UBND XÃ MAI SAO       CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
number motto    ¶ left | ‹13› Số: 12/UBND-VP             ‹13b› Độc lập - Tự do - Hạnh phúc
letter-subject place-and-date  ¶ left | V/v báo cáo       ‹14i› Mai Sao, ngày 3 tháng 4 năm 2026
addressees      ¶ center | ‹14› Kính gửi: Ủy ban nhân dân tỉnh
body            ¶ justify | ‹14› Ủy ban nhân dân xã báo cáo số liệu tháng 3 năm 2026 như sau.
""",
    "plain lines, the organ above": """
parent-organ    ¶ center | ‹13› UBND HUYỆN CHI LĂNG
organ           ¶ center | ‹13b› TRƯỜNG MẦM NON HOA SEN
number          ¶ center | ‹13› Số: 03/KH-MNHS
national-title  ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
place-and-date  ¶ right | ‹14i› Chi Lăng, ngày 12 tháng 9 năm 2026
type-name       ¶ center | ‹14b› KẾ HOẠCH NĂM HỌC
subject         ¶ center | ‹14b› Năm học 2026 - 2027
""",
    "plain lines, the Quốc hiệu above": """
national-title  ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
typed-line      ¶ center | ‹14b› -----o0o-----
type-name       ¶ center | ‹14b› BIÊN BẢN
subject         ¶ center | ‹14b› Họp xét thi đua, khen thưởng năm 2026
body            ¶ justify | ‹14› Thời gian bắt đầu: 14 giờ 00 phút ngày 12 tháng 9 năm 2026.
body            ¶ justify | ‹14› Cuộc họp kết thúc vào 17 giờ 00 phút cùng ngày.
post            ▦ 1.1 ¶ center | ‹14b› THƯ KÝ
signature-note  ▦ 1.1 ¶ center | ‹14i› (Ký, ghi rõ họ tên)
signer          ▦ 1.1 ¶ center | ‹14b› Lê Thị Hoa
post            ▦ 1.2 ¶ center | ‹14b› CHỦ TỌA
signer          ▦ 1.2 ¶ center | ‹14b› Phạm Văn Đồng
""",
    "line breaks inside a paragraph": """
parent-organ organ number  ▦ 1.1 ¶ center | UBND TỈNH LẠNG SƠN↵‹13b› SỞ NỘI VỤ↵‹13› Số: 5/SNV-TCBC
national-title motto ▦ 1.2 ¶ center | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM↵Độc lập - Tự do - Hạnh phúc
place-and-date  ▦ 1.2 ¶ center | ‹14i› Lạng Sơn, ngày 3 tháng 4 năm 2026
type-name subject  ¶ center | ‹14b› THÔNG BÁO↵Về việc tuyển dụng viên chức năm 2026
body            ¶ justify | ‹14› Sở Nội vụ thông báo kế hoạch tuyển dụng viên chức như sau.
recipients recipient recipient  ▦ 1.1 ¶ left | ‹12bi› Nơi nhận:↵‹11› - Như trên;↵- Lưu: VT.
post signer     ▦ 1.2 ¶ center | ‹14b› GIÁM ĐỐC↵↵↵Hoàng Văn Nam
""",
    "the Quốc hiệu broken in two": """
organ           ▦ 1.1 ¶ center | ‹13b› ỦY BAN NHÂN DÂN
organ           ▦ 1.1 ¶ center | ‹13b› TỈNH LẠNG SƠN
typed-line      ▦ 1.1 ¶ center | ‹13b› -------
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI
national-title  ▦ 1.2 ¶ center | ‹13b› CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
typed-line      ▦ 1.2 ¶ center | ‹13b› ---------------
number          ▦ 2.1 ¶ center | ‹13› Số: 192/KH-UBND
place-and-date  ▦ 2.2 ¶ center | ‹14i› Lạng Sơn, ngày 28
place-and-date  ▦ 2.2 ¶ center | ‹14i› tháng 9 năm 2023
type-name       ¶ center | ‹14b› KẾ HOẠCH
subject         ¶ center | ‹14b› THỰC HIỆN CÔNG TÁC BÌNH ĐẲNG GIỚI
""",
    "a heading in small letters, with other dashes and the old place of the tone": """
organ           ▦ 1.1 ¶ center | ‹13b› Trường tiểu học Hoa Mai
national-title  ▦ 1.2 ¶ center | ‹13b› Cộng hoà xã hội chủ nghĩa Việt Nam
motto           ▦ 1.2 ¶ center | ‹14b› Độc Lập – Tự Do –Hạnh Phúc
number          ▦ 2.1 ¶ center | ‹13› Số : 12 / KH – THHM
place-and-date  ▦ 2.2 ¶ center | ‹14› Lạng Sơn ngày 12 tháng 09 năm 2026
type-name       ¶ center | ‹14b› Kế hoạch
subject         ¶ center | ‹14b› Tổ chức Hội khỏe Phù Đổng
""",
    "misspelt": """
organ           ▦ 1.1 ¶ center | ‹13b› CHI CỤC THUẾ
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HOÀ XÃ HỘI CHỦ NGĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập-Tự do-Hạnh phúc.
number          ▦ 2.1 ¶ center | ‹13› SỐ 12/TB-CCT
place-and-date  ▦ 2.2 ¶ center | ‹14i› Lạng Sơn, 12/9/2026
type-name       ¶ center | ‹14b› T H Ô N G  B Á O
""",
    "a letter with its subject over several paragraphs": """
organ           ▦ 1.1 ¶ center | ‹13b› SỞ TÀI CHÍNH
number          ▦ 1.1 ¶ center | ‹13› Số: 1234/STC-NS
letter-subject  ▦ 1.1 ¶ center | ‹12› V/v hướng dẫn xây dựng
letter-subject  ▦ 1.1 ¶ center | ‹12› dự toán ngân sách năm 2027
urgency         ▦ 1.1 ¶ center | ‹13b› HỎA TỐC
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
place-and-date  ▦ 1.2 ¶ center | ‹14i› Lạng Sơn, ngày 12 tháng 9 năm 2026
addressees      ¶ left | ‹14› Kính gửi:
addressee       ¶ left | ‹14› - Các sở, ban, ngành;
addressee       ¶ left | ‹14› - Ủy ban nhân dân các xã, phường.
body            ¶ justify | ‹14› Căn cứ Công văn số 12/BTC-NSNN, Sở Tài chính đề nghị như sau:
clause          ¶ justify | ‹14› 1. Về dự toán thu: các đơn vị lập theo đúng quy định./.
recipients      ▦ 1.1 ¶ left | ‹12bi› Nơi nhận:
recipient       ▦ 1.1 ¶ left | ‹11› - Như trên;
recipient       ▦ 1.1 ¶ left | ‹11› - Lưu: VT, NS.
post            ▦ 1.2 ¶ center | ‹14b› GIÁM ĐỐC
signature-note  ▦ 1.2 ¶ center | ‹14i› (Đã ký)
signer          ▦ 1.2 ¶ center | ‹14b› TS. Nguyễn Văn An
""",
    "Kính gửi in a table": """
organ           ▦ 1.1 ¶ center | ‹13b› SỞ TÀI CHÍNH
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
number          ▦ 2.1 ¶ center | ‹13› Số: 1234/STC-NS
place-and-date  ▦ 2.2 ¶ center | ‹14i› Lạng Sơn, ngày 12 tháng 9 năm 2026
letter-subject  ▦ 3.1 ¶ center | ‹12› V/v lập dự toán
-               ▦ 3.2 ¶ center |
-               ¶ left |
addressees      ▦ 1.1 ¶ right | ‹14› Kính gửi:
addressee       ▦ 1.2 ¶ left | ‹14› - Sở Nội vụ;
addressee       ▦ 1.2 ¶ left | ‹14› - Sở Xây dựng.
body            ¶ justify | ‹14› Sở Tài chính đề nghị các cơ quan, đơn vị lập dự toán kịp thời.
""",
    "a decision": """
parent-organ    ▦ 1.1 ¶ center | ‹13› BỘ NỘI VỤ
organ           ▦ 1.1 ¶ center | ‹13b› CỤC VĂN THƯ VÀ LƯU TRỮ
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
number          ▦ 2.1 ¶ center | ‹13› Số: 12/QĐ-CVTLT
place-and-date  ▦ 2.2 ¶ center | ‹14i› Hà Nội, ngày 12 tháng 9 năm 2026
type-name       ¶ center | ‹14b› QUYẾT ĐỊNH
subject         ¶ center | ‹14b› Về việc thành lập Tổ công tác
-               ¶ center | ⎯ 30 mm
issuing-authority  ¶ center | ‹14b› CỤC TRƯỞNG CỤC VĂN THƯ
issuing-authority  ¶ center | ‹14b› VÀ LƯU TRỮ NHÀ NƯỚC
legal-basis     ¶ justify | ‹14i› Căn cứ Nghị định số 30/2020/NĐ-CP về công tác văn thư;
legal-basis     ¶ justify | ‹14i› Theo đề nghị của Chánh Văn phòng.
resolution      ¶ center | ‹14b› QUYẾT ĐỊNH:
article         ¶ justify | ‹14b› Điều 1. ‹14› Thành lập Tổ công tác gồm các ông, bà có tên sau:
clause          ¶ justify | ‹14› 1. Ông Nguyễn Văn An, Tổ trưởng;
article         ¶ justify | ‹14b› Điều 2. ‹14› Quyết định này có hiệu lực kể từ ngày ký./.
recipients      ▦ 1.1 ¶ left | ‹12bi› Nơi nhận:
recipient       ▦ 1.1 ¶ left | ‹11› - Như Điều 2;
recipient       ▦ 1.1 ¶ left | ‹11› - Lưu: VT.
post            ▦ 1.2 ¶ center | ‹14b› CỤC TRƯỞNG
-               ▦ 1.2 ¶ center |
signer          ▦ 1.2 ¶ center | ‹14b› Đặng Thanh Tùng
""",
    "a resolution of a council": """
organ           ▦ 1.1 ¶ center | ‹13b› HỘI ĐỒNG NHÂN DÂN
organ           ▦ 1.1 ¶ center | ‹13b› XÃ SƠN HẠ
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
number          ▦ 2.1 ¶ center | ‹13› Số: 12/NQ-HĐND
place-and-date  ▦ 2.2 ¶ center | ‹14i› Sơn Hạ, ngày 12 tháng 9 năm 2026
type-name       ¶ center | ‹14b› NGHỊ QUYẾT
subject         ¶ center | ‹14b› Về nhiệm vụ phát triển kinh tế - xã hội năm 2027
issuing-authority  ¶ center | ‹14b› HỘI ĐỒNG NHÂN DÂN XÃ SƠN HẠ
issuing-authority  ¶ center | ‹14b› KHÓA II, KỲ HỌP THỨ BA
legal-basis     ¶ justify | ‹14i› Căn cứ Luật Tổ chức chính quyền địa phương;
legal-basis     ¶ justify | ‹14i› Xét Tờ trình số 15/TTr-UBND của Ủy ban nhân dân xã.
resolution      ¶ center | ‹14b› QUYẾT NGHỊ:
article         ¶ justify | ‹14b› Điều 1. ‹14› Thông qua nhiệm vụ năm 2027.
recipients      ▦ 1.1 ¶ left | ‹12bi› Nơi nhận:
recipient       ▦ 1.1 ¶ left | ‹11› - Lưu: VT.
post            ▦ 1.2 ¶ center | ‹14b› CHỦ TỊCH
signer          ▦ 1.2 ¶ center | ‹14b› Lộc Văn Trọng
""",
    "a telegram": """
organ           ▦ 1.1 ¶ center | ‹13b› ỦY BAN NHÂN DÂN
organ           ▦ 1.1 ¶ center | ‹13b› XÃ SƠN HẠ
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
number          ▦ 2.1 ¶ center | ‹13› Số: 01/CĐ-UBND
place-and-date  ▦ 2.2 ¶ center | ‹14i› Sơn Hạ, ngày 12 tháng 9 năm 2026
type-name       ¶ center | ‹14b› CÔNG ĐIỆN
subject         ¶ center | ‹14b› Về việc ứng phó bão số 5
other?          ¶ center | ‹14b› CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SƠN HẠ‹14›  điện:
addressee?      ¶ left, left 45 mm | ‹14› - Các thôn trên địa bàn xã;
addressee?      ¶ left, left 45 mm | ‹14› - Trạm Y tế xã.
body            ¶ justify | ‹14› Để chủ động ứng phó với bão số 5, yêu cầu các đơn vị khẩn trương.
""",
    "an invitation": """
organ           ▦ 1.1 ¶ center | ‹13b› SỞ VĂN HÓA
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
number          ▦ 2.1 ¶ center | ‹13› Số: 12/GM-SVH
place-and-date  ▦ 2.2 ¶ center | ‹14i› Huế, ngày 12 tháng 9 năm 2026
type-name       ¶ center | ‹14b› GIẤY MỜI
subject         ¶ center | ‹14b› Dự hội nghị tổng kết
body            ¶ justify | ‹14› Sở Văn hóa trân trọng kính mời đại diện lãnh đạo các cơ quan.
clause          ¶ justify | ‹14› 1. Thời gian: 08 giờ 00, ngày 20 tháng 9 năm 2026.
""",
    "a letter of introduction, without a subject": """
organ           ▦ 1.1 ¶ center | ‹13b› SỞ VĂN HÓA
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
number          ▦ 2.1 ¶ center | ‹13› Số: 12/GGT-SVH
place-and-date  ▦ 2.2 ¶ center | ‹14i› Huế, ngày 12 tháng 9 năm 2026
type-name       ¶ center | ‹14b› GIẤY GIỚI THIỆU
body            ¶ justify, indent 12.7 mm | ‹14› Sở Văn hóa trân trọng giới thiệu:
body            ¶ justify, indent 12.7 mm | ‹14› Ông (bà): Nguyễn Văn An
""",
    "a draft with its mark, title and type in one line": """
draft-mark      ¶ left | ‹14b› DỰ THẢO LẦN 2
organ           ▦ 1.1 ¶ center | ‹13b› VĂN PHÒNG CHÍNH PHỦ
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
number          ▦ 2.1 ¶ center | ‹13› Số: ……/KH-VPCP
draft-mark      ▦ 2.1 ¶ center | ‹12i› (Dự thảo)
place-and-date  ▦ 2.2 ¶ center | ‹14i› Hà Nội, ngày … tháng … năm 2026
type-name?      ¶ center | ‹14b› DỰ THẢO KẾ HOẠCH
subject         ¶ center | ‹14b› Chuyển đổi số năm 2027
""",
    "type and subject in one line": """
organ           ▦ 1.1 ¶ center | ‹13b› SỞ VĂN HÓA
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
type-name?      ¶ center | ‹14b› KẾ HOẠCH TỔ CHỨC NGÀY HỘI VĂN HÓA CÁC DÂN TỘC
body            ¶ justify | ‹14› Sở Văn hóa xây dựng kế hoạch tổ chức Ngày hội như sau:
""",
    "the title in the last row of the heading's table": """
organ           ▦ 1.1 ¶ center | ‹13b› SỞ VĂN HÓA
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
number          ▦ 2.1 ¶ center | ‹13› Số: 12/KH-SVH
place-and-date  ▦ 2.2 ¶ center | ‹14i› Huế, ngày 12 tháng 9 năm 2026
type-name       ▦ 3.1 ¶ center | ‹14b› KẾ HOẠCH
subject         ▦ 3.1 ¶ center | ‹14b› Tổ chức Ngày hội văn hóa
body            ¶ justify | ‹14› Sở Văn hóa xây dựng kế hoạch tổ chức Ngày hội như sau:
""",
    "a document without a Quốc hiệu": """
organ           ¶ left | ‹13b› TRUNG TÂM Y TẾ CHI LĂNG
number          ¶ left | ‹13› Số: 12/KH-TTYT
place-and-date  ¶ right | ‹14i› Chi Lăng, ngày 12 tháng 9 năm 2026
type-name       ¶ center | ‹14b› KẾ HOẠCH
subject         ¶ center | ‹14b› Tiêm chủng mở rộng
body            ¶ justify | ‹14› Trung tâm Y tế xây dựng kế hoạch tiêm chủng như sau:
recipients      ¶ left | ‹12bi› Nơi nhận:
recipient       ¶ left | ‹11› - Các trạm y tế;
recipient       ¶ left | ‹11› - Lưu: VT.
post            ¶ right | ‹14b› GIÁM ĐỐC
-               ¶ right |
signer          ¶ right | ‹14b› Vi Thị Lan
""",
    "the closing above the recipients, in plain lines": """
number          ¶ left | ‹13› Số: 12/KH-TTYT
type-name       ¶ center | ‹14b› KẾ HOẠCH
subject         ¶ center | ‹14b› Tiêm chủng mở rộng
body            ¶ justify | ‹14› Yêu cầu các đơn vị thực hiện nghiêm túc Kế hoạch này.
authority       ¶ right | ‹14b› KT. GIÁM ĐỐC
post            ¶ right | ‹14b› PHÓ GIÁM ĐỐC
-               ¶ right |
signer          ¶ right | ‹14b› Vi Thị Lan
recipients      ¶ left | ‹12bi› Nơi nhận:
recipient       ¶ left | ‹11› - Các trạm y tế;
recipient       ¶ left | ‹11› - Lưu: VT.
""",
    "a signature alone": """
type-name       ¶ center | ‹14b› BÁO CÁO
subject         ¶ center | ‹14b› V/v kết quả thực hiện
body            ¶ justify | ‹14› Trên đây là báo cáo kết quả thực hiện của đơn vị năm 2026./.
authority       ¶ center, left 80 mm | ‹14b› TL. CHỦ TỊCH
post            ¶ center, left 80 mm | ‹14b› CHÁNH VĂN PHÒNG
-               ¶ center |
signer          ¶ center, left 80 mm | ‹14b› Hoàng Thị Mai
""",
    "two who sign together": """
type-name       ¶ center | ‹14b› CHƯƠNG TRÌNH PHỐI HỢP
subject         ¶ center | ‹14b› Giữa Sở Y tế và Sở Tài chính
body            ¶ justify | ‹14› Hai cơ quan thống nhất chương trình phối hợp năm 2026 như sau.
authority       ▦ 1.1 ¶ center | ‹14b› KT. GIÁM ĐỐC SỞ TÀI CHÍNH
post            ▦ 1.1 ¶ center | ‹14b› PHÓ GIÁM ĐỐC
signer          ▦ 1.1 ¶ center | ‹14b› Nguyễn Văn An
post            ▦ 1.2 ¶ center | ‹14b› GIÁM ĐỐC SỞ Y TẾ
signer          ▦ 1.2 ¶ center | ‹14b› Lê Thị Bình
recipients      ¶ left | ‹12bi› Nơi nhận:
recipient       ¶ left | ‹11› - Lưu: VT.
""",
    "words of a closing in a table of the body": """
type-name       ¶ center | ‹14b› KẾ HOẠCH
subject         ¶ center | ‹14b› Giao nhận hồ sơ
body            ¶ justify | ‹14› Việc giao nhận hồ sơ được thực hiện theo bảng dưới đây.
table-text      ▦ 1.1 ¶ center | ‹13b› TT
table-text      ▦ 1.2 ¶ center | ‹13b› Nơi nhận
table-text      ▦ 1.3 ¶ center | ‹13b› Người giao
table-text      ▦ 1.4 ¶ center | ‹13b› Chức vụ
table-text      ▦ 2.1 ¶ center | ‹13› 1
table-text      ▦ 2.2 ¶ left | ‹13› Văn phòng
table-text      ▦ 2.3 ¶ left | ‹13› Nguyễn Văn An
table-text      ▦ 2.4 ¶ left | ‹13› PHÓ GIÁM ĐỐC
body            ¶ justify | ‹14› Nơi nhận hồ sơ: Bộ phận Một cửa của Sở, trong giờ hành chính.
recipients      ¶ left | ‹12bi› Nơi nhận:
recipient       ¶ left | ‹11› - Như trên;
recipient       ¶ left | ‹11› - Lưu: VT.
""",
    "appendices behind the closing": """
type-name       ¶ center | ‹14b› KẾ HOẠCH
subject         ¶ center | ‹14b› Bình đẳng giới
body            ¶ justify | ‹14› Chỉ tiêu và nhiệm vụ nêu tại các phụ lục kèm theo Kế hoạch.
recipients      ▦ 1.1 ¶ left | ‹12bi› Nơi nhận:
recipient       ▦ 1.1 ¶ left | ‹11› - Lưu: VT.
post            ▦ 1.2 ¶ center | ‹14b› CHỦ TỊCH
signer          ▦ 1.2 ¶ center | ‹14b› Hồ Tiến Thiệu
appendix        ¶ center, new page | ‹14b› Phụ lục I
appendix-title  ¶ center | ‹14b› CHỈ TIÊU NĂM 2026
appendix-reference  ¶ center | ‹14i› (Kèm theo Kế hoạch số 12/KH-UBND
appendix-reference  ¶ center | ‹14i› ngày 12 tháng 9 năm 2026 của UBND tỉnh)
table-text      ▦ 1.1 ¶ center | ‹12b› TT
table-text      ▦ 1.2 ¶ center | ‹12b› Chỉ tiêu
appendix        ¶ center, new page | ‹14b› PHỤ LỤC 02: DANH MỤC NHIỆM VỤ
section         ¶ justify | ‹14b› I. NHIỆM VỤ CHUNG
clause          ¶ justify | ‹14› 1. Rà soát, cập nhật danh mục nhiệm vụ hằng năm.
post?           ▦ 1.1 ¶ center | ‹14b› NGƯỜI LẬP BIỂU
signature-note? ▦ 1.1 ¶ center | ‹14i› (Ký, họ tên)
post?           ▦ 1.2 ¶ center | ‹14b› THỦ TRƯỞNG ĐƠN VỊ
signature-note? ▦ 1.2 ¶ center | ‹14i› (Ký, họ tên, đóng dấu)
""",
    "parts, chapters, sections": """
type-name       ¶ center | ‹14b› QUY CHẾ
subject         ¶ center | ‹14b› Làm việc của Ủy ban nhân dân xã
part            ¶ center | ‹14b› Chương I
part-title      ¶ center | ‹14b› QUY ĐỊNH CHUNG
subdivision     ¶ center | ‹14b› Mục 1
subdivision-title  ¶ center | ‹14b› PHẠM VI
article         ¶ justify | ‹14b› Điều 1. Phạm vi điều chỉnh
clause          ¶ justify | ‹14› 1. Quy chế này quy định nguyên tắc, chế độ trách nhiệm.
point           ¶ justify | ‹14› đ) Các nội dung khác theo quy định của pháp luật.
body            ¶ justify | ‹14› Mục II Kế hoạch số 120/KH-UBND giao các sở chủ trì thực hiện.
body            ¶ justify | ‹14› Điều 5 Luật này quy định về trách nhiệm của các cơ quan.
part            ¶ justify | ‹14b› Phần thứ hai
part-title      ¶ justify | ‹14b› TỔ CHỨC THỰC HIỆN
section?        ¶ justify | ‹14b› A. ĐẶC ĐIỂM TÌNH HÌNH
section         ¶ justify | ‹14b› I. Thuận lợi
section?        ¶ justify | ‹14b› B. KẾT QUẢ
section?        ¶ justify | ‹14b› C. TỒN TẠI
other           ¶ center | ‹13b› Bảng 1. Kết quả thực hiện
other           ¶ left | ‹12i› Ghi chú: số liệu tính đến tháng 9.
other?          ¶ center | ‹14b› LỜI NÓI ĐẦU
body?           ¶ justify | ‹14b› Mục tiêu cụ thể
body            ¶ justify | ‹14› 30.000 đồng là mức chi cho mỗi người tham dự hội nghị.
body?           ¶ right | ‹14› ./.
""",
    "a copy": """
type-name       ¶ center | ‹14b› KẾ HOẠCH
subject         ¶ center | ‹14b› Bình đẳng giới
body            ¶ justify | ‹14› Chỉ tiêu và nhiệm vụ nêu tại các phụ lục kèm theo Kế hoạch.
recipients      ▦ 1.1 ¶ left | ‹12bi› Nơi nhận:
recipient       ▦ 1.1 ¶ left | ‹11› - Lưu: VT.
post            ▦ 1.2 ¶ center | ‹14b› CHỦ TỊCH
signer          ▦ 1.2 ¶ center | ‹14b› Hồ Tiến Thiệu
-               ¶ left, border bottom |
copy-mark       ¶ center | ‹14b› SAO Y
""",
    "a decision with blanks, its name in capitals, its căn cứ upright": """
parent-organ    ▦ 1.1 ¶ center | ‹13b› UBND TỈNH LẠNG SƠN
organ           ▦ 1.1 ¶ center | ‹13b› SỞ NỘI VỤ
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
number          ▦ 2.1 ¶ center | ‹13› Số:          /QĐ-SNV
place-and-date  ▦ 2.2 ¶ center | ‹14i› Lạng Sơn, ngày          tháng       năm 2026
type-name       ¶ center | ‹14b› QUYẾT ĐỊNH
subject         ¶ center | ‹14b› VỀ VIỆC BỔ NHIỆM CÔNG CHỨC
typed-line      ¶ center | ‹14b› _____________
issuing-authority  ¶ center | ‹14b› GIÁM ĐỐC SỞ NỘI VỤ
legal-basis     ¶ justify | ‹14› - Căn cứ Luật Cán bộ, công chức;
legal-basis     ¶ justify | ‹14› Thực hiện Kết luận của Ban Thường vụ Tỉnh ủy;
legal-basis     ¶ justify | ‹14› Xét đề nghị của Trưởng phòng Tổ chức.
resolution      ¶ center | ‹14b› QUYẾT ĐỊNH
article         ¶ justify | ‹14b› Điều 1: ‹14› Bổ nhiệm ông Nguyễn Văn Ba làm Phó Trưởng phòng.
recipients      ▦ 1.1 ¶ left | ‹12bi› Nơi nhận: ‹11› (gửi qua mạng)
recipient       ▦ 1.1 ¶ left | ‹11› Như Điều 2
recipient       ▦ 1.1 ¶ left | ‹11› Lưu VT, TCBC
authority       ▦ 1.2 ¶ center | ‹14b› Q. GIÁM ĐỐC
signer          ▦ 1.2 ¶ center | ‹14b› NGUYỄN VĂN AN
""",
    "a steering committee whose name has the word of an organ in it": """
organ           ▦ 1.1 ¶ center | ‹13b› BAN CHỈ ĐẠO
organ           ▦ 1.1 ¶ center | ‹13b› PHÒNG, CHỐNG THIÊN TAI
organ           ▦ 1.1 ¶ center | ‹13b› TỈNH LẠNG SƠN
number          ▦ 1.1 ¶ center | ‹13› Số: 12/BC-BCĐ
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
place-and-date  ▦ 1.2 ¶ center | ‹14i› Lạng Sơn, ngày 3 tháng 4 năm 2026
type-name       ¶ center | ‹14b› BÁO CÁO NHANH
subject         ¶ center | ‹14b› Thiệt hại do mưa lũ
other?          ¶ center | ‹14i› (Từ ngày 02/4 đến ngày 03/4/2026)
clause          ¶ justify | ‹14b› 1. Tình hình thời tiết
""",
    "Kính gửi in the heading's table, an address at the end": """
parent-organ    ▦ 1.1 ¶ center | ‹13› UBND TỈNH LẠNG SƠN
organ           ▦ 1.1 ¶ center | ‹13b› SỞ NỘI VỤ
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
number          ▦ 2.1 ¶ center | ‹13› Số: 12/SNV-VP
letter-subject  ▦ 2.1 ¶ center | ‹12› Về việc góp ý dự thảo
place-and-date  ▦ 2.2 ¶ center | ‹14i› Lạng Sơn, ngày 3 tháng 4 năm 2026
urgency         ▦ 3.1 ¶ center | ‹13b› HỎA TỐC
addressees      ▦ 3.2 ¶ left | ‹14› Kính gửi: - Sở Tài chính;
addressee       ▦ 3.2 ¶ left | ‹14›           - Sở Tư pháp.
body            ¶ justify | ‹14› Sở Nội vụ đề nghị quý cơ quan góp ý trước ngày 10/4/2026.
recipients      ▦ 1.1 ¶ left | ‹12bi› Nơi nhận:
recipient       ▦ 1.1 ¶ left | ‹11› - Như trên;
authority post signer  ▦ 1.2 ¶ center | ‹14b› KT. GIÁM ĐỐC↵PHÓ GIÁM ĐỐC↵↵↵↵Nguyễn Văn An
contact         ¶ left, border top | ‹11› Địa chỉ: số 5 đường Hùng Vương; ĐT: 0205 3812 345
appendix        ¶ right, new page | ‹14b› Phụ lục 01
appendix-title  ¶ center | ‹14b› BẢNG TỔNG HỢP
appendix-reference  ¶ center | ‹14i› (Kèm theo Công văn số     /SNV-VP của Sở Nội vụ)
other           ¶ right | ‹13i› Đơn vị tính: triệu đồng
other?          ¶ left, new page | ‹13› Biểu số 02
appendix-title  ¶ center | ‹13b› DANH MỤC
""",
    "a conclusion, the signature in a table below the recipients": """
number          ¶ left | ‹13› Số: 12/TB-UBND
type-name?      ¶ center | ‹14b› KẾT LUẬN
subject         ¶ center | ‹14b› Của Chủ tịch tại phiên họp tháng 3
clause          ¶ justify | ‹14b› 1. Về công tác cán bộ
recipients      ¶ left | ‹12bi› Nơi nhận:
recipient       ¶ left | ‹11› - TT Tỉnh ủy;
recipient       ¶ left | ‹11› - Lưu: VT.
-               ▦ 1.1 ¶ center |
authority       ▦ 1.2 ¶ center | ‹14b› TL. CHỦ TỊCH
post            ▦ 1.2 ¶ center | ‹14b› CHÁNH VĂN PHÒNG
signer          ▦ 1.2 ¶ center | ‹14b› Nguyễn Đăng Ninh
""",
    "a contract": """
national-title  ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
type-name       ¶ center | ‹14b› HỢP ĐỒNG
number          ¶ center | ‹13› Số: 12/HĐ-SNV
body            ¶ justify | ‹14› Hôm nay, ngày 3 tháng 4 năm 2026, tại Sở Nội vụ, gồm có:
article         ¶ justify | ‹14b› Điều 1. Công việc phải làm
body            ¶ justify | ‹14› Bên B làm công việc theo sự phân công của bên A hằng ngày.
post            ▦ 1.1 ¶ center | ‹14b› ĐẠI DIỆN BÊN A
post            ▦ 1.2 ¶ center | ‹14b› ĐẠI DIỆN BÊN B
-               ▦ 2.1 ¶ center |
-               ▦ 2.2 ¶ center |
signer          ▦ 3.1 ¶ center | ‹14b› Nguyễn Văn An
signer          ▦ 3.2 ¶ center | ‹14b› Trần Thị Bình
""",
    "nothing of an administrative document": """
other?          ¶ center | ‹14b› DANH SÁCH ĐẠI BIỂU
table-text      ▦ 1.1 ¶ center | ‹12› TT
table-text      ▦ 1.2 ¶ center | ‹12› Họ và tên
table-text      ▦ 2.1 ¶ center | ‹12› 1
table-text      ▦ 2.2 ¶ left | ‹12› Nguyễn Văn An
""",
    "a word for an organ alone on its line, and a signature printed in a text box": """
-               ¶ left |
other?          ▭ ¶ left | ‹10› Cơ quan: Tỉnh Vĩnh Long
organ           ▦ 1.1 ¶ center | ‹13b› VĂN PHÒNG
organ           ▦ 1.1 ¶ center | ‹13b› BAN CHỈ ĐẠO TRUNG ƯƠNG VỀ
organ           ▦ 1.1 ¶ center | ‹13b› PHÒNG, CHỐNG THIÊN TAI
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
number          ▦ 2.1 ¶ center | ‹13› Số: 66/TB-VPBCĐ
place-and-date  ▦ 2.2 ¶ center | ‹14i› Hà Nội, ngày 11 tháng 9 năm 2025
type-name       ¶ center | ‹14b› THÔNG BÁO
subject         ¶ center | ‹14b› Lịch trực ban phòng, chống thiên tai
body            ¶ justify | ‹14› Văn phòng Ban Chỉ đạo thông báo lịch trực ban như sau đây.
post            ▦ 1.1 ¶ center | ‹14b› CÔNG AN TỈNH
post            ▦ 1.1 ¶ center | ‹14b› GIÁM ĐỐC
signer          ▦ 1.1 ¶ center | ‹14b› H’Bia Niê
post            ▦ 1.2 ¶ center | ‹14b› VĂN PHÒNG BAN CHỈ ĐẠO
post            ▦ 1.2 ¶ center | ‹14b› CHÁNH VĂN PHÒNG
signer          ▦ 1.2 ¶ center | ‹14b› Y-Nôn Êban
recipients      ¶ left | ‹12bi› Nơi nhận:
recipient       ¶ left | ‹11› - Công an tỉnh;
recipient       ¶ left | ‹11› - Lưu: VT.
""",
    "a remark below the line of the file, and parts of an appendix": """
organ           ▦ 1.1 ¶ center | ‹13b› SỞ TƯ PHÁP
national-title  ▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto           ▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
number          ▦ 2.1 ¶ center | ‹13› Số: 66/TB-STP
place-and-date  ▦ 2.2 ¶ center | ‹14i› Hà Nội, ngày 11 tháng 9 năm 2025
type-name       ¶ center | ‹14b› THÔNG BÁO
subject         ¶ center | ‹14b› Danh mục thủ tục hành chính
body            ¶ justify | ‹14› Sở Tư pháp thông báo danh mục thủ tục hành chính kèm theo./.
recipients      ▦ 1.1 ¶ left | ‹12bi› Nơi nhận:
recipient       ▦ 1.1 ¶ left | ‹11› - Văn phòng Ủy ban nhân dân tỉnh,
recipient       ▦ 1.1 ¶ left | ‹11› các sở, ban, ngành;
recipient       ▦ 1.1 ¶ left | ‹11› - Lưu: VT, KSTT.
other?          ▦ 1.1 ¶ left | ‹11› TB_thu tuc
post            ▦ 1.2 ¶ center | ‹14b› GIÁM ĐỐC
signature-note  ▦ 1.2 ¶ center | ‹10› Signature Not Verified
signature-note  ▦ 1.2 ¶ center | ‹10› Cơ quan: Sở Tư pháp
signature-note  ▦ 1.2 ¶ center | ‹10› Thời gian ký: 11/9/2025 15:01:22
signer          ▦ 1.2 ¶ center | ‹14b› Lê Thị Thu
appendix        ¶ center, new page | ‹14b› Phụ lục
appendix-title  ¶ center | ‹14b› DANH MỤC THỦ TỤC HÀNH CHÍNH
appendix-reference ¶ center | ‹14i› (Kèm theo Thông báo số 66/TB-STP ngày 11 tháng 9 năm 2025)
part            ¶ justify | ‹14b› PHẦN I. DANH MỤC
section?        ¶ justify | ‹14b› A. THỦ TỤC CẤP TỈNH
""",
}


def documents(text: str, folder: Path, *, administrative: bool = False) -> tuple[Document, ...]:
    path = build(text, folder / "shape.docx")
    return recognise(view.read(path), today=TODAY, administrative=administrative)


def said(members: list[Member]) -> str:
    """The roles of the parts of one paragraph, as a shape has them in front of it."""
    return " ".join(
        "-" if one.role is Role.EMPTY else f"{one.role}{'' if one.sure >= SURE else '?'}"
        for one in members
    )


def plain(shape: str) -> str:
    """A shape without its roles."""
    found = (_SHAPE_LINE.fullmatch(line) for line in shape.strip().splitlines())
    return "".join(f"{match['line']}\n" for match in found if match)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_each_paragraph_has_its_role(shape: str, tmp_path: Path) -> None:
    lines = [_SHAPE_LINE.fullmatch(line) for line in shape.strip().splitlines()]
    wanted = [f"{line['roles']} | {line['line']}" for line in lines if line and line["roles"]]
    texts = [line["line"] for line in lines if line and line["roles"]]

    members = [one for each in documents(plain(shape), tmp_path) for one in each.members]

    by_paragraph = [[*those] for _, those in groupby(members, lambda one: one.place.number)]
    got = [f"{said(those)} | {text}" for those, text in zip(by_paragraph, texts, strict=True)]
    assert got == wanted


HEADING = """
▦ 1.1 ¶ center | ‹13b› {organ}
▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
▦ 2.1 ¶ center | ‹13› {number}
▦ 2.2 ¶ center | ‹14i› {dated}
"""
CLOSING = """
▦ 1.1 ¶ left | ‹12bi› Nơi nhận:
▦ 1.1 ¶ left | ‹11› - Như trên;
▦ 1.1 ¶ left | ‹11› - Lưu: VT.
▦ 1.2 ¶ center | ‹14b› CHỦ TỊCH
▦ 1.2 ¶ center |
▦ 1.2 ¶ center | ‹14b› Hồ Tiến Thiệu
"""
HANOI = "Hà Nội, ngày 12 tháng 9 năm 2026"


def heading(organ: str = "SỞ NỘI VỤ", number: str = "Số: 12/KH-SNV", dated: str = HANOI) -> str:
    return HEADING.format(organ=organ, number=number, dated=dated).lstrip()


FILES = {
    "a decision with what it issues": (
        heading("UBND XÃ SƠN HẠ", "Số: 12/QĐ-UBND")
        + "¶ center | ‹14b› QUYẾT ĐỊNH\n¶ center | ‹14b› Ban hành Quy chế làm việc\n"
        + "¶ center | ‹14b› QUYẾT ĐỊNH:\n¶ justify | ‹14b› Điều 1. Ban hành Quy chế."
        + CLOSING
        + "¶ left |\n¶ center | ‹13b› UBND XÃ SƠN HẠ\n"
        + "¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        + "¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc\n¶ center | ‹14b› QUY CHẾ\n"
        + "¶ center | ‹14b› Làm việc của Ủy ban\n"
        + "¶ center | ‹14i› (Kèm theo Quyết định số 12/QĐ-UBND của UBND xã)\n"
        + "¶ center | ‹14b› Chương I\n¶ center | ‹14b› QUY ĐỊNH CHUNG\n",
        ["administrative, Quyết định, 2026-09-12", "administrative, Quy chế, attached"],
    ),
    "a decision with what it issues, which has no heading": (
        heading("UBND XÃ SƠN HẠ", "Số: 12/QĐ-UBND")
        + "¶ center | ‹14b› QUYẾT ĐỊNH\n¶ center | ‹14b› Ban hành Kế hoạch\n"
        + "¶ justify | ‹14b› Điều 1. Ban hành Kế hoạch."
        + CLOSING
        + "¶ center, new page | ‹14b› KẾ HOẠCH\n¶ center | ‹14b› Chuyển đổi số\n"
        + "¶ center | ‹14i› (Ban hành kèm theo Quyết định số 12/QĐ-UBND)\n"
        + "¶ justify | ‹14b› I. MỤC TIÊU\n",
        ["administrative, Quyết định, 2026-09-12", "administrative, Kế hoạch, attached"],
    ),
    "two letters": (
        heading(number="Số: 1/SNV-VP")
        + "¶ center | Kính gửi: Sở Y tế\n¶ justify | Đề nghị Sở Y tế phối hợp thực hiện."
        + CLOSING
        + "¶ left |\n"
        + heading(number="Số: 2/SNV-VP", dated="Hà Nội, ngày … tháng … năm 2026")
        + "¶ center | Kính gửi: Sở Công Thương\n¶ justify | Đề nghị Sở phối hợp.",
        ["administrative, Công văn, 2026-09-12", "administrative, Công văn"],
    ),
    "a blank form in an appendix": (
        heading(number="Số: 12/HD-SNV")
        + "¶ center | ‹14b› HƯỚNG DẪN\n¶ center | ‹14b› Lập hồ sơ\n¶ justify | Lập hồ sơ."
        + CLOSING
        + "¶ center, new page | ‹14b› Phụ lục\n¶ center | ‹14b› BIỂU MẪU\n"
        + "¶ right | ‹13b› Mẫu số 01\n"
        + heading("TÊN CƠ QUAN…", "Số: …/BC-…", "…, ngày … tháng … năm …")
        + "¶ center | ‹14b› BÁO CÁO\n¶ center | ‹14b› …………\n¶ justify | Kính gửi: ……",
        ["administrative, Hướng dẫn, 2026-09-12", "other, Báo cáo, specimen"],
    ),
    "a document of the Party": (
        "▦ 1.1 ¶ center | ‹14› TỈNH ỦY LẠNG SƠN\n▦ 1.1 ¶ center | ‹14› *\n"
        "▦ 1.2 ¶ center | ‹15b› ĐẢNG CỘNG SẢN VIỆT NAM\n▦ 2.1 ¶ center | ‹14› Số 05-NQ/TU\n"
        "▦ 2.2 ¶ center | ‹14i› Lạng Sơn, ngày 12 tháng 9 năm 2026\n"
        "¶ center | ‹14b› NGHỊ QUYẾT\n¶ center | ‹14b› về chuyển đổi số",
        ["party, Nghị quyết, 2026-09-12"],
    ),
    "the Party in a sentence": (
        heading()
        + "¶ center | ‹14b› KẾ HOẠCH\n¶ center | ‹14b› Tuyên truyền\n"
        + "¶ justify | ‹14› Tuyên truyền đường lối của Đảng Cộng sản Việt Nam.\n"
        + "¶ justify | ‹14› Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam.",
        ["administrative, Kế hoạch, 2026-09-12"],
    ),
    "a decision that is legislation": (
        heading("ỦY BAN NHÂN DÂN", "Số: 12/2026/QĐ-UBND") + "¶ center | ‹14b› QUYẾT ĐỊNH",
        ["legislation, Quyết định, 2026-09-12"],
    ),
    "a circular": (
        heading("BỘ NỘI VỤ", "Số: 12/2026/TT-BNV") + "¶ center | ‹14b› THÔNG TƯ",
        ["legislation, , 2026-09-12"],
    ),
    "a plan whose number has a year by mistake": (
        heading("UBND XÃ SƠN HẠ", "Số: 12/2026/KH-UBND") + "¶ center | ‹14b› KẾ HOẠCH",
        ["administrative, Kế hoạch, 2026-09-12"],
    ),
    "a decision of a department whose number has a year by mistake": (
        heading("SỞ NỘI VỤ", "Số: 12/2026/QĐ-SNV") + "¶ center | ‹14b› QUYẾT ĐỊNH",
        ["administrative, Quyết định, 2026-09-12"],
    ),
    "an application of a citizen": (
        "¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc\n¶ center | ‹14b› ĐƠN XIN NGHỈ PHÉP\n"
        "¶ center | ‹14› Kính gửi: Ban Giám hiệu",
        ["other, "],
    ),
    "the Youth Union": (
        "▦ 1.1 ¶ center | ‹13b› TỈNH ĐOÀN LẠNG SƠN\n▦ 1.1 ¶ center | ‹13› ***\n"
        "▦ 1.2 ¶ center | ‹13b› ĐOÀN TNCS HỒ CHÍ MINH\n▦ 2.1 ¶ center | ‹13› Số: 12-KH/TĐTN\n"
        "▦ 2.2 ¶ center | ‹13i› Lạng Sơn, ngày 12 tháng 9 năm 2026\n¶ center | ‹14b› KẾ HOẠCH",
        ["other, Kế hoạch, 2026-09-12"],
    ),
    "a letter known by its addressee only": (
        heading(number="Số: 12/SNV-VP") + "¶ center | Kính gửi: Sở Y tế\n",
        ["administrative, Công văn, 2026-09-12"],
    ),
    "a plan that does not say so": (
        heading(number="Số: 12/KH-SNV") + "¶ justify | Các đơn vị thực hiện các nhiệm vụ sau.\n",
        ["administrative, , 2026-09-12"],
    ),
    "a cover before the document": (
        "¶ center | ‹14b› UBND TỈNH LẠNG SƠN\n¶ center | ‹20b› ĐỀ ÁN\n"
        "¶ center | ‹14b› Lạng Sơn, năm 2026\n= page 210×297 mm, margins 20 15 20 30\n"
        + heading(number="Số: 12/ĐA-SNV")
        + "¶ center | ‹14b› ĐỀ ÁN\n¶ center | ‹14b› Chuyển đổi số",
        ["other, Đề án", "administrative, Đề án, 2026-09-12"],
    ),
    "a form as a file of its own": (
        "¶ right | ‹13b› Mẫu số 01\n"
        + heading("TÊN CƠ QUAN…", "Số: …/BC-…", "…, ngày … tháng … năm …")
        + "¶ center | ‹14b› BÁO CÁO\n¶ center | ‹14b› …………\n¶ justify | Kính gửi: ……",
        ["other, Báo cáo, specimen"],
    ),
    "prose alone": ("¶ justify | Sáng nay, trời trong xanh và gió nhẹ thổi qua.\n", ["other, "]),
    "nothing": ("¶ left |\n", ["other, "]),
}


@pytest.mark.parametrize(("text", "wanted"), FILES.values(), ids=FILES)
def test_a_file_holds_documents_of_a_kind(text: str, wanted: list[str], tmp_path: Path) -> None:
    assert [summary(one) for one in documents(text, tmp_path)] == wanted


def summary(document: Document) -> str:
    facts = [document.kind.value, document.type]
    facts += [str(document.dated)] if document.dated else []
    facts += [name for name in ("attached", "specimen") if getattr(document, name)]
    return ", ".join(facts)


# --- what the notation cannot say -------------------------------------------------------------


def paragraph(text: str = "", *, bold: bool = True, **looks: Any) -> Paragraph:
    run = Run(text=text, bold=bold, size_pt=14.0)
    place = ParagraphPlace(file="x.docx", number=abs(hash(text)), excerpt=text)
    return Paragraph(**{"place": place, "runs": (run,), "align": "center", **looks})


def table(*rows: tuple[Iterable[Block], ...], widths: tuple[float, ...] = ()) -> Table:
    return Table(
        rows=tuple(
            Row(
                cells=tuple(
                    Cell(blocks=tuple(blocks), width_mm=width)
                    for blocks, width in zip(row, widths or (0.0,) * len(row), strict=True)
                )
            )
            for row in rows
        )
    )


def seen(*blocks: Block, header: tuple[Block, ...] = ()) -> Document:
    """The first document of a file of one section."""
    page = Section(
        width_mm=210, height_mm=297, top_mm=20, right_mm=15, bottom_mm=20, left_mm=30,
        header_mm=8, footer_mm=8, headers={"default": header}, blocks=blocks,
    )  # fmt: skip
    return recognise(DocView(file="x.docx", sections=(page,)), today=TODAY)[0]


def roles(document: Document) -> list[tuple[str, str]]:
    return [(one.role.value, one.text) for one in document.members if one.role is not Role.EMPTY]


ORGAN, TITLE, MOTTO = (
    paragraph("SỞ NỘI VỤ"),
    paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    paragraph("Độc lập - Tự do - Hạnh phúc"),
)
NUMBER, DATED = paragraph("Số: 12/KH-SNV", bold=False), paragraph(HANOI, bold=False)
PLAN, ABOUT = paragraph("KẾ HOẠCH"), paragraph("Chuyển đổi số")
WANTED = [
    ("organ", "SỞ NỘI VỤ"),
    ("national-title", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("motto", "Độc lập - Tự do - Hạnh phúc"),
    ("number", "Số: 12/KH-SNV"),
    ("place-and-date", HANOI),
    ("type-name", "KẾ HOẠCH"),
    ("subject", "Chuyển đổi số"),
]


def by_text(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(found, key=lambda one: one[1])


@pytest.mark.parametrize(
    "blocks",
    [
        (
            paragraph(""),
            TextBox(blocks=(ORGAN, NUMBER)),
            TextBox(blocks=(TITLE, MOTTO, DATED)),
            PLAN,
            ABOUT,
        ),
        (
            table(
                (
                    (table(((ORGAN,),), ((NUMBER,),)),),
                    (table(((TITLE,),), ((MOTTO,),), ((DATED,),)),),
                )
            ),
            PLAN,
            ABOUT,
        ),
        (table(((table(((ORGAN,), (TITLE, MOTTO)), ((NUMBER,), (DATED,))), PLAN, ABOUT),)),),
        (
            table(((ORGAN,), (), (TITLE,)), ((), (), (MOTTO,)), ((NUMBER,), (), (DATED,))),
            PLAN,
            ABOUT,
        ),
        (
            table(((ORGAN, NUMBER), (TITLE, MOTTO, DATED)), widths=(65.0, 100.0)),
            table(((PLAN,),)),
            ABOUT,
        ),
    ],
    ids=["text boxes", "tables in cells", "all in one cell", "a row each", "a title in a table"],
)
def test_the_heading_may_be_made_of_anything(blocks: tuple[Block, ...]) -> None:
    assert by_text(roles(seen(*blocks))) == by_text(WANTED)


def test_the_heading_may_stand_in_the_header_of_the_page() -> None:
    heading_above = (table(((ORGAN, NUMBER), (TITLE, MOTTO, DATED))),)

    assert by_text(roles(seen(PLAN, ABOUT, header=heading_above))) == by_text(WANTED)
    assert roles(seen(PLAN, ABOUT, header=(paragraph("2"),))) == WANTED[-2:]


@pytest.mark.parametrize(
    "changed",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("HÒA", "HOÀ"),
        lambda text: f"  {text} ",
        lambda text: text.replace(" ", "\u00a0"),
    ],
    ids=["decomposed", "the old tone", "white space", "no-break spaces"],
)
def test_how_the_words_are_typed_does_not_matter(changed: Callable[[str], str]) -> None:
    document = seen(
        *(paragraph(changed(one.text)) for one in (ORGAN, TITLE, MOTTO, NUMBER, DATED, PLAN, ABOUT))
    )

    assert [one.role.value for one in document.members] == [role for role, _ in WANTED]


def test_fonts_of_an_older_encoding_are_read() -> None:
    font = ".VnTimeH"
    title = Run(text="céng hßa x· héi chñ nghÜa viÖt nam", font=font)
    motto = Run(text="§éc lËp - Tù do - H¹nh phóc", font=".VnTime")

    document = seen(paragraph(runs=(title,)), paragraph(runs=(motto,)))

    assert [one.role for one in document.members] == [Role.NATIONAL_TITLE, Role.MOTTO]


def test_capitals_may_be_formatting() -> None:
    runs = (Run(text="Kế hoạch", caps=True, bold=True),)

    document = seen(ORGAN, TITLE, MOTTO, paragraph(runs=runs, align="left"), ABOUT)

    assert [one.role for one in document.members][-2:] == [Role.TYPE_NAME, Role.SUBJECT]


PROSE = (
    "Các cơ quan, đơn vị triển khai thực hiện nghiêm túc các nhiệm vụ được giao tại Kế hoạch này."
)


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("I.", Role.SECTION),
        ("1.", Role.CLAUSE),
        ("1.1.", Role.CLAUSE),
        ("a)", Role.POINT),
        ("-", Role.BODY),
        ("Điều 1.", Role.ARTICLE),
        ("", Role.BODY),
    ],
)
def test_numbers_of_a_list_of_word_count(label: str, wanted: Role) -> None:
    document = seen(PLAN, ABOUT, paragraph(PROSE, bold=False, align="justify", label=label))

    assert document.members[-1].role is wanted


def test_recipients_may_be_a_list_of_word() -> None:
    items = [
        paragraph(text, bold=False, align="left", label="-") for text in ("Như trên", "Lưu: VT")
    ]

    document = seen(PLAN, paragraph(PROSE), paragraph("Nơi nhận:", align="left"), *items)

    assert [one.text for one in document.having(Role.RECIPIENT)] == ["Như trên", "Lưu: VT"]


def test_a_table_that_only_frames_prose_holds_body() -> None:
    prose = paragraph(PROSE + PROSE, bold=False)
    bordered = Table(rows=(Row(cells=(Cell(blocks=(prose,), borders=("top", "bottom")),)),))

    assert seen(PLAN, table(((prose,),))).members[-1].role is Role.BODY
    assert seen(PLAN, bordered).members[-1].role is Role.TABLE_TEXT


def test_marks_may_stand_in_boxes() -> None:
    stamp = Table(rows=(Row(cells=(Cell(blocks=(paragraph("HỎA TỐC"),), borders=("top",)),)),))

    document = seen(ORGAN, TITLE, MOTTO, NUMBER, stamp, TextBox(blocks=(paragraph("MẬT"),)), PLAN)

    assert [one.role for one in document.members][-3:] == [
        Role.URGENCY,
        Role.SECRECY,
        Role.TYPE_NAME,
    ]


def test_a_closing_may_be_made_of_text_boxes() -> None:
    document = seen(
        PLAN,
        paragraph(PROSE, bold=False, align="justify"),
        paragraph(""),
        TextBox(blocks=(paragraph("Nơi nhận:"), paragraph("- Lưu: VT."))),
        TextBox(
            blocks=(paragraph("KT. GIÁM ĐỐC"), paragraph("PHÓ GIÁM ĐỐC"), paragraph("Lê Văn An"))
        ),
    )

    assert [one.role for one in document.members][-5:] == [
        Role.RECIPIENTS,
        Role.RECIPIENT,
        Role.AUTHORITY,
        Role.POST,
        Role.SIGNER,
    ]


# --- the line under a text --------------------------------------------------------------------


def ruled(*lengths: float, text: str = "", **looks: Any) -> Paragraph:
    return paragraph(text, drawn=tuple(DrawnLine(length_mm=one) for one in lengths), **looks)


def lines(document: Document) -> dict[str, tuple[str, float]]:
    return {
        one.role.value: (one.line.kind, one.line.length_mm)
        for one in document.members
        if one.line is not None
    }


UNDERLINED = Run(text=ABOUT.text, bold=True, underline=True)
RULED_DATE = ruled(60, text=HANOI)
BOTH = {"organ": ("drawn", 20.0), "motto": ("drawn", 60.0)}


@pytest.mark.parametrize(
    "blocks",
    [
        (table(((ruled(20, text=ORGAN.text), NUMBER), (TITLE, ruled(60, text=MOTTO.text)))),),
        (table(((ORGAN, ruled(20), NUMBER), (TITLE, MOTTO, paragraph(""), ruled(60), DATED))),),
        (table(((ORGAN,), (TITLE, MOTTO)), ((ruled(20), NUMBER), (ruled(60), DATED))),),
        (table(((ORGAN,), (TITLE, MOTTO)), ((ruled(20, text=NUMBER.text),), (RULED_DATE,))),),
        (table(((ORGAN, NUMBER), (ruled(60, text=TITLE.text), MOTTO)), ((ruled(20),), (DATED,))),),
        (table(((ruled(20, 60, text="SỞ NỘI VỤ"), NUMBER), (TITLE, MOTTO, DATED))),),
        (table(((ORGAN, NUMBER), (TITLE, ruled(20, 60, text=MOTTO.text), DATED))),),
        (ruled(20, 60), table(((ORGAN, NUMBER), (TITLE, MOTTO, DATED)))),
    ],
    ids=[
        "with their texts", "in empty paragraphs", "in the next row", "with number and date",
        "with the Quốc hiệu", "both with the organ", "both with the motto", "above the table",
    ],
)  # fmt: skip
def test_drawn_lines_find_their_texts(blocks: tuple[Block, ...]) -> None:
    assert lines(seen(*blocks, PLAN, ABOUT)) == BOTH


@pytest.mark.parametrize(
    ("subject", "behind", "wanted"),
    [
        (ABOUT, ruled(30), ("drawn", 30.0)),
        (ruled(30, text=ABOUT.text), paragraph(""), ("drawn", 30.0)),
        (ABOUT, ruled(30, text=PROSE, bold=False, align="justify"), ("drawn", 30.0)),
        (ABOUT, paragraph("", borders=("top",)), ("border", 165.0)),
        (paragraph(ABOUT.text, borders=("bottom",)), paragraph(""), ("border", 165.0)),
        (ABOUT, paragraph("---------"), ("typed", 0.0)),
        (paragraph(runs=(UNDERLINED,)), paragraph(""), ("underline", 0.0)),
    ],
    ids=[
        "in an empty paragraph", "with the text", "with the prose below", "border above nothing",
        "border", "typed", "underlined",
    ],
)  # fmt: skip
def test_the_subject_has_its_line(
    subject: Paragraph, behind: Paragraph, wanted: tuple[str, float]
) -> None:
    document = seen(ORGAN, TITLE, MOTTO, PLAN, subject, behind, paragraph(PROSE, align="justify"))

    assert lines(document) == {"subject": wanted}


def test_a_document_without_subject_has_the_line_under_its_type() -> None:
    document = seen(
        ORGAN,
        TITLE,
        MOTTO,
        paragraph("GIẤY GIỚI THIỆU"),
        ruled(20),
        paragraph(PROSE, align="justify"),
    )

    assert lines(document) == {"type-name": ("drawn", 20.0)}


def test_a_line_says_where_it_is_anchored() -> None:
    rule = ruled(20)
    document = seen(table(((ORGAN, rule, NUMBER), (TITLE, MOTTO, DATED))))

    organ = document.one(Role.ORGAN)
    assert organ is not None
    assert organ.line == Line(kind="drawn", length_mm=20, place=rule.place)


# --- room around ------------------------------------------------------------------------------


def test_the_room_between_paragraphs_adds_up_but_for_contextual_spacing() -> None:
    one, two, three = (paragraph(PROSE + str(n), after_pt=6, before_pt=3) for n in range(3))
    document = seen(one, two, three)
    narrow = seen(
        *(paragraph(PROSE + str(n), after_pt=6, before_pt=3, contextual=n == 1) for n in range(3))
    )

    assert [(m.before_pt, m.after_pt) for m in document.members] == [(3, 9), (9, 9), (9, 6)]
    assert [(m.before_pt, m.after_pt) for m in narrow.members] == [(3, 6), (6, 3), (3, 6)]


def test_a_part_of_a_paragraph_says_so() -> None:
    document = seen(table(((paragraph("UBND TỈNH LẠNG SƠN\nSỞ NỘI VỤ"), NUMBER), (TITLE, MOTTO))))

    organ = document.one(Role.ORGAN)
    assert organ is not None
    assert (organ.start, organ.end, organ.whole, organ.tabbed) == (19, 28, False, False)


def test_a_large_file_is_read_in_no_time() -> None:
    prose = [paragraph(f"{n}. {PROSE}", bold=False, align="justify") for n in range(6000)]
    cells = [table(*(((paragraph(f"{n} {row}"),),) for row in range(8))) for n in range(500)]

    started = time.perf_counter()
    seen(*prose, *cells)

    assert time.perf_counter() - started < 3  # on a busy machine


SEEN = plain("".join(SHAPES.values())).splitlines()
LINES = st.sampled_from(
    [
        *(line.rpartition("› ")[2].rpartition("| ")[2] for line in SEEN),
        "UBND TỈNH LẠNG SƠN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Nơi nhận:\n- Như trên;\tGIÁM ĐỐC",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "\t \n",
        "……………",
    ]
)  # fmt: skip
PARAGRAPHS = st.builds(
    lambda text, bold, align, label: paragraph(text, bold=bold, align=align, label=label),
    LINES,
    st.booleans(),
    st.sampled_from(["center", "justify"]),
    st.sampled_from(["", "", "1.", "-"]),
)
BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inner: (
        st.builds(lambda blocks: TextBox(blocks=tuple(blocks)), st.lists(inner, max_size=3))
        | st.builds(
            lambda rows: table(*rows),
            st.lists(st.lists(st.lists(inner, max_size=2), min_size=1, max_size=3), max_size=3),
        )
    ),
    max_leaves=12,
)


@given(st.lists(BLOCKS, max_size=25))
def test_no_paragraph_is_lost_whatever_a_file_holds(blocks: list[Block]) -> None:
    page = Section(
        width_mm=210, height_mm=297, top_mm=20, right_mm=15, bottom_mm=20, left_mm=30,
        header_mm=8, footer_mm=8, blocks=tuple(blocks),
    )  # fmt: skip
    file = DocView(file="x.docx", sections=(page,))

    members = [one for each in recognise(file, today=TODAY) for one in each.members]

    texts = [one.paragraph.text for one in members if one.start == 0 or one.whole]
    assert {*texts} <= {one.text for one in file.paragraphs()}
    assert {one.place for one in members} == {one.place for one in file.paragraphs()}
    assert all(0 <= one.start <= one.end <= len(one.paragraph.text) for one in members)
