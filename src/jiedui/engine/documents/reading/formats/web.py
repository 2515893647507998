"""What a web page puts around a text: paths, links to other texts, counters, licences. None of it is said by the report.

>>> bare(["首页 > 政务公开 > 工作动态", "全年到位资金3200万元。", "上一篇：2021年到位资金2800万元", "网站标识码：6200000001"])
['', '全年到位资金3200万元。', '', '']
"""

from __future__ import annotations

import re

PATH = re.compile(r"\s*(?:您?(?:现在|当前|所在)?的?(?:所在)?位置(?:是|为)?[:：].*|(?:网站)?首页\s*(?:[->＞》›»|/]+\s*\S+\s*)+)")
OTHER_TEXT = re.compile(r"\W{0,3}[上下前后]一[篇条页](?:\s*[:：].*)?\s*")
LINKS = re.compile(
    r"\W{0,3}(?:相关|推荐|热点|热门|图文|精彩|延伸|更多|最新|一周|猜你)(?:阅读|新闻|链接|文章|推荐|排行|资讯|报道|内容|热点|热门|喜欢|信息)\W{0,3}"
)
LICENCE = re.compile("ICP备|公网安备|[Cc]opyright|All Rights Reserved|版权所有|网站标识码|许可证(?:编?号)?[:：]|您是第.{0,14}访|今日访问")
BUTTONS = re.compile(r"(?:分享到|扫一扫|打印本页|关闭窗口|加入收藏|设为首页|返回顶部|长按保存|点赞|无障碍|长者模式|【?字[号体]).{0,40}")
LONGEST_LINK = 60
LONGEST = 120


def bare(lines: list[str]) -> list[str]:
    """The lines with what the page put there left blank, so that lines keep their numbers."""
    kept, among_links = [], False
    for line in lines:
        text = line.strip()
        if LINKS.fullmatch(text):
            among_links = True
        elif "。" in text or len(text) > LONGEST_LINK:
            among_links = False
        kept.append("" if among_links or _furniture(text) else line)
    return kept


def _furniture(text: str) -> bool:
    if len(text) > LONGEST or "\t" in text:
        return False
    return bool(PATH.fullmatch(text) or OTHER_TEXT.fullmatch(text) or LICENCE.search(text) or BUTTONS.match(text) and "。" not in text)
