"""Vietnamese typed in TCVN3 and VNI: recognised, and read as Unicode."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docgen.vietnamese.legacy import encoding, to_unicode

# The small letters with a mark, and how they are typed, in the same order.
LETTERS = list("àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ")
IN_TCVN3 = list("µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ")
VNI = (
    "aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä ñ eø eû eõ eù eï eâ eà eå eã eá eä "
    "ì æ ó í ò oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï "
    "ö öø öû öõ öù öï yø yû yõ yù î"
)
IN_VNI = VNI.split()
CAPITALS_OF_TCVN3 = dict(zip("ĂÂĐÊÔƠƯ", "¡¢§£¤¥¦", strict=True))

SPEECH = (
    "ủy ban nhân dân tỉnh lạng sơn kế hoạch thực hiện công tác bình đẳng giới và vì sự tiến bộ "
    "của phụ nữ năm hai nghìn không trăm căn cứ luật tổ chức chính quyền địa phương ngày tháng "
    "nghị quyết số về việc phê duyệt chiến lược quốc gia giai đoạn mục đích yêu cầu nâng cao "
    "nhận thức trách nhiệm lãnh đạo cấp đảng đoàn thể người lao động trong lĩnh vực kinh tế "
    "thông tin truyền giáo dục y đào tạo gia đình phòng ngừa ứng phó với bạo lực trên cơ sở "
    "hòa hoà toà toán khoá hoá thuỷ thủy quý quí quỹ quyển giữ gìn giết gì giêng nghiêng ngoằn "
    "ngoèo khuya khuỷu huỳnh xoong boong đắk lắk mê kông nội chỉ tiêu đạt tỷ lệ trở lên mỗi "
    "một được những nhiều ít nhất cuối kỳ hằng quý báo cáo gửi sở nơi nhận lưu văn thư xã thị "
    "trấn huyện quận phường thôn xóm bản ấp khối ôn êm ưu ái úy ý ỷ ổn ở ăn âu yếm oan oái uống"
)
SYLLABLES = SPEECH.split()

GENUINE = [
    "Ủy ban nhân dân tỉnh Lạng Sơn",
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "hoàn toàn hoá toà khoá thuỷ",
    "Noël",
    "Müller",
    "São Paulo",
    "Đức Köln",
    "naïve",
    "Noël Müller naïve São Paulo",
    "Bản quyền © 2024 Công ty ABC®, Windows®",
    "nhiệt độ 37 ± 0,5 °C, diện tích 20 m², ½ số hộ",
    "«Bình đẳng giới» và «an toàn»",
    "«nam» «nữ»",
    "le garçon a été très gâté à l'hôtel où il dîna",
    "die Straße über die Brücke führt für Fußgänger schön früh",
    "El señor Muñoz, de España, nació en el año 1950 ¡en Ñuñoa!",
    "Příliš žluťoučký kůň úpěl ďábelské ódy, Dvořák, Škoda",
    "Côte d'Ivoire, Perú, México, Bogotá",
    "x² + y² = 2½ × 3·5",
    "😀 ©®🎉",
    "Krông Năng, Y Bêr Niê, Mê Kông, Đắk Lắk",
    "",
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ñy ban nh©n d©n tØnh L¹ng S¬n", "TCVN3"),
        ("KÕ ho¹ch thùc hiÖn c«ng t¸c b×nh ®¼ng giíi", "TCVN3"),
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "TCVN3"),
        ("“§éc lËp - Tù do - H¹nh phóc” (37 °C)", "TCVN3"),
        ("UÛy ban nhaân daân tænh Laïng Sôn", "VNI"),
        ("Keá hoaïch thöïc hieän coâng taùc bình ñaúng giôùi", "VNI"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "VNI"),
        ("“Ñoäc laäp - Töï do - Haïnh phuùc” (37 °C)", "VNI"),
    ],
)
def test_text_of_an_old_encoding_is_recognised(text: str, found: str) -> None:
    assert encoding(text) == found


@pytest.mark.parametrize("font", [None, ".VnTime", "VNI-Times", "Times New Roman"])
@pytest.mark.parametrize("text", GENUINE)
def test_other_text_is_not_reported_whatever_its_font(text: str, font: str | None) -> None:
    for form in (text, text.upper(), unicodedata.normalize("NFD", text)):
        assert encoding(form, font) is None


@given(
    st.lists(st.sampled_from(SYLLABLES), min_size=1).map(" ".join),
    st.sampled_from([str.lower, str.upper, str.title]),
    st.sampled_from(["NFC", "NFD"]),
    st.sampled_from([None, ".VnTime", ".VnTimeH", "VNI-Times"]),
)
def test_vietnamese_in_unicode_is_never_reported(
    text: str, case: Callable[[str], str], form: Literal["NFC", "NFD"], font: str | None
) -> None:
    assert encoding(unicodedata.normalize(form, case(text)), font) is None


@pytest.mark.parametrize(
    ("text", "font", "found"),
    [
        ("th«n", None, None),
        ("th«n", "Times New Roman", None),
        ("th«n", ".VnTime", "TCVN3"),
        ("th«n", ".VNTIMEH", "TCVN3"),
        ("th«n", "VNI-Times", None),
        ("thoân", None, None),
        ("thoân", "VNI-Times", "VNI"),
        ("x¹ + y¹", None, None),
        ("Danh sach", ".VnTime", None),
        ("Công ty ©", ".VnTime", None),
    ],
)
def test_a_font_makes_one_word_enough(text: str, font: str | None, found: str | None) -> None:
    assert encoding(text, font) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("®­îc", "TCVN3"),
        ("ngöôøi", "VNI"),
        ("ViÖt", None),  # one sign
        ("®©y", None),  # three letters
        ("®­îc ®­îc", "TCVN3"),
        ("®­îc ban", None),
    ],
)
def test_one_word_is_enough_when_it_is_unmistakable(text: str, found: str | None) -> None:
    assert encoding(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kế hoạch thùc hiÖn của tỉnh", None),
        ("Kế thùc hiÖn c«ng", "TCVN3"),
    ],
)
def test_an_old_encoding_must_outweigh_unicode(text: str, found: str | None) -> None:
    assert encoding(text) == found


@pytest.mark.parametrize(("letter", "typed"), list(zip(LETTERS, IN_TCVN3, strict=True)))
def test_tcvn3_has_all_small_letters(letter: str, typed: str) -> None:
    capital = CAPITALS_OF_TCVN3.get(letter.upper())

    assert to_unicode(typed, "TCVN3") == letter
    assert to_unicode(typed, "TCVN3", font=".VnTimeH") == letter.upper()
    assert capital is None or to_unicode(capital, "TCVN3") == letter.upper()


@pytest.mark.parametrize(("letter", "typed"), list(zip(LETTERS, IN_VNI, strict=True)))
def test_vni_has_all_letters(letter: str, typed: str) -> None:
    assert to_unicode(typed, "VNI") == letter
    assert to_unicode(typed.upper(), "VNI") == letter.upper()
    assert to_unicode(typed[0].upper() + typed[1:], "VNI") == letter.upper()


def test_the_letters_are_all_of_vietnamese() -> None:
    assert len(set(LETTERS) | {letter.upper() for letter in LETTERS}) == 134
    assert len(set(IN_TCVN3)) == len(set(IN_VNI)) == 67


@pytest.mark.parametrize(
    ("typed", "name", "meant"),
    [
        ("ñy ban nh©n d©n tØnh L¹ng S¬n", "TCVN3", "ủy ban nhân dân tỉnh Lạng Sơn"),
        ("Th­¬ng binh vµ X· héi", "TCVN3", "Thương binh và Xã hội"),
        ("§iÒu 1. “Quü” – 37 °C", "TCVN3", "Điều 1. “Quỹ” – 37 °C"),
        ("UÛy ban nhaân daân tænh Laïng Sôn", "VNI", "Ủy ban nhân dân tỉnh Lạng Sơn"),
        ("THÖÔNG BINH VAØ XAÕ HOÄI", "VNI", "THƯƠNG BINH VÀ XÃ HỘI"),
        ("Ñieàu 1. “Quyõ” – 37 °C", "VNI", "Điều 1. “Quỹ” – 37 °C"),
    ],
)
def test_old_text_is_read_as_unicode(typed: str, name: str, meant: str) -> None:
    assert to_unicode(typed, name) == meant


def in_tcvn3(text: str) -> str:
    """``text`` as it was typed in a font ``.VnTime``."""
    return text.translate({ord(a): b for a, b in zip(LETTERS, IN_TCVN3, strict=True)})


def in_vni(text: str) -> str:
    """``text`` as it was typed in a font ``VNI-Times``."""
    return text.translate({ord(a): b for a, b in zip(LETTERS, IN_VNI, strict=True)})


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1).map(" ".join))
def test_reading_undoes_typing(text: str) -> None:
    assert to_unicode(in_tcvn3(text), "TCVN3") == text
    assert to_unicode(in_vni(text), "VNI") == text


@example("hằng kinh tạo phường vì gia tổ giữ gửi sơn của phó")  # tæ, göi: VNI has them too
@given(st.permutations(SYLLABLES).map(lambda syllables: " ".join(syllables[:12])))
def test_a_dozen_words_are_enough_to_recognise_an_encoding(text: str) -> None:
    assert encoding(in_tcvn3(text)) == "TCVN3"
    assert encoding(in_vni(text)) == "VNI"
