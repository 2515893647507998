"""The rules of the office for one batch: who is meant, what follows, what is refused and in which words."""

from dataclasses import replace

import pytest

from jiedui.engine.registers.batch import Batch
from jiedui.engine.registers.gate import check
from jiedui.engine.registers.kinds import KINDS
from jiedui.engine.registers.lookups import Lookups
from jiedui.engine.registers.schema import UnknownColumn
from jiedui.office.registers.schema_of import schemas
from tests.support.shelf import LI, TODAY, WANG, ZHANG, Shelf, batch, gate, job, messages


@pytest.fixture
def shelf():
    return Shelf()


def project(code, **cells):
    return {"area": "620421", "label": f"项目{code}", "code": code, "plan_year": 2021, "kind": "产业开发", "planned": 100,
            "approved_on": "2021-05-18", "source": "计划", **cells}  # fmt: skip


def allocation(**cells):
    return {"area": "620421", "doc_no": "靖协作〔2021〕1号", "project": "JY-1", "use": "产业帮扶", "fund_year": 2021,
            "decided_on": "2021-05-18", "amount": 300, "source": "文件", **cells}  # fmt: skip


def test_a_message_names_register_line_person_column_value_reason_and_remedy(shelf):
    assert messages(gate(shelf, "jobs", job(period_from="2021.13.1"))) == [
        "务工人员台账第 2 行（张*）：上岗日期“2021.13.1”不是日期，没有13月。应写成 2021-03-01"
    ]


def test_no_message_shows_a_whole_id_number(shelf):
    bad = [job(person=ZHANG[:-1] + "9"), job(**{"person.rural": None}), {**job(), "label": None}]
    told = messages(gate(shelf, "jobs", *bad)) + messages(gate(shelf, "honours", {"area": "620421", "secondment": f"{ZHANG} / 2021-01-01"}))
    assert len(told) >= 4 and not any(ZHANG[6:14] in text and ZHANG[:-1] in text for text in told)
    assert any("6204211985****" in text for text in told)


def test_every_kind_has_a_title_a_template_and_a_remedy():
    assert len(KINDS) > 25
    for kind in KINDS.values():
        assert kind.title and kind.template and kind.remedy, kind.code


def test_a_roster_makes_each_person_once_per_county(shelf):
    verdict = gate(shelf, "jobs", job(), job(period_from="2021-05-01"), job(area="景泰县"), job(label="李四", person=LI))
    assert [(p.values["area"], p.values["label"], p.values["id_tail"]) for p in verdict.made] == [
        ("620421", "张三", "0019"), ("620423", "张三", "0019"), ("620421", "李四", "2318")]  # fmt: skip
    assert len({p.values["person_key"] for p in verdict.made}) == 2
    assert all(p.values["lifted_from"] is None and p.values["disabled"] is False for p in verdict.made)
    shelf.put(verdict)
    again = gate(shelf, "jobs", job(**{"person.rural": None}))
    assert (again.same, again.made, again.faults) == (1, [], [])


def test_a_new_person_without_rural_status_or_name_is_a_bad_cell(shelf):
    verdict = gate(shelf, "jobs", job(**{"person.rural": None}), job(label=None, person=LI))
    assert [(f.line, f.column, f.finding.kind.code) for f in verdict.faults] == [
        (2, "person.rural", "person.rural"),
        (3, "label", "person.name"),
    ]
    assert not verdict.made and not verdict.new


def test_a_row_that_is_refused_makes_no_person(shelf):
    verdict = gate(shelf, "jobs", job(helped="?"), job(label="李四", person=LI))
    assert [p.values["label"] for p in verdict.made] == ["李四"] and verdict.bad_lines == {2}


def test_another_name_under_a_known_number_is_a_hint(shelf):
    shelf.put(gate(shelf, "jobs", job()))
    verdict = gate(shelf, "jobs", job(label="张山峰"))
    assert not verdict.faults and [h.finding.message for h in verdict.hints] == [
        "务工人员台账第 2 行（张**）：姓名“张**”与人员库里同一身份证号的“张*”不同。请核对是否写错了号码"
    ]


