"""Native charts: Word can edit them, because their figures stand in a workbook of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree

import openpyxl

from docgen.model.chart import Category, Chart, Series
from docgen.render.charts import addition, inline

TARGETS = Chart(
    title="Kết quả so với kế hoạch",
    description="Kết quả so với kế hoạch năm 2024",
    categories=(
        Category(name="1.1", group="Mục tiêu 1"),
        Category(name="2.1", group="Mục tiêu 2"),
        Category(name="2.2", group="Mục tiêu 2"),
    ),
    series=(
        Series(name="Kế hoạch", values=(Decimal("57.5"), Decimal(47), Decimal(32))),
        Series(name="Thực hiện", values=(Decimal("58.25"), None, Decimal(31))),
    ),
)
WOMEN = Chart(
    title="Nữ trong số người tham gia",
    description="Nữ và nam tham gia",
    stacked=True,
    categories=(Category(name="=Tập huấn"),),
    series=(Series(name="Nữ", values=(Decimal(420),)), Series(name="Nam", values=(Decimal(300),))),
)


def xml(chart: Chart) -> str:
    return addition(chart, 1).members["word/charts/docgen1.xml"].decode()


def cells(chart: Chart) -> list[tuple[object, ...]]:
    content = addition(chart, 1).members["word/embeddings/docgen1.xlsx"]
    return list(openpyxl.load_workbook(BytesIO(content))["Sheet1"].iter_rows(values_only=True))


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert addition(TARGETS, 1) == addition(TARGETS, 1)


def test_its_figures_stand_where_its_formulas_look() -> None:
    assert cells(TARGETS) == [
        (None, None, "Kế hoạch", "Thực hiện"),
        ("Mục tiêu 1", "1.1", 57.5, 58.25),
        ("Mục tiêu 2", "2.1", 47, None),
        (None, "2.2", 32, 31),
    ]
    assert set(re.findall(r"<c:f>(.*?)</c:f>", xml(TARGETS))) == {
        "Sheet1!$A$2:$B$4",
        "Sheet1!$C$1",
        "Sheet1!$C$2:$C$4",
        "Sheet1!$D$1",
        "Sheet1!$D$2:$D$4",
    }


def test_a_figure_that_is_not_there_leaves_a_gap_and_no_zero() -> None:
    (values,) = re.findall(r"\$D\$2:\$D\$4</c:f>(.*?)</c:numRef>", xml(TARGETS), re.DOTALL)

    assert re.findall(r'idx="(\d)">\s*<c:v>(.*?)</c:v>', values) == [("0", "58.25"), ("2", "31.0")]


def test_words_never_become_formulas() -> None:
    assert cells(WOMEN)[1] == ("=Tập huấn", 420, 300)
    content = addition(WOMEN, 1).members["word/embeddings/docgen1.xlsx"]
    assert openpyxl.load_workbook(BytesIO(content))["Sheet1"]["A2"].data_type == "s"


def test_its_letters_are_those_of_the_document_and_its_ids_allowed() -> None:
    root = ElementTree.fromstring(xml(WOMEN))

    assert 'typeface="Times New Roman"' in xml(WOMEN)
    assert '<c:grouping val="percentStacked"/>' in xml(WOMEN)
    names = ("axId", "crossAx")
    ids = [one.get("val", "") for one in root.iter() if one.tag.rpartition("}")[2] in names]
    assert ids
    assert all(one.isdecimal() for one in ids)


def test_it_has_an_alternative_text() -> None:
    chart = replace(WOMEN, description='Nữ < nam & "khác"')

    assert 'descr="Nữ &lt; nam &amp; &quot;khác&quot;"' in inline(chart, 1)


def test_it_is_tied_to_the_text_and_to_its_workbook() -> None:
    added = addition(TARGETS, 2)

    assert f'r:id="{added.relation}"' in inline(TARGETS, 2)
    assert next(iter(added.members)) == "word/charts/docgen2.xml"
    assert (
        b'Target="/word/embeddings/docgen2.xlsx"'
        in added.members["word/charts/_rels/docgen2.xml.rels"]
    )


def test_many_columns_lie_so_that_each_has_room_for_its_figure() -> None:
    many = replace(
        TARGETS,
        categories=tuple(Category(name=f"1.{one}", group="Mục tiêu 1") for one in range(9)),
        series=(Series(name="Thực hiện", values=(Decimal(1),) * 9),) * 2,
    )

    assert '<c:barDir val="bar"/>' in xml(many)
    assert '<c:orientation val="maxMin"/>' in xml(many)  # the first at the top
    assert cells(many)[1] == ("1.0", 1, 1)  # beside them a group has no room
    assert '<c:barDir val="col"/>' in xml(TARGETS)
