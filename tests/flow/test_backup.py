"""A backup holds no key, and nothing is restored without the keys that open it."""

import shutil
import sqlite3
import zipfile

import pytest

from jiedui.office.people import backup, keys


@pytest.fixture
def home(tmp_path):
    keys.make(tmp_path / "home" / "keys")
    with sqlite3.connect(tmp_path / "home" / backup.DATABASE) as held:
        held.execute("CREATE TABLE t (x)")
        held.execute("INSERT INTO t VALUES (879)")
    backup.save(tmp_path / "home" / backup.DATABASE, tmp_path / "home" / "keys", tmp_path / "b.zip")
    return tmp_path


def test_a_backup_comes_back_where_its_keys_lie(home):
    shutil.copytree(home / "home" / "keys", home / "new" / "keys")
    backup.restore(home / "b.zip", home / "new", home / "new" / "keys")
    with sqlite3.connect(home / "new" / backup.DATABASE) as held:
        assert held.execute("SELECT x FROM t").fetchall() == [(879,)]


def test_the_keys_are_not_in_it(home):
    with zipfile.ZipFile(home / "b.zip") as archive:
        held = b"".join(archive.read(name) for name in archive.namelist())
    for path in (home / "home" / "keys").iterdir():
        for secret in path.read_text("ascii").split():
            assert len(secret) < 16 or secret.encode() not in held


def test_without_keys_or_with_others_nothing_is_restored(home):
    with pytest.raises(keys.KeysMissing):
        backup.restore(home / "b.zip", home / "new", home / "new" / "keys")
    keys.make(home / "new" / "keys")
    with pytest.raises(backup.NotRestored, match="不是这份备份用的密钥"):
        backup.restore(home / "b.zip", home / "new", home / "new" / "keys")
    assert not (home / "new" / backup.DATABASE).exists()


def test_data_that_is_there_is_never_covered(home):
    with pytest.raises(backup.NotRestored, match="已经有数据"):
        backup.restore(home / "b.zip", home / "home", home / "home" / "keys")


def test_a_broken_file_is_named(home):
    (home / "x.zip").write_bytes((home / "b.zip").read_bytes()[:100])
    with pytest.raises(backup.NotRestored, match="不是完好的备份"):
        backup.restore(home / "x.zip", home / "new", home / "home" / "keys")
