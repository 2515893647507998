"""One person with two spellings (罗志斌, 罗志彬), one person with two posts, and places called 乡 here and 镇 there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from ...frames.words import pairs
from ...lexicon import alternatives, table
from ...submission import Submission
from .persons import GENERAL, HAN, Said, persons
from .ranks import places
from .sound import one_apart, taken_for

TRIGRAM = re.compile(rf"(?=({HAN}{{3}}))")
# Posts that several hold: two named in one paragraph are two persons.
SEVERAL = re.compile("副|常委|委员|组长|部长|局长|主任")
CALLINGS = (
    re.compile("医|大夫|护"),
    re.compile("教|老师|校"),
    re.compile("书记|县|市|区|州|旗|镇|乡|局|部长|主任|常委|支书|秘书"),
    re.compile("经理|董事"),
    re.compile("[村居农牧市]民|群众|户$|工人|学生|社员|员工"),
)


def run(submission: Submission) -> None:
    found: defaultdict[str, list[Said]] = defaultdict(list)
    for document in submission.documents:
        for name, said in persons(document).items():
            found[name] += said
    places(submission)
    told = _alike(submission, found)
    _bare(submission, found, told)
    _posts(submission, found)


def _alike(submission: Submission, found: dict[str, list[Said]]) -> set[frozenset[str]]:
    """Two names one character apart, both known as names."""
    told: set[frozenset[str]] = set()
    for a, b in _neighbours(list(found)):
        same = _same_person(a, b, found[a], found[b])
        if same:
            told.add(frozenset((a, b)))
            submission.findings.say("name", "must", same[0].place, same[1].place, a=a, b=b)
    return told


def _neighbours(names: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that differ in one character, found by the characters they share."""
    masked: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for at in range(len(name)):
            masked[f"{name[:at]}_{name[at + 1 :]}"].append(name)
    for alike in masked.values():
        yield from combinations(alike[:20], 2)
    known = set(names)
    yield from ((name, swapped) for name in names if len(name) == 3 and name < (swapped := name[0] + name[2] + name[1]) in known)


def _same_person(a: str, b: str, one: list[Said], other: list[Said]) -> tuple[Said, Said] | None:
    at = one_apart(a, b)
    if at is None and sorted(a) == sorted(b) and not any(_together(s, t) for s in one for t in other):
        return next(((s, t) for s in one for t in other if s.post == t.post != "" or _calling(s, t)), None)  # 孙维国, 孙国维
    if at is None or any(_together(s, t) for s in one for t in other):
        return None
    if taken_for(a[at], b[at]) and len(a) == 3:
        fits = (_calling(s, t) for s in one for t in other)
        return (one[0], other[0]) if all(fits) else None
    if taken_for(a[at], b[at]):
        return next(((s, t) for s in one for t in other if at and s.post == t.post != ""), None)
    return next(((s, t) for s in one for t in other if at and _one_post(s, t, len(a))), None)


def _together(a: Said, b: Said) -> bool:
    """Two names in one sentence, or in two rows of one table, are two persons."""
    if a.in_table and b.in_table:
        return a.block.document == b.block.document and a.block.table == b.block.table
    one, other = a.place, b.place
    return one.block is other.block and (one.start, one.end) == (other.start, other.end)


def _calling(a: Said, b: Said) -> bool:
    """A doctor and a deputy head of county are two persons; a doctor and a 副主任医师 may be one."""
    if a.post not in GENERAL and b.post not in GENERAL and _deputy(a, b):
        return False  # 书记王晓峰 and 副书记王小峰
    callings = [{rank for rank, words in enumerate(CALLINGS) if words.search(s.post or s.office[-6:])} for s in (a, b)]
    callings = [{min(c)} if c else c for c in callings]
    return not all(callings) or bool(callings[0] & callings[1])


def _one_post(a: Said, b: Said, length: int) -> bool:
    """The same post; a general one (干部, 医生) must be of the same office too; 同志 leaves the post open."""
    if "" in (a.post, b.post):
        return length == 3 and a.post != b.post
    if a.block is b.block and SEVERAL.match(a.post):
        return False
    return a.post == b.post and (a.post not in GENERAL or bool(pairs(a.office) & pairs(b.office)))


