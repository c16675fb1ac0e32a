"""Writing a brief as a job of the worker: no page waits for the server."""

from django.conf import settings
from django_tasks import task

from intake.llm.client import ServerError, SlowServerError, ask
from web.briefs.chosen import chosen, span_of
from web.briefs.prompt import messages_for

# A brief has some hundred characters; what is so much longer is none.
LONGEST_ANSWER = 20_000


@task()
def write_brief(*, user_pk: int, title: str, measures: list[int]) -> dict[str, str]:
    """`answer` as the server gave it, which nobody sees unchecked, or `problem` in Chinese with what to do."""
    spans = [span_of(number, measure) for number, measure in chosen(measures).items()]
    if not spans:
        return {"problem": "所选的举措都已不公开，没有写。请另选几条。"}
    try:
        seconds = settings.LLM_SECONDS
        answer = ask(messages_for(spans), url=settings.LLM_URL, model=settings.LLM_MODEL, seconds=seconds)
    except SlowServerError as error:
        return {"problem": f"{error}。请少选几条再试；常常这样，请管理员调大 XIANJIE_LLM_SECONDS。"}
    except ServerError as error:
        return {"problem": f"{error}。请稍后再试；一直这样，请管理员检查模型服务和 XIANJIE_LLM_URL。"}
    if len(answer) > LONGEST_ANSWER or not answer.strip():
        return {"problem": "模型服务的回答过长或是空的，不能用。请再试一次，或请管理员检查所用的模型。"}
    return {"answer": answer}
