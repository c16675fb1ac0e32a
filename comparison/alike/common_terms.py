"""Words that nearly every text of the genre holds, and that say nothing of what one measure does.

They do not count: two measures that share nothing else are not alike.
"""

# Whom and what the whole genre is about.
_SUBJECT = """
乡村 振兴 乡村振兴 脱贫 攻坚 脱贫攻坚 扶贫 贫困 贫困户 贫困村 贫困县 脱贫户 成果 巩固 拓展 巩固拓展 有效 衔接 有效衔接 农村 农业
农民 三农 群众 全面 战略 地区 全县 全省 全市 我县 我省 我市 县委 省委 市委 县级 省级 市级 各级 各地 镇村 乡镇 农户 人口
"""
# What every measure does, and with what.
_VERBS = """
加强 强化 推进 推动 完善 健全 建立 建设 开展 落实 实施 实现 提升 提高 促进 做好 抓好 坚持 深化 加快 持续 进一步 积极 着力 充分
发挥 确保 保持 加大 力度 构建 打造 形成 明确 制定 出台 研究 继续 结合 围绕 聚焦 突出 重点 优化 统筹 要求 按照 通过 探索 支持
引导 鼓励 组织 发展 改善 增强 夯实 筑牢 守住 稳步 逐步 深入 大力 切实 认真 不断 有序 科学 精准 保障 服务 管理 帮扶 培育 培养
使 让 将 把 对 为 以 等 和 与 及 的 了 在 从 到 并 或 也 是 有 一批 一支 一套 多种 各类 多个 方式 做法 形式 方面 不留
立足 注重 解决 纳入 严格 有机 做到 作为 利用 提供 进行 包括 主要 有关 相关 全部 目前 同时 此外 其中 之间 以及 特别是 建立健全
"""
_NOUNS = """
机制 体系 制度 工作 政策 措施 项目 资源 能力 水平 质量 任务 目标 责任 问题 方案 办法 意见 基础 作用 优势 力量 条件 标准 模式
格局 合力 动力 活力 动能 底线 短板 长效 长效机制 常态 常态化 实际 情况 时期 阶段 方向 重要 基本 高质量 新型 特色 综合 整体 范围
制宜 采取 相结合 使用 起来 完成 分别 统一 带动 万亩 重在
城乡 社会 经济 效益 党 中央 国家 政府 部门 单位 行业 干部 领导 村级 行政村 生产 生活 收入 需求 内容 因地制宜 过渡期 示范
"""

COMMON_TERMS = frozenset(f"{_SUBJECT} {_VERBS} {_NOUNS}".split())
