"""A list: complete and stable pages, searches, filters, counts, and the export that equals it."""

from __future__ import annotations

import random

import pytest

from jiedui.engine.kernel.quantity import units
from jiedui.office.registers.lists.asked import WORDS, shown, sortable
from jiedui.office.registers.models import Jobs, Payments, Persons
from jiedui.office.registers.schema_of import schemas
from tests.flow.desk_registers.conftest import AT
from tests.flow.desk_registers.reading import count, exported, link, numbers, walked

pytestmark = pytest.mark.django_db
JOBS = Jobs.objects.filter(area="620421", archived=False)


# -- pages


@pytest.mark.parametrize("sort", ["", "-id", "id", "label", "-label", "period_from", "-period_to", "period_to", "firm", "-helped", "dest"])
def test_pages_hold_every_row_once_and_lead_back(county, sort):
    if sort == "firm":
        assert county.get(f"{AT}registers/jobs?sort=firm").status_code == 400  # a reference has no order
        return
    some = f"{AT}registers/jobs?period_from.from=2021-06-01&sort={sort}"
    wanted = set(JOBS.filter(period_from__gte="2021-06-01").values_list("id", flat=True))
    forth = walked(county, some)
    assert len(forth) == len(wanted) > 200 and set(forth) == wanted
    last = f"{some}&after={forth[-52]}"
    assert walked(county, f"{some}&before={forth[-1]}", "before") + forth[-1:] == forth
    assert numbers(county.get(last)) == forth[-51:-1]


def test_a_sorted_list_is_in_order_with_empty_cells_last(county):
    days = dict(JOBS.values_list("id", "period_to"))
    for sort, falling in (("period_to", False), ("-period_to", True)):
        held = [days[n] for n in walked(county, f"{AT}registers/jobs?dest=province&sort={sort}")]
        filled = [d for d in held if d]
        assert filled == sorted(filled, reverse=falling) and not any(held[len(filled) :])


def test_rows_that_come_while_one_reads_shift_nothing(county):
    first = county.get(f"{AT}registers/jobs")
    expected = numbers(county.get(link(first, "after")))
    row = JOBS.first()
    row.pk, row.key = None, "new while reading"
    row.save()
    assert numbers(county.get(link(first, "after"))) == expected


def test_a_page_behind_a_row_that_is_not_mine_says_so(county, people):
    foreign = Jobs.objects.filter(area="620423").first().pk
    answer = county.get(f"{AT}registers/jobs?after={foreign}")
    assert answer.status_code == 400 and "已不在这个列表里" in answer.content.decode()


# -- search


def test_search_by_name_initials_tail_and_number(county):
    row = JOBS.filter(label="杨荣珍").select_related("person").first()
    for word in ("杨荣", "yrz", "yangrong", row.person.id_tail, f"#{row.pk}"):
        found = walked(county, f"{AT}registers/jobs?q={word.replace('#', '%23')}")
        assert row.pk in found and len(found) < 400, word
    assert numbers(county.get(f"{AT}registers/jobs?q=yrz 滨海")) and not numbers(county.get(f"{AT}registers/jobs?q=yrz 没有这家"))


def test_a_surname_is_spelt_as_a_surname(county):
    Persons.objects.filter(pk=Persons.objects.filter(area="620421").first().pk).update(label="单明华")
    from jiedui.engine.registers.spelling import spelling

    assert spelling("单明华") == "smh shanminghua" and spelling("简单") == "jd jiandan"


@pytest.mark.parametrize("text", ["%", "_", "\\", "'", '"; drop table jobs', "ＡＢ", "1e999", "a" * 100])
def test_signs_of_a_search_are_only_signs(county, text):
    assert numbers(county.get(f"{AT}registers/jobs", {"q": text})) == []


# -- filters


