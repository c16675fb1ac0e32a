"""Where the last unit of a list ends: before the conclusion, the signature, the date and the attachments."""

import re

from measures.extraction.outline.page import Page, Stretch
from measures.extraction.outline.unit import Unit

_TAIL = re.compile(
    r"^[(（]?(?:附件|附:|附表|抄送|联系人|联系电话|特此|此件|\(此件|\(完\)|责任编辑|责编|编辑[:：]|来源[:：]|相关报道|相关链接|扫一扫|上一篇|"
    r"下一篇|打印|分享|本(?:方案|意见|通知|办法|规划|措施|细则|计划)(?:自|由|有效期)|各位代表|同志们|总之|让我们)"
)
_FORMULA = re.compile(r"同志们|让我们|各位代表|实践证明|以上(?:是|意见)|谢谢|特此|任务艰巨|使命光荣|征程")
_DATE = re.compile(r"^(?:\d{4}|[二零一二三四五六七八九]{4}) ?年.{1,6}月.{1,4}日$")
_SIGNATURE = re.compile(
    r"^[一-鿿 、]{4,40}(?:政府|委员会|办公室|厅|局|部|中心|联合会|领导小组|党委|组织部|银行)$"
)


def is_tail(page: Page, paragraph: Stretch) -> bool:
    """Whether a paragraph is a signature, a date, an attachment line or a closing formula."""
    line = page.text[paragraph.start : min(paragraph.end, paragraph.start + 60)]
    if _TAIL.match(line):
        return True
    return paragraph.end - paragraph.start <= 40 and bool(_DATE.match(line) or _SIGNATURE.match(line))


def close_units(page: Page, units: list[Unit]) -> None:
    """Set the true end of each unit of one list and of the lists inside, innermost first."""
    lengths: list[int] = []
    for unit in units:
        own_end = unit.end
        if unit.children:
            for child in unit.children:
                child.end = min(child.end, own_end)
            close_units(page, unit.children)
        length = _close(page, unit, lengths)
        if not unit.children:
            lengths.append(length)


def _close(page: Page, unit: Unit, lengths: list[int]) -> int:
    """Trim one unit; returns the number of paragraphs it holds of its own."""
    paragraphs = page.paragraphs_within(unit.start, unit.end)
    if unit.children:
        last = unit.children[-1].end
        unit.end = last if unit.is_last else max(last, paragraphs[-1].end if paragraphs else last)
        return 1
    kept = len(paragraphs)
    for index, paragraph in enumerate(paragraphs[1:], start=1):
        if is_tail(page, paragraph):
            kept = index
            break
    if unit.is_last and len(unit.siblings) > 1:
        kept = min(kept, max(lengths, default=kept))
    if paragraphs:
        unit.end = paragraphs[max(kept, 1) - 1].end
    if unit.is_last:
        unit.end = _first_sentence_end(page, unit) if unit.inline else _without_formula(page, unit)
    return kept


def _without_formula(page: Page, unit: Unit) -> int:
    """The end before 同志们，让我们共同努力！ in text that lost its line breaks."""
    sentences = page.sentences(unit.start, unit.end)
    while len(sentences) > 1 and _FORMULA.match(page.text, sentences[-1].start):
        sentences.pop()
    return sentences[-1].end if sentences else unit.end


def _first_sentence_end(page: Page, unit: Unit) -> int:
    """The end of an item whose elder siblings are all one clause long (一是…；二是…；三是…。 and then a comment)."""
    elders = unit.siblings[:-1]
    if len(elders) < 2 or any("。" in page.text[elder.start : elder.end] for elder in elders):
        return unit.end
    sentences = page.sentences(unit.start, unit.end)
    return sentences[0].end if sentences else unit.end
