"""The plan of a locality, made from its province's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from docgen import registers
from docgen.model.locality import Change, ChangeKind, Localised, Localities, Locality, OwnTarget
from docgen.model.place import CellPlace, Origin
from docgen.model.plan import (
    ActionMonth,
    Activity,
    Agency,
    Item,
    LegalBasis,
    Letterhead,
    Plan,
    Recipient,
    Signature,
    Table,
    Target,
    Task,
)
from docgen.model.plan import Level as Numbered
from docgen.model.problem import DocgenError, Severity
from docgen.model.text import Text, plain
from docgen.model.unit import Level, Unit
from docgen.planning.local_targets import UNKNOWN_OWN_TARGET
from docgen.planning.localise import (
    NO_DUTIES,
    NO_SUCH_PROVINCE,
    UNNUMBERED,
    Localiser,
    localise,
)
from docgen.planning.validate import validate
from docgen.workbook.plan import plan as read_plan
from docgen.workbook.read import read

SHIPPED = registers.load()
DATA = Path(__file__).parent.parent / "data"
BEFORE, NOW = date(2024, 1, 15), date(2026, 1, 15)
LIST = Origin(
    file="don-vi.xlsx",
    sheet="Đơn vị",
    cells={"name": "C2", "issuer": "D2", "recipients": "K2", "contact": "M2", "budget": "N2"},
)


def at(sheet: str, row: int, **columns: str) -> Origin:
    cells = {name: f"{column}{row}" for name, column in columns.items()}
    return Origin(file="tinh.xlsx", sheet=sheet, cells=cells)


def texts(*lines: str) -> tuple[Text, ...]:
    return tuple(map(plain, lines))


def words(texts: tuple[Text, ...]) -> list[str]:
    return list(map(str, texts))


def province(**more: object) -> Plan:
    """A province's plan of 2026 with what is given."""
    fields: dict[str, object] = {
        "letterhead": Letterhead(
            organ="Ủy ban nhân dân tỉnh Lạng Sơn",
            symbol="UBND",
            number=15,
            place="Lạng Sơn",
            issued=date(2026, 1, 9),
        ),
        "signature": Signature(
            authority=("TM. Ủy ban nhân dân", "KT. Chủ tịch"), post="Phó Chủ tịch", name="Lê Thị A"
        ),
        "year": 2026,
        "area": "tỉnh Lạng Sơn",
        "subject": texts("Thực hiện công tác bình đẳng giới năm 2026 trên địa bàn tỉnh Lạng Sơn"),
        "archive": "VT, KGVX",
        "drafter": "KGVX(5)",
        "origin": at("Thông tin", 1, number="B", issued="C", organ="D"),
    }
    return Plan(**(fields | more))  # type: ignore[arg-type]  # what a test is about


def unit(name: str, day: date = NOW) -> Unit:
    found = SHIPPED.units.one(name, day=day, province="Lạng Sơn")
    assert found is not None
    return found


def listed(one: Locality, day: date = NOW, *own: OwnTarget) -> Localities:
    return Localities(
        province="Lạng Sơn", level=one.unit.level, day=day, every=(one,), targets=own, origin=LIST
    )


def made(plan: Plan, name: str = "xã Đồng Đăng", **more: object) -> Localised:
    """The plan of a commune of 2026."""
    one = Locality(unit=unit(name), origin=LIST, **more)  # type: ignore[arg-type]
    return localise(plan, one, listed(one), SHIPPED)


def of_kind(done: Localised, kind: ChangeKind) -> list[tuple[str, str]]:
    return [(one.before, one.after) for one in done.changes if one.kind is kind]


# --- heading ----------------------------------------------------------------------------------


def test_a_commune_has_its_own_letterhead_and_the_signer_of_its_list() -> None:
    done = made(province(), number=7, issued=NOW, signer="Nông Văn B")

    assert done.plan.letterhead == Letterhead(
        organ="Ủy ban nhân dân xã Đồng Đăng",
        symbol="UBND",
        number=7,
        place="Đồng Đăng",
        issued=NOW,
    )
    assert done.plan.signature == Signature(
        authority=("TM. Ủy ban nhân dân", "KT. Chủ tịch"), post="Phó Chủ tịch", name="Nông Văn B"
    )
    assert (done.plan.area, done.plan.archive, done.plan.drafter) == ("xã Đồng Đăng", "VT", None)
    assert words(done.plan.subject) == [
        "Thực hiện công tác bình đẳng giới năm 2026 trên địa bàn xã Đồng Đăng"
    ]


