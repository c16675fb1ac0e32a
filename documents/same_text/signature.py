"""A short signature of a text, such that texts sharing much of their wording share parts of it.

One-permutation minhash: each run of five characters is hashed once and falls into one of 80 buckets, each bucket
keeps its smallest value, and two neighbouring buckets make one of 40 bands. For two texts that share the share `j`
of their runs, a band agrees with probability j². Two agreeing bands are asked for: 99% of the pairs at j = 0.4 pass,
one in ten thousand at j = 0.02, which is what unrelated articles of the genre share.
"""

import zlib
from collections.abc import Sequence

from documents.same_text.comparison_key import comparison_key

# Raise it when the key, the shingles or the hashing change: stored signatures are then made again.
SIGNATURE_VERSION = 1
SHINGLE_LENGTH = 5
BUCKET_COUNT = 80
VALUE_BITS = 27  # 2**32 hashes over 80 buckets need 26

# A 32-bit odd multiplier (Knuth): CRC alone keeps neighbouring texts in neighbouring buckets.
SCRAMBLER = 2_654_435_761


def shingles(key: str) -> set[str]:
    """Return every run of five characters; a shorter key is its own and only run."""
    if len(key) <= SHINGLE_LENGTH:
        return {key} if key else set()
    return {key[start : start + SHINGLE_LENGTH] for start in range(len(key) - SHINGLE_LENGTH + 1)}


def body_bands(body: str) -> tuple[int, ...]:
    """Return the bands of a body, each below 2**60, no two equal; () where it holds no letter at all."""
    runs = shingles(comparison_key(body))
    if not runs:
        return ()
    minima = fill_empty(bucket_minima(runs))
    return tuple(
        (number << 2 * VALUE_BITS) | (minima[2 * number] << VALUE_BITS) | minima[2 * number + 1]
        for number in range(BUCKET_COUNT // 2)
    )


def bucket_minima(runs: set[str]) -> list[int | None]:
    minima: list[int | None] = [None] * BUCKET_COUNT
    for run in runs:
        value, bucket = divmod((zlib.crc32(run.encode()) * SCRAMBLER) & 0xFFFF_FFFF, BUCKET_COUNT)
        smallest = minima[bucket]
        if smallest is None or value < smallest:
            minima[bucket] = value
    return minima


def fill_empty(minima: Sequence[int | None]) -> list[int]:
    """Give each empty bucket its next filled neighbour's value, as a short text leaves many empty."""
    filled: list[int] = []
    following = next(value for value in minima if value is not None)
    for value in reversed(minima):
        following = following if value is None else value
        filled.append(following)
    return filled[::-1]
