"""What is like a measure or an article elsewhere, whoever shows it."""

from documents.models import Article
from documents.querysets import Reader
from documents.search.alike import Alike, alike
from measures.models import Measure, MeasureStatus


def like_measure(measure: Measure, reader: Reader) -> list[Alike]:
    """Measures of other articles; rejected ones are like nothing, not even for staff."""
    others = Measure.objects.visible_to(reader).exclude(status=MeasureStatus.REJECTED)
    others = others.exclude(article=measure.article_id)
    return alike(others, f"{measure.title}\n{measure.quote}", without=_places(measure.article))


def like_article(article: Article, reader: Reader) -> list[Alike]:
    others = Article.objects.visible_to(reader).exclude(pk=article.pk)
    return alike(others, f"{article.title}\n{article.body}", without=_places(article))


def _places(article: Article) -> frozenset[str]:
    """The names of the region that an article is of, and of those above it: what is like it elsewhere is sought."""
    path = article.region.path if article.region else ()
    return frozenset(name for region in path for name in (region.name, region.short_name))