@pytest.mark.parametrize(
    ("cell", "code"),
    [("靖远县", "620421"), ("620421", "620421"), (620421.0, "620421"), ("620421 靖远县", "620421"), ("甘肃省白银市靖远县", "620421"),
     ("白银市靖远县", "620421"), ("天津", "120000"), ("新疆", "650000"), ("天津市和平区", "120101")],
)  # fmt: skip
def test_a_place_is_known_by_code_or_unique_name(shelf, cell, code):
    assert gate(shelf, "jobs", job(dest_area=cell)).new[0].values["dest_area"] == code


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("靖原县", "务工地“靖原县”不是本系统里的地区。最接近的是 620421 白银市靖远县。请写区划代码或全称"),
        ("和平区", "务工地“和平区”有 2 个：120101 天津市和平区、210102 辽宁省和平区。请写区划代码，或连上级一起写"),
        ("620422", "务工地“620422”不是本系统里的地区。最接近的是 620423 白银市景泰县。请写区划代码或全称"),
    ],
)
def test_an_unknown_or_ambiguous_place_names_what_was_meant(shelf, cell, message):
    assert messages(gate(shelf, "jobs", job(dest_area=cell))) == [f"务工人员台账第 2 行（张*）：{message}"]


def test_a_reference_is_the_text_or_a_unique_beginning_of_it_or_a_row_number(shelf):
    shelf.put(gate(shelf, "projects", project("JY-1"), project("JY-2")))
    first, second = shelf.put(gate(shelf, "allocations", allocation(), allocation(use="就业帮扶")))
    cells = ["靖协作〔2021〕1号 / JY-1 / 就业帮扶", "靖协作〔2021〕1号 / jy-1 / 就业帮扶 / 无", f"#{second}"]
    for cell in cells:
        verdict = gate(shelf, "earmarks", {"area": "620421", "allocation": cell, "tag": "残疾人", "amount": 1, "source": "文"})
        assert [row.values["allocation"] for row in verdict.new] == [second], cell


def test_an_ambiguous_reference_shows_what_it_may_mean_and_an_unknown_one_the_nearest(shelf):
    shelf.put(gate(shelf, "projects", project("JY-1")))
    shelf.put(gate(shelf, "allocations", allocation(), allocation(use="就业帮扶")))
    earmark = {"area": "620421", "tag": "残疾人", "amount": 1, "source": "文"}
    verdict = gate(
        shelf,
        "earmarks",
        {**earmark, "allocation": "靖协作〔2021〕1号"},
        {**earmark, "allocation": "靖协作〔2020〕1号 / JY-1 / 产业帮扶 / 无"},
    )
    assert messages(verdict) == [
        "资金标记台账第 2 行：资金安排“靖协作〔2021〕1号”在资金安排台账里有 2 行：“靖协作〔2021〕1号 / JY-1 / 产业帮扶 / 无”（#1）、"
        "“靖协作〔2021〕1号 / JY-1 / 就业帮扶 / 无”（#2）。请写全其中一行，或写 #行号",
        "资金标记台账第 3 行：资金安排“靖协作〔2020〕1号 / JY-1 / 产业帮扶 / 无”在资金安排台账里找不到。"
        "最接近的是“靖协作〔2021〕1号 / JY-1 / 产业帮扶 / 无”。没有登记的请先登记",
    ]


def test_a_reference_looks_only_into_its_own_county_but_a_class_may_be_anothers(shelf):
    shelf.put(gate(shelf, "projects", project("JY-1")))
    shelf.put(gate(shelf, "classes", {"area": "620421", "code": "LW-1", "kind": "干部", "held_on": "2021-04-12", "source": "文"}))
    assert "找不到" in messages(gate(shelf, "allocations", allocation(area="景泰县")))[0]
    seat = {"area": "景泰县", "class": "LW-1", "label": "王五", "person": WANG, "person.rural": "否", "source": "名册"}
    assert not gate(shelf, "seats", seat).faults


