"""A page as the machine looks at it, and how each kind of file is asked for one."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

DOTS_AN_INCH = (
    150  # sharp enough for a page's smallest print; 200 takes a quarter more memory and reads no line better
)
POINTS_AN_INCH = 72
MOST_SIDE = 2000  # dots; the recogniser makes pages smaller that are larger
MOST_PIXELS = (
    2_830_000  # of a page of paper with that side; what is square takes more memory than the child has
)


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """`dots` are rows × columns (× red, green, blue), `scale` dots a point, `height` the page's in points."""

    dots: NDArray[np.uint8]
    scale: float
    height: float


class Render(Protocol):
    """Opens a file and returns what makes a picture of one of its pages, by number from 1; both raise IngestError."""

    def __call__(self, data: bytes, *, file_name: str) -> Callable[[int], Picture]: ...


def scale_for(width: float, height: float) -> float:
    """Dots a point for a page of so many points: as sharp as the bounds allow."""
    return min(DOTS_AN_INCH / POINTS_AN_INCH, most_scale(width, height))


def most_scale(width: float, height: float) -> float:
    """By how much a page of that size may grow, or must shrink."""
    return min(math.sqrt(MOST_PIXELS / max(width * height, 1)), MOST_SIDE / max(width, height, 1))


def dots_of(image: Any) -> NDArray[np.uint8]:
    """The dots of an image of Pillow's in three colours."""
    return np.asarray(image.convert("RGB"), dtype=np.uint8)
