"""Which of the numbers told with a whole can be its parts: 其中农技人员30名，带教骨干402名 are not, those were taught by the 30."""

from __future__ import annotations

import re

from ....compare.question import meanings
from ....lexicon import nouns
from ....numbers.mention import Mention

COUNTERS = {"个", "家", "所", "项"}
COMPARED = re.compile("[与比较同][^,;。]{0,12}$")
TARGET = re.compile("(?:完成|超额|占)[^,;。]{0,10}(?:计划|目标|任务|协议)[^,;。]{0,4}$|协议数|(?:目标|任务)(?:数|额|值)?(?:为|是)?$")
LATER = re.compile("(?:达到|增至|增加到|扩大到|发展到)$|(?:计划|拟|将)再")  # 现有28个，其中…，今年计划再开6个，年底达到34个
TAUGHT = re.compile(
    "^[^,;。]{0,3}(?:带教|培养|帮带|培训|诊治|诊疗|接诊|服务|惠及|辐射|带动)"
)  # 其中农技人员30名，带教骨干402名: those they taught
AGAIN = re.compile("[^,;。]{0,6}(?:全部|均|都)")  # 其中新建2个，16个车间全部正常运转
TOGETHER = re.compile("(?:合计|总计|共计|一共|(?:^|[,、])共)$")
ASKED = re.compile("任务|目标|计划|协议")  # 超年度任务20人(任务160人)
TRADE = re.compile("(?<!企)(?<!就)业$")  # 农产品加工业37家 are firms, not products


def fitting(whole: Mention, parts: list[Mention]) -> list[Mention]:
    """The parts of the whole's own kind and way, without aims, comparisons and what follows from them."""
    found = [p for p in parts if p.family == whole.family and not p.delta and not COMPARED.search(p.lead[-14:])]
    found = [p for p in found if not LATER.search(p.lead) and not (p.bracketed and ASKED.match(p.lead))]
    found = [p for p in found if not TARGET.search(p.lead) or TARGET.search(whole.lead)]
    found = [p for p in found if not TAUGHT.search(p.lead) or TAUGHT.search(whole.lead)]
    if TOGETHER.search(whole.lead):
        found = [p for p in found if p.segment == whole.segment]  # 教师31名、医生22名，共53名；西吉也派出教师40名
    if whole.direction and not whole.host:
        # 派来教师24名、支医人员18名，合计42名；派到涵江区跟岗30名: they went the other way.
        found = [
            p for p in found if not p.direction or p.direction == whole.direction or whole.direction == "B" or p.segment == whole.segment
        ]
    found = [p for p in found if not (p.value == whole.value and AGAIN.match(p.right))]
    asides = {p.block.text.rfind("(", 0, p.start) for p in found if p.bracketed}
    if len(asides) > 1:  # 8个(含结转1个)，增加8个(含转列5个): two brackets divide two numbers
        found = [p for p in found if not p.bracketed or p.block.text.rfind("(", 0, p.start) == min(asides)]
    same = [p for p in found if p.dimension == whole.dimension]
    found = same or found  # 其中农技人员5人…听课680人次: the second is no part of the persons
    if whole.dimension != "count":
        return found
    found = [p for p in found if p.unit == whole.unit or {p.unit, whole.unit} <= COUNTERS and not _of_its_own(p, whole)]
    if any(p.head != whole.head and p.own_head for p in found):
        known = nouns("person") | nouns("money") | nouns("thing")
        found = [p for p in found if not p.own_head or TRADE.search(p.left) or meanings(p) & meanings(whole) or p.own_head not in known]
    return found


def _of_its_own(part: Mention, whole: Mention) -> bool:
    """4个问题均已整改，其中…移交资产31项: another counter word and another act are no part."""
    return part.unit != whole.unit and not part.own_head and bool(part.act - whole.act)
