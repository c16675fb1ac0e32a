"""A bulk load leaves the rows that storing article by article leaves, table by table."""

import json
import pickle
from collections import defaultdict

import pytest
from django.conf import settings
from django.db import transaction
from django.db.models import ForeignKey

from documents.actions.bylines import add_authors, get_source
from documents.models import Article, ArticleIndex, Authorship, Official, Source
from documents.plain import values_of
from intake.bulk import load as bulk_load
from intake.bulk.crew import equipment_of, read
from intake.bulk.lines import parse_line
from intake.computed import Text, compute, compute_texts
from intake.derived import derive
from measures.actions.themes import add_missing_themes
from measures.lexicon import current_lexicon
from measures.models import (
    ArticlePrints,
    ArticleReading,
    Figure,
    Measure,
    MeasureIndex,
    Mention,
    Tally,
    Transition,
)
from measures.seeds import read_taxonomy
from tests.factories import make_region

TABLES = (
    *(Source, Official, Article, ArticleIndex, Authorship, Authorship.history.model, Measure, MeasureIndex),
    *(Measure.secondary_themes.through, Figure, Transition, Mention, ArticleReading, ArticlePrints, Tally),
)
# When a row was written, and what of history is not the row.
MOMENTS = {"created_at", "updated_at", "public_since", "history_date", "history_id"}
BODY = (
    "一是健全监测机制，实施动态监测帮扶，覆盖3.5万户。二是发展特色产业，培育龙头企业12家，推动产业扶贫到产业振兴。"
    "三是开展技能培训，促进稳定就业。全省深入学习贯彻会议精神。"
)


@pytest.fixture
def lines(db):
    groups, themes = read_taxonomy(settings.SEEDS_DIR / "themes.toml")
    add_missing_themes(groups=groups, themes=themes)
    make_region("529901", "青岭县", parent=make_region("520000", "南山省"))
    return [
        {
            "id": f"a{n}",
            "title": f"第{n}篇",
            "body": f"第{n}年。{BODY}" if n % 4 else "没有做法的短讯。",
            "region_code": ["", "520000", "529901"][n % 3],
            "published": f"202{n % 2}-07",
            "source": ["云台日报", "", "南山日报"][n % 3],
            "authors": [{"name": "林青山", "position": "县长"}, "青岭县农业农村局", "林青山"][: n % 4],
        }
        for n in range(9)
    ]


def store_one_by_one(lines):
    lexicon = current_lexicon()
    for line in lines:
        read_line = parse_line(json.dumps(line))
        parsed = read_line.article
        article = Article.objects.create(
            **values_of(parsed),
            external_id=read_line.external_id,
            source=get_source(parsed.source),
            status="published",
        )
        add_authors(article=article, authors=parsed.authors)
        computed = compute(title=parsed.title, body=parsed.body, lexicon=lexicon, signs=False)
        derive(articles=[article], computed=[computed])


def tables():
    """Every row of every table, keys by their places among the keys of their table: no two loads are given the same."""
    places = {model: _places(model) for model in TABLES}
    found = defaultdict(list)
    for model in TABLES:
        for row in model._base_manager.order_by("pk"):
            found[model].append(tuple(_values(row, places)))
    found[Tally].sort()
    return dict(found)


def _places(model):
    return {
        pk: place for place, pk in enumerate(model._base_manager.order_by("pk").values_list("pk", flat=True))
    }


def _values(row, places):
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.name in MOMENTS or (isinstance(row, Tally) and field.primary_key):
            continue
        table = _named_by(row, field)
        if table in places and value is not None:
            value = places[table][int(value)]
        yield bytes(value) if isinstance(value, memoryview) else value


def _named_by(row, field):
    """The table whose row the field names, if any."""
    if isinstance(row, Tally) and field.name == "key":
        return {"source": Source, "official": Official}.get(row.axis)
    if isinstance(row, Authorship.history.model) and field.name == "id":
        return Authorship
    if isinstance(field, ForeignKey):
        return field.related_model
    return type(row) if field.primary_key else None


def test_a_bulk_load_leaves_the_rows_of_storing_one_by_one(lines, tmp_path, monkeypatch):
    with transaction.atomic():
        store_one_by_one(lines)
        wanted = tables()
        transaction.set_rollback(True)
    assert not Article.objects.exists()
    monkeypatch.setattr(bulk_load, "BATCH_LINES", 4)
    path = tmp_path / "list.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines))
    bulk_load.load_lines(path=path, status="published", lexicon=current_lexicon())
    found = tables()
    assert all(wanted[model] for model in (Official, Measure, Figure, Transition, Mention, Tally))
    for model in TABLES:
        assert found[model] == wanted[model], model.__name__


def test_what_another_process_computes_is_what_this_one_would(lines):
    lexicon = current_lexicon()
    (there,) = read(equipment_of(lexicon), [Text("题", BODY, "青岭县")])
    back = pickle.loads(pickle.dumps(there))  # noqa: S301 - our own
    assert [back] == compute_texts([Text("题", BODY, "青岭县")], lexicon=lexicon, signs=False)
