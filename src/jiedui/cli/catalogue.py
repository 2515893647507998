"""`catalogue`: lint it, read a definition, find the lines that overlap."""

from __future__ import annotations

import argparse
import json
from typing import Any

from jiedui.cli import office, opened


def add(parsers: Any) -> None:
    catalogue = parsers.add_parser("catalogue", help="检查指标目录；show 看口径，duplicates 找重复", description="指标目录")
    catalogue.set_defaults(run=run_lint)
    verbs = catalogue.add_subparsers(metavar="动作")
    show = verbs.add_parser("show", help="一行的口径，照办事员读的写法")
    show.add_argument("line", help="表上行号（2.1.2.1）或指标编号")
    show.add_argument("--edition")
    show.set_defaults(run=run_show)
    duplicates = verbs.add_parser("duplicates", help="哪些行问的是同一件事：合并建议")
    duplicates.add_argument("--json", action="store_true")
    duplicates.add_argument("--edition")
    duplicates.set_defaults(run=run_duplicates)


def run_lint(args: argparse.Namespace) -> int:
    office()
    from jiedui.engine.tables.lint import lint
    from jiedui.office.registers.schema_of import schemas

    problems, said = lint(schemas())
    for line in [*said, *problems]:
        print(line)
    return 1 if problems else 0


def run_show(args: argparse.Namespace) -> int:
    office()
    from jiedui.engine.tables.reading_aid import definition
    from jiedui.office.filings.tables import edition, latest
    from jiedui.office.registers.schema_of import schemas

    for line in definition(edition(args.edition or latest()), args.line, schemas()):
        print(line)
    return 0


def run_duplicates(args: argparse.Namespace) -> int:
    opened()
    from jiedui.engine.tables.duplicates import proposal
    from jiedui.office.filings.duplicates import found_in_all_data
    from jiedui.office.filings.tables import edition, latest

    held = edition(args.edition or latest())
    found = found_in_all_data(held)
    if args.json:
        print(json.dumps([o.as_json() for o in found], ensure_ascii=False, indent=1))
    else:
        print("\n".join(proposal(held, found)))
    return 0
