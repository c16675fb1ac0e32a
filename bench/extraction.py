"""How long extraction takes: an article of 3,500 characters, a plan of 50,000, the slope between, the share of each step.

Run as `python -m bench.extraction [--require]`. Texts are drawn from the sentences of the seed documents, the same
on every machine; each time is the best of several runs. With --require it fails where a limit is not kept.
"""

import argparse
import math
import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from measures.extraction import Found, Lexicon, extract
from measures.extraction.cutting import find_measures
from measures.extraction.figures import find_figures
from measures.extraction.finders import find_measures as find_by_rules
from measures.extraction.outline import Outline, Page, parse
from measures.extraction.themes import classify
from measures.extraction.transitions import find_transitions

ROOT = Path(__file__).parents[1]
ARTICLE_CHARACTERS = 3_500
PLAN_CHARACTERS = 50_000
ARTICLE_LIMIT_MS = 30
PLAN_LIMIT_MS = 1_000
STEEPEST_SLOPE = 1.2
# How many times as long as with measures by rules alone an article takes with the learned cut: 1.6 to 1.8 on a busy machine.
MODELS_LIMIT = 2.5
LENGTHS = (2_000, 4_000, 8_000, 16_000, 32_000, 64_000)
_NUMERALS = "一二三四五六七八九十"


def sentences() -> list[str]:
    found: list[str] = []
    for path in sorted((ROOT / "seeds" / "documents").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found.extend(part for part in re.findall(r"[^。\n]{8,200}。", text) if "　" not in part)
    return found


def make_text(length: int) -> str:
    """A plan of chapters, sections and items, exactly `length` characters, from the seeds' own sentences."""
    pool = sentences()
    draw = random.Random(20220728)
    parts: list[str] = []
    size = item = 0
    while size < length:
        heading = f"\n{_NUMERALS[item // 5 % 10]}、" if item % 5 == 0 else f"\n（{_NUMERALS[item % 5 - 1]}）"
        parts.append(heading + "".join(draw.choices(pool, k=4)))
        size += len(parts[-1])
        item += 1
    return "".join(parts)[:length]


def find_each_by_rules(texts: Sequence[tuple[Page, Outline]]) -> list[list[Found]]:
    return [find_by_rules(*text) for text in texts]


def best_ms(run: Callable[[], object], repeats: int) -> float:
    times: list[float] = []
    for _ in range(repeats):
        begin = time.perf_counter()
        run()
        times.append(time.perf_counter() - begin)
    return min(times) * 1000


def slope(lexicon: Lexicon) -> float:
    """The least-squares slope of log time over log length; 1 is linear."""
    points = []
    for length in LENGTHS:
        text = make_text(length)
        points.append(
            (math.log(length), math.log(best_ms(lambda text=text: extract(text, lexicon=lexicon), 3)))
        )
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)


def shares(lexicon: Lexicon, text: str) -> dict[str, float]:
    """The share of each step in the time of one article."""
    page = Page(text)
    outline = parse(page)
    (found,) = find_measures([(page, outline)])

    def themes() -> None:
        for item in found:
            words = text[item.start : item.end]
            classify(lexicon, title=item.title, text=words, section=item.section, article="")

    steps: dict[str, Callable[[], object]] = {
        "outline": lambda: parse(Page(text)),
        "measures": lambda: find_measures([(page, outline)]),
        "themes": themes,
        "figures": lambda: find_figures(Page(text)),
        "transitions": lambda: find_transitions(Page(text)),
    }
    times = {name: best_ms(step, 5) for name, step in steps.items()}
    total = sum(times.values())
    return {name: spent / total for name, spent in times.items()}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--require", action="store_true", help="fail where a limit is not kept")
    arguments = parser.parse_args()
    lexicon = Lexicon.from_toml((ROOT / "seeds" / "theme_lexicon.toml").read_text(encoding="utf-8"))
    article, plan = make_text(ARTICLE_CHARACTERS), make_text(PLAN_CHARACTERS)
    extract(article, lexicon=lexicon)
    article_ms = best_ms(lambda: extract(article, lexicon=lexicon), 10)
    plan_ms = best_ms(lambda: extract(plan, lexicon=lexicon), 3)
    dear = article_ms / best_ms(lambda: extract(article, lexicon=lexicon, find=find_each_by_rules), 10)
    steepness = slope(lexicon)
    lines = [
        f"article of {ARTICLE_CHARACTERS:,} characters  {article_ms:7.1f} ms  (limit {ARTICLE_LIMIT_MS})",
        f"plan of {PLAN_CHARACTERS:,} characters    {plan_ms:7.1f} ms  (limit {PLAN_LIMIT_MS:,})",
        f"slope over {LENGTHS[0]:,} to {LENGTHS[-1]:,}   {steepness:7.2f}     (linear is 1, limit {STEEPEST_SLOPE})",
        f"learned cut against rules alone    {dear:7.2f}     (limit {MODELS_LIMIT})",
        *(f"  {name:12s} {share:5.0%}" for name, share in shares(lexicon, article).items()),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    kept = article_ms <= ARTICLE_LIMIT_MS and plan_ms <= PLAN_LIMIT_MS
    kept &= steepness <= STEEPEST_SLOPE and dear <= MODELS_LIMIT
    return int(arguments.require and not kept)


if __name__ == "__main__":
    sys.exit(main())
