"""Tables of contents: where the text after one begins, with line breaks or without."""

import re

from documents.ingest.lines import only_letters

_MARK = re.compile(r"\s*目[ \u3000]{0,4}[录次][ \u3000]*\n?")
_NEXT_ENTRY = re.compile(
    r"第[一二三四五六七八九十]+[章节编]|[（(][一二三四五六七八九十]+[）)]|[二三四五]、|\n"
)
_LONGEST_ENTRY = 60  # characters
# 附件：1. before a name: the list of what is attached, not the attached text.
_LISTED = re.compile(r"[ \u3000]*附件\s?[:：]\s?1\s?[.、．]\s*")
_PAGE_NUMBER = re.compile(r"[.…·\s\d]+$")


def page_number_off(entry: str) -> str:
    """An entry of a contents page without the dots and the number behind it."""
    return _PAGE_NUMBER.sub("", entry).strip()


def skip_contents(text: str, begin: int, title: str) -> int:
    """Return where the text after a table of contents at `begin` starts; `begin` where there is none."""
    mark = _MARK.match(text, begin)
    if not mark:
        return begin
    line_end = text.find("\n", mark.end())
    if 0 <= line_end - mark.end() <= _LONGEST_ENTRY:
        return _after_lines(text, mark.end(), begin)
    return _after_run(text, mark.end(), begin, title)


def _after_lines(text: str, start: int, begin: int) -> int:
    """One entry a line: the text begins where an entry comes again, or with the first sentence."""
    entries: set[str] = set()
    for match in re.finditer(r"[^\n]+", text[start:]):
        letters = only_letters(_PAGE_NUMBER.sub("", match[0]))
        if letters and (letters in entries or len(match[0]) > _LONGEST_ENTRY or "。" in match[0]):
            return start + match.start()
        entries.add(letters)
    return begin


def _after_run(text: str, start: int, begin: int, title: str) -> int:
    """Entries run together: the text begins after the title printed once more, or where the first entry recurs."""
    ahead = text[start : start + 300].lstrip()
    entry_end = _NEXT_ENTRY.search(ahead, 2)
    entry = _PAGE_NUMBER.sub("", ahead[: entry_end.start()] if entry_end else ahead[:40])
    again = find_again(text, entry, start + len(entry), len(text))
    if not again:
        return begin
    own_title = find_again(text, title, start, again.start())
    return own_title.end() if own_title else again.start()


def find_again(text: str, name: str, start: int, stop: int) -> re.Match[str] | None:
    """Find a title printed again, spaced or punctuated differently, but not quoted in 《》."""
    letters = re.findall(r"\w", name)
    if len(letters) < 4:
        return None
    pattern = re.compile(r"[《“]?" + r"[^\w。]{0,8}".join(map(re.escape, letters)) + r"[）)”》]*")
    for match in pattern.finditer(text, start, min(stop, len(text))):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if _LISTED.fullmatch(line):
            continue
        is_quoted = match[0].startswith("《") and match[0].endswith("》") and "》" not in match[0][:-1]
        if not is_quoted and text[match.start() - 1 : match.start()] != "《":
            return match
    return None
