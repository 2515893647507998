"""Whatever a user can type or set is written down, and what is written down runs."""

import argparse
import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import jiedui.engine
from jiedui import settings
from jiedui.cli import VERBS

ROOT = Path(__file__).parents[2]
READMES = {name: (ROOT / name).read_text("utf8") for name in ("README.md", "README.zh.md")}


def commands():
    parser = argparse.ArgumentParser()
    parsers = parser.add_subparsers()
    for verb in VERBS:
        importlib.import_module(f"jiedui.cli.{verb}").add(parsers)
    return sorted(parsers.choices)


@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_in_the_readme(readme):
    assert [name for name in commands() if f"jiedui {name}" not in READMES[readme]] == []


@pytest.mark.parametrize("readme", READMES)
def test_the_readme_names_no_command_that_is_not_there(readme):
    said = set(re.findall(r"`jiedui (\w+)", READMES[readme]))
    assert said - set(commands()) == set()


@pytest.mark.parametrize("readme", READMES)
def test_links_and_pictures_of_the_readme_are_there(readme):
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", READMES[readme]) if "://" not in link]
    assert links and [link for link in links if not (ROOT / link).exists()] == []


def test_every_setting_is_documented():
    source = Path(settings.__file__).read_text("utf8")
    names = set(re.findall(r'environ\.get\("(\w+)"', source))
    assert names and [name for name in sorted(names) if name not in (settings.__doc__ or "")] == []


def modules():
    return sorted(m.name for m in pkgutil.walk_packages(jiedui.engine.__path__, "jiedui.engine.") if "workbook.child" not in m.name)


@pytest.mark.parametrize("name", modules())
def test_examples_in_docstrings_run(name):
    found = doctest.testmod(importlib.import_module(name))
    assert found.failed == 0


def test_every_decision_is_short_and_dated():
    decisions = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert decisions
    for path in decisions:
        text = path.read_text("utf8")
        assert text.count("\n") <= 40 and "**Decided**" in text, path.name


def test_the_two_readmes_show_the_same_two_commands():
    blocks = [re.findall(r"```\n(.*?)```", text, re.S) for text in READMES.values()]
    assert blocks[0] == blocks[1] == ["python3 run.py demo\npython3 run.py test\n"]


def test_no_address_of_a_registry_is_committed():
    names = [p for p in ROOT.iterdir() if p.is_file() and p.suffix in (".toml", ".lock", ".py", ".md")]
    marks = ("files." + "pythonhosted", "pypi" + ".org", "npmjs" + ".org")
    assert [p.name for p in names if any(mark in p.read_text("utf8") for mark in marks)] == []


def test_uv_and_pip_come_to_the_same_versions():
    from tests.pins import PYPROJECT, pins, written

    text = PYPROJECT.read_text("utf8")
    assert len(pins()) > 20 and written(text) == text
