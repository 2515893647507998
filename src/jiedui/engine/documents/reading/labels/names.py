"""Persons one character apart, one person with two posts, and places called 乡 here and 镇 there."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import combinations
from typing import NamedTuple

from ..findings import Place, place_at
from ..frames.document import Document
from ..lexicon import alternatives, table
from ..submission import Submission
from ..text.blocks import Block

OFFICE = re.compile("[市县区州省镇乡党]委|政府|人大|政协")
RANKS = (("乡", "镇"), ("县", "区"))


class Said(NamedTuple):
    block: Block
    start: int
    end: int
    post: str

    @property
    def place(self) -> Place:
        return place_at(self.block, self.start, self.end)


class Patterns(NamedTuple):
    """Ways a name stands beside a post."""

    post_name: re.Pattern[str]
    post_name3: re.Pattern[str]
    name_post: re.Pattern[str]
    name_then: re.Pattern[str]
    posts_name: re.Pattern[str]
    office_name: re.Pattern[str]


@cache
def patterns() -> Patterns:
    words = table("labels")
    posts, after = alternatives(words["posts"].split()).pattern, alternatives(words["after_name"].split()).pattern
    surname, han = f"[{words['surnames']}]", r"[\u4e00-\u9fff]"
    high = r"(?:区委|县委|市委|州委)?副?(?:书记|县长|区长|市长)"
    leading = r"(?:副?书记|副?县长|副?市长|副?区长|副?主任|副?局长|、)+"
    return Patterns(
        re.compile(rf"({posts})({surname}{han}{{1,2}}?)(?={after}|[,。:、;)”(]|$)"),
        re.compile(rf"({posts})({surname}{han}{{2}})"),
        re.compile(rf"(?<!{han})({surname}{han}{{1,2}})({posts})"),
        re.compile(rf"({surname}{han}{{1,2}})(?:同志|[、,]{high})"),
        re.compile(rf"({leading})({surname}{han}{{1,2}})(?={after}|[,。;、)]|$)"),
        re.compile(
            rf"([\u4e00-\u9fff](?:员|长|书记|主任|师|人|专家|经理|代表|组长|干部))(?:是|为|叫|:)?({surname}{han}{{2}})(?=[,。:;、)(]|$)"
        ),
    )


def run(submission: Submission) -> None:
    for document in submission.documents:
        _persons(submission, document)
        _places(submission, document)
    _posts(submission)


def _persons(submission: Submission, document: Document) -> None:
    found = _found(document)
    _bare(document, found)
    for a, b in combinations(found, 2):
        one_apart = len(a) == len(b) and a[0] == b[0] and sum(x != y for x, y in zip(a, b, strict=True)) == 1
        posts = [{s.post for s in found[name]} for name in (a, b)]
        if one_apart and (posts[0] & posts[1] or len(a) == 3 and {""} in posts):
            submission.findings.say("name", "must", found[a][0].place, found[b][0].place, a=a, b=b)


def _found(document: Document) -> dict[str, list[Said]]:
    """Names beside posts."""
    found: defaultdict[str, list[Said]] = defaultdict(list)
    known, never = patterns(), table("labels")["not_in_name"]
    for block in document.blocks:
        for match in known.post_name.finditer(block.text):
            found[match[2]].append(Said(block, match.start(2), match.end(2), match[1]))
        for match in known.post_name3.finditer(block.text):
            if match[2][2] not in never and match[2][1] not in "的是在和":
                found[match[2]].append(Said(block, match.start(2), match.end(2), match[1]))
        for match in known.office_name.finditer(block.text):
            found[match[2]].append(Said(block, match.start(2), match.end(2), match[1]))
        for match in known.name_post.finditer(block.text):
            found[match[1]].append(Said(block, match.start(1), match.end(1), match[2]))
        for match in known.name_then.finditer(block.text):
            found[match[1]].append(Said(block, match.start(1), match.end(1), ""))
    for name in [n for n in found if OFFICE.search(n)]:
        del found[name]
    return found


def _bare(document: Document, found: dict[str, list[Said]]) -> None:
    """A name one character from a known one: behind any office, or alone before a verb or a stop."""
    never, han = table("labels")["not_in_name"], r"[\u4e00-\u9fff]"
    posts = alternatives(table("labels")["posts"].split()).pattern
    for name in [n for n in found if len(n) == 3]:
        alike = rf"({name[:2]}{han}|{name[0]}{han}{name[2]})"
        alone = rf"(?<!{han}){alike}(?=还|也|说|打算|表示|告诉|介绍|的|带|和|在|把|就|,|。)"
        near = re.compile(rf"{alone}|(?<=[员长记任师人理表部]){alike}|{alike}(?={posts})")
        for block in document.blocks:
            for match in near.finditer(block.text):
                other = match[1] or match[2] or match[3]
                if other != name and other[2] not in never:
                    found[other].append(Said(block, match.start(), match.end(), found[name][0].post))


def _posts(submission: Submission) -> None:
    held: dict[str, list[Said]] = defaultdict(list)
    for document in submission.documents:
        for block in document.blocks:
            for match in patterns().posts_name.finditer(block.text):
                posts = [post for post in match[1].split("、") if post]
                if posts:
                    held[match[2]].append(Said(block, match.start(), match.end(), posts[-1]))
    for name, said in held.items():
        odd = next(((a, b) for a, b in combinations(said, 2) if a.post != b.post and a.post.lstrip("副") == b.post.lstrip("副")), None)
        if odd:
            submission.findings.say("post", "explain", odd[0].place, odd[1].place, name=name, a=odd[0].post, b=odd[1].post)


def _places(submission: Submission, document: Document) -> None:
    text, known = document.full, document.places
    for low, high in RANKS:
        stems = set(re.findall(rf"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{{2}}){low}", text)) | {
            n[:-1] for n in known.local if n.endswith(low)
        }
        for stem in sorted(stems):
            names = [stem + low, stem + high]
            real = all(n in text and (n in known.local or n in known.names) for n in names)
            if real and not re.search(stem + low + high, text):
                submission.findings.say("place-name", "explain", *(_first(document, n) for n in names), a=names[0], b=names[1])


def _first(document: Document, name: str) -> Place:
    block = next(b for b in document.blocks if name in b.text)
    at = block.text.find(name)
    return place_at(block, at, at + len(name))
