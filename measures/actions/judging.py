"""Judge a hit of a search, and take a judgement back."""

from django.contrib.auth.models import User

from measures.judged import asked_as
from measures.models import Judgement, Measure


def judge_hit(*, judge: User, query: str, measure: Measure, is_relevant: bool) -> Judgement:
    """Keep what a person says of a hit; a later word of the same person takes the place of the earlier."""
    said = {"article": measure.article, "quote": measure.quote, "is_relevant": is_relevant}
    judgement, _ = Judgement.objects.update_or_create(
        judge=judge, query=asked_as(query), measure=measure, defaults=said
    )
    return judgement


def take_back_judgement(*, judge: User, query: str, measure: Measure) -> None:
    Judgement.objects.filter(judge=judge, query=asked_as(query), measure=measure).delete()
