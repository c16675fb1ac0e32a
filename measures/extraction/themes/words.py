"""A theme's words as a person types them: one a line, with its weight. Pure."""

from collections.abc import Mapping

# What a word without a number weighs: it goes with the theme, but does not name it.
USUAL_WEIGHT = 2.0
HEAVIEST = 5.0
LONGEST_WORD = 20


def parse_words(text: str) -> dict[str, float]:
    """ "防返贫监测 3" a line → {"防返贫监测": 3.0}. Raises ValueError, in Chinese, naming the line."""
    words: dict[str, float] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        parts = line.split()
        if not parts:
            continue
        if len(parts) > 2 or not 2 <= len(parts[0]) <= LONGEST_WORD:
            raise ValueError(
                f"第 {number} 行“{line.strip()[:30]}”：每行一个二字以上的词，后面可空一格写权重。"
            )
        words[parts[0]] = _weight(parts[1], number) if len(parts) == 2 else USUAL_WEIGHT
    return words


def _weight(text: str, number: int) -> float:
    try:
        weight = float(text)
    except ValueError:
        weight = 0.0
    if not 0 < weight <= HEAVIEST:
        raise ValueError(f"第 {number} 行的权重“{text[:10]}”应是大于 0、不超过 {HEAVIEST:g} 的数。")
    return weight


def print_words(words: Mapping[str, float]) -> str:
    """What `parse_words` reads back, the heaviest first."""
    ordered = sorted(words.items(), key=lambda item: -item[1])
    return "\n".join(f"{word} {weight:g}" for word, weight in ordered)
