"""Every page at two sizes in two languages: nothing fetched from elsewhere, no complaint in the console, axe without serious
findings, nothing wider than the window. With JIEDUI_PICTURES=1 the pictures of docs/manual are taken anew."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Desk, desk, picture

SIZES = {"1366": (1366, 768), "1920": (1920, 1080)}
COUNTY, CITY = "/620421/2021/2021-11-30/", "/620400/2021/2021-11-30/"
PAGES = {
    "county": {
        "home": COUNTY,
        "table": f"{COUNTY}table?only=",
        "cell": f"{COUNTY}table/2.1.2.3",
        "ratio": f"{COUNTY}table/4.2.1.2",
        "moved": f"{COUNTY}table?only=moved",
        "compare": f"{COUNTY}compare",
        "register": f"{COUNTY}registers/jobs",
        "counted-rows": f"{COUNTY}registers/jobs?cell=2.1.2.3",
        "projects": f"{COUNTY}registers/projects",
        "catalogue": f"{COUNTY}catalogue",
        "definition": f"{COUNTY}catalogue/2.1.2.3",
        "proposal": f"{COUNTY}catalogue/proposal",
        "proof": f"{COUNTY}proof",
    },
    "city": {"city-home": CITY, "counties": f"{CITY}counties", "city-cell": f"{COUNTY}table/2.1.2.3", "hidden": f"{CITY}registers/jobs"},
    "labour": {"department-table": f"{COUNTY}table/4.2.1.1"},
    "auditor": {"journal": f"{COUNTY}journal"},
}
SERIOUS = ("serious", "critical")
ALLOWED = re.compile("中文|English|结对")


def fetch(here: Desk, address: str) -> None:
    answer = here.page.goto(here.served.address + address)
    assert answer is not None and answer.status in (200, 403), (address, answer and answer.status)
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    here.settle()


def checked(here: Desk, name: str, size: str, language: str) -> None:
    """One page, open: the window's width, axe, and its picture."""
    page = here.page
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= SIZES[size][0], f"{name} is {wide} wide"
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    serious = [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found if v["impact"] in SERIOUS]
    assert not serious, (name, serious)
    picture(here, name, size, language)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_every_page(served, browser, size, language):
    for role, pages in PAGES.items():
        here = desk(served, browser, role, SIZES[size], language)
        for name, address in pages.items():
            fetch(here, address)
            checked(here, name, size, language)
        if role == "county":
            one_row(here, size, language)
            dialogs(here, size, language)
        here.complaints[:] = [c for c in here.complaints if "403" not in c]
        here.sound()
        here.context.close()


def one_row(here: Desk, size: str, language: str) -> None:
    fetch(here, f"{COUNTY}registers/jobs?cell=2.1.2.3")
    here.page.locator("#list a.open").first.click()
    here.settle()
    checked(here, "row", size, language)


def dialogs(here: Desk, size: str, language: str) -> None:
    """The search and the keys over a page."""
    fetch(here, COUNTY)
    here.page.keyboard.press("Control+k")
    here.page.keyboard.type("2.1.2")
    here.page.locator("#found a").first.wait_for()
    checked(here, "find", size, language)
    here.page.keyboard.press("Escape")
    here.page.keyboard.press("?")
    here.page.locator("#keys-list dt").first.wait_for()
    checked(here, "keys", size, language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_door(served, browser, language):
    here = desk(served, browser, "county", SIZES["1366"], language, sign=False)
    fetch(here, "/login")
    checked(here, "login", "1366", language)
    here.sound()


def test_english_pages_speak_english(served, browser):
    """Chinese is left only where it is data or official wording: marked so, or inside a register's cells."""
    here = desk(served, browser, "county", SIZES["1366"], "en")
    for address in (COUNTY, f"{COUNTY}table", f"{COUNTY}table/4.2.1.2", f"{COUNTY}compare"):
        fetch(here, address)
        left = here.page.evaluate("""() => {
          const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const at = walk.currentNode.parentElement;
            if (/[\\u4e00-\\u9fff]/.test(walk.currentNode.data)
                && !at.closest("[lang^=zh],[data-data],.coord,.me,.pop,.pt,select,.tx,.paper,.sub"))
              found.push(walk.currentNode.data.trim());
          }
          return found; }""")
        assert not [text for text in left if not ALLOWED.search(text)], address


def test_narrow_and_printed(served, browser):
    """1366 at 125 %: the menu folds; on paper only the form is left."""
    here = desk(served, browser, "county", (1093, 614))
    fetch(here, f"{COUNTY}table/2.1.2.3")
    assert here.page.evaluate("document.documentElement.scrollWidth") <= 1093
    assert here.page.locator(".nav .s1").first.is_visible() and not here.page.locator(".nav a span").first.is_visible()
    here.page.emulate_media(media="print")
    for gone in (".top", ".nav", "#panel", ".of td.mg", ".keyb", ".bar2"):
        assert not here.page.locator(gone).first.is_visible(), gone
    assert here.page.locator(".form-title").is_visible()
