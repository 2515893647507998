"""As a new user would: from signing in to the rows behind 2.1.2.3, one person's row, the cells it moves, and back; ≤ 12 actions,
no address typed, every target found by what stands on it. Once by mouse, once by keyboard alone."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import desk

LINE = "帮助农村劳动力省内就近就业数"
MOST = 12


def test_by_mouse(served, browser):
    here = desk(served, browser, "county", (1366, 768), sign=False)
    page, done = here.page, 0
    page.goto(served.address)

    def act(what, *given):
        nonlocal done
        done += 1
        what(*given)
        here.settle()

    act(page.get_by_label("登录名").fill, "county")
    act(page.get_by_label("密码").fill, served.logins["county"])
    act(page.get_by_role("button", name="登录").click)
    act(page.get_by_role("link", name="年度统计表", exact=False).first.click)
    act(page.get_by_role("row", name=LINE).locator("a.cell").click)
    panel = page.locator("#panel")
    expect(panel).to_contain_text("899")
    act(panel.get_by_text("全部打开").click)
    expect(page.locator("main")).to_contain_text("899")
    person = page.locator("#list a.open").first
    name = person.inner_text()
    act(person.click)
    expect(page.locator("h1")).to_have_text(name)
    moved = page.get_by_role("row", name=LINE)
    expect(moved).to_contain_text("879")
    act(moved.get_by_role("link", name="2.1.2.3").click)
    expect(page.locator("#panel")).to_contain_text(LINE)
    assert done <= MOST
    here.sound()


def test_by_keyboard(served, browser):
    here = desk(served, browser, "county", (1366, 768), sign=False)
    page, done = here.page, 0
    page.goto(served.address)

    def press(key: str, typed: str = ""):
        nonlocal done
        done += 1
        page.keyboard.type(typed) if typed else page.keyboard.press(key)
        here.settle()

    press("", "county")
    press("Tab")
    press("", served.logins["county"])
    press("Enter")
    page.wait_for_url("**/620421/2021/2021-11-30/")
    here.settle()
    press("Control+k")
    press("", "2.1.2.3")
    expect(page.locator("#found")).to_contain_text(LINE)
    press("Enter")
    page.wait_for_url("**/table/2.1.2.3")
    here.settle()
    expect(page.locator("#panel")).to_contain_text("899")
    press("Enter")
    expect(page.locator("#list")).to_be_visible()
    press("ArrowDown")
    press("Enter")
    expect(page.get_by_role("row", name=LINE)).to_contain_text("879")
    press("m")
    expect(page.locator("#moves")).to_be_focused()
    press("Escape")
    expect(page.locator("#list")).to_be_visible()
    assert "cell=2.1.2.3" in page.url and done <= MOST
    here.sound()


def test_the_sheet_by_arrows(served, browser):
    """Arrows walk, the panel follows, Esc gives the focus back to the cell."""
    here = desk(served, browser, "county", (1366, 768))
    page = here.open("/620421/2021/2021-11-30/table/2.1.2.3")
    for key in ("ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    expect(page.locator("#panel")).to_contain_text("帮助农村劳动力到其他地区就业数")
    page.wait_for_url("**/table/2.1.2.5*")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    assert page.evaluate("document.activeElement.dataset.code") == "2.1.2.5" and page.url.endswith("/table")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_contain_text("在本页筛选")
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    here.sound()


def test_the_bar_governs_every_page(served, browser):
    """Another area and another day stay on the same page."""
    here = desk(served, browser, "city", (1366, 768))
    page = here.open("/620400/2021/2021-11-30/table")
    page.locator(".coord summary").first.click()
    page.locator(".pop").get_by_role("link", name="景泰县").click()
    page.wait_for_url("**/620423/2021/2021-11-30/table")
    page.get_by_label("前一天").click()
    page.wait_for_url("**/620423/2021/2021-11-29/table")
    here.sound()
