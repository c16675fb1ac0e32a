"""What must hold of the source as a whole, read as text: no database, no import of what is checked."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Each word in two parts, so that this module does not find itself.
MAKESHIFT = re.compile("not to be " + "committed|" + r"\bTEMPO" + r"RARY\b|\bFIX" + r"ME\b")


def modules() -> Iterator[Path]:
    """Every Python module of the project; what hidden folders hold is not ours."""
    yield from ROOT.glob("*.py")
    for folder in ROOT.iterdir():
        if folder.is_dir() and not folder.name.startswith("."):
            yield from folder.rglob("*.py")


def test_nothing_makeshift_is_committed() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in modules()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if MAKESHIFT.search(line)
    ]
    assert found == []


# Rows change only here (docs/adr/0006).
DOORS = re.compile(
    r"(documents|measures|regions)/(\w+/)?actions(/|\.py)|intake/(storing|derived|staging|recutting|batches|correcting|bulk/|gathering/|jobs/|recognising)"
    r"|documents/search/(index|rebuild|query_log|vocabulary)|documents/backup/|web/readers/actions\.py|web/accounts/(factor|keys|log|preferences|roles|sessions|sso/linking)\.py|\w+(/\w+)?/migrations/"
)
EXCEPTIONS = {
    "documents/models/article.py": "a model's own save and delete, which keep search row and tallies in step",
    "documents/models/official.py": "a model's own save and delete, which keep the search row in step",
    "documents/querysets.py": "writes of many rows, which keep the search rows in step",
    "documents/search/models/state.py": "the estimate of an index, which belongs to the index",
    "documents/search/models/token_row.py": "the search row itself",
    "measures/models/measure.py": "a model's own save, which keeps the search row in step",
    "measures/models/prints.py": "the prints themselves, stored by intake.derived",
    "measures/models/reading.py": "how an article was read, stored by intake.derived",
    "measures/models/theme.py": "a model's own save and delete, which tell the tallies",
}
# Said of a row or a set of rows; `set`, `add` and `update` are said of sets and dictionaries too and are told apart below.
WRITES = frozenset(
    "save create delete bulk_create bulk_update get_or_create update_or_create save_without_historical_record".split()
)


def writers() -> Iterator[str]:
    """Modules that change rows: `x.save(...)`, `x.objects.create(...)`, `rows.filter(...).update(...)`."""
    for path in modules():
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(("tests/", "bench/")):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_write(node):
                yield name
                break


def is_write(call: ast.Call) -> bool:
    method = call.func.attr
    if ast.unparse(call.func.value) == "os.environ":
        return False
    if method == "update":
        # A row of named columns, and nothing else, is what a set of rows is updated with.
        return bool(call.keywords) and not call.args and all(word.arg for word in call.keywords)
    # Files and forms of other libraries are saved into something.
    return method in WRITES and not (method == "save" and call.args)


def test_rows_change_only_behind_their_doors() -> None:
    strangers = {name for name in writers() if not DOORS.match(name)}
    assert strangers == set(EXCEPTIONS)


LOGGING = frozenset("debug info warning error exception critical".split())


def test_what_is_logged_is_a_fixed_text_with_arguments() -> None:
    """config.logs leaves out the arguments and shows the text: nothing of a person may be put into it."""
    calls = [
        (path.relative_to(ROOT), node)
        for path in source()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in LOGGING
        and ast.unparse(node.func.value) in {"logger", "log", "logging", "requests"}
    ]
    assert len(calls) > 5
    assert [
        f"{path}:{call.lineno}" for path, call in calls if not isinstance(call.args[0], ast.Constant)
    ] == []


def test_no_quantifier_is_lost_in_a_formatted_pattern() -> None:
    """rf"[市县]{0,2}" is the text (0, 2): a number or tuple of numbers between single braces was meant for the pattern."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in source()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FormattedValue) and re.fullmatch(r"\(?[\d, ]+\)?", ast.unparse(node.value))
    ]
    assert found == []


# Past these sizes a module, a function, a folder or a package wants to be two (docs/architecture.md).
LONGEST_MODULE_LINES = 300
LONGEST_FUNCTION_LINES = 50
MOST_MODULES_IN_A_FOLDER = 25
LARGEST_SHARE_OF_LINES = 0.4


def source() -> list[Path]:
    """The product's own modules: what runs, without migrations, tests and benches."""
    aside = ("tests/", "bench/")
    named = [(path, path.relative_to(ROOT).as_posix()) for path in modules()]
    return [path for path, name in named if not name.startswith(aside) and "/migrations/" not in name]


def test_no_module_or_function_has_outgrown_its_room() -> None:
    too_long = []
    for path in source():
        text = path.read_text(encoding="utf-8")
        if len(text.splitlines()) > LONGEST_MODULE_LINES:
            too_long.append(path.name)
        for node in ast.walk(ast.parse(text)):
            is_function = isinstance(node, ast.FunctionDef)
            if is_function and node.end_lineno - node.lineno >= LONGEST_FUNCTION_LINES:
                too_long.append(f"{path.name}: {node.name}")
    assert too_long == []


def test_no_folder_holds_more_modules_than_one_can_survey() -> None:
    count = Counter(path.parent.relative_to(ROOT) for path in source() if path.name != "__init__.py")
    assert {str(folder): n for folder, n in count.items() if n > MOST_MODULES_IN_A_FOLDER} == {}


def test_no_package_holds_most_of_the_house() -> None:
    lines = Counter()
    for path in source():
        lines[path.relative_to(ROOT).parts[0]] += len(path.read_text(encoding="utf-8").splitlines())
    assert max(lines.values()) <= LARGEST_SHARE_OF_LINES * lines.total()


# Pure modules that judge: what they decide is tested where they stand, and not only through the pages above them.
JUDGES = """
comparison/alike/alignment comparison/alike/figures comparison/alike/flows comparison/alike/similarity
comparison/caveats comparison/rows comparison/scope comparison/states
documents/dates documents/ingest/authors documents/ingest/blocks documents/ingest/dates documents/ingest/dividing/book
documents/ingest/dividing/digest documents/ingest/header/bylines
documents/ingest/header/labels documents/ingest/header/titles documents/ingest/names documents/ingest/pieces
documents/ingest/split documents/search/did_you_mean documents/search/highlight documents/search/likeness
documents/search/query documents/search/rank documents/search/results documents/search/tokenizer
documents/text/anchoring documents/text/clauses documents/text/numerals documents/text/sentences
measures/actions/states measures/extraction/cutting/naming/deeds measures/extraction/cutting/naming/shortening
measures/extraction/cutting/naming/titles measures/filing web/briefs/checks
""".split()


def test_modules_that_judge_have_tests_of_their_own() -> None:
    names = {name: ROOT / "tests" / Path(name).parent / f"test_{Path(name).name}.py" for name in JUDGES}
    assert [name for name in names if not (ROOT / f"{name}.py").exists()] == []
    assert [name for name, test in names.items() if not test.exists()] == []


def test_every_setting_is_told_in_the_example() -> None:
    text = (ROOT / "config/settings.py").read_text(encoding="utf-8")
    asked = set(re.findall(r'env\.\w+\(\s*"(\w+)"', text))
    told = set(re.findall(r"^#?\s*(\w+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.M))
    assert asked <= told
    assert {name for name in told if name.startswith("XIANJIE_")} <= asked
