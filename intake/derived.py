"""The one life cycle of what is made from an article: whoever stores or changes a body calls `derive`.

The search row follows the article's own save; everything else that can be made again is written here
(docs/architecture.md has the table).
"""

from collections.abc import Sequence

from django.db import transaction

from documents.followers import articles_moved
from documents.models import Article, ArticleIndex
from documents.same_text.actions import propose_reprints, sign_article
from documents.search.models.state import IndexState
from documents.search.vocabulary import dictionary_in_force
from intake.computed import Computed
from measures.actions.extracted import Changes, store_extractions
from measures.actions.facts import store_facts
from measures.actions.mentions import store_mentions
from measures.actions.tallies import places_of
from measures.extraction.reading_version import reading_version
from measures.models import ArticlePrints, ArticleReading, MeasureIndex


@transaction.atomic
def derive(
    *,
    articles: Sequence[Article],
    computed: Sequence[Computed],
    keeps_measures: bool = False,
    are_new: bool = False,
) -> list[Changes]:
    """Bring all that follows from the articles' bodies to what was computed of them, one Computed an article.

    `keeps_measures` for a correction, which carries the stored measures along itself; `are_new` for articles that came
    in this transaction, whose caller takes the estimates of the indexes at its end (`take_estimates`). What was computed
    without signature stays unsigned, and `find_reprints` takes it up: a bulk load would wait for it at each article.
    Returns what changed among the measures, an entry an article; nothing where no extraction was asked for.
    """
    pairs = list(zip(articles, computed, strict=True))
    found = [(article, each.extraction) for article, each in pairs if each.extraction is not None]
    plans = []
    if keeps_measures:
        store_facts(found=found)
    elif found:
        dictionary_in_force()
        cut = {article.pk: now.measures for article, each in pairs if (now := each.cut_now())}
        plans = store_extractions(found=found, cut=cut)
    store_mentions(found=[(article, each.mentions) for article, each in pairs if each.extraction is not None])
    read = [(article, extraction.outline) for article, extraction in found]
    ArticleReading.objects.store(read, version=reading_version())
    ArticlePrints.objects.store([(article, each.prints) for article, each in pairs])
    signed = [(article, each.bands) for article, each in pairs if each.bands is not None]
    for article, bands in signed:
        sign_article(article=article, bands=bands)
    for article, _ in signed:
        propose_reprints(article=article)
    if are_new:
        articles_moved.tell_new(articles)
    else:
        articles_moved.tell(places_of(articles))
        take_estimates()
    return plans


def take_estimates() -> None:
    """Estimate anew how common tokens are, where the indexes have grown by much."""
    for token_row in (ArticleIndex, MeasureIndex):
        IndexState.objects.refresh_when_grown(token_row)
