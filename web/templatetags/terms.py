"""What the terms of the texts mean, for who reads an English page: the texts themselves stay Chinese (docs/glossary.md)."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from regions.speaking import is_english

register = template.Library()
# Terms shown beside one text.
MOST = 12
# As official translations render them; longer terms before those that they hold.
TERMS = {
    "巩固拓展脱贫攻坚成果": "consolidating and building on the gains of poverty alleviation",
    "有效衔接": "effective linkage (of poverty alleviation with rural revitalization)",
    "脱贫攻坚": "the poverty alleviation campaign, which ended in 2020",
    "乡村振兴": "rural revitalization",
    "五大振兴": "the five revitalizations: industry, talent, culture, ecology, organization",
    "过渡期": "the transition period, five years from 2021",
    "四个不摘": "the “four not-to-be-lifted”: responsibility, policies, assistance and oversight all stay",
    "四不摘": "the “four not-to-be-lifted”: responsibility, policies, assistance and oversight all stay",
    "规模性返贫": "a large-scale return to poverty",
    "防返贫监测": "monitoring against a return to poverty",
    "返贫": "falling back into poverty",
    "两不愁三保障": "the “two assurances and three guarantees”: food and clothing; schooling, medical care and housing",
    "脱贫户": "households lifted out of poverty",
    "建档立卡": "registered as poor, with a file and a card",
    "边缘易致贫户": "households at the edge of poverty",
    "低收入人口": "low-income population",
    "易地搬迁": "relocation from places that cannot sustain their people",
    "易地扶贫搬迁": "relocation for poverty alleviation",
    "后续扶持": "follow-up support",
    "驻村工作队": "work team stationed in a village",
    "第一书记": "first secretary, sent to lead a village’s Party branch",
    "对口帮扶": "paired assistance between regions",
    "东西部协作": "cooperation between eastern and western provinces",
    "定点帮扶": "assistance by a designated institution",
    "消费帮扶": "assistance through purchases",
    "产业扶贫": "poverty alleviation through industry",
    "联农带农": "ties that let farmers share in what enterprises gain",
    "利益联结": "linking farmers’ interests with those of enterprises",
    "龙头企业": "leading agricultural enterprise",
    "合作社": "farmers’ cooperative",
    "新型农业经营主体": "new types of agricultural business",
    "村集体经济": "the village’s collective economy",
    "扶贫资产": "assets built with poverty alleviation funds",
    "人居环境": "living environment",
    "三农": "agriculture, rural areas and farmers",
    "高质量发展": "high-quality development",
    "基层党组织": "grassroots Party organization",
    "公益性岗位": "public-service job",
    "扶贫车间": "poverty alleviation workshop",
    "兜底保障": "social safety net of last resort",
}


def terms_in(text: str) -> list[tuple[str, str]]:
    """The terms that stand in a text, in the order of TERMS; one that another holds only where it stands alone too."""
    found, rest = [], text
    for term in sorted(TERMS, key=len, reverse=True):
        if term in rest:
            found.append(term)
            rest = rest.replace(term, "\n")
    return [(term, meaning) for term, meaning in TERMS.items() if term in found]


@register.simple_tag
def terms(text: str) -> SafeString | str:
    """The first MOST terms of a text with their English; nothing on a Chinese page."""
    found = terms_in(text)[:MOST] if is_english() else []
    return render_to_string("includes/_terms.html", {"terms": found}) if found else ""


@register.simple_tag
def every_term() -> list[tuple[str, str]]:
    """All of them on an English page."""
    return list(TERMS.items()) if is_english() else []
