"""What a reader typed, as a tree that knows no database.

Owns the query language: words are joined by AND, which may be said; "…" is an exact phrase; -word or NOT word leaves out; a OR b;
title:word. Operators stand between spaces, 与 或 非 among them. Any string at all gives a query, at worst an empty one.

A query is a list of clauses that must all hold; a clause is a list of leaves of which one must. A leaf is a text that
must stand in a document as it is, so a word that jieba cuts otherwise in the document is found all the same.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from documents.search.keys import pieces, search_key
from documents.search.tokenizer import LONGEST_WORD, cut, pairs, words_within

_LETTER_OPERATORS = {"AND": "AND", "&&": "AND", "OR": "OR", "|": "OR", "||": "OR", "NOT": "NOT"}
_OPERATORS = {**_LETTER_OPERATORS, "与": "AND", "或": "OR", "非": "NOT"}

LONGEST_QUERY = 500  # characters
# More words than these are a sentence: nobody expects one text to hold every word of it.
MOST_WORDS_REQUIRED = 6

_QUOTES = str.maketrans(dict.fromkeys("“”„‟「」『』〝〞〟«»", '"') | dict.fromkeys("‐‑‒–−﹣", "-"))
_CHUNK = re.compile(
    r'(?P<minus>-)?(?P<title>(?:title|标题):)?(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<bare>[^\s]+))', re.I
)
_QUESTION = re.compile(
    r"[?吗呢]\s*$|怎么|怎样|如何|什么|哪些|哪个|哪里|哪种|哪儿|是否|是不是|能否|能不能|可否|可不可以|有没有|会不会"
    r"|为何|多少|多久|多长时间|多大|几种|几个|谁|请问"
)
# What only asks: rare in texts that answer, so that rarity would make it weigh most.
_ASKING = re.compile(
    r"怎么办|怎么样|怎么|怎样|如何|什么|哪些|哪个|哪里|哪种|哪儿|是否|是不是|能否|能不能|可不可以|有没有|会不会|为什么|请问|吗|呢"
)
_QUESTION_WORDS = frozenset(
    "怎么 怎样 如何 什么 哪些 哪个 哪里 哪种 是否 是不是 能否 能不能 可否 为何 为什么 多少 多久 谁 请问 吗 呢 应该 应当 "
    "可以 怎么办 有没有 会不会 我 我们 你 你们 他 他们 有 哪些地方 什么地方".split()
)
_FUNCTION_WORDS = frozenset(
    "的 了 和 与 及 在 是 等 之 对 把 被 为 以 于 时 后 中 而 或 也 都 就 让 给 使 向 从 由 以及 关于 一个".split()
)
# Digits with a mark between them are one number, with the letters of its unit: 4.8, 1,200, 1+12, 6:3:1, 2.5kg.
_NUMBER = re.compile(r"(?<![a-z\d])\d+(?:[.:/+×∶]\d+|,\d{3}(?!\d))+[a-z]*")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A search key that must stand in the text, or in the title; `synonym_of` names what the reader typed instead."""

    text: str
    in_title: bool = False
    is_exact: bool = False
    synonym_of: str = ""

    @property
    def grams(self) -> list[str]:
        """The tokens that stand side by side where the text stands; a single character last is a prefix."""
        found: list[str] = []
        parts = [(kind, piece) for kind, piece in pieces(self.text) if kind != "gap"]
        for number, (kind, piece) in enumerate(parts, start=1):
            found += pairs(piece) if kind == "han" else [piece[:LONGEST_WORD]]
            if kind == "han" and len(piece) > 1 and number < len(parts):
                found.append(piece[-1])
        return found

    @property
    def ends_in_prefix(self) -> bool:
        """Whether the last token is one character, which any pair may begin with."""
        *_, (kind, piece) = [each for each in pieces(self.text) if each[0] != "gap"]
        return kind == "han" and len(piece) == 1

    @property
    def run(self) -> str:
        """The one run of letters that the text is, without the marks around it; "" where it is several."""
        runs = [piece for kind, piece in pieces(self.text) if kind != "gap"]
        return runs[0] if len(runs) == 1 else ""