def test_nothing_of_the_provinces_signature_and_number_is_left_where_none_is_given() -> None:
    done = made(province())

    assert done.plan.letterhead.number is None
    assert done.plan.letterhead.issued is None
    assert done.plan.signature.name is None


def test_a_unit_named_after_a_person_keeps_its_type() -> None:
    done = made(province(), "phường Lương Văn Tri")

    assert done.plan.letterhead.place == "Phường Lương Văn Tri"
    assert done.plan.area == "Phường Lương Văn Tri"


@pytest.mark.parametrize(
    ("post", "authority"),
    [
        ("Chủ tịch", ("TM. Ủy ban nhân dân",)),
        ("Phó Chủ tịch", ("TM. Ủy ban nhân dân", "KT. Chủ tịch")),
    ],
)
def test_the_authority_follows_from_the_post(post: str, authority: tuple[str, ...]) -> None:
    assert made(province(), post=post).plan.signature.authority == authority


# --- legal bases ------------------------------------------------------------------------------

STRATEGY = LegalBasis(
    kind="Nghị quyết",
    symbol="28/NQ-CP",
    issued=date(2021, 3, 3),
    issuer="Chính phủ",
    title="ban hành Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030",
    origin=at("Căn cứ", 2, symbol="B"),
)
LETTER = LegalBasis(
    kind="Công văn",
    symbol="2950/LĐTBXH-BĐG",
    issued=date(2023, 8, 1),
    issuer="Bộ Lao động - Thương binh và Xã hội",
    title="về việc xây dựng kế hoạch",
    origin=at("Căn cứ", 3, symbol="B"),
)
PROPOSAL = LegalBasis(
    kind="Theo đề nghị",
    symbol="06/TTr-SNV",
    issued=date(2026, 1, 6),
    issuer="Giám đốc Sở Nội vụ",
    origin=at("Căn cứ", 4, symbol="B"),
)


def test_the_provinces_plan_is_the_last_that_is_cited_and_the_units_own_office_proposes() -> None:
    done = made(province(bases=(STRATEGY, PROPOSAL)))

    strategy, own, proposal = done.plan.bases
    assert strategy is STRATEGY
    assert own == LegalBasis(
        kind="Kế hoạch",
        symbol="15/KH-UBND",
        issued=date(2026, 1, 9),
        issuer="Ủy ban nhân dân tỉnh Lạng Sơn",
        title="Thực hiện công tác bình đẳng giới năm 2026 trên địa bàn tỉnh Lạng Sơn",
        origin=LIST,
    )
    assert own.origin.place("symbol") == CellPlace(file="tinh.xlsx", sheet="Thông tin", cell="B1")
    assert proposal == LegalBasis(
        kind="Theo đề nghị", issuer="Trưởng phòng Văn hóa - Xã hội", origin=LIST
    )


@pytest.mark.parametrize(
    "title",
    [
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 06/TTr-SNV ngày 06/01/2026",
        "của Giám đốc Sở Nội vụ",
    ],
)
def test_who_proposes_may_stand_in_the_title(title: str) -> None:
    typed = replace(PROPOSAL, symbol=None, issued=None, issuer=None, title=title)
    done = made(province(bases=(typed,)))

    assert done.plan.bases[-1].issuer == "Trưởng phòng Văn hóa - Xã hội"


@pytest.mark.parametrize(
    ("issued", "cited"), [(date(2024, 12, 31), True), (date(2025, 1, 1), False)]
)
def test_a_basis_that_has_expired_on_the_day_of_issue_is_dropped_and_listed(
    issued: date, cited: bool
) -> None:
    done = made(province(bases=(STRATEGY, LETTER)), issued=issued)

    assert (LETTER in done.plan.bases) is cited
    dropped = [one for one in done.changes if one.kind is ChangeKind.BASIS and not one.after]
    assert [str(one.place) for one in dropped] == ([] if cited else ["'Căn cứ'!B3"])