def test_an_honour_finds_the_secondment_by_the_persons_number(shelf):
    row = {"area": "620421", "label": "张三", "person": ZHANG, "person.rural": "否", "direction": "东部到西部", "kind": "党政干部",
           "rank": "其他", "duty": "无", "sent_on": "2021-05-10", "planned_end": "2023-05-09", "source": "文"}  # fmt: skip
    shelf.put(gate(shelf, "secondments", row, {**row, "sent_on": "2018-05-10"}))
    honour = {"area": "620421", "label": "先进", "kind": "表彰奖励", "given_on": "2021-07-01", "source": "文"}
    verdict = gate(shelf, "honours", {**honour, "secondment": f"{ZHANG} / 2021.5.10"}, {**honour, "secondment": ZHANG})
    assert [row.values["secondment"] for row in verdict.new] == [1]
    assert "有 2 行" in messages(verdict)[0] and "6204211985****0019" in messages(verdict)[0]


@pytest.mark.parametrize(
    ("dest_area", "day", "dest"),
    [("天津市", "2021-06-30", "paired"), ("120101", "2021-06-30", "paired"), ("天津市", "2021-07-01", "other_east"),
     ("辽宁", "2021-03-01", "other_east"), ("白银市", "2021-03-01", "province"), ("甘肃", "2021-03-01", "province"),
     ("新疆", "2021-03-01", "other")],
)  # fmt: skip
def test_where_a_worker_went_follows_from_place_and_pairing_on_the_first_day(shelf, dest_area, day, dest):
    assert gate(shelf, "jobs", job(dest_area=dest_area, period_from=day)).new[0].values["dest"] == dest


@pytest.mark.parametrize(
    ("area", "day", "east"),
    [
        ("620421", "2021-06-30", "120101"),
        ("620421", "2021-07-01", None),
        ("620423", "2019-12-31", "120101"),
        ("620423", "2020-01-01", None),
    ],
)
def test_the_eastern_partner_is_filled_only_where_the_day_has_just_one(shelf, area, day, east):
    assert gate(shelf, "jobs", job(area=area, period_from=day)).new[0].values["east_area"] == east


@pytest.mark.parametrize(("first", "last", "months"), [("2021-08-01", None, 12), ("2021-08-01", "2021-08-20", 0), (None, None, None)])
def test_a_term_is_real_arrival_to_real_or_planned_end(shelf, first, last, months):
    row = {"area": "620421", "label": "张三", "person": ZHANG, "person.rural": "否", "direction": "东部到西部", "kind": "党政干部",
           "rank": "其他", "duty": "无", "sent_on": "2021-07-10", "planned_end": "2022-07-31", "served_from": first, "served_to": last,
           "source": "文"}  # fmt: skip
    assert gate(shelf, "secondments", row).new[0].values["term_months"] == months


def test_a_span_runs_forward_and_has_a_start(shelf):
    verdict = gate(shelf, "jobs", job(period_to="2021-02-28"))
    assert messages(verdict) == ["务工人员台账第 2 行（张*）：在岗期间的结束日期 2021-02-28 早于开始日期 2021-03-01。请核对两个日期"]
    person = {"area": "620421", "label": "李四", "id_no": LI, "rural": "是", "lifted_to": "2020-12-31", "source": "名单"}
    assert messages(gate(shelf, "persons", person)) == ["人员库第 2 行（李*）：脱贫户只有结束日期，没有开始日期。请补上开始日期"]


def test_amounts_are_not_negative_except_refunds_and_an_earmark_fits_its_allocation(shelf):
    shelf.put(gate(shelf, "projects", project("JY-1")))
    shelf.put(gate(shelf, "allocations", allocation()))
    payment = {
        "area": "620421",
        "voucher": "ZF-1",
        "project": "JY-1",
        "fund_year": 2021,
        "paid_on": "2021-10-16",
        "amount": -5,
        "source": "文",
    }
    assert not gate(shelf, "payments", payment).faults
    assert "“-300万元”不能是负数" in messages(gate(shelf, "allocations", allocation(amount=-300)))[0]
    verdict = gate(
        shelf, "earmarks", {"area": "620421", "allocation": "靖协作〔2021〕1号", "tag": "残疾人", "amount": 300.01, "source": "文"}
    )
    assert messages(verdict) == ["资金标记台账第 2 行：标记金额 300.01万元 大于这笔资金安排的 300万元。标记是安排资金的一部分，请核对"]