def _bare(submission: Submission, found: dict[str, list[Said]], told: set[frozenset[str]]) -> None:
    """A name spelt otherwise where nothing shows that it is one: 罗志彬分管协作."""
    masked = {f"{n[:at]}_{n[at + 1 :]}": n for n in found if len(n) == 3 for at in range(3)}
    for document in submission.documents:
        for block in document.blocks:
            for match in TRIGRAM.finditer(block.text):
                before = block.text[max(0, match.start() - 6) : match.start()]
                _variant(submission, match[1], Said(block, match.start(), match.start() + 3, "", before), masked, found, told)


def _variant(
    submission: Submission,
    other: str,
    said: Said,
    masked: dict[str, str],
    found: dict[str, list[Said]],
    told: set[frozenset[str]],
) -> None:
    for at in range(3) if other not in found else ():
        name = masked.get(f"{other[:at]}_{other[at + 1 :]}")
        if (
            name is None
            or frozenset((name, other)) in told
            or (all(s.guessed for s in found[name]) and _unsure(said))
            or any(_together(said, s) or not _calling(said, s) for s in found[name])
        ):
            continue
        if taken_for(name[at], other[at]) or at and (_alone(said) or _same_lead(said, found[name][0])):
            told.add(frozenset((name, other)))
            submission.findings.say("name", "must", found[name][0].place, said.place, a=name, b=other)


@cache
def _shown() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = table("labels")
    behind = alternatives([*words["posts"].split(), *words["after_name"].split()])
    return re.compile(rf"(?!由|请|经|与|和|同|为|叫|是|让|对|向){HAN}$"), behind


def _unsure(said: Said) -> bool:
    """In the middle of a sentence, with no post and no verb of persons behind it."""
    before, behind = _shown()
    return bool(before.search(said.block.text[: said.start][-1:]) and not behind.match(said.block.text, said.end))


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile("(?:^|[,。;:、(“”])$"), re.compile(r"(?:还|也)?(?:说|打算|表示|告诉|介绍|感慨|算)")


def _alone(said: Said) -> bool:
    """Between a stop and 说 (谭海涛说), where another name than the known one would be a new person without a post."""
    before, after = _around()
    text = said.block.text
    return bool(before.search(text[: said.start][-1:]) and after.match(text, said.end))


def _same_lead(a: Said, b: Said) -> bool:
    """Behind the very same words, which are more than 社员 or 村民: 法定代表人."""
    leads = [s.block.text[max(0, s.start - 4) : s.start] for s in (a, b)]
    return leads[0] == leads[1] and bool(re.fullmatch(f"{HAN}{{4}}", leads[0])) and not re.search("员$|民$|户$|师$|部$", leads[0])


def _posts(submission: Submission, found: dict[str, list[Said]]) -> None:
    """副局长黄嘉敏 here, 局长黄嘉敏 there; 黄局长, behind the name, is how one speaks of a deputy too."""
    for name, said in found.items():
        full = [s for s in said if s.post and s.post not in GENERAL and (s.in_table or s.since != s.start)]
        odd = next(((a, b) for a, b in combinations(full[:20], 2) if _deputy(a, b)), None)
        if odd:
            submission.findings.say("post", "explain", odd[0].place, odd[1].place, name=name, a=odd[0].post, b=odd[1].post)


def _houses(said: Said) -> str:
    """Government, 政协 or 人大: nobody is a 副区长 and a 政协副主席 at once."""
    if re.fullmatch("副?[省市州县区旗]长", said.post):
        return "政府"
    found = re.search("政协|人大", said.office[-8:] + said.post)
    return found.group() if found and re.search("主席|主任", said.post) else ""


def _deputy(a: Said, b: Said) -> bool:
    if not a.post or not b.post:
        return False
    if _houses(a) and _houses(b) and _houses(a) != _houses(b):
        return True
    posts = [("副" if s.office.endswith("副") else "") + s.post for s in (a, b)]
    return posts[0] != posts[1] and posts[0].lstrip("副") == posts[1].lstrip("副")