def test_a_plan_without_number_or_date_cannot_be_cited() -> None:
    plan = province(letterhead=Letterhead(organ="Ủy ban nhân dân tỉnh Lạng Sơn", symbol="UBND"))
    one = Locality(unit=unit("xã Đồng Đăng"), origin=LIST)
    localiser = Localiser(plan, listed(one), SHIPPED)

    assert localiser.problems == (
        UNNUMBERED.at(plan.origin.place("number"), field="Số"),
        UNNUMBERED.at(plan.origin.place("issued"), field="Ngày ban hành"),
    )
    assert localiser.at(one).plan.bases[0].symbol is None


# --- agencies and duties ----------------------------------------------------------------------

AGENCIES = tuple(
    Agency(code=code, name=name, group="Sở, ngành", origin=at("Cơ quan", row, code="A", name="B"))
    for row, (code, name) in enumerate(
        [
            ("SNV", "Sở Nội vụ"),
            ("SYT", "Sở Y tế"),
            ("SGDĐT", "Sở Giáo dục và Đào tạo"),
            ("TKT", "Thống kê tỉnh"),
            ("STC", "Sở Tài chính"),
        ],
        2,
    )
)


def duty(code: str, agency: str, text: str = "Báo cáo UBND tỉnh.", **more: object) -> Task:
    place = at("Nhiệm vụ", int(code[2:]) + 1, text="C", budget="I", partners="E", targets="F")
    return Task(code=code, agency=agency, text=texts(text), origin=place, **more)  # type: ignore[arg-type]


def test_agencies_with_one_counterpart_are_merged_and_their_duties_gathered() -> None:
    plan = province(
        agencies=AGENCIES[:3],
        tasks=(
            duty("NV1", "SNV", "Đôn đốc việc thực hiện Kế hoạch."),
            duty("NV2", "Sở Y tế", "Khám sức khỏe cho phụ nữ."),
            duty("NV3", "SGDĐT", "Xây dựng trường học an toàn."),
        ),
    )
    done = made(plan)

    assert [(one.code, one.name) for one in done.plan.agencies] == [
        ("SNV", "Phòng Văn hóa - Xã hội"),
        ("SYT", "Trạm Y tế"),
    ]
    assert [(one.code, one.agency) for one in done.plan.tasks] == [
        ("NV1", "SNV"),
        ("NV3", "SNV"),
        ("NV2", "SYT"),
    ]
    assert of_kind(done, ChangeKind.MERGED) == [
        ("Sở Giáo dục và Đào tạo", "Phòng Văn hóa - Xã hội")
    ]
    assert of_kind(done, ChangeKind.DUPLICATE) == []


def test_duties_that_come_together_and_say_the_same_are_shown() -> None:
    plan = province(
        agencies=AGENCIES[:3],
        tasks=(
            duty("NV1", "SNV", "Tuyên truyền Luật Bình đẳng giới cho cán bộ, công chức của tỉnh."),
            duty("NV2", "SNV", "Tuyên truyền Luật Bình đẳng giới cho cán bộ, công chức."),
            duty(
                "NV3", "SGDĐT", "Tuyên truyền Luật Bình đẳng giới cho cán bộ, viên chức của tỉnh."
            ),
        ),
    )
    found = [one for one in made(plan).changes if one.kind is ChangeKind.DUPLICATE]

    assert found[0] == Change(
        kind=ChangeKind.DUPLICATE,
        place=CellPlace(file="tinh.xlsx", sheet="Nhiệm vụ", cell="C4"),
        before="Tuyên truyền Luật Bình đẳng giới cho cán bộ, công chức của tỉnh.",
        after="Tuyên truyền Luật Bình đẳng giới cho cán bộ, viên chức của tỉnh.",
    )
    assert {str(one.place) for one in found} == {"'Nhiệm vụ'!C4"}  # not two of one agency


def test_an_agency_without_a_counterpart_is_dropped_with_its_duties_and_both_are_listed() -> None:
    plan = province(agencies=AGENCIES[3:], tasks=(duty("NV1", "TKT"), duty("NV2", "STC")))
    done = made(plan)

    assert [one.name for one in done.plan.agencies] == ["Phòng Kinh tế"]
    assert [one.code for one in done.plan.tasks] == ["NV2"]
    assert of_kind(done, ChangeKind.DROPPED) == [("Thống kê tỉnh", ""), ("Báo cáo UBND tỉnh.", "")]


def test_a_ward_has_another_office_than_a_commune() -> None:
    done = made(province(agencies=AGENCIES[4:]), "phường Kỳ Lừa")

    assert [one.name for one in done.plan.agencies] == ["Phòng Kinh tế, Hạ tầng và Đô thị"]


