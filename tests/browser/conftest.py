"""Real pages in the system's Chromium: Granian serves a demonstration's home in a process of its own, as a user would start it."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[2]
STARTS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none"]


@dataclass(frozen=True)
class Served:
    """A running demonstration: its address and the logins that it printed."""

    address: str
    logins: dict[str, str]


@pytest.fixture(scope="session")
def served(tmp_path_factory) -> Iterator[Served]:
    """`jiedui demo`, stopped at the end by its own process number."""
    home, port = tmp_path_factory.mktemp("demo"), free_port()
    said = home / "said.txt"
    environment = {**os.environ, "JIEDUI_HOME": str(home), "DATABASE_URL": "", "PYTHONPATH": str(ROOT / "src")}
    environment.pop("JIEDUI_TODAY", None)
    with said.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "jiedui", "demo", "--port", str(port)], stdout=out, stderr=subprocess.STDOUT, env=environment, cwd=ROOT
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address, process, said)
        yield Served(address, dict(re.findall(r"^  (\w+)\s+(\w{12})  ", said.read_text("utf8"), re.M)))
    finally:
        process.terminate()
        process.wait(20)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(address: str, process: subprocess.Popen[bytes], said: Path) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=2) as answer:
                assert answer.read() == b"ok"
                return
        except OSError:
            assert process.poll() is None, said.read_text("utf8")
            time.sleep(0.2)
    raise AssertionError("the demonstration did not start:\n" + said.read_text("utf8")[-2000:])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that the system has; JIEDUI_BROWSER names another."""
    path = os.environ.get("JIEDUI_BROWSER") or next((found for name in STARTS if (found := shutil.which(name))), None)
    assert path, "no Chromium, Chrome or Edge on PATH; set JIEDUI_BROWSER"
    with sync_playwright() as play:
        made = play.chromium.launch(executable_path=path, args=FLAGS)
        yield made
        made.close()


@dataclass
class Desk:
    """A signed-in window. Everything that goes elsewhere or complains is noted."""

    served: Served
    context: BrowserContext
    page: Page
    foreign: list[str]
    complaints: list[str]

    def open(self, rest: str) -> Page:
        answer = self.page.goto(self.served.address + rest)
        assert answer is not None and answer.status == 200, (rest, answer and answer.status)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Until htmx has nothing under way."""
        self.page.wait_for_load_state("networkidle")

    def sound(self) -> None:
        assert not self.foreign and not self.complaints, (self.foreign, self.complaints)


def desk(served: Served, browser: Browser, role: str, size: tuple[int, int], language: str = "zh", sign: bool = True) -> Desk:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    context.add_cookies([{"name": "language", "value": language, "url": served.address}])
    made = Desk(served, context, context.new_page(), [], [])
    made.page.on("request", lambda r: None if r.url.startswith((served.address, "data:")) else made.foreign.append(r.url))
    made.page.on("console", lambda m: made.complaints.append(m.text) if m.type in ("error", "warning") else None)
    made.page.on("pageerror", lambda e: made.complaints.append(str(e)))
    if sign:
        made.page.goto(served.address + "/login")
        made.page.fill("[name=name]", role)
        made.page.fill("[name=password]", served.logins[role])
        made.page.press("[name=password]", "Enter")
        made.settle()
    return made


def picture(here: Desk, name: str, size: str, language: str) -> None:
    """With JIEDUI_PICTURES=1: the picture of docs/manual. The larger size is kept in Chinese alone."""
    if os.environ.get("JIEDUI_PICTURES") and (size, language) != ("1920", "en"):
        shot = here.context.new_cdp_session(here.page).send("Page.captureScreenshot", {"format": "webp", "quality": 88})
        (ROOT / "docs" / "manual" / f"{name}-{size}-{language}.webp").write_bytes(b64decode(shot["data"]))
