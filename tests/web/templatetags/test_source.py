"""Sentences read where they stand say what Django's own tags say, and are looked up on English pages."""

import pytest
from django.template import Context, engines
from django.template.base import Template

from regions.speaking import speaking

TEMPLATES = [
    '{% translate "没有名称 100% 相同" %}',
    '{% translate "举措" context "other" %}',
    '{% translate "举措" as said %}{{ said }}',
    "{% translate name %}",
    "{% blocktranslate trimmed %}  <b>{{ name }}</b>\n   写到 50%  {% endblocktranslate %}",
    "{% blocktranslate %} {{ name }} \n{% endblocktranslate %}",
    "{% blocktranslate with name=other|upper trimmed %}{{ name }}：{{ nothing }}{% endblocktranslate %}{{ name }}",
    "{% blocktranslate count n=n with name=other trimmed %}{{ n }} 条{{ name }}{% plural %}{{ n }} 条{{ name }}{% endblocktranslate %}{{ n }}",
    "{% blocktranslate asvar said trimmed %}{{ name }}{% endblocktranslate %}{{ said }}",
]
VALUES = {"name": "<甲>", "other": "乙&a", "n": 1}


@pytest.mark.parametrize("source", TEMPLATES)
def test_a_chinese_sentence_is_what_django_makes_of_it(source):
    engine = engines["django"].engine
    ours = engine.from_string(source)
    plain = type(engine)(builtins=["django.templatetags.i18n"])
    theirs = Template(source, engine=plain)
    assert ours.render(Context(VALUES)) == theirs.render(Context(VALUES))


def test_a_sentence_is_looked_up_for_an_english_page():
    engine = engines["django"].engine
    one = "{% blocktranslate count row_count=n trimmed %}{{ row_count }} 条{% plural %}{{ row_count }} 条{% endblocktranslate %}"
    template = engine.from_string('{% translate "举措" %} ' + one)
    with speaking("en"):
        assert template.render(Context({"n": 1})) == "Measures 1 measure"
        assert template.render(Context({"n": 2})) == "Measures 2 measures"
    assert template.render(Context({"n": 2})) == "举措 2 条"
