"""One article read by the office's model server: its measures where the answers can be used, else the embedded ones."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.conf import settings

from intake.computed import Computed
from intake.llm.answers import UnusableAnswerError, read_answer
from intake.llm.client import ServerError, ask
from intake.llm.pieces import pieces_of
from intake.llm.prompt import messages_for
from measures.extraction import Extraction, MeasureSpan
from measures.models import Theme


@dataclass(frozen=True)
class Outcome:
    """`computed` is what is to be derived; `problem` says in Chinese why the embedded measures stand in it, "" where
    the server's do; `dropped` counts by reason the measures of the server that were not taken."""

    computed: Computed
    problem: str
    dropped: Mapping[str, int]


def is_on() -> bool:
    return bool(settings.LLM_URL and settings.LLM_MODEL)


def read_with_model(*, title: str, body: str, embedded: Computed) -> Outcome:
    """Put the server's measures in the place of the embedded ones; one bad answer and none of its are taken."""
    extraction = embedded.extraction
    if extraction is None:
        return Outcome(embedded, "没有要求提取举措", {})
    themes = dict(Theme.objects.values_list("slug", "name"))
    dropped: Counter[str] = Counter()
    measures: list[MeasureSpan] = []
    try:
        for start, end in pieces_of(body, extraction.outline):
            messages = messages_for(body[start:end], title=title, themes=themes)
            text = ask(messages, url=settings.LLM_URL, model=settings.LLM_MODEL, seconds=settings.LLM_SECONDS)
            answer = read_answer(
                text, body=body, start=start, end=end, themes=themes, model=settings.LLM_MODEL
            )
            measures += answer.spans
            dropped += answer.dropped
    except (ServerError, UnusableAnswerError) as error:
        return Outcome(embedded, f"模型服务不可用，仍用内置读法：{error}", dropped)
    if dropped and not measures:
        return Outcome(embedded, "模型服务所说的举措都不在原文里，仍用内置读法", dropped)
    return Outcome(replace(embedded, extraction=_with(extraction, measures)), "", dropped)


def _with(extraction: Extraction, measures: list[MeasureSpan]) -> Extraction:
    """The extraction with these measures; each takes its section from the outline that the embedded reading made."""
    placed = [
        replace(span, found=replace(span.found, section=section_of(extraction, span))) for span in measures
    ]
    return replace(extraction, measures=tuple(placed))


def section_of(extraction: Extraction, span: MeasureSpan) -> tuple[str, ...]:
    """The titles of the nodes that hold the span without beginning with it, outermost first."""
    holding = [
        node for node in extraction.outline if node.start < span.start and span.end <= node.end and node.title
    ]
    return tuple(node.title for node in sorted(holding, key=lambda node: node.level))
