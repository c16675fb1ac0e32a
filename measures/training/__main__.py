"""Train the models: `python -m measures.training [--only STEP] [--shared FOLDER] [--into FOLDER]`.

Steps run in order, since later ones read what earlier ones wrote. `--cross-validate STEP --out FILE` writes instead what
models that do not know a text say of it, prints the figures of the step where it has any, and fails below `--require`.
"""

import argparse
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from threadpoolctl import threadpool_limits

from documents.text.model_files import MODELS
from measures.training import cutting, themes, vectors
from measures.training.sources import Sources


@dataclass(frozen=True, slots=True)
class Step:
    """`train` writes the models of one step into a folder, `cross_validate` held-out predictions into a file."""

    name: str
    train: Callable[[Sources, Path], None]
    cross_validate: Callable[[Sources, Path], Mapping[str, float] | None] | None = None


STEPS = (
    Step("vectors", vectors.train),
    Step("themes", themes.train, themes.cross_validate),
    Step("cutting", cutting.train, cutting.cross_validate),
)


# Of all figures, the one that should be low.
ERROR = "ece"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="the folder of texts and labels"
    )
    parser.add_argument("--into", type=Path, default=MODELS, help="where the models go")
    parser.add_argument("--only", choices=[step.name for step in STEPS], help="train one step alone")
    tried = {step.name: step.cross_validate for step in STEPS if step.cross_validate}
    parser.add_argument(
        "--cross-validate", choices=tried, help="write held-out predictions of a step, train nothing"
    )
    parser.add_argument("--out", type=Path, help="where the predictions go")
    parser.add_argument(
        "--require",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help=f"fail where a figure of the cross-validation is lower ({ERROR}: higher)",
    )
    arguments = parser.parse_args()
    if bool(arguments.cross_validate) != bool(arguments.out):
        parser.error("--cross-validate and --out go together")
    sources = Sources(arguments.shared)
    # More threads would add up numbers in another order, and the bytes would differ.
    with threadpool_limits(1):
        if arguments.cross_validate:
            figures = tried[arguments.cross_validate](sources, arguments.out)
            return falls_short(figures or {}, arguments.require)
        for step in STEPS:
            if arguments.only in {None, step.name}:
                begin = time.perf_counter()
                step.train(sources, arguments.into)
                sys.stderr.write(f"{step.name}: {time.perf_counter() - begin:.0f} s\n")
    return 0


def falls_short(figures: Mapping[str, float], required: Sequence[str]) -> int:
    """1, with a line that tells which, where a figure misses what is required of it; raises KeyError for one unknown."""
    missed = []
    for requirement in required:
        name, value = requirement.split("=")
        too_much = figures[name] > float(value) if name == ERROR else figures[name] < float(value)
        if too_much:
            missed.append(f"{name} {figures[name]:.3f} against {value}")
    if missed:
        sys.stderr.write(f"falls short: {'; '.join(missed)}\n")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
