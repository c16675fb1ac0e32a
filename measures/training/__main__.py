"""Train the models: `python -m measures.training [--only STEP] [--shared FOLDER] [--into FOLDER]`.

Steps run in order, since later ones read what earlier ones wrote. `--cross-validate STEP --out FILE` writes instead what
models that do not know a text say of it.
"""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from threadpoolctl import threadpool_limits

from measures.extraction.learned.files import MODELS
from measures.training import cutting, themes, vectors
from measures.training.sources import Sources


@dataclass(frozen=True, slots=True)
class Step:
    """`train` writes the models of one step into a folder, `cross_validate` held-out predictions into a file."""

    name: str
    train: Callable[[Sources, Path], None]
    cross_validate: Callable[[Sources, Path], object] | None = None


STEPS = (
    Step("vectors", vectors.train),
    Step("themes", themes.train, themes.cross_validate),
    Step("cutting", cutting.train, cutting.cross_validate),
)


def main() -> None:
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
    arguments = parser.parse_args()
    if bool(arguments.cross_validate) != bool(arguments.out):
        parser.error("--cross-validate and --out go together")
    sources = Sources(arguments.shared)
    # More threads would add up numbers in another order, and the bytes would differ.
    with threadpool_limits(1):
        if arguments.cross_validate:
            tried[arguments.cross_validate](sources, arguments.out)
            return
        for step in STEPS:
            if arguments.only in {None, step.name}:
                begin = time.perf_counter()
                step.train(sources, arguments.into)
                sys.stderr.write(f"{step.name}: {time.perf_counter() - begin:.0f} s\n")


if __name__ == "__main__":
    main()
