"""核稿 in a real browser at both sizes and in both languages: nothing from elsewhere, no complaint, axe; N, P and X by keyboard alone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Desk, desk, picture
from tests.flow.desk_proof.texts import ANNEX, HERE, REPORT

SIZES = {"1366": (1366, 768), "1920": (1920, 1080)}
SELECTED = """() => {
  const item = document.querySelector(".fi.on"), mark = document.querySelector("#text .mk.on"), line = document.querySelector("#line path");
  const seen = (thing, pane) => { const r = thing.getBoundingClientRect(), p = pane.getBoundingClientRect();
    return r.bottom > p.top && r.top < p.bottom; };
  return { number: item.dataset.n, item: seen(item, document.getElementById("found-list")), mark: mark.dataset.f.split(" "),
    text: Array.from(document.querySelectorAll("#text .mk.on")).some((m) => seen(m, document.getElementById("text"))),
    line: line.getAttribute("d").length > 0 }; }"""


def files(tmp_path) -> list[str]:
    """A long report, so that both columns must scroll, and its annex."""
    filler = "\n".join(f"第{n}次会议研究了有关工作，明确了责任分工。" for n in range(1, 60))
    report, annex = tmp_path / "自评报告.txt", tmp_path / "附件.txt"
    report.write_text(REPORT + filler, "utf8")
    annex.write_text(ANNEX, "utf8")
    return [str(report), str(annex)]


def sent_in(here: Desk, tmp_path) -> None:
    here.open(f"{HERE}/proof")
    here.page.set_input_files("#files", files(tmp_path))
    assert here.page.locator("#chosen li").count() == 2
    here.page.click("#go")
    here.page.locator(".fi.on").wait_for(timeout=60_000)


def sound(here: Desk, size: str) -> None:
    assert here.page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]
    found = Axe().run(here.page, options={"resultTypes": ["violations"]}).response["violations"]
    assert not [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found if v["impact"] in ("serious", "critical")]
    here.sound()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_both_pages_at_both_sizes(served, browser, tmp_path, size, language):
    here = desk(served, browser, "county", SIZES[size], language)
    here.open(f"{HERE}/proof")
    sound(here, size)
    sent_in(here, tmp_path)
    sound(here, size)
    picture(here, "proof-run", size, language)
    here.context.close()


def test_by_keyboard_alone(served, browser, tmp_path):
    """N and P bring both places into view and join them; X asks for the reason, which is then shown; the number turns quiet."""
    here = desk(served, browser, "county", SIZES["1366"])
    sent_in(here, tmp_path)
    page, all_of_them = here.page, here.page.locator(".fi").count()
    for expected in range(2, all_of_them + 1):
        page.keyboard.press("n")
        chosen = page.evaluate(SELECTED)
        assert (
            chosen["number"] == str(expected)
            and chosen["number"] in chosen["mark"]
            and chosen["item"]
            and chosen["text"]
            and chosen["line"]
        )
    page.keyboard.press("n")
    page.keyboard.press("p")
    assert page.evaluate(SELECTED)["number"] == str(all_of_them - 1)
    page.keyboard.press("x")
    page.keyboard.type("np 口径不同，已核对")
    assert page.evaluate(SELECTED)["number"] == str(all_of_them - 1), "letters in a field move nothing"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".fi.gone.on").wait_for()
    assert "口径不同，已核对" in page.locator(".fi.gone").inner_text() and page.locator("#text .k.off").count() > 0
    here.sound()


def test_a_mark_and_a_quotation_lead_to_each_other(served, browser, tmp_path):
    here = desk(served, browser, "county", SIZES["1366"])
    sent_in(here, tmp_path)
    number = here.page.locator("#text a.k").last
    number.scroll_into_view_if_needed()
    said = number.inner_text()
    number.click()
    assert here.page.evaluate(SELECTED)["number"] == said and here.page.url.endswith(f"#f{said}")
    here.page.locator(".fi .go").first.click()
    assert here.page.evaluate(SELECTED)["number"] == "1"
    here.page.reload()
    here.page.locator(".fi.on").wait_for()
    here.sound()


def test_a_file_that_cannot_be_read_is_said_before_it_is_sent(served, browser, tmp_path):
    here = desk(served, browser, "county", SIZES["1366"])
    here.open(f"{HERE}/proof")
    wrong = tmp_path / "旧.doc"
    wrong.write_bytes(b"x")
    here.page.set_input_files("#files", [str(wrong)])
    assert "读不了这种文件" in here.page.locator("#chosen").inner_text() and here.page.locator("#go").is_disabled()
    here.sound()
