"""The English of the interface: whole, in step with what templates and modules say, and nothing said outside it."""

import ast
import gettext
import io
import re
from string import Formatter

import pytest
from babel.messages.mofile import write_mo

from config.messages import KEYWORDS, OF_LIBRARIES, ROOMS, ROOT, SOURCE, declared, read

HAN = re.compile("[\u3400-\u9fff，。、；：（）“”？！《》]")
PERCENT = re.compile(r"%\((\w+)\)[sd]")
# What may be left out of the English: a count that the singular says in words.
COUNTS = {"band_count", "drawn", "mentioned_count", "article_count", "row_count"}


def messages():
    return [message for message in read() if message.id]


def texts(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


def placeholders(text):
    braces = {name or "{}" for _, name, *_ in Formatter().parse(text.replace("%", "")) if name is not None}
    return set(PERCENT.findall(text)) | braces


def test_every_message_has_its_english():
    assert [message.id for message in messages() if message.fuzzy or not all(texts(message))] == []


def test_plural_forms_are_both_given():
    assert [m.id for m in messages() if isinstance(m.id, tuple) != (len(texts(m)) == 2)] == []


def test_placeholders_are_those_of_the_chinese():
    wrong = []
    for message in messages():
        chinese, *plural = message.id if isinstance(message.id, tuple) else (message.id,)
        wanted, spare = placeholders(chinese), COUNTS if plural else set()
        for english in texts(message):
            if not wanted - spare <= placeholders(english) <= wanted:
                wrong.append((chinese, english))
    assert wrong == []


def test_what_is_said_is_in_the_catalogue_and_nothing_else():
    said = {(message.context, str(message.id)) for message in declared() if message.id}
    held = {(message.context, str(message.id)) for message in messages()}
    assert said - held == set(), "make messages"
    assert held - said == set(), "make messages"


def test_nothing_is_said_inside_of_a_literal():
    """Before Python 3.12 what stands in the braces of an f-string is not read for the catalogue."""
    hidden = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        for literal in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(literal, ast.JoinedStr)
        for node in ast.walk(literal)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS
    ]
    assert hidden == []


@pytest.mark.parametrize("source", [SOURCE, OF_LIBRARIES], ids=["en", "zh_Hans"])
def test_the_compiled_catalogue_is_that_of_its_source(source):
    made = io.BytesIO()
    write_mo(made, read(source))
    made.seek(0)
    with source.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file)._catalog == gettext.GNUTranslations(made)._catalog, (
            "make messages"
        )


def test_english_is_free_of_chinese_but_for_what_one_types():
    marked = re.compile('<span lang="zh-Hans">.*?</span>')
    loose = [
        m.id for m in messages() if any(HAN.search(re.sub("[“”]", "", marked.sub("", t))) for t in texts(m))
    ]
    # Placeholders of fields, which hold no elements, and titles of Chinese texts.
    assert all(re.search("如：|关键词|例如|衔接库|《", str(each)) for each in loose), loose


# Rooms that are not in English, and why.
CHINESE_ROOMS = {
    "templates/desk/": "the desk is the staff's, who read the texts in Chinese",
    "templates/admin/": "the admin is the staff's",
    "templates/simple_history/": "the admin is the staff's",
    "templates/api/": "the description of the API stands in Chinese, as do its fields",
}
MARKUP = re.compile(
    r"""\{\#.*?\#\}|<!--.*?-->|\{%\s*blocktranslate.*?endblocktranslate\s*%\}|\{%\s*translate\s.*?%\}|_\("[^"]*"\)"""
    r"""|<(\w+)[^<>]*?\{%\s*zh\s*%\}[^<>]*>[^<]*</\1>|<(p|span)[^<>]*\{%\s*zh\s*%\}>.*?</\2>""",
    re.S,
)


def templates():
    for path in sorted((ROOT / "templates").rglob("*.html")):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(tuple(CHINESE_ROOMS)):
            yield name, path.read_text(encoding="utf-8")


def test_templates_say_nothing_outside_the_catalogue():
    said = {
        name: [line.strip() for line in MARKUP.sub("", text).splitlines() if HAN.search(line)]
        for name, text in templates()
    }
    # Punctuation of Chinese texts, inside elements that say so.
    assert {name: lines for name, lines in said.items() if lines} == {}