def test_a_duty_is_reworded_loses_its_budget_and_is_no_partner_of_itself() -> None:
    plan = province(
        agencies=AGENCIES[:2],
        tasks=(
            duty(
                "NV1",
                "SNV",
                partners=texts("Sở Giáo dục và Đào tạo; Công an tỉnh"),
                budget=Decimal(250),
                source="Ngân sách tỉnh",
            ),
        ),
    )
    (task,) = made(plan).plan.tasks

    assert words(task.text) == ["Báo cáo UBND xã."]
    assert words(task.partners) == ["Công an xã"]
    assert (task.budget, task.source) == (None, "Ngân sách xã")
    assert of_kind(made(plan), ChangeKind.BUDGET) == [("250", "")]


def test_what_is_cited_stays() -> None:
    cited = "Thực hiện Kế hoạch số 120/KH-UBND ngày 26/5/2021 của UBND tỉnh về bình đẳng giới."
    plan = province(agencies=AGENCIES[:1], tasks=(duty("NV1", "SNV", cited),))

    assert words(made(plan).plan.tasks[0].text) == [cited]


# --- targets ----------------------------------------------------------------------------------


def target(code: str, reporter: str = "Sở Nội vụ", row: int = 2, **more: object) -> Target:
    fields: dict[str, object] = {
        "title": texts(f"chỉ tiêu {code}"),
        "unit": "%",
        "direction": "≥",
        "previous": Decimal(50),
        "planned": Decimal(60),
        "origin": at("Chỉ tiêu", row, code="A", title="C", previous="F", planned="G"),
    }
    return Target(code=code, reporter=reporter, **(fields | more))  # type: ignore[arg-type]


def own(code: str, *units: str, **more: object) -> OwnTarget:
    place = Origin(file="don-vi.xlsx", sheet="Chỉ tiêu", cells={"code": "B2"})
    return OwnTarget(code=code, units=units, origin=place, **more)  # type: ignore[arg-type]


def with_own(plan: Plan, *own: OwnTarget) -> tuple[Localiser, Localised]:
    one = Locality(unit=unit("xã Đồng Đăng"), origin=LIST)
    localiser = Localiser(plan, listed(one, NOW, *own), SHIPPED)
    return localiser, localiser.at(one)


def test_targets_of_another_level_are_dropped_and_duties_name_them_no_more() -> None:
    plan = province(
        agencies=AGENCIES[:1],
        targets=(target("3.2a"), target("4.4", row=3), target("T1", "Thống kê tỉnh", row=4)),
        tasks=(duty("NV1", "SNV", targets=("4.4", "3.2a")),),
    )
    done = made(plan)

    assert [(one.code, one.reporter) for one in done.plan.targets] == [
        ("3.2a", "Phòng Văn hóa - Xã hội"),
        ("T1", "Phòng Văn hóa - Xã hội"),  # the province's own; the lead office reports
    ]
    assert done.plan.tasks[0].targets == ("3.2a",)
    assert ("4.4 chỉ tiêu 4.4", "") in of_kind(done, ChangeKind.TARGET)


def test_figures_are_the_units_own_else_the_provinces_plan_and_no_result() -> None:
    plan = province(targets=(target("3.2a"), target("6.1", row=3)))
    _, done = with_own(
        plan,
        own("3.2a", planned=Decimal(70)),
        own("3.2a", "xã Đồng Đăng", previous=Decimal(66), planned=Decimal(72)),
        own("6.1", "phường", planned=Decimal(99)),
    )

    figures = [(one.code, one.previous, one.planned) for one in done.plan.targets]
    assert figures == [("3.2a", Decimal(66), Decimal(72)), ("6.1", None, Decimal(60))]


def test_an_own_target_brings_back_what_the_level_has_not() -> None:
    plan = province(
        agencies=AGENCIES[:1],
        targets=(target("2.3"),),
        tasks=(duty("NV1", "SNV", targets=("2.3",)),),
        targets_appendix=True,
    )
    _, done = with_own(plan, own("2.3", planned=Decimal(20)), own("6.4", planned="Có"))

    assert [(one.code, one.planned) for one in done.plan.targets] == [
        ("2.3", Decimal(20)),
        ("6.4", "Có"),  # of the register, since the province has it not
    ]
    assert done.plan.tasks[0].targets == ("2.3",)
    assert done.plan.targets_appendix