Clause = tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """`text` is the whole search key without its operators, for ranking by likeness."""

    text: str = ""
    clauses: tuple[Clause, ...] = ()
    excluded: tuple[Leaf, ...] = ()
    is_question: bool = False

    def __bool__(self) -> bool:
        return bool(self.clauses)

    @property
    def leaves(self) -> Iterator[Leaf]:
        return (leaf for clause in self.clauses for leaf in clause)

    @property
    def telling_text(self) -> str:
        """The text without what only asks; all of it where nothing else is left."""
        if not self.is_question:
            return self.text
        rest = _ASKING.sub(" ", self.text)
        return rest if rest.strip() else self.text

    @property
    def terms(self) -> tuple[str, ...]:
        """What to mark in a text that holds the query, longest first."""
        return _longest_first(leaf.text for clause in content_words(self) for leaf in clause)

    @property
    def loose_terms(self) -> tuple[str, ...]:
        """What to mark in a text that need not hold all of the query: also the words inside its longer words."""
        return _longest_first(part for term in self.terms for part in (term, *words_within(term)))

    @property
    def is_long(self) -> bool:
        return self.is_question or len(self.clauses) > MOST_WORDS_REQUIRED

    @property
    def only_asks(self) -> bool:
        """Whether nothing is left of it without the words of the question itself: 怎么做的."""
        return all(leaf.text in _QUESTION_WORDS or len(leaf.text) == 1 for leaf in self.leaves)

    @property
    def required(self) -> "Query":
        """Only what was asked for by an operator: phrases, titles, exclusions."""
        asked = (clause for clause in self.clauses if any(leaf.is_exact or leaf.in_title for leaf in clause))
        return replace(self, clauses=tuple(asked))

    @property
    def loosened(self) -> "Query":
        """Phrases as the words they are made of."""
        clauses: list[Clause] = []
        for clause in self.clauses:
            if len(clause) == 1 and clause[0].is_exact:
                clauses += [(replace(leaf, in_title=clause[0].in_title),) for leaf in _words(clause[0].text)]
            else:
                clauses.append(clause)
        return replace(self, clauses=tuple(clauses))

    def expanded(self, synonyms: Mapping[str, tuple[str, ...]]) -> "Query":
        """Each typed word, or one of its synonyms."""
        return replace(self, clauses=tuple(_with_synonyms(clause, synonyms) for clause in self.clauses))


