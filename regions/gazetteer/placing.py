"""Decide which region a document belongs to: its issuing body first, then its authors, its title and its text.

Must not look at outlets: callers pass no source line here. National bodies and texts have no region.
"""

import re
from collections.abc import Iterable, Sequence

from regions.gazetteer.chains import Chain, chains
from regions.gazetteer.region_names import Finder, RegionMatch
from regions.gazetteer.standing import NOWHERE, place_by_text

_NATIONAL_BODY = re.compile(
    r"国务院|党中央|中共中央|中央(?:办公厅|农办|文明办|组织部|宣传部|网信办|财办|政法委|军委|编办|一号文件)|全国(?:人大|人民代表|政协|总工会|妇联)"
    r"|最高人民|中国人民银行|中国银保监会|(?:^|[\s、])(?:[\u4e00-\u9fff]{2,8}部(?:办公厅)?|国家[\u4e00-\u9fff]{2,12}(?:局|委|署|总局)(?:办公室|综合司)?)(?=$|[\s、等])"
)
# A post outside government says nothing of the place a text is about.
_NOT_GOVERNMENT = re.compile(
    r"大学|学院|研究[院所中]|科学院|社科院|报社|日报|晚报|杂志|记者|通讯员|编辑|出版|公司|集团|电视台|新闻"
)
_GOVERNMENT = re.compile(
    r"[省市县区州盟旗]委|政府|政协|人大常委|[省市县区州]长|(?:厅|局|办|委)[一-鿿]{0,3}(?:主任|[厅局]长|书记)"
)


def place(
    finder: Finder, *, title: str = "", posts: Sequence[str] = (), issuer: str = "", body: str = ""
) -> RegionMatch:
    """Return the region and the printed words that led to it; `NOWHERE` for national or unplaced texts."""
    if issuer:
        if found := _first(finder, issuer, body, "发文机关写明"):
            return found
        if _NATIONAL_BODY.search(issuer):
            return place_by_text(finder, title, "") if title else NOWHERE
    for post in posts:
        if _NOT_GOVERNMENT.search(post) and not _GOVERNMENT.search(post):
            continue
        if found := _first(finder, post, body, "作者职务写明"):
            return found
    return place_by_text(finder, title, body)


def _first(finder: Finder, text: str, body: str, reason: str) -> RegionMatch | None:
    """Return the first region named in a post or an issuing body: 贵州省湄潭县委 is the county."""
    # Read together with the body, so that short and shared names can be told.
    mentions = [mention for mention in finder.find(f"{text}\n{body}") if mention.end <= len(text)]
    named: Iterable[Chain] = (chain for chain in chains(finder, mentions) if chain.code)
    return next((RegionMatch(chain.code, chain.surface, reason) for chain in named), None)