def test_an_own_target_that_nobody_knows_is_told() -> None:
    localiser, done = with_own(province(targets=(target("3.2a"),)), own("3.2c"))

    assert localiser.problems == (
        UNKNOWN_OWN_TARGET.at(
            CellPlace(file="don-vi.xlsx", sheet="Chỉ tiêu", cell="B2"),
            actual="3.2c",
            nearest="3.2a",
        ),
    )
    assert [one.code for one in done.plan.targets] == ["3.2a"]


def test_a_share_of_communes_is_yes_or_no_in_one_commune() -> None:
    (found,) = made(province(targets=(target("6.3"),))).plan.targets

    assert words(found.title) == [
        "Mỗi quý có ít nhất 04 tin, bài về bình đẳng giới trên hệ thống truyền thanh cơ sở"
    ]
    assert (found.unit, found.direction, found.planned) == ("có/không", "=", "Có")


def test_without_targets_there_is_no_appendix_of_them_and_no_table() -> None:
    plan = province(
        targets=(target("4.4"),),
        targets_appendix=True,
        items=(
            Item(level=Numbered.SECTION, text=texts("MỤC TIÊU"), origin=at("Nội dung", 2)),
            Item(level=Numbered.PARAGRAPH, insert=Table.TARGETS, origin=at("Nội dung", 3)),
        ),
    )
    done = made(plan).plan

    assert (done.targets, done.targets_appendix) == ((), False)
    assert [one.insert for one in done.items] == [None]


# --- a locality's own paragraphs --------------------------------------------------------------


def rows(*typed: tuple[str, str]) -> tuple[Item, ...]:
    return tuple(
        Item(level=Numbered(level), text=texts(text), origin=at("Nội dung", row, text="B"))
        for row, (level, text) in enumerate(typed, 2)
    )


CONTENT = rows(
    ("I", "KINH PHÍ THỰC HIỆN"),
    ("1", "Ngân sách nhà nước bảo đảm theo phân cấp."),
    ("I", "CHẾ ĐỘ BÁO CÁO"),
    ("1", "Báo cáo định kỳ."),
    ("Đoạn", "Khi có vướng mắc, các đơn vị phản ánh kịp thời."),
)


def test_the_budget_ends_the_section_on_funding_and_the_contact_stands_before_the_closing() -> None:
    done = made(province(items=CONTENT), budget=Decimal("1250.5"), contact="bà C, 0205 1234.")

    assert [(one.level, str(one.text[0])) for one in done.plan.items] == [
        ("I", "KINH PHÍ THỰC HIỆN"),
        ("1", "Ngân sách nhà nước bảo đảm theo phân cấp."),
        ("1", "Kinh phí thực hiện Kế hoạch năm 2026 từ ngân sách xã: 1.250,5 triệu đồng."),
        ("I", "CHẾ ĐỘ BÁO CÁO"),
        ("1", "Báo cáo định kỳ."),
        ("Đoạn", "Đầu mối liên hệ: bà C, 0205 1234."),
        ("Đoạn", "Khi có vướng mắc, các đơn vị phản ánh kịp thời."),
    ]
    assert str(done.plan.items[2].origin.place("text")) == "'Đơn vị'!N2"


def test_without_a_section_on_funding_the_budget_stands_at_the_end() -> None:
    done = made(province(items=rows(("I", "NỘI DUNG"), ("-", "Một việc."))), budget=Decimal(5))

    assert done.plan.items[-1].level is Numbered.DASH


# --- recipients -------------------------------------------------------------------------------

RECIPIENTS = tuple(
    Recipient(name=name, code=f"NN{row}", origin=at("Nơi nhận", row, name="A"))
    for row, name in enumerate(
        [
            "Bộ Nội vụ",
            "Thường trực Tỉnh ủy",
            "UBND các xã, phường",
            "Báo và PT, TH Lạng Sơn",
            "C, PCVP UBND tỉnh, các phòng chuyên môn",
        ],
        2,
    )
)


def test_usual_recipients_are_those_of_the_province_at_the_level() -> None:
    done = made(province(recipients=RECIPIENTS), "phường Kỳ Lừa")

    assert [(one.code, one.name) for one in done.plan.recipients] == [
        (None, "UBND tỉnh"),
        ("NN2", "Sở Nội vụ"),
        ("NN3", "Thường trực Đảng ủy"),
        ("NN4", "Các thôn, khối phố, trường học, trạm y tế"),
        ("NN5", "Hệ thống truyền thanh phường"),
        ("NN6", "Văn phòng HĐND và UBND phường"),
    ]


