"""Cleaned text → one draft an article: its head, the covering notice, the body as printed, and what closes it.

Handles articles one after another and articles whose titles and authors stand together ahead of all bodies.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from documents.ingest.blocks import AuthorBlock, author_blocks
from documents.ingest.closing import before_attachments, signed_after_attachments, take_tail
from documents.ingest.dividing.contents import skip_contents
from documents.ingest.dividing.digest import headlines
from documents.ingest.header.bylines import Dateline, take_dateline, take_opening
from documents.ingest.header.labels import is_labelled
from documents.ingest.header.titles import is_title_like, title_of
from documents.ingest.lines import OPEN_TO_PUBLIC, is_heading, is_prose, is_salutation
from documents.ingest.notice import attached_text
from documents.ingest.pieces import Piece, head_pieces
from regions.gazetteer.gazetteer import Gazetteer

_HAN = re.compile(r"[\u3400-\u9fff]")
_MINIMUM_BODY = 16  # Han characters; less is a caption or a button
_MINIMUM_ARTICLE = 100  # characters of body before another article's head may come


@dataclass(frozen=True, slots=True)
class DraftArticle:
    """An article cut to its parts, none of them read yet. `body` is a slice of the cleaned text.

    `head` are the pieces before the text, `notice` the covering notice where there was one, `dateline` what a news
    text opens with, `tail` what closed it: signature, date, byline, source.
    """

    head: tuple[str, ...]
    body: str
    title: str = ""
    notice: str = ""
    dateline: Dateline | None = None
    tail: tuple[str, ...] = ()
    headlines: tuple[str, ...] = ()


def split(text: str, gazetteer: Gazetteer) -> tuple[DraftArticle, ...]:
    """Return the articles in a cleaned text, in order; none where it holds no prose."""
    drafts: list[DraftArticle] = []
    for chunk in _chunks(text):
        drafts.extend(_drafts(chunk, gazetteer))
    return tuple(draft for draft in drafts if len(_HAN.findall(draft.body)) >= _MINIMUM_BODY)


def _drafts(text: str, gazetteer: Gazetteer) -> Iterator[DraftArticle]:
    if found := headlines(text):
        yield _digest(text.split("\n"), found)
        return
    head, begin = head_pieces(text)
    blocks = author_blocks([piece.content for piece in head])
    shared = _shared_heads(head, blocks)
    if len(shared) > 1 and (bodies_of := _bodies_by_place(text, begin, shared, gazetteer)):
        for pieces, body in zip(shared, bodies_of, strict=True):
            yield _close(DraftArticle(head=tuple(pieces), body=body))
        return
    yield _draft(text, head, begin)


def _digest(lines: list[str], pieces: tuple[int, ...]) -> DraftArticle:
    head = tuple(line for line in lines[: pieces[0]] if line)
    body = "\n".join(lines[pieces[0] :])
    return _close(DraftArticle(head, body, title_of(head), headlines=tuple(lines[at] for at in pieces)))


def _draft(text: str, head: list[Piece], begin: int) -> DraftArticle:
    contents = tuple(piece.content for piece in head)
    after_space = (i for i in range(1, len(head)) if text[head[i - 1].end : head[i].start] == " ")
    title = title_of(contents, frozenset(after_space))
    draft = DraftArticle(head=contents, body="", title=title)
    if attached := attached_text(text, begin, title):
        begin = attached.start
        draft = replace(draft, title=title or attached.title, notice=attached.notice)
    begin = skip_contents(text, begin, attached.title if attached else title)
    return _close(replace(draft, body=text[begin:]))


def _close(draft: DraftArticle) -> DraftArticle:
    """Take the dateline off the body's start, and attachments, signature, date and bylines off its end."""
    body = _after_salutations(draft.body.strip())
    dateline, body = take_opening(body)
    dateline = dateline or next((found for piece in draft.head if (found := take_dateline(piece)[0])), None)
    upto = before_attachments(body)
    signed = signed_after_attachments(body, len(upto)) if len(upto) < len(body) else []
    tail, body = take_tail(upto.rstrip())
    body = _without_repeated_title(body.strip(), draft.title)
    return replace(draft, body=body, dateline=dateline, tail=(*tail, *signed))


def _without_repeated_title(body: str, title: str) -> str:
    """Pages repeat the title as the caption of each picture."""
    if len(title) < 8 or f"\n{title}\n" not in f"\n{body}\n":
        return body
    return "\n".join(line for line in body.split("\n") if line != title).strip()


def _after_salutations(body: str) -> str:
    while True:
        line, newline, rest = body.partition("\n")
        if not newline or not (is_salutation(line.strip()) or OPEN_TO_PUBLIC.fullmatch(line.strip())):
            return body
        body = rest.lstrip()


def _chunks(text: str) -> Iterator[str]:
    """Yield the stretches of a file that hold an article each with head and body."""
    lines = text.split("\n")
    starts, prose = [0], 0
    for i, line in enumerate(lines):
        if prose >= _MINIMUM_ARTICLE and _begins_article(lines, i):
            starts.append(i)
            prose = 0
        if is_prose(line):
            prose += len(line)
    for here, after in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield "\n".join(lines[here:after])


def _begins_article(lines: list[str], i: int) -> bool:
    """A title-like line, then within four lines an author with a post or a labelled line, then prose."""
    if not is_title_like(lines[i]):
        return False
    following = [line for line in lines[i + 1 : i + 12] if line][:5]
    for k, line in enumerate(following):
        if is_prose(line) or is_heading(line):
            return k > 0 and (any(map(_is_dated_label, following[:k])) or bool(author_blocks(following[:k])))
    return False


def _is_dated_label(line: str) -> bool:
    return is_labelled(line) and len(line) < 160


def _shared_heads(head: list[Piece], blocks: list[AuthorBlock]) -> list[list[str]]:
    """Group the head's pieces by article where it holds several titles, each with its author."""
    if len(blocks) < 2:
        return []
    groups: list[list[str]] = []
    start = 0
    for block in blocks:
        groups.append([piece.content for piece in head[start : block.end]])
        start = block.end
    return groups if all(title_of(tuple(group)) for group in groups) else []


def _bodies_by_place(text: str, begin: int, heads: list[list[str]], gazetteer: Gazetteer) -> list[str]:
    """Cut the text after shared heads where a paragraph opens with the next head's place; [] where none does."""
    cuts = [begin]
    for head in heads[1:]:
        codes = {m.code for m in gazetteer.find("\n".join(head)) if m.code}
        cut = next(
            (
                at
                for at in _paragraph_starts(text, cuts[-1] + 1)
                if _opens_in(text[at : at + 40], codes, gazetteer)
            ),
            None,
        )
        if cut is None:
            return []
        cuts.append(cut)
    return [text[here:after] for here, after in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _paragraph_starts(text: str, begin: int) -> Iterator[int]:
    for match in re.finditer(r"\n(?=[^\n])", text[begin:]):
        yield begin + match.end()


def _opens_in(opening: str, codes: set[str], gazetteer: Gazetteer) -> bool:
    return any(mention.code in codes for mention in gazetteer.find(opening)[:1])
