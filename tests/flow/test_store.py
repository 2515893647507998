"""One submission, one transaction: rows, history, journal and counters together or not at all; nothing twice; nothing lost."""

import json
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection, transaction

from jiedui.office.people import journal
from jiedui.office.people.models import Areas, Entry, Pairings
from jiedui.office.registers import secrets, store
from jiedui.office.registers.models import Counter, Firms, History, Jobs, Persons, Projects
from tests.support.office import AREAS, PAIRING, everything, number, roster, worker
from tests.support.shelf import batch

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db):
    assert not take(AREAS, PAIRING).faults


def take(*batches, why="试", **more):
    return store.take(batches, who="张三", why=why, **more)


def only(model, **where):
    return model.objects.get(**where)


def test_a_roster_becomes_rows_persons_history_one_journal_entry_and_counters(office):
    before = dict(Counter.objects.values_list("register", "value"))
    receipt = take(roster(3), why="一季度")
    assert {name: (c.new, c.changed, c.same, c.bad) for name, c in receipt.counts.items()} == {
        "persons": (3, 0, 0, 0),
        "jobs": (3, 0, 0, 0),
    }
    entry = only(Entry, pk=receipt.entry)
    assert (entry.chain, entry.who, entry.what["why"], entry.what["rows"]["jobs"]["new"]) == ("620421", "张三", "一季度", 3)
    assert list(History.objects.filter(entry=entry, register="jobs").values_list("row", "version", "was")) == [
        (n, 1, None) for n in receipt.numbers["jobs"]]  # fmt: skip
    job = Jobs.objects.order_by("id").first()
    assert (job.dest, job.east_area, job.person.label, job.person_key) == ("paired", "120101", "张0", job.person.person_key)
    after = dict(Counter.objects.values_list("register", "value"))
    assert {name for name in after if after[name] != before.get(name, 0)} == {"jobs", "persons"}


def test_the_same_submission_again_writes_nothing_at_all(office):
    take(roster(3))
    before = everything()
    receipt = take(AREAS, PAIRING, roster(3))
    assert receipt.entry is None and everything() == before
    assert [(c.new, c.changed) for c in receipt.counts.values()] == [(0, 0)] * 3


def test_a_corrected_row_is_changed_with_its_history(office):
    take(roster(2))
    take(batch("jobs", worker(0), worker(1, employer="和平物业", helped="否")), why="更正")
    job = only(Jobs, label="张1")
    assert (job.version, job.helped, only(Jobs, label="张0").version) == (2, False, 1)
    past = store.history("jobs", job.pk)
    assert [(c.version, c.who, c.act, c.why, dict(c.columns)) for c in past] == [
        (1, "张三", "导入", "试", {}),
        (2, "张三", "导入", "更正", {"employer": (None, "和平物业"), "helped": (True, False)}),
    ]


def test_one_bad_row_stops_all_and_keep_good_takes_the_others(office):
    rows = batch("jobs", worker(0), worker(1, period_from="2021.13.1"), worker(2))
    before = everything()
    receipt = take(rows)
    assert everything() == before and receipt.entry is None
    assert [f.finding.message for f in receipt.faults] == [
        "务工人员台账第 3 行（张*）：上岗日期“2021.13.1”不是日期，没有13月。应写成 2021-03-01"
    ]
    receipt = take(rows, keep_good=True)
    assert (receipt.counts["jobs"].new, receipt.counts["jobs"].bad, Jobs.objects.count(), Persons.objects.count()) == (2, 1, 2, 2)


def test_bad_cells_found_while_reading_keep_their_row_out(office):
    rows = roster(2)
    known = [take(replace(rows, columns={**rows.columns, "helped": ["是", "?"]}), dry=True).faults]
    receipt = store.take([rows], who="张三", why="试", keep_good=True, known=known)
    assert (receipt.counts["jobs"].new, receipt.counts["jobs"].bad) == (1, 1)


def test_a_dry_run_counts_and_writes_nothing(office):
    before = everything()
    assert take(roster(3), dry=True).counts["jobs"].new == 3
    assert everything() == before


class Stopped(Exception):
    """Somebody pressed a key."""


def test_a_failure_while_writing_leaves_every_table_as_it_was(office):
    take(roster(2))
    before = everything()

    def stop(stage, done, of):
        if stage == "写入":
            raise Stopped

    with pytest.raises(Stopped), transaction.atomic():
        take(roster(5), batch("jobs", worker(9)), progress=stop)
    assert everything() == before


def test_rows_in_any_order_of_sheets_find_the_rows_they_name(office):
    project = {"area": "620421", "label": "枸杞", "code": "JY-1", "plan_year": 2021, "kind": "产业开发", "planned": 300,
               "approved_on": "2021-05-18", "source": "计划"}  # fmt: skip
    allocation = {"area": "620421", "doc_no": "1号", "project": "JY-1", "use": "产业帮扶", "fund_year": 2021, "decided_on": "2021-05-18",
                  "amount": 300, "source": "文"}  # fmt: skip
    earmark = {"area": "620421", "allocation": "1号 / JY-1", "tag": "残疾人", "amount": 300, "source": "文"}
    sheets = [batch("earmarks", earmark), batch("allocations", allocation), batch("projects", project)]
    assert not take(*sheets).faults
    assert take(*sheets).entry is None
    assert "大于这笔资金安排的 300万元" in take(batch("earmarks", {**earmark, "amount": 301})).faults[0].finding.message


