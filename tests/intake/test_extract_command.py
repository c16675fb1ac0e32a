import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from measures.actions.themes import add_missing_themes
from measures.extraction.reading_version import reading_version
from measures.models import ArticleReading, Measure, Mention
from measures.seeds import read_taxonomy
from tests.factories import make_article, make_measure, make_theme

BODY = "一是健全监测机制，实施动态监测帮扶。二是发展特色产业，培育龙头企业。三是开展技能培训，促进稳定就业。"


@pytest.fixture
def article(db):
    groups, themes = read_taxonomy(settings.SEEDS_DIR / "themes.toml")
    add_missing_themes(groups=groups, themes=themes)
    return make_article(BODY)


def test_an_unknown_article_is_named(article):
    with pytest.raises(CommandError, match=f"没有编号为 {article.pk + 1} 的文章"):
        call_command("extract_measures", article.pk, article.pk + 1)


def test_a_dry_run_lists_gains_losses_and_changes(article, capsys):
    make_measure(article, "三是开展技能培训，促进稳定就业。", theme=make_theme("industry"), title="旧标题")
    make_measure(article, "发展特色产业，培育", theme=make_theme("industry"), title="切错的举措")
    call_command("extract_measures", dry_run=True)
    out = capsys.readouterr().out
    assert "  + 健全监测机制" in out
    assert "  - 切错的举措" in out
    assert "  ~ 旧标题 → 开展技能培训" in out
    assert "新增 2 · 消失 1 · 改变 1" in out
    assert Measure.objects.count() == 2


def test_extraction_runs_again_without_change(article, capsys):
    call_command("extract_measures")
    call_command("extract_measures")
    assert capsys.readouterr().out.splitlines()[-1] == "新增 0 · 消失 0 · 改变 0 · 保留人工决定 0"


def test_the_report_counts_a_rule_and_its_precision(world, capsys):
    Measure.objects.update(rule="outline.spoken", rule_version="2")
    call_command("extract_measures", report=True)
    assert "outline.spoken\t2\t6\t1\t1\t0.50" in capsys.readouterr().out


def test_only_what_another_version_read_is_read_again(article, capsys):
    call_command("extract_measures")
    newer = make_article(f"{BODY}四是健全保障机制，兜牢民生底线。", title="新来的")
    call_command("extract_measures", changed=True)
    assert "新来的" in capsys.readouterr().out
    ArticleReading.objects.filter(article=article).update(version="older")
    article.measures.first().delete()
    newer.measures.all().delete()
    call_command("extract_measures", changed=True)
    assert (article.measures.count(), newer.measures.count()) == (3, 0)
    assert set(ArticleReading.objects.values_list("version", flat=True)) == {reading_version()}


def test_mentions_are_made_again_and_no_other_article_loses_its_own(article):
    other = make_article("开展消费帮扶。")
    call_command("extract_measures")
    (kept,) = other.mentions.all()
    assert (kept.theme.slug, kept.start, kept.end, kept.term) == ("market", 0, 7, "消费帮扶")
    Mention.objects.filter(article=article).update(term="旧")
    call_command("extract_measures", article.pk)
    assert "旧" not in article.mentions.values_list("term", flat=True)
    assert set(article.mentions.values_list("theme__slug", flat=True)) >= {
        "monitoring",
        "industry",
        "employment",
    }
    assert list(other.mentions.all()) == [kept]


def test_what_is_written_over_is_told_as_it_was(article, capsys):
    call_command("extract_measures")
    article.measures.filter(position=0).update(title="旧名称")
    capsys.readouterr()
    call_command("extract_measures")
    told = capsys.readouterr().out
    assert "~ 旧名称 → " in told
    assert "~ 旧名称 → 旧名称" not in told
    assert not article.measures.filter(title="旧名称").exists()