# Modules whose Chinese no visitor of /en/ reads.
CHINESE_MODULES = {
    "comparison/apps.py": "the admin's",
    "comparison/profiles.py": "patterns over texts",
    "web/accounts/apps.py": "the admin's",
    "web/accounts/roles.py": "names of groups, as they are stored",
    "web/files/citations.py": "references, in the form of the Chinese standard",
    "web/files/coded.py": "a project for other programs, one for everybody",
    "web/files/docx.py": "names of fonts, and of this site",
    "web/files/gb7714.py": "references, in the form of the Chinese standard",
    "web/files/research.py": "a table for other programs, one for everybody",
    "web/files/xlsx.py": "the name of a font",
    "web/lists/typed.py": "what readers type",
    "web/pages/downloads.py": "names of files, which are in Chinese",
    "web/pages/feeds.py": "feeds, which are in Chinese",
    "web/templatetags/citations.py": "references, in the form of the Chinese standard",
    "web/templatetags/comparison.py": "punctuation of texts",
    "web/templatetags/languages.py": "what a Chinese character is",
    "web/templatetags/terms.py": "terms, with their English",
}
# In the name of a file for other programs.
CHINESE_STRINGS = {"_研究用"}
SAYING = re.compile(r"n?p?gettext(_lazy)?|_|log")


def visited():
    """Modules behind visitors' pages; models say to visitors only what their choices are called."""
    for pattern in (
        "comparison/*.py",
        "web/lists/**/*.py",
        "web/pages/*.py",
        "web/templatetags/*.py",
        "web/accounts/*.py",
        "web/accounts/sso/*.py",
        "web/files/*.py",
    ):
        for path in sorted(ROOT.glob(pattern)):
            name = path.relative_to(ROOT).as_posix()
            if name not in CHINESE_MODULES and path.name != "models.py":
                yield name, ast.parse(path.read_text(encoding="utf-8"))


def said_loosely(tree):
    """Strings with Chinese in them that no call of gettext holds, and that are no docstring."""
    held = set()
    for node in ast.walk(tree):
        name = getattr(node, "func", None)
        called = getattr(name, "id", getattr(name, "attr", ""))
        if isinstance(node, ast.Call) and SAYING.fullmatch(called):
            held |= {id(each) for each in ast.walk(node)}
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            held.add(id(node.value))
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in held)
    strings = (node.value for node in constants if isinstance(node.value, str))
    return [each for each in strings if re.search("[\u3400-\u9fff]", each) and each not in CHINESE_STRINGS]


def test_modules_say_nothing_outside_the_catalogue():
    assert {name: loose for name, tree in visited() if (loose := said_loosely(tree))} == {}


COMMENT = re.compile(r"/\*.*?\*/|(?<![:\w\"'`])//[^\n]*", re.S)


def said_in_script(text):
    """Chinese in a script outside its comments: what it says to a reader stands in the page, where the catalogue reaches it."""
    return re.findall("[\u3400-\u9fff]+", COMMENT.sub("", text))


def test_scripts_say_nothing_themselves():
    scripts = {path.name: said_in_script(path.read_text("utf-8")) for path in (ROOT / "static").rglob("*.js")}
    assert scripts
    assert {name: said for name, said in scripts.items() if said} == {}


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("// 举措\nx = 1;", []),
        ("/* 举措\n主题 */ x", []),
        ('say("举措"); // 主题', ["举措"]),
        ("say(`共 ${n} 条`)", ["共", "条"]),
        ('go("https://例")', ["例"]),
    ],
)
def test_a_loose_string_of_a_script_is_seen(script, said):
    assert said_in_script(script) == said


@pytest.mark.parametrize(
    ("code", "loose"),
    [
        ('x = gettext("举措")', []),
        ('x = {"a": gettext_lazy("举措")}', []),
        ('log(request, "退出")', []),
        ('"""举措"""', []),
        ('x = f"{n} 条举措"', [" 条举措"]),
        ('label = "举措"', ["举措"]),
    ],
)
def test_a_loose_string_is_seen(code, loose):
    assert said_loosely(ast.parse(code)) == loose
