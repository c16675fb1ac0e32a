"""What was handed over and is there already: of which stored article, or of which earlier one of the same batch."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from documents.actions.bylines import batched
from documents.models import Article, StagedArticle
from documents.models.article import body_sha256


@dataclass(frozen=True, slots=True)
class Twin:
    """The article with the same body: a stored one, or one handed over before it in the batch."""

    title: str
    stored: Article | None = None
    staged: StagedArticle | None = None


def twins_of(rows: Sequence[StagedArticle]) -> dict[int, Twin]:
    """Each row that repeats a text → the text that it repeats; earlier ones are looked for only where a row was left out."""
    shas = {row.pk: body_sha256(row.fields["body"]) for row in rows if row.stored_id is None}
    stored = Article.objects.filter(body_sha256__in=set(shas.values()), external_id=None).defer("body")
    by_sha = {article.body_sha256: article for article in stored}
    twins = {pk: Twin(by_sha[sha].title, stored=by_sha[sha]) for pk, sha in shas.items() if sha in by_sha}
    for row in rows:
        if row.pk in shas and row.pk not in twins and not row.is_taken:
            earlier = earlier_of(row)
            if earlier is not None:
                twins[row.pk] = Twin(earlier.fields["title"], staged=earlier)
    return twins


def earlier_of(row: StagedArticle) -> StagedArticle | None:
    """The article of the batch that was handed over before `row` with the same body."""
    same = StagedArticle.objects.filter(file__batch=row.file.batch_id, fields__body=row.fields["body"])
    before = same.filter(file__position=row.file.position, position__lt=row.position)
    return (
        (before | same.filter(file__position__lt=row.file.position))
        .order_by("file__position", "position")
        .first()
    )


def known_among(bodies: Collection[str], batch_pk: int, *, but_file: int | None = None) -> set[str]:
    """Those of the texts that are stored, or stand in the batch, in another file than `but_file`."""
    by_sha = {body_sha256(body): body for body in bodies}
    known = set[str]()
    for some in batched(by_sha):
        stored = Article.objects.filter(body_sha256__in=some, external_id=None)
        known.update(by_sha[sha] for sha in stored.values_list("body_sha256", flat=True))
        same = StagedArticle.objects.filter(
            file__batch=batch_pk, fields__body__in=[by_sha[sha] for sha in some]
        ).exclude(file=but_file)
        known.update(same.values_list("fields__body", flat=True))
    return known


def read_from(pks: Collection[int]) -> Mapping[int, tuple[Article, int]]:
    """The first article of each of these files received, and how many there are of it."""
    first = Article.objects.filter(source_file__in=pks).only("title", "source_file_id")
    first = first.order_by("source_file", "-position_in_file")
    counts = dict(
        Article.objects.filter(source_file__in=pks)
        .order_by()
        .values_list("source_file")
        .annotate(many=Count("pk"))
    )
    return {article.source_file_id: (article, counts[article.source_file_id]) for article in first}
