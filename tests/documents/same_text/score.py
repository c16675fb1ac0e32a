"""Print how well reprints are told from look-alikes: `python -m tests.documents.duplicates.score`."""

import sys
from dataclasses import dataclass

from documents.same_text.resemblance import compare
from documents.same_text.signature import body_bands
from tests.documents.same_text.corpus import Pair, look_alikes, reprints

MIN_SHARED_BANDS = 2


@dataclass(frozen=True)
class Score:
    precision: float
    recall: float
    band_recall: float
    reprint_count: int
    look_alike_count: int
    errors: tuple[str, ...]


def score() -> Score:
    """Judge every pair; `band_recall` is the share of reprints that the stored bands alone would bring up."""
    same, different = list(reprints()), list(look_alikes())
    missed = [pair for pair in same if not compare(pair.left, pair.right).is_reprint]
    mistaken = [pair for pair in different if compare(pair.left, pair.right).is_reprint]
    unseen = [pair for pair in same if not bands_meet(pair)]
    found = len(same) - len(missed)
    return Score(
        precision=found / (found + len(mistaken)),
        recall=found / len(same),
        band_recall=1 - len(unseen) / len(same),
        reprint_count=len(same),
        look_alike_count=len(different),
        errors=(
            *(f"missed       {pair.name}  {compare(pair.left, pair.right)}" for pair in missed),
            *(f"mistaken     {pair.name}  {compare(pair.left, pair.right)}" for pair in mistaken),
            *(f"not in bands {pair.name}" for pair in unseen),
        ),
    )


def bands_meet(pair: Pair) -> bool:
    return len(set(body_bands(pair.left)) & set(body_bands(pair.right))) >= MIN_SHARED_BANDS


def main() -> None:
    result = score()
    sys.stdout.write(
        f"{result.reprint_count} reprints, {result.look_alike_count} look-alikes: "
        f"precision {result.precision:.3f}, recall {result.recall:.3f}, bands alone {result.band_recall:.3f}\n"
    )
    sys.stdout.writelines(f"  {line}\n" for line in result.errors)


if __name__ == "__main__":
    main()
