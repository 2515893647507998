"""What holds for every page: nothing but our own scripts, assets with digests, words in both languages, sessions that end."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from jiedui.engine.indicators.tree import ROLLS, TIMES
from jiedui.engine.kernel.quantity import units
from jiedui.office.desk import bar
from jiedui.office.desk.shell import assets, language, menu
from jiedui.office.desk.shell.frame import SEES
from jiedui.office.desk.table import counties, lines, sheet
from jiedui.office.filings import tables
from jiedui.office.people.models import ROLES
from tests.flow.desk.addresses import filled, patterns
from tests.flow.desk.test_addresses import fetched

DESK = Path(bar.__file__).parent
CHINESE = re.compile("[\u4e00-\u9fff]")
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son(?:click|load|change|input|key|submit|focus|error)[a-z]*=|javascript:|hx-on|hx-vals=.js"
)
HTMX = "71ea67185bfa8c98c39d31717c6fce5d852370fcdfd129db4543774d3145c0de"  # htmx 2.0.10, as its makers publish it


def test_htmx_is_the_published_file():
    path = assets.located("vendor/htmx.min.js")
    assert path and hashlib.sha256(path.read_bytes()).hexdigest() == HTMX


@pytest.mark.django_db
def test_only_our_own_scripts_on_every_answer(people):
    """The policy stands on pages, parts, files, redirects and errors alike, for whoever asks."""
    client = Client()
    client.force_login(people["county"])
    for user in (Client(), client):
        for name, route in [*patterns(), ("admin", "admin/"), ("nothing", "no/such/page")]:
            answer = fetched(user, name, filled(route, "projects", 1, "620421"))
            assert re.search(r"script-src 'self'(;|$)", answer["Content-Security-Policy"]), name


def test_templates_hold_no_script_no_style_and_no_foreign_address():
    for path in DESK.rglob("*.html"):
        text = path.read_text("utf8")
        assert not INLINE.search(text), path
        assert not re.search(r"(?:src|href|action)=[\"'](?:https?:)?//", text), path
    for path in [*DESK.rglob("*.css"), *DESK.rglob("*.js")]:
        assert not re.search(r"https?://|@import|\beval\(|new Function", path.read_text("utf8").replace("http://www.w3.org", "")), path


@pytest.mark.django_db
def test_an_asset_is_kept_for_ever_under_its_digest_alone(client):
    address = assets.asset("desk/desk.css")
    answer = client.get(address)
    assert answer.status_code == 200 and "immutable" in answer["Cache-Control"] and re.search(r"\.[0-9a-f]{12}\.css$", address)
    assert client.get(address.replace(assets.digest("desk/desk.css"), "0" * 12)).status_code == 404
    for wrong in ("../settings.py", "desk/../../page.py", "nothing.css"):
        assert client.get(f"/static/{wrong}").status_code in (400, 404)


# -- both languages


def said_in_code() -> set[str]:
    """Texts given to t() or refused() in templates and modules."""
    found = set()
    for path in [*DESK.rglob("*.html"), *DESK.rglob("*.py")]:
        text = re.sub(r'"""[\s\S]*?"""', "", path.read_text("utf8")) if path.suffix == ".py" else path.read_text("utf8")
        for call in (r"\bt\(\s*(['\"])(.*?)\1", r"refused\(\s*(['\"])(.*?)\1"):
            found |= {match[1] for match in re.findall(call, text)}
    return found


def said_by_tables() -> set[str]:
    """Texts that reach t() through a table: menu, roles, units, rolls, keys."""
    words = {item[1] for item in menu.GROUPS} | set(ROLES.values()) | set(SEES.values()) | set(units()) | set(ROLLS.values()) | set(TIMES)
    words |= set(counties.WHY.values()) | set(lines.WORD.values()) | set(sheet.ONLY.values()) | {text for _, text in bar.KEYS}
    words |= {
        "年度统计表",
        "县区并列",
        "对比",
        "指标口径",
        "合并建议",
        "操作记录",
        "新报",
        "不再有数",
        "改了",
        "其中",
        "分子",
        "分母",
        "各部分",
        "同一指标",
        "另一范围",
        "比例",
        "是它的一部分",
        "没有这一页",
        "出错了",
        "登录名或密码不对",
    }
    return words | {lines.short_title(li.title) for li in tables.edition("2021").lines if li.is_heading and "." not in li.code}


def test_every_text_has_its_english():
    missing = sorted(text for text in said_in_code() | said_by_tables() if CHINESE.search(text) and text not in language.words())
    assert not missing


def test_english_keeps_the_fields():
    for chinese, english in language.words().items():
        assert set(re.findall(r"{(\w+)}", chinese)) == set(re.findall(r"{(\w+)}", english)), chinese


def test_no_text_is_translated_twice():
    seen: dict[str, str] = {}
    for path in sorted((DESK / "words").glob("*.toml")):
        for chinese, english in tomllib.loads(path.read_text("utf8")).items():
            assert seen.setdefault(chinese, english) == english, f"{path.name}: {chinese}"


@pytest.mark.parametrize("edition", ["2021"])
def test_every_line_has_its_english_title(edition):
    titles = language.titles(edition)
    assert [li.code for li in tables.edition(edition).lines] == list(titles)
    assert not [code for code, title in titles.items() if CHINESE.search(title)]


# -- signing in


@pytest.mark.django_db
def test_five_wrong_passwords_lock_the_name(client, db):
    from jiedui.office.people.accounts import made

    made("locked", "a-long-enough-one", "county", "620421")
    for _ in range(5):
        assert client.post("/login", {"name": "locked", "password": "wrong"}).status_code == 401
    refused = client.post("/login", {"name": "locked", "password": "a-long-enough-one"})
    assert refused.status_code == 429 and "15 分钟" in refused.content.decode()


@pytest.mark.django_db
def test_signing_in_and_out(client, people):
    people["county"].set_password("a-long-enough-one")
    people["county"].save()
    assert people["county"].password.startswith("argon2")
    answer = client.post("/login", {"name": "t-county", "password": "a-long-enough-one", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/" and client.get("/")["Location"] == "/620421/2021/2021-11-30/"
    assert client.get("/logout").status_code == 405
    client.post("/logout")
    assert client.get("/620421/2021/2021-11-30/")["Location"].startswith(reverse("login"))


@pytest.mark.django_db
def test_a_session_ends(client, people):
    """After an hour without a page, and ten hours after signing in however busy."""
    client.force_login(people["county"])
    assert client.get("/620421/2021/2021-11-30/keys").status_code == 200
    for key, past in (("seen", settings.SESSION_IDLE + 5), ("since", settings.SESSION_COOKIE_AGE + 5)):
        client.force_login(people["county"])
        client.get("/620421/2021/2021-11-30/keys")
        held = client.session
        held[key] -= past
        held.save()
        assert client.get("/620421/2021/2021-11-30/keys").status_code == 302


@pytest.mark.django_db
def test_the_first_administrator_needs_a_real_password(db):
    from jiedui.office.people.accounts import AccountRefused, administrator

    for weak in ("short", "1234567890", "password123"):
        with pytest.raises(AccountRefused, match="密码不合要求"):
            administrator("chief", weak)
    administrator("chief", "a-long-enough-one")
    with pytest.raises(AccountRefused, match="已有人用"):
        administrator("chief", "a-long-enough-one")


def test_the_secret_is_made_once_and_for_the_owner_alone(tmp_path):
    from jiedui.office.people.keys import demo_password, ensure_session

    path = ensure_session(tmp_path)
    secret = path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600 and len(secret) > 40
    assert ensure_session(tmp_path).read_text() == secret
    assert demo_password(secret, "county") != demo_password(secret, "city") and demo_password(secret, "county") != demo_password(
        "x", "county"
    )


@pytest.mark.django_db
@override_settings(DEBUG=False)
def test_a_broken_page_says_nothing_of_rows(people, monkeypatch):
    from jiedui.office.desk import home

    def broken(*_):
        raise RuntimeError("张三 620421198501010012")

    monkeypatch.setattr(home, "sheet_of", broken)
    client = Client(raise_request_exception=False)
    client.force_login(people["county"])
    answer = client.get("/620421/2021/2021-11-30/")
    assert answer.status_code == 500 and "张三" not in answer.content.decode() and "出错了" in answer.content.decode()