def test_money_cannot_have_been_paid_tomorrow_but_a_plan_may_lie_ahead(shelf):
    shelf.put(gate(shelf, "projects", project("JY-1")))
    payment = {
        "area": "620421",
        "voucher": "ZF-1",
        "project": "JY-1",
        "fund_year": 2021,
        "paid_on": "2021-12-01",
        "amount": 5,
        "source": "文",
    }
    assert "晚于今天 2021-11-30" in messages(gate(shelf, "payments", payment))[0]
    assert not gate(shelf, "projects", project("JY-9", approved_on="2021-12-15", plan_year=2022)).faults


def test_a_closing_names_a_register_by_title_or_name(shelf):
    closing = {"area": "620421", "as_of": "2021-11-30", "source": "盖章表"}
    verdict = gate(
        shelf, "closings", {**closing, "register": "务工人员台账"}, {**closing, "register": "seats"}, {**closing, "register": "务工台账"}
    )
    assert [row.values["register"] for row in verdict.new] == ["jobs", "seats"]
    assert messages(verdict) == ["零申报第 4 行：台账“务工台账”不是台账名称。最接近的是“务工人员台账”。请写台账的全名"]


def test_required_cells_and_every_bad_row_are_reported(shelf):
    verdict = gate(shelf, "jobs", job(helped=None, source=" "), *[job(person="1", period_from=f"2021-02-{d:02}") for d in range(1, 29)])
    assert [(f.line, f.column) for f in verdict.faults if f.line == 2] == [(2, "helped"), (2, "source")]
    assert verdict.bad_lines == set(range(2, 31))


def test_the_same_row_twice_in_a_sheet_is_told_once_with_both_lines(shelf):
    verdict = gate(shelf, "jobs", job(), job(employer="甲"))
    assert messages(verdict) == [
        "务工人员台账第 3 行（张*）：与本表第 2 行是同一行（身份证号、上岗日期相同）。请删去一行，或改正其中一行的身份证号、上岗日期"
    ]


def stored_job(shelf):
    return shelf.put(gate(shelf, "jobs", job()))[0]


def test_the_same_rows_again_are_the_same_however_they_are_written(shelf):
    stored_job(shelf)
    verdict = gate(shelf, "jobs", job(area="620421", dest_area="天津", helped="√", period_from="2021年3月1日", person=f" {ZHANG}"))
    assert (verdict.same, verdict.new, verdict.changed) == (1, [], [])


def test_a_column_that_is_missing_keeps_its_value_and_an_empty_cell_clears_it(shelf):
    shelf.put(gate(shelf, "jobs", job(employer="甲公司", note="旧")))
    changed = gate(shelf, "jobs", job(note=None)).changed
    assert [(c.values, c.before) for c in changed] == [({"note": None}, {"note": "旧"})]


def test_a_numbered_row_is_that_row_whatever_its_key_says(shelf):
    number = stored_job(shelf)
    verdict = gate(shelf, "jobs", job(period_from="2021-04-01"), numbers=[number], versions=[1])
    assert [(c.id, c.before) for c in verdict.changed] == [(number, {"period_from": shelf.rows["jobs"][number].values["period_from"]})]
    assert not verdict.new


def test_an_unchanged_masked_cell_means_unchanged_and_any_other_is_refused(shelf):
    number = stored_job(shelf)
    assert gate(shelf, "jobs", job(person="6204211985****0019"), numbers=[number]).same == 1
    for row, more in ((job(person="6204211985****0099"), {"numbers": [number]}), (job(person="6204211985****0019"), {})):
        assert [f.finding.kind.code for f in gate(shelf, "jobs", row, **more).faults][0] == "cell.masked"
    person = {"area": "620421", "label": "张三", "id_no": "6204211985****0019", "rural": "是", "source": "花名册"}
    assert gate(shelf, "persons", person, numbers=[1]).same == 1
    held = shelf.rows["persons"][1]
    shelf.rows["persons"][1] = held._replace(values={**held.values, "phone": "sealed:13800001234"})
    assert gate(shelf, "persons", {**person, "phone": "1********34"}, numbers=[1]).same == 1
    assert gate(shelf, "persons", {**person, "phone": "1********35"}, numbers=[1]).bad_lines == {2}


def test_a_numbered_row_that_moved_on_since_the_export_is_refused(shelf):
    number = stored_job(shelf)
    shelf.rows["jobs"][number] = shelf.rows["jobs"][number]._replace(version=3)
    verdict = gate(shelf, "jobs", job(helped="否"), numbers=[number], versions=[1])
    assert "导出时第 1 版，现在第 3 版" in messages(verdict)[0]
    assert gate(shelf, "jobs", job(), numbers=[number], versions=[1]).same == 1


