"""A report sent in comes back whole, marked at its slips, with the findings beside it."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile

import docx
import pytest

from jiedui.office.filings import answers
from jiedui.office.filings.models import Dismissal, ProofFile, ProofRun
from jiedui.office.filings.proofs import running, runs
from jiedui.office.people.models import Entry
from tests.flow.desk_proof.conftest import settled
from tests.flow.desk_proof.texts import ANNEX, CLEAN, HERE, REPORT

pytestmark = pytest.mark.django_db


def page_of(client, run, rest: str = "") -> str:
    answer = client.get(f"{HERE}/proof/{run.pk}{rest}")
    assert answer.status_code == 200
    return answer.content.decode()


def text_of(page: str) -> str:
    """The text column alone, without the numbers of the findings."""
    column = page[page.index('id="text"') : page.index('id="found-list"')]
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r'<a class="k .*?</a>|<span class="wh">.*?</span>', "", column)))


def test_the_whole_text_is_there_and_in_order(client_of, run):
    shown = re.sub(r"\s", "", text_of(page_of(client_of("county"), run)))
    at = 0
    for line in (REPORT + ANNEX).splitlines():
        said = re.sub(r"\s", "", line)
        assert said in shown[at:], line
        at = shown.index(said, at)


def test_slips_are_marked_where_they_stand_and_beside(client_of, run):
    page = page_of(client_of("county"), run)
    assert run.must >= 2 and f"必须改正 {run.must}" in page and "读到 " in page
    for quoted in ("897人", "879人", "25个"):
        assert re.search(rf'<span class="mk (fix|exp)[^>]*>[^<]*{quoted}', page), quoted
    numbers = set(re.findall(r'data-n="(\d+)" data-p', page))
    listed = set(re.findall(r'<article class="fi [^>]*data-n="(\d+)"', page))
    assert numbers <= listed and len(listed) == run.must + run.explain + run.hint
    for anchor in re.findall(r'class="go" href="#(p\d+-\d+)"', page):
        assert f'id="{anchor}"' in page, anchor


def test_one_gravity_alone(client_of, run):
    page = page_of(client_of("county"), run, "?only=must")
    assert page.count('<article class="fi fix') == run.must and '<article class="fi exp' not in page


def test_the_countys_own_table_is_compared_when_asked(client_of, send):
    client = client_of("county")
    report = "靖远县2021年东西部协作工作自评报告\n\n一、就业情况\n帮助农村劳动力实现就业2289人，其中省内就近就业879人。\n".encode()
    alone = settled(client, send(client, ("报告.txt", report))["Location"])
    both = settled(client, send(client, ("报告.txt", report), table="1")["Location"])
    assert not alone.snapshot and json.loads(both.snapshot)
    assert f"{HERE}/table/2.1.2" not in page_of(client, alone)
    assert re.search(rf'<a class="n" href="{HERE}/table/2\.1\.2">', page_of(client, both)), "2,189 of the registers beside 2289"
    assert f"对照 {both.as_of} 统计表" in page_of(client, both)


def test_an_older_figure_is_told_with_the_day_that_gives_it(client_of, send):
    client = client_of("county")
    tables = {str(table.as_of): table.figures for table in answers.course("620421")}
    october, now = (tables[day]["2.1.2"].number for day in ("2021-10-31", "2021-11-30"))
    assert october != now
    report = f"靖远县2021年东西部协作工作自评报告\n\n一、就业情况\n帮助农村劳动力实现就业{october}人。\n".encode()
    run = settled(client, send(client, ("报告.txt", report), table="1")["Location"])
    assert "10月31日的台账得出的正是" in run.body


def test_nothing_found_is_said(client_of, send):
    client = client_of("county")
    page = page_of(client, settled(client, send(client, ("简报.txt", CLEAN.encode()))["Location"]))
    assert "没有发现问题" in page


def test_a_reason_is_kept_shown_and_can_be_taken_back(client_of, run):
    client, colleague = client_of("county"), client_of("colleague")
    finding = json.loads(run.body)["findings"][0]["id"]
    address = f"{HERE}/proof/{run.pk}/{finding}"
    short = client.post(f"{address}/dismiss", {"why": " 好 "})
    assert short.status_code == 422 and "请写明为什么不是问题" in short.content.decode() and not Dismissal.objects.exists()
    answer = client.post(f"{address}/dismiss", {"why": "两处口径不同，已核对台账"})
    assert answer.status_code == 302 and answer["Location"].endswith(f"#f-{finding}")
    page = page_of(colleague, run)
    assert "两处口径不同，已核对台账" in page and "t-county" in page and " gone" in page and "其中不是问题 1" in page
    assert colleague.post(f"{address}/restore").status_code == 302
    assert " gone" not in page_of(client, run)
    kept = Dismissal.objects.get()
    assert kept.undone_by == "t-colleague" and kept.why == "两处口径不同，已核对台账"
    acts = list(Entry.objects.filter(chain="620421", act__startswith="核稿").order_by("number").values_list("act", "who"))
    assert acts == [("核稿", "t-county"), ("核稿：不是问题", "t-county"), ("核稿：恢复", "t-colleague")]


def test_a_second_reason_does_not_replace_the_first(run):
    runs.dismiss(run, "abc", "甲", "第一个理由")
    runs.dismiss(run, "abc", "乙", "第二个理由")
    assert Dismissal.objects.get().why == "第一个理由"


# -- Word with comments


def comments_of(answer) -> list[str]:
    assert answer.status_code == 200 and answer.content[:2] == b"PK" and "attachment" in answer["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        said = package.read("word/comments.xml").decode()
    return re.findall(r"<w:comment .*?</w:comment>", said, re.S)


def test_a_word_file_comes_back_with_the_findings_that_stand(client_of, send):
    made, body = docx.Document(), io.BytesIO()
    for line in REPORT.splitlines():
        made.add_paragraph(line)
    made.save(body)
    client = client_of("county")
    run = settled(client, send(client, ("送审稿.docx", body.getvalue()))["Location"])
    findings = json.loads(run.body)["findings"]
    places = sum(len(f["places"]) for f in findings)
    all_of_them = comments_of(client.get(f"{HERE}/proof/{run.pk}/comments.docx"))
    assert len(all_of_them) == places > 0
    client.post(f"{HERE}/proof/{run.pk}/{findings[0]['id']}/dismiss", {"why": "不是问题的理由"})
    assert len(comments_of(client.get(f"{HERE}/proof/{run.pk}/comments.docx"))) == places - len(findings[0]["places"])


def test_a_text_comes_back_as_a_word_copy(client_of, run):
    answer = client_of("county").get(f"{HERE}/proof/{run.pk}/comments.docx?file=1")
    assert any("897" in one or "879" in one for one in comments_of(answer))
    text = "".join(p.text for p in docx.Document(io.BytesIO(answer.content)).paragraphs)
    assert "全县援建帮扶车间37个" in text
    assert client_of("county").get(f"{HERE}/proof/{run.pk}/comments.docx?file=9").status_code == 404


# -- while it is read, and afterwards


def test_the_page_waits_and_then_comes_anew(client_of, people):
    from datetime import date

    from jiedui.office.filings.proofs.intake import Sent

    client = client_of("county")
    run = runs.begin(people["county"], "620421", "2021", date(2021, 11, 30), [Sent("长.txt", REPORT.encode() * 40)])
    address = f"{HERE}/proof/{run.pk}"
    waiting = client.get(address).content.decode()
    assert "正在读文字" in waiting and 'hx-trigger="every 1s"' in waiting
    beat = client.get(address, headers={"HX-Request": "true"})
    assert "<html" not in beat.content.decode() and "HX-Refresh" not in beat
    settled(client, address)
    assert client.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_reading_that_takes_too_long_is_stopped_and_says_so(client_of, send, monkeypatch):
    monkeypatch.setattr(running, "SECONDS", 1)
    monkeypatch.setitem(running.WHY, "slow", "读了太久，已停下。请拆成几份")
    client = client_of("county")
    run = settled(client, send(client, ("长.txt", REPORT.encode() * 2000))["Location"])
    assert run.state == "failed" and "请拆成几份" in page_of(client, run)


def test_a_reader_that_was_cut_off_says_so(client_of, run):
    """The folder is gone, as after a crash of the machine."""
    ProofRun.objects.filter(pk=run.pk).update(state="reading", work="0" * 32)
    assert "读的时候中断了" in page_of(client_of("county"), run)


def test_removed_for_good(client_of, run):
    client = client_of("county")
    assert client.post(f"{HERE}/proof/{run.pk}/remove")["Location"] == f"{HERE}/proof"
    assert not ProofRun.objects.exists() and not ProofFile.objects.exists()
    assert client.get(f"{HERE}/proof/{run.pk}").status_code == 404
    assert Entry.objects.filter(act="核稿：移除").exists()


def test_older_runs_are_listed_and_none_is_lost(client_of, run):
    from jiedui.office.desk.proof.pages import SHOWN

    for _ in range(SHOWN + 3):
        run.pk = None
        run.save(force_insert=True)
    client = client_of("county")
    page = client.get(f"{HERE}/proof").content.decode()
    more = re.search(r"proof\?before=(\d+)", page)
    assert f"显示前 {SHOWN} 次，共 {SHOWN + 4} 次" in page and more
    rest = client.get(f"{HERE}/proof?before={more[1]}").content.decode()
    assert len(re.findall(r'href="[^"]*/proof/\d+"', page + rest)) == SHOWN + 4