def test_the_press_of_the_province_becomes_the_units_once() -> None:
    press = replace(RECIPIENTS[3], name="Báo Lạng Sơn, Đài PTTH tỉnh")
    one = Locality(unit=unit("huyện Cao Lộc", BEFORE), origin=LIST)
    done = localise(province(recipients=(press,)), one, listed(one, BEFORE), SHIPPED)

    assert [one.name for one in done.plan.recipients] == [
        "UBND tỉnh",
        "Trung tâm Văn hóa, Thể thao và Truyền thông",
    ]


def test_the_units_own_recipients_come_instead() -> None:
    done = made(province(recipients=RECIPIENTS), recipients=("Sở Nội vụ", "Như Điều 2"))

    assert [one.name for one in done.plan.recipients] == ["Sở Nội vụ", "Như Điều 2"]
    assert str(done.plan.recipients[0].origin.place("name")) == "'Đơn vị'!K2"


# --- other issuers ----------------------------------------------------------------------------


def department(name: str) -> tuple[Locality, Localities]:
    province = SHIPPED.units.one("Lạng Sơn", level=Level.PROVINCE, day=NOW)
    assert province is not None
    one = Locality(unit=province, issuer=name, post="Giám đốc", origin=LIST)
    return one, listed(one)


def test_a_department_distributes_its_own_duties_and_those_of_all() -> None:
    everybody = Agency(
        code="SBN", name="Các sở, ban, ngành liên quan", origin=at("Cơ quan", 9, name="B")
    )
    plan = province(
        lead=texts("Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"),
        bases=(PROPOSAL,),
        items=rows(("1", "Các sở, ban, ngành, UBND các xã, phường gửi báo cáo.")),
        agencies=(*AGENCIES[:2], everybody),
        targets=(target("4.4", "Sở Y tế"), target("6.1", row=3)),
        tasks=(
            duty("NV1", "SNV"),
            duty("NV2", "SYT", targets=("4.4", "6.1")),
            duty("NV3", "SBN"),
        ),
    )
    one, every = department("Sở Y tế")
    done = localise(plan, one, every, SHIPPED).plan

    assert done.letterhead == Letterhead(
        parent="UBND tỉnh Lạng Sơn", organ="Sở Y tế", symbol="SYT", place="Lạng Sơn"
    )
    assert done.signature == Signature(post="Giám đốc")
    assert words(done.lead) == ["Sở Y tế ban hành Kế hoạch như sau:"]
    assert [one.symbol for one in done.bases] == ["15/KH-UBND"]  # nobody proposes
    assert words(done.items[0].text) == ["Các phòng, đơn vị thuộc Sở gửi báo cáo."]
    assert [(one.code, one.name) for one in done.agencies] == [
        ("SYT", "Các phòng, đơn vị thuộc Sở")
    ]
    assert [(one.code, one.targets) for one in done.tasks] == [("NV2", ("4.4",)), ("NV3", ())]
    assert [one.code for one in done.targets] == ["4.4"]
    assert [one.name for one in done.recipients] == [
        "UBND tỉnh",
        "Lãnh đạo Sở",
        "Các phòng, đơn vị thuộc Sở",
    ]


def test_a_department_that_the_plan_does_not_name_is_told() -> None:
    _, every = department("Sở Xây dựng")
    localiser = Localiser(province(agencies=AGENCIES), every, SHIPPED)

    assert localiser.problems == (NO_DUTIES.at(LIST.place("issuer"), actual="Sở Xây dựng"),)


def test_the_board_of_a_commune_stands_under_its_committee() -> None:
    plan = province(agencies=AGENCIES[:1], recipients=RECIPIENTS)
    done = made(plan, issuer="Ban Vì sự tiến bộ của phụ nữ").plan

    assert done.letterhead.parent == "UBND xã Đồng Đăng"
    assert done.letterhead.organ == "Ban Vì sự tiến bộ của phụ nữ"
    assert done.letterhead.symbol == "BVSTBPN"
    assert done.signature.authority == ("TM. Ban", "KT. Trưởng Ban")
    assert [one.name for one in done.agencies] == ["Phòng Văn hóa - Xã hội"]
    assert done.recipients[1].name == "UBND xã Đồng Đăng"