def test_numbers_that_are_unknown_archived_or_twice_are_refused(shelf):
    number = stored_job(shelf)
    assert [f.finding.kind.code for f in gate(shelf, "jobs", job(), numbers=[99]).faults] == ["row.number"]
    twice = gate(shelf, "jobs", job(), job(period_from="2021-09-01"), numbers=[number, number])
    assert [f.finding.kind.code for f in twice.faults] == ["row.number.twice"]
    shelf.rows["jobs"][number] = shelf.rows["jobs"][number]._replace(archived=True)
    assert [f.finding.kind.code for f in gate(shelf, "jobs", job(), numbers=[number]).faults] == ["row.archived"]


def test_two_numbered_rows_may_swap_their_keys_but_not_take_a_third_ones(shelf):
    one, two = shelf.put(gate(shelf, "jobs", job(), job(period_from="2021-05-01")))
    swapped = gate(shelf, "jobs", job(period_from="2021-05-01"), job(), numbers=[one, two])
    assert not swapped.faults and len(swapped.changed) == 2
    taken = gate(shelf, "jobs", job(period_from="2021-05-01"), numbers=[one])
    assert [f.finding.kind.code for f in taken.faults] == ["row.taken"]


def test_later_batches_of_a_submission_may_name_rows_of_earlier_ones(shelf):
    look = Lookups(shelf, schemas())
    projects = check(schemas()["projects"], batch("projects", project("JY-1")), look, TODAY)
    look.add(projects)
    verdict = check(schemas()["allocations"], batch("allocations", allocation()), look, TODAY)
    assert verdict.new[0].values["project"] == projects.new[0].provisional < 0


def test_two_sheets_that_say_different_things_of_one_row_are_told_so(shelf):
    number = stored_job(shelf)
    for first in (job(), job(period_from="2021-07-01")):  # a stored row that the first sheet changes, and a new one
        look = Lookups(shelf, schemas())
        look.add(check(schemas()["jobs"], batch("jobs", {**first, "note": "甲"}), look, TODAY))
        assert check(schemas()["jobs"], batch("jobs", {**first, "note": "甲"}), look, TODAY).same == 1
        verdict = check(schemas()["jobs"], batch("jobs", {**first, "note": "乙"}), look, TODAY)
        assert [f.finding.reason for f in verdict.faults] == ["同时提交的另一张表也有这一行（身份证号、上岗日期相同），备注不同"]
    assert number == 1


def test_a_column_that_nobody_fills_in_is_an_error_of_the_caller(shelf):
    with pytest.raises(UnknownColumn, match="务工人员台账的“去向”由系统算出，不能填"):
        gate(shelf, "jobs", job(dest="paired"))
    with pytest.raises(UnknownColumn, match="没有“helpd”这一列，最接近的是 helped"):
        gate(shelf, "jobs", job(helpd="是"))


def test_a_default_area_fills_an_empty_one_and_the_sheets_unit_is_read(shelf):
    arrival = {"doc_no": "津财1号", "fund_year": 2021, "arrived_on": "2021-05-06", "amount": 5600, "source": "文"}
    verdict = gate(shelf, "arrivals", arrival, default_area="620421", units={"amount": "元"})
    assert (verdict.new[0].values["area"], verdict.new[0].values["amount"]) == ("620421", 560_000)
    assert [f.column for f in gate(shelf, "arrivals", arrival).faults] == ["area"]


def test_an_empty_batch_is_no_fault(shelf):
    verdict = check(schemas()["jobs"], Batch("jobs", [], {name: [] for name in job()}), Lookups(shelf, schemas()), TODAY)
    assert verdict == replace(verdict, new=[], changed=[], same=0, faults=[])


def test_a_row_belongs_to_a_county_or_above_never_to_a_town(shelf):
    told = messages(gate(shelf, "projects", project("JY-9", area="620421103")))
    assert told == [
        "帮扶项目台账第 2 行（项目JY-9）：所属地区“糜滩镇”是乡镇（街道），台账按县及以上归属。请写它所属的县：620421；乡镇、村写在别的列里"
    ]
