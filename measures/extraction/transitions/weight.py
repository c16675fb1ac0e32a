"""How much a transition is the bridge itself: how far its left side belongs to the years of poverty alleviation.

Owns the words of those years and what each is worth. Looks at nothing but the left side: 产业扶贫 → 产业振兴 is the bridge,
旱厕 → 水厕 is not, wherever it stands.
"""

import re

# Judged on the 29 transitions of seeds and samples and 60 of other texts, put in the order in which a reader would.
_WORDS = (
    # The campaign by its name, and who and what it was about.
    (1.0, re.compile("脱贫|扶贫|攻坚|摘帽|建档立卡|两不愁|消除绝对贫困|贫困治理|减贫")),
    (
        0.8,
        re.compile(
            "驻村|第一书记|贫困[村县户人群地乡苗]|深度贫困|绝对贫困|帮扶|输血|小康|防返贫|易地搬迁|对口支援|东西部协作"
        ),
    ),
    # Want and relief, also outside the campaign.
    (
        0.5,
        re.compile(
            "贫困|贫穷|穷[山村乡窝]|温饱|兜底|救助|特惠|超常规|阶段性|到户到人|两类户|返贫|送[钱物温]|等靠要|要我"
        ),
    ),
    # Places as they were left behind.
    (0.3, re.compile("落后|后进|空[壳心]|薄弱|荒[山滩坡]|脏乱差|靠天|山沟|闭塞|破旧|输出型")),
)


def bridge_weight(source: str) -> float:
    """0 to 1; 0 where nothing on the left side speaks of those years."""
    return next((weight for weight, words in _WORDS if words.search(source)), 0.0)