def test_somebody_elses_write_between_check_and_write_is_seen(office):
    def meanwhile(stage, done, of):
        if stage == "检查" and done == of and not Jobs.objects.exists():
            take(batch("jobs", worker(0, helped="否")), why="抢先")

    receipt = take(roster(1), progress=meanwhile)
    assert (receipt.counts["jobs"].new, receipt.counts["jobs"].changed) == (0, 1)
    assert (Jobs.objects.count(), Persons.objects.count(), only(Jobs).helped, only(Jobs).version) == (1, 1, True, 2)


def test_an_edit_passes_the_same_gate(office):
    take(roster(1))
    job = only(Jobs)
    with pytest.raises(store.Refused, match="在岗期间的结束日期 2021-01-01 早于开始日期 2021-03-01"):
        store.edit("jobs", job.pk, {"period_to": "2021.1.1"}, 1, who="李四", why="离岗")
    store.edit("jobs", job.pk, {"period_to": "2021.9.30"}, 1, who="李四", why="离岗")
    assert (only(Jobs).period_to, only(Jobs).version) == (date(2021, 9, 30), 2)


def test_a_save_with_an_old_version_shows_both_changes(office):
    take(roster(1))
    job = only(Jobs)
    store.edit("jobs", job.pk, {"helped": "否"}, 1, who="李四", why="自己找的")
    before = everything()
    with pytest.raises(store.Conflict) as conflict:
        store.edit("jobs", job.pk, {"employer": "和平物业", "helped": "是"}, 1, who="张三", why="补录")
    told = str(conflict.value)
    assert "李四" in told and "协作帮助就业由“是”改为“否”" in told  # theirs
    assert "您要改：用工单位由“”改为“和平物业”；协作帮助就业由“否”改为“是”" in told  # mine
    assert everything() == before


def test_two_rows_swap_their_keys_in_one_import(office):
    first, second = take(batch("jobs", worker(0), worker(0, period_from="2021-05-01"))).numbers["jobs"]
    swapped = replace(batch("jobs", worker(0, period_from="2021-05-01"), worker(0)), numbers=[first, second])
    assert not take(swapped).faults
    assert [str(only(Jobs, pk=n).period_from) for n in (first, second)] == ["2021-05-01", "2021-03-01"]


def test_a_row_in_use_is_not_archived_and_an_archived_one_comes_back(office):
    firm = {"area": "620421", "label": "示例", "uscc": "91350100M000100Y43", "source": "照"}
    take(batch("firms", firm))
    take(batch("jobs", worker(0, firm="示例")))
    with pytest.raises(store.StillUsed, match="第 .* 号行还被务工人员台账的 1 行引用"):
        store.archive("firms", only(Firms).pk, 1, who="张三", why="误录")
    job = only(Jobs)
    store.archive("jobs", job.pk, 1, who="张三", why="误录")
    store.archive("firms", only(Firms).pk, 1, who="张三", why="误录")
    with pytest.raises(store.StillUsed, match="引进企业台账第 .* 号行）已作废"):
        store.restore_row("jobs", job.pk, 2, who="张三", why="恢复")
    store.restore_row("firms", only(Firms).pk, 2, who="张三", why="恢复")
    store.restore_row("jobs", job.pk, 2, who="张三", why="恢复")
    assert [c.act for c in store.history("jobs", job.pk)] == ["导入", "作废", "恢复"] and not only(Jobs).archived


def test_an_archived_row_frees_its_key_and_cannot_come_back_beside_its_twin(office):
    take(roster(1))
    store.archive("jobs", only(Jobs).pk, 1, who="张三", why="误录")
    old = only(Jobs).pk
    assert take(roster(1)).counts["jobs"].new == 1
    with pytest.raises(store.StillUsed, match="已是同一行"):
        store.restore_row("jobs", old, 2, who="张三", why="恢复")


def test_a_pairing_that_ends_earlier_re_derives_destinations_with_history(office):
    take(roster(2), roster(1, 5, period_from="2020-02-01"))
    pairing = only(Pairings)
    receipt = store.edit("pairings", pairing.pk, {"valid_to": "2020-12-31"}, 1, who="张三", why="协议到期")
    assert receipt.counts["jobs"].derived == 2
    assert sorted(Jobs.objects.values_list("period_from", "dest", "version")) == [
        (date(2020, 2, 1), "paired", 1), (date(2021, 3, 1), "other_east", 2), (date(2021, 3, 1), "other_east", 2)]  # fmt: skip
    assert store.history("jobs", only(Jobs, label="张0").pk)[-1].columns == {"dest": ("paired", "other_east")}
    store.archive("pairings", pairing.pk, 2, who="张三", why="试", force=True)
    assert set(Jobs.objects.values_list("dest", flat=True)) == {"other_east"}


