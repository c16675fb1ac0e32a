"""An article as read → one that the library's columns hold; what does not fit is said, never cut in silence."""

import re
from dataclasses import replace

from documents.ingest.parsed import LONGEST, ParsedArticle

# What a browser puts behind an address for itself: the words to scroll to, an anchor. Routes (#/a) belong to it.
_FRAGMENT = re.compile(r"#(?![/!]).*$", re.DOTALL)


def without_fragment(url: str) -> str:
    return _FRAGMENT.sub("", url.strip())


def fitted(article: ParsedArticle) -> ParsedArticle:
    """Return the article with its fields within LONGEST; each cut is a warning."""
    warnings: list[str] = []
    url = without_fragment(article.source_url)
    if len(url) > LONGEST["source_url"]:
        warnings.append(f"原文网址超过 {LONGEST['source_url']} 个字符，没有记录，请补填。")
        url = ""
    texts = {}
    for name, label in (("title", "标题"), ("source", "来源"), ("document_number", "文号")):
        text = getattr(article, name)
        if len(text) > LONGEST[name]:
            warnings.append(f"{label}超过 {LONGEST[name]} 个字符，后面的没有记录，请核对。")
            text = text[: LONGEST[name] - 1].rstrip() + "…"
        texts[name] = text
    return replace(
        article,
        title=texts["title"],
        source=texts["source"],
        document_number=texts["document_number"],
        source_url=url,
        warnings=(*article.warnings, *warnings),
    )