def parse(text: str, whole: Collection[str] = frozenset()) -> Query:
    """Read what was typed; never raises. Words that together are one of `whole` stay together."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST_QUERY].translate(_QUOTES))
    clauses: list[Clause] = []
    excluded: list[Leaf] = []
    texts: list[str] = []
    joins = leaves_out = False
    for match in _CHUNK.finditer(_without_inner_quotes(plain)):
        if operator := _operator(match, plain, is_first=not clauses):
            joins, leaves_out = operator == "OR", operator == "NOT"
            continue
        raw = match["phrase"] if match["phrase"] is not None else match["bare"]
        key = search_key(raw)
        leaves = _leaves(
            key, is_phrase=match["phrase"] is not None, in_title=bool(match["title"]), whole=whole
        )
        if match["minus"] or leaves_out:
            excluded += _whole(leaves, key)
            leaves_out = False
            continue
        if not leaves:
            continue
        texts.append(key)
        if joins:
            clauses[-1] = (*clauses[-1], *_whole(leaves, key))
            joins = False
        elif _next_is_or(plain, match.end()):
            clauses.append(_whole(leaves, key))
        else:
            clauses += [(leaf,) for leaf in leaves]
    return Query(" ".join(texts), _without_repeats(clauses), tuple(excluded), bool(_QUESTION.search(plain)))


def _without_inner_quotes(plain: str) -> str:
    """Quotation marks inside a sentence quote, as marks that part nothing; only those that begin a word ask for a phrase."""

    def unquoted(pair: re.Match[str]) -> str:
        return pair.group().replace('"', "·") if pair["inner"] else pair.group()

    # Pair by pair, so that what closes one phrase opens no other.
    return re.sub(r'(?P<inner>(?<![\s:\-])"[^"]*"(?=[^"\s]))|"[^"]*"', unquoted, plain)


def _operator(match: re.Match[str], plain: str, *, is_first: bool) -> str:
    """AND, OR or NOT where a chunk is one; between two words a Chinese one as well, alone it is a word."""
    if match["minus"] or match["title"]:
        return ""
    operator = _OPERATORS.get(match["bare"] or "", "")
    if match["bare"] in _LETTER_OPERATORS:
        return "AND" if is_first and operator == "OR" else operator
    return operator if not is_first and plain[match.end() :].strip() else ""


def _next_is_or(plain: str, end: int) -> bool:
    return bool(re.match(r"\s+(OR|\|\|?|或)\s+\S", plain[end:]))


def _leaves(key: str, *, is_phrase: bool, in_title: bool, whole: Collection[str]) -> list[Leaf]:
    if is_phrase:
        phrase = Leaf(key.strip(), in_title, is_exact=True)
        return [phrase] if phrase.grams else []
    return [replace(leaf, in_title=in_title) for leaf in _words(key, whole)]


def _whole(leaves: list[Leaf], key: str) -> Clause:
    """One leaf for all of a chunk: what stands between OR and OR, or after a minus, is one thing."""
    if not leaves:
        return ()
    first = leaves[0]
    return (replace(first, text=key.strip(), is_exact=first.is_exact),) if len(leaves) > 1 else (first,)


def _words(key: str, whole: Collection[str] = frozenset()) -> list[Leaf]:
    """The words and numbers of a chunk, without function words as long as others are there."""
    found: list[Leaf] = []
    at = 0
    for number in _NUMBER.finditer(key):
        found += [*_plain_words(key[at : number.start()], whole), Leaf(number.group())]
        at = number.end()
    return found + _plain_words(key[at:], whole)


def _plain_words(key: str, whole: Collection[str]) -> list[Leaf]:
    found: list[Leaf] = []
    for kind, piece in pieces(key):
        if kind == "word":
            found.append(Leaf(piece[:LONGEST_WORD]))
        elif kind == "han":
            found += [Leaf(word) for word in words_of_run(piece, whole)]
    return found


def words_of_run(run: str, whole: Collection[str] = frozenset()) -> list[str]:
    """Words of a run of Han characters, each of which stands in the run; single characters join a neighbour.

    A word of one character would match almost everything: 户 in 脱贫户 is asked for as 贫户. What only asks joins nothing: 怎么 做.
    """
    found: list[str] = []
    single = ""
    before = ""
    for word in (*_joined(cut(run), whole), ""):
        if len(word) == 1 and word not in _FUNCTION_WORDS | _QUESTION_WORDS:
            single += word
            continue
        if len(single) == 1 and before:
            found.append(before[-1] + single)
        elif len(single) == 1 and len(word) > 1 and word not in _QUESTION_WORDS:
            found.append(single + word[0])
        elif single:
            found.append(single)
        if len(word) > 1 and word not in _FUNCTION_WORDS:
            found.append(word)
        single, before = "", word if len(word) > 1 and word not in _QUESTION_WORDS else ""
    return found or [run]


def _joined(words: tuple[str, ...], whole: Collection[str]) -> Iterator[str]:
    """The words, those next to each other made one where together they are a known term; the longest first."""
    at = 0
    while at < len(words):
        end = next((end for end in range(len(words), at + 1, -1) if "".join(words[at:end]) in whole), at + 1)
        yield "".join(words[at:end])
        at = end


def _longest_first(terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(terms), key=lambda term: (-len(term), term)))


def content_words(query: Query) -> tuple[Clause, ...]:
    """The clauses that say what a question is about; all of them where nothing is asked."""
    if not query.is_long:
        return query.clauses
    kept = tuple(clause for clause in query.clauses if clause[0].text not in _QUESTION_WORDS)
    return kept or query.clauses


def _with_synonyms(clause: Clause, synonyms: Mapping[str, tuple[str, ...]]) -> Clause:
    leaves = dict.fromkeys(clause)
    for leaf in clause:
        if leaf.is_exact:
            continue
        for other in synonyms.get(leaf.text, ()):
            synonym = Leaf(other, leaf.in_title, synonym_of=leaf.text)
            if synonym.grams and all(known.text != other for known in leaves):
                leaves[synonym] = None
    return tuple(leaves)


def _without_repeats(clauses: list[Clause]) -> tuple[Clause, ...]:
    return tuple(dict.fromkeys(clause for clause in clauses if clause))