# --- action month -----------------------------------------------------------------------------


def activity(code: str, lead: str, place: str) -> Activity:
    cells = at("Hoạt động", int(code[2:]), place="E", lead="F", budget="I", title="B")
    return Activity(
        code=code,
        title=texts("Lễ phát động cấp tỉnh"),
        lead=(lead,),
        place=place,
        budget=Decimal(10),
        origin=cells,
    )


def test_the_month_keeps_theme_and_days_and_its_activities_find_their_leads() -> None:
    month = ActionMonth(
        theme="An toàn cho phụ nữ tỉnh Lạng Sơn",
        first=date(2026, 11, 15),
        last=date(2026, 12, 15),
        audience=texts("người dân trên địa bàn tỉnh Lạng Sơn"),
        messages=("Thông điệp của tỉnh Lạng Sơn",),
        activities=(
            activity("HD1", "SGDĐT", "Quảng trường Hùng Vương, Phường Lương Văn Tri"),
            activity("HD2", "TKT", "các xã, phường"),
            activity("HD3", "Sở Nội vụ", "chợ trung tâm xã Đồng Đăng"),
        ),
        origin=at("Chủ đề", 1),
    )
    done = made(province(month=month, agencies=AGENCIES))
    found = done.plan.month

    assert found is not None
    assert (found.theme, found.messages) == (month.theme, month.messages)
    assert words(found.audience) == ["người dân trên địa bàn xã Đồng Đăng"]
    assert [(one.code, one.lead, one.place, one.budget) for one in found.activities] == [
        ("HD1", ("SNV",), None, None),  # held elsewhere
        ("HD3", ("SNV",), "chợ trung tâm xã Đồng Đăng", None),
    ]
    assert words(found.activities[0].title) == ["Lễ phát động cấp xã"]
    assert ("Quảng trường Hùng Vương, Phường Lương Văn Tri", "") in of_kind(
        done, ChangeKind.DROPPED
    )


# --- as a whole -------------------------------------------------------------------------------


def test_a_province_that_is_not_in_the_register_stops_the_work() -> None:
    every = Localities(province="Lạng Giang", level=Level.COMMUNE, day=NOW, origin=LIST)

    with pytest.raises(DocgenError) as stopped:
        Localiser(province(), every, SHIPPED)

    assert stopped.value.problems == (
        NO_SUCH_PROVINCE.at(LIST.place("province"), actual="Lạng Giang", day="15/01/2026"),
    )


def test_one_localiser_makes_each_plan_as_if_it_were_alone() -> None:
    plan = province(agencies=AGENCIES, recipients=RECIPIENTS, items=CONTENT)
    units = [unit(name) for name in ("xã Đồng Đăng", "phường Kỳ Lừa", "xã Na Sầm")]
    every = tuple(Locality(unit=one, origin=LIST) for one in units)
    listed = Localities(province="Lạng Sơn", level=Level.COMMUNE, day=NOW, every=every, origin=LIST)
    together = Localiser(plan, listed, SHIPPED)

    assert [together.at(one) for one in every] == [
        localise(plan, one, listed, SHIPPED) for one in every
    ]


@pytest.mark.parametrize(
    ("file", "level", "day", "count"),
    [
        ("ke-hoach-2024.xlsx", Level.DISTRICT, BEFORE, 11),
        ("ke-hoach-2026.xlsx", Level.COMMUNE, NOW, 65),
        ("thang-hanh-dong-2025.xlsx", Level.COMMUNE, date(2025, 10, 25), 65),
    ],
)
def test_the_sample_plans_give_sound_plans_for_every_unit(
    file: str, level: Level, day: date, count: int
) -> None:
    plan = replace(read_plan(read(DATA / file)), adjustments=())
    every = tuple(
        Locality(unit=one, number=9, issued=day, signer="Nguyễn Văn D", origin=LIST)
        for one in SHIPPED.units.within("Lạng Sơn", level, day)
    )
    listed = Localities(province="Lạng Sơn", level=level, day=day, every=every, origin=LIST)
    localiser = Localiser(plan, listed, SHIPPED)
    problems = [found for one in every for found in validate(localiser.at(one).plan)]

    assert len(every) == count
    assert localiser.problems == ()
    assert [one for one in problems if one.rule.severity is Severity.ERROR] == []
