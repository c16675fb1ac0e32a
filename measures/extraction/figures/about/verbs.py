"""Two-character words that are said of what was counted and stand in no name: 居民改善了条件, 常委听取汇报, 秋粮突破大关.

Chosen among the verbs and adverbs of public news by how they stand there: after 已, 将, 共同 or before 了 and 着, hardly ever after 的 at
the end of a clause or before 者, 人员, 项目. What names of projects and people hold too (巩固, 转移, 外出, 组织) is left out.
"""

import re

from documents.search.tokenizer import shipped_words

_VERBS = frozenset(
    "进行 实现 取得 成为 提高 提出 做好 维护 发挥 解决 介绍 确保 作出 包括 开始 召开 保持 形成 发现 增加 带来 出席 出现 获得 恢复 来到 应对 "
    "审议 得到 采取 公布 发表 能够 推出 聚焦 制定 接受 走进 看到 听取 面临 携手 不能 给予 带领 涉及 吸引 减少 导致 把握 做到 达成 受到 "
    "结束 主持 引发 满足 确定 激发 应该 增进 抓好 履行 践行 实行 拥有 凝聚 加速 迎来 树立 处于 不会 融入 相信 享受 取消 担任 注入 才能 抵达 "
    "从事 违反 收到 做出 接到 旨在 询问 遇到 掌握 确认 找到 防止 避免 夯实 发出 抓紧 彰显 呼吁 走出 适应 开创 知道 具备 引起 停止 见证 抓住 "
    "变成 离开 当选 开辟 有望 遏制 寻找 披露 打开 赢得 只能 表明 探讨 争取 加紧 到达 走向 打赢 推行 谱写 透露 办好 谈到 依靠 得知 牵头 觉得 "
    "拒绝 破解 克服 限于 察看 担心 下达 留下 授予 借助 指明 帮忙 打破 奠定 捍卫 走上 迈出 遭受 拿出 拿到 乘坐 敢于 等待 喜欢 试图 变得 赶到 "
    "奔赴 领取 迈进 运抵 送到 送给 用来 用上 过上 住上 搬进 搬到 挑起 掀起 扛起 撑起 建起 办起 开起 唱起 回到 回来 赶来 前来 赶往 送来 引来 "
    "设有 开了 享有 赞同 恪守 完工 失去 点击 敦促 能否 踏上 登上 陷入 诠释 抢抓 放弃 摆脱 熟悉 赶赴 创下 夺得 揭晓 破除 进驻 跟进 获赔 获救 "
    "想到 占据 变为 听到 感动 收听 聆听 讲述 响应 欢迎 感受 感谢 表示 认为 指出 希望 告诉 返回 供养 改变 收获 签下 签署 开出 走过 倾听 谋求 "
    "告别 驶入 兼顾 当上 学会 学到 告知 期待 反对 同意 遭遇 考上 考入 面对 决定 开口 倒在 扎根 坐落 矗立 林立 错落 散落 点缀 毗邻 靠近 通往 "
    "通向 连通 横跨 纵贯 亮相 起飞 出征 出发 登场 齐聚 汇聚 云集 聚首 落幕 闭幕 举行 举办 上演 播出 发布 亮出 竞相 完成 达到".split()
)
_ADVERBS = frozenset(
    "共同 不断 已经 坚决 始终 切实 一直 陆续 迅速 立即 逐步 首先 稳步 仍然 尽快 纷纷 甚至 逐渐 刚刚 率先 一边 重新 亲自 必将 曾经 自发 依法 "
    "一起 一同 一道 轮流 按时 每天 每年 每月 今年 去年 当天 当场 日前 近日 同时 随后 先行 一度 正在 日夜 极速 火速 踊跃 齐心 不再 难以 无法 "
    "没有 无一 分组 带队 分批 分头 联名 连夜 彻底 悉数 进一 前来 合力 自行 即将 伴随 下乡 进村 正开 仍有 还有 即可 也有 进而 从而 无需 不用 只需 仅需".split()
)
_SAID = _VERBS | _ADVERBS
# 农民创办的合作社, 获救人员: such a word before 的 or a word for people belongs to the name.
_OF_A_NAME = re.compile("[的者员率型式类人户]|村民|居民|群众|学生|儿童|项目|单位|企业|措施|机制")
# 农业增加值, 学校共同体: the word goes on.
_GOES_ON = ("增加值", "解决方案", "共同体", "共同富裕", "决定性", "表示式", "反对票")
# 供养着, 改善了: what stands before 了 or 着 is done by the counted ones.
_ASPECT = re.compile(
    "(?<=[一-龥]{3})(?:[上起到完下出过成]?(?<![为除])了(?![解望却])|(?<![沿随向附])着(?![力眼重手落火陆装色]))"
)


def said_of_it(text: str, end: int) -> int:
    """Where in `text[:end]` the counted thing ends and a verb begins that is said of it; `end` where none does."""
    for start in range(1, end):
        if text[start : start + 2] in _SAID and not (
            _OF_A_NAME.match(text, start + 2) or text.startswith(_GOES_ON, start)
        ):
            return start
    done = _ASPECT.search(text, 0, end)
    if done is None:
        return end
    verb = shipped_words(text[: done.start()])[-1]
    start = done.start() - len(verb)
    return start if start > 1 else end