def test_a_new_pairing_fills_empty_eastern_partners_only_of_its_days(office):
    take(batch("jobs", worker(0, area="620423"), worker(1, area="620423", period_from="2019-01-01")))
    assert set(Jobs.objects.values_list("east_area", flat=True)) == {None}
    take(batch("pairings", {"area": "620423", "label": "和平—景泰", "kind": "县区结对", "east_party": "120101", "west_party": "620423",
                            "valid_from": "2020-01-01", "source": "协议"}))  # fmt: skip
    assert dict(Jobs.objects.values_list("label", "east_area")) == {"张0": "120101", "张1": None}
    assert dict(Jobs.objects.values_list("label", "dest")) == {"张0": "paired", "张1": "other_east"}


def test_a_province_that_changes_sides_re_derives_who_went_there(office):
    take(roster(1, dest_area="210000"))
    assert only(Jobs).dest == "other_east"
    liaoning = Areas.objects.get(code="210000")
    receipt = store.edit("areas", liaoning.pk, {"side": "西部"}, 1, who="张三", why="试")
    assert (receipt.counts["jobs"].derived, only(Jobs).dest, only(Jobs).version) == (1, "other", 2)


def test_a_corrected_id_number_reaches_the_rows_that_name_the_person(office):
    take(roster(1))
    person, old = only(Persons), only(Jobs).person_key
    store.edit("persons", person.pk, {"id_no": number(77)}, 1, who="张三", why="号码写错")
    assert only(Jobs).person_key == only(Persons).person_key != old
    assert only(Persons).id_tail == number(77)[-4:]


def test_a_person_stands_once_in_each_county_under_one_person_key(office):
    take(roster(1), batch("jobs", worker(0, area="620423")), batch("jobs", worker(0, period_from="2021-06-01")))
    assert sorted(Persons.objects.values_list("area", flat=True)) == ["620421", "620423"]
    assert len(set(Persons.objects.values_list("person_key", flat=True))) == 1
    assert Jobs.objects.count() == 3


def test_numbers_stand_nowhere_in_clear_and_come_back_with_the_key(office):
    phone = "13800001234"
    take(
        batch("persons", {"area": "620421", "label": "张0", "id_no": number(0), "phone": phone, "rural": "是", "source": "名单"}), roster(2)
    )
    store.edit("persons", only(Persons, label="张0").pk, {"phone": "13900001234"}, 1, who="张三", why="换号")
    told = json.dumps(everything(), default=str, ensure_ascii=False)
    assert not any(secret in told for secret in (number(0), number(1), phone, "13900001234"))
    person = only(Persons, label="张0")
    assert secrets.decrypt("persons.id_no", person.id_no) == number(0)
    with pytest.raises(secrets.Unreadable, match="密钥不对，或密文被改动过"):
        secrets.decrypt("persons.phone", person.id_no)
    assert take(roster(2)).entry is None


def test_a_tampered_journal_is_found(office):
    take(roster(1))
    take(roster(2))
    assert journal.verify() == []
    first = Entry.objects.filter(chain="620421").order_by("number").first()
    Entry.objects.filter(pk=first.pk).update(who="别人")
    assert [str(b) for b in journal.verify()] == ["620421 链第 1 条：内容与摘要不符"]
    first.who = "别人"
    Entry.objects.filter(pk=first.pk).update(digest=journal.digest(first))  # a careful forger mends the entry's own seal
    assert [str(b) for b in journal.verify()] == ["620421 链第 2 条：与前一条接不上"]
    History.objects.filter(entry=first).delete()
    Entry.objects.filter(pk=first.pk).delete()
    assert "缺少第 1 至 1 条" in str(journal.verify()[0])


def test_everything_works_inside_an_outer_transaction_that_is_taken_back(office):
    take(roster(1))
    before = everything()
    with transaction.atomic():
        store.archive("jobs", only(Jobs).pk, 1, who="试算", why="试算", force=True)
        take(roster(3))
        transaction.set_rollback(True)
    assert everything() == before


def test_an_edit_asks_the_database_little(office, django_assert_max_num_queries):
    take(roster(50))
    job = only(Jobs, label="张7")
    with django_assert_max_num_queries(30):
        store.edit("jobs", job.pk, {"helped": "否"}, 1, who="张三", why="试")


def test_unknown_registers_and_rows_are_named(office):
    with pytest.raises(store.NoSuchRow, match="没有名为 job 的台账"):
        store.edit("job", 1, {}, 1, who="张三", why="试")
    with pytest.raises(store.NoSuchRow, match="帮扶项目台账没有第 9 号行"):
        store.archive("projects", 9, 1, who="张三", why="试")
    assert not Projects.objects.exists() and connection.vendor in ("sqlite", "postgresql")
