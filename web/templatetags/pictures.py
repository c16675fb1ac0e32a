"""The parts of scales and slopes that a page shows by the hundred: put together here, for a template takes five times as long."""

from collections.abc import Iterator

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from comparison.pictures.slopes import Slope, Slopes
from comparison.scales import Bar
from web.templatetags.languages import in_chinese

register = template.Library()


@register.simple_tag
def scale_row(bar: Bar) -> SafeString:
    """A figure of a scale: place, value, bar and sentence."""
    figure, article = bar.figure, bar.figure.article
    place, surface = escape(article.region.shown_short_name), escape(figure.surface)
    drawing = ""
    if bar.is_drawn:
        drawing = (
            f'<svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="{place} {surface}">'
            f'<rect class="scale__high" x="0" y="1" width="{bar.high}" height="8"/>'
            f'<rect class="scale__low" x="0" y="1" width="{bar.low}" height="8"/></svg>'
        )
    mark, day = escape(article.recognised_mark), escape(article.published_label)
    told, comma = gettext("看原文"), gettext("，")
    return mark_safe(  # noqa: S308 - every part is escaped above
        f'<tr>\n  <th scope="row"><a href="{escape(article.region.get_absolute_url())}">{place}</a></th>\n'
        f'  <td class="num">{in_chinese(surface)}<span class="muted">{mark}</span></td>\n'
        f'  <td class="scale__bar">{drawing}</td>\n'
        f'  <td class="scale__sentence">{in_chinese(escape(bar.sentence))} <a href="{escape(article.get_absolute_url())}#f{figure.pk}">'
        f'{told}</a><span class="muted">{comma}{day}</span></td>\n</tr>\n'
    )


@register.simple_tag
def slope_lines(slopes: Slopes) -> SafeString:
    """Of each place its line, a circle a year that says what it stands for, and its first and last number."""
    told = gettext("%(place)s %(year)s年 %(surface)s")
    lines = (_line(slope, slopes, told) for slope in slopes.slopes)
    return mark_safe("".join(part for line in lines for part in line))  # noqa: S308 - escaped in _line


def _line(slope: Slope, slopes: Slopes, told: str) -> Iterator[str]:
    yield f'<path class="slope" d="{slope.path}"/>'
    for point in slope.points:
        title = escape(told % {"place": slope.place, "year": point.year, "surface": point.surface})
        yield f'<circle class="slope__point" cx="{point.x}" cy="{point.y}" r="4"><title>{title}</title></circle>'
    first, last = slope.points[0], slope.last
    yield (
        f'<text class="picture__tick" x="{slopes.left}" y="{slope.first_y}" text-anchor="end" dominant-baseline="central">'
        f"{escape(first.surface)}</text>"
    )
    opening, closing = gettext("（"), gettext("）")
    name = f"{slope.place} {last.surface}{opening}{last.year}{closing}"
    yield f'<text class="picture__label" x="{slopes.right}" y="{slope.last_y}" dominant-baseline="central">{escape(name)}</text>'


@register.simple_tag
def slope_rows(slopes: Slopes) -> SafeString:
    """The same as rows of a table."""
    told = gettext("%(year)s年")
    rows = (
        f'<tr><th scope="row">{escape(slope.place)}</th><td>{escape(told % {"year": point.year})}</td>'
        f'<td class="num">{escape(point.surface)}</td></tr>'
        for slope in slopes.slopes
        for point in slope.points
    )
    return mark_safe("".join(rows))  # noqa: S308 - every part is escaped above
