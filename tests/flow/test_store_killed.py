"""kill -9 in the middle of an import, on a file and on a server: the store is as it was, and the next import goes through."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.support.office import number

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.django_db  # so that it runs in the PostgreSQL round too; it has a database of its own


@pytest.fixture
def home(tmp_path):
    """Environment of an installation of its own: a SQLite file, or a database of its own on the round's PostgreSQL."""
    url = os.environ.get("DATABASE_URL", "")
    if url:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute("DROP DATABASE IF EXISTS jiedui_killed")
            server.execute("CREATE DATABASE jiedui_killed")
        url = urlsplit(url)._replace(path="/jiedui_killed").geturl()
    return {**os.environ, "JIEDUI_HOME": str(tmp_path / "home"), "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "jiedui.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}  # fmt: skip


def run(home, verb):
    return subprocess.run([sys.executable, "-m", "tests.support.killed", verb], cwd=ROOT, env=home, capture_output=True, text=True)


def test_killed_while_writing_it_leaves_the_store_untouched(home):
    before = run(home, "prepare")
    assert before.returncode == 0, before.stderr
    assert run(home, "import").returncode == -signal.SIGKILL
    assert run(home, "digest").stdout == before.stdout and before.stdout.strip()


def test_no_number_stands_in_the_files_of_the_home(home):
    if home["DATABASE_URL"]:
        home = {**home, "DATABASE_URL": ""}
    assert run(home, "prepare").returncode == 0
    assert run(home, "write").returncode == 0
    files = [path for path in Path(home["JIEDUI_HOME"]).rglob("*") if path.is_file()]
    data = b"".join(path.read_bytes() for path in files)
    assert any(path.name == "jiedui.sqlite3" for path in files) and "花名册".encode() in data
    assert not any(number(order).encode() in data for order in range(300))
    assert all(path.stat().st_mode & 0o077 == 0 for path in files if path.suffix == ".key")


def test_a_home_whose_keys_are_gone_says_so_instead_of_making_new_ones(home):
    assert run(home, "prepare").returncode == 0
    assert run(home, "prepare").returncode == 0  # a second time changes nothing
    assert run(home, "write").returncode == 0
    key = Path(home["JIEDUI_HOME"]) / "keys" / "encryption.key"
    kept = key.read_bytes()
    key.unlink()
    assert "没有密钥文件" in run(home, "prepare").stderr and not key.exists()
    key.write_bytes(kept)
    assert run(home, "prepare").returncode == 0
