"""The server: its tools as a model sees them, over stdio or HTTP."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Annotated, Any, TypeVar

from asgiref.sync import sync_to_async
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from web.api.comparing import Compared
from web.api.house import VERSION
from web.api.mcp import tools
from web.api.problems import ProblemError
from web.rows.row import Absolute

Answer = TypeVar("Answer")
Around = Callable[[], AbstractContextManager[None]]
INSTRUCTIONS = (
    "衔接库收集各地官员谈巩固拓展脱贫攻坚成果同乡村振兴有效衔接的文章，逐条提取举措。回答里引用 quote 的原文，"
    "并附 permalink；start、end 是它在文章正文里的码点位置，article_sha256 是该正文的摘要。"
    "“未提及”只表示库中该地文章没有写到，绝不等于没有做。地区用六位区划代码或名称，主题用标识（如 industry、monitoring）。"
)
READING = ToolAnnotations(
    read_only_hint=True, open_world_hint=False, idempotent_hint=True, destructive_hint=False
)

Words = Annotated[str, Field(description='检索词；"…" 为原样，- 为排除，OR 为或')]
Place = Annotated[str | None, Field(description="六位区划代码，含下级地区")]
ThemeSlug = Annotated[str | None, Field(description="主题的标识，如 industry")]
Then = Annotated[
    bool, Field(description="按文章写作当时的区划归属（如遵义县不并入播州区）；默认按今天的区划")
]
Since = Annotated[int | None, Field(description="起始年份")]
Until = Annotated[int | None, Field(description="结束年份")]
Key = Annotated[int, Field(ge=1, description="编号")]


class Questions:
    """What a model may ask; `absolute` makes a full address of a path of the site, `around` stands round each answer."""

    def __init__(self, absolute: Absolute, around: Around) -> None:
        self.absolute, self.around = absolute, around

    async def search(
        self,
        q: Words,
        region: Place = None,
        theme: ThemeSlug = None,
        since: Since = None,
        until: Until = None,
        limit: Annotated[int, Field(ge=1, le=tools.MOST_HITS)] = 10,
    ) -> tools.FoundMeasures:
        asked = {"q": q, "region": region, "theme": theme, "since": since, "until": until, "limit": limit}
        return await self._answer(tools.search_measures, **asked)

    async def search_articles(
        self,
        q: Words,
        region: Place = None,
        since: Since = None,
        until: Until = None,
        limit: Annotated[int, Field(ge=1, le=tools.MOST_HITS)] = 5,
    ) -> tools.FoundArticles:
        asked = {"q": q, "region": region, "since": since, "until": until, "limit": limit}
        return await self._answer(tools.search_articles, **asked)

    async def article(
        self,
        id: Key,  # noqa: A002 - as the answers name it
        start: Annotated[int, Field(ge=0, description="从第几个码点读起")] = 0,
        length: Annotated[int, Field(ge=1, le=tools.MOST_CHARACTERS)] = tools.PASSAGE,
    ) -> tools.Passage:
        return await self._answer(tools.article, pk=id, start=start, length=length)

    async def measure(self, id: Key) -> tools.MeasureInPlace:  # noqa: A002
        return await self._answer(tools.measure, pk=id)

    async def compare(
        self,
        regions: Annotated[list[str], Field(min_length=2, max_length=4, description="区划代码或名称")],
        theme: ThemeSlug = None,
        since: Since = None,
        until: Until = None,
        then: Then = False,
    ) -> Compared:
        asked = {"region": regions, "theme": theme, "since": since, "until": until, "then": then}
        return await self._answer(tools.compare, **asked)

    async def matrix(
        self,
        theme: ThemeSlug = None,
        level: tools.Level | None = None,
        since: Since = None,
        until: Until = None,
        limit: Annotated[int, Field(ge=1, le=tools.MOST_PLACES)] = 5,
        then: Then = False,
    ) -> tools.Matrix:
        asked = {"level": level, "since": since, "until": until, "limit": limit, "then": then}
        return await self._answer(tools.matrix, theme=theme, **asked)

    async def _answer(self, tool: Callable[..., Answer], **asked: Any) -> Answer:
        """One question at a time, in a thread that may ask the database."""

        def answering() -> Answer:
            with self.around():
                try:
                    return tool(self.absolute, **asked)
                except ProblemError as error:
                    raise ToolError(error.detail) from error

        made: Awaitable[Answer] = sync_to_async(answering, thread_sensitive=True)()
        return await made


# By the name of its method, the title and the description of each tool.
TOLD = {
    "search": ("检索举措", "查各地的举措：写有所查词的在前，意思相近的在后；每条都是原文。"),
    "search_articles": (
        "检索文章",
        "查文章：标题和正文里写有所查词的在前，意思相近的在后；附正文里最能说明的一段。",
    ),
    "article": ("读文章", "读一篇文章的一段原文，连同从这一段开始的举措。"),
    "measure": ("读举措", "读一条举措：原文、上下文、其中的数据，以及别处与它相近的举措。"),
    "compare": ("对照地区", "两到四个地区按主题并列：相互对应的举措、只有一方有的、都没有提及的。"),
    "matrix": ("地区与主题矩阵", "各地区在各主题上写了什么；给出 theme 时写得多的地区在前，并附举措原文。"),
}


def server(absolute: Absolute, around: Around = nullcontext) -> MCPServer[Any]:
    made: MCPServer[Any] = MCPServer(
        "xianjie", title="衔接库", instructions=INSTRUCTIONS, version=VERSION, log_level="WARNING"
    )
    questions = Questions(absolute, around)
    for name, (title, description) in TOLD.items():
        asked = getattr(questions, name)
        made.add_tool(asked, name=name, title=title, description=description, annotations=READING)
    return made
