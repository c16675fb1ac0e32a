"""A model: an .npz of plain arrays and, beside it, a TOML that tells what it was made from and how good it is."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MODELS = Path(__file__).parents[2] / "seeds" / "models"

Arrays = dict[str, NDArray[Any]]


def load_arrays(name: str, folder: Path = MODELS) -> Arrays:
    """The arrays of one model by name; FileNotFoundError where it was never trained."""
    with np.load(folder / f"{name}.npz", allow_pickle=False) as stored:
        return {key: stored[key] for key in stored.files}


def load_facts(name: str, folder: Path = MODELS) -> dict[str, Any]:
    """What the TOML beside a model says of it."""
    return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))


def pack_words(words: Iterable[str]) -> NDArray[np.uint8]:
    """Words as one array of bytes: an array of Python strings would need pickles or four bytes a character."""
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def unpack_words(packed: NDArray[np.uint8]) -> list[str]:
    text = packed.tobytes().decode()
    return text.split("\n") if text else []