def test_filters_fit_the_column(county):
    def got(**asked):
        return set(walked(county, f"{AT}registers/jobs?" + "&".join(f"{k.replace('__', '.')}={v}" for k, v in asked.items())))

    def held(**fits):
        return set(JOBS.filter(**fits).values_list("id", flat=True))

    assert got(dest="paired") == held(dest="paired") and got(dest="东部结对省份") == held(dest="paired")
    assert got(helped="true") == held(helped=True) and got(period_to__is="empty") == held(period_to=None)
    assert got(period_from__from="2021-03-01", period_from__to="2021-03-31") == held(period_from__range=("2021-03-01", "2021-03-31"))
    assert got(dest_area="120000") == held(dest_area__startswith="12")
    firm = JOBS.exclude(firm=None).first().firm_id
    assert got(firm=firm) == held(firm=firm)
    rich = Payments.objects.filter(area="620421", amount__gte=100_000_000)
    assert set(walked(county, f"{AT}registers/payments?amount.from=1,000,000")) == set(rich.values_list("id", flat=True))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("dset=paired", "最接近的是 dest（去向）"),
        ("dest=pared", "最接近的是 paired"),
        ("person_key=1", "没有“person_key”这一列"),
        ("spelling=a", "没有“spelling”这一列"),
        ("period_from.from=2021-13-01", "应写成 2021-03-01"),
        ("period_from.like=1", "不能用“like”筛选"),
        ("sort=person", "不能按“身份证号”排序"),
        ("sort=key", "没有“key”这一列"),
        ("after=1;drop", "应是行号"),
        ("firm=甲", "应是行号"),
        ("dest_area=甘肃", "应写区划代码"),
        ("q=a&q=b", "只能写一次"),
        ("q=" + "长" * 101, "最多 100 个"),
        ("cell=9.9.9", "9.9.9"),
        ("cell=1.1.1", "不由务工人员台账得出"),
        ("cell=2.1.2.3&near=9", "只有 4 个条件"),
        ("q=%00", "不能显示的字符"),
    ],
)
def test_anything_else_is_refused_with_the_nearest_word(county, asked, said):
    answer = county.get(f"{AT}registers/jobs?{asked}")
    assert answer.status_code == 400 and said in answer.content.decode()


def test_no_column_is_called_like_a_word_of_the_address():
    for schema in schemas().values():
        assert not {c.name for c in shown(schema)} & set(WORDS)


def test_every_column_of_every_register_opens_its_filter_and_sorts(county):
    for schema in schemas().values():
        for column in shown(schema):
            assert county.get(f"{AT}registers/{schema.name}/columns/{column.name}").status_code == 200, (schema.name, column.name)
            if sortable(column):
                assert county.get(f"{AT}registers/{schema.name}?sort=-{column.name}").status_code == 200, (schema.name, column.name)


# -- counts, sums, drill-down, export


def test_counts_and_sums_are_of_what_is_shown(county):
    page = county.get(f"{AT}registers/payments?fund_year.from=2021")
    held = Payments.objects.filter(area="620421", archived=False, fund_year__gte=2021).values_list("amount", flat=True)
    assert count(page) == len(held)
    assert f"<b>{units()['元'].show(sum(held)):,}</b>" in page.content.decode()


def test_the_rows_behind_a_cell_are_its_figure(county):
    from jiedui.office.filings import explain

    found = explain.explain("2.1.2.3", "620421")
    assert set(walked(county, f"{AT}registers/jobs?cell=2.1.2.3")) == set(found.counted)
    for condition in range(4):
        assert set(walked(county, f"{AT}registers/jobs?cell=2.1.2.3&near={condition + 1}")) == set(found.failing(condition))


@pytest.mark.parametrize(
    "asked", ["dest=paired&sort=label", "q=zs", "cell=2.1.2.1", "q=zzzzqq", "period_from.from=2021-10-01&sort=-period_from"]
)
def test_the_export_is_the_list(county, asked):
    listed = walked(county, f"{AT}registers/jobs?{asked}")
    rows = exported(county.get(f"{AT}registers/jobs.xlsx?{asked}"))
    assert [row["行号"] for row in rows] == listed
    assert all("****" in str(row["身份证号*"]) for row in rows)


def test_what_is_kept_is_forgotten_when_somebody_writes(county):
    from jiedui.office.registers import store

    before = count(county.get(f"{AT}registers/jobs?dest=paired"))
    row = random.Random(7).choice(list(JOBS.filter(dest="paired")))
    store.archive("jobs", row.pk, row.version, who="试", why="试")
    after = county.get(f"{AT}registers/jobs?dest=paired")
    assert count(after) == before - 1 and row.pk not in walked(county, f"{AT}registers/jobs?dest=paired")


def test_an_empty_list_says_what_to_do_next(county):
    assert "看全部" in county.get(f"{AT}registers/jobs?q=zzzzqq").content.decode()
    empty = county.get(f"{AT}registers/attestations").content.decode()
    assert "下载空白表样" in empty and "零申报" in empty
    assert county.get(f"{AT}registers/attestations/blank.xlsx").status_code == 200


def test_row_height_is_kept_per_person_and_register(county, sign_in):
    assert county.post(f"{AT}registers/jobs/density", {"density": "dense"}).status_code == 303
    assert 'class="listing dense"' in county.get(f"{AT}registers/jobs").content.decode()
    assert 'class="listing middle"' in county.get(f"{AT}registers/payments").content.decode()
    assert 'class="listing middle"' in sign_in("auditor").get(f"{AT}registers/jobs").content.decode()
    assert county.post(f"{AT}registers/jobs/density", {"density": "huge"}).status_code == 400
