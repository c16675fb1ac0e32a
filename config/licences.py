"""The licences of what a running site is made of: a table, and every text beside it in one file (make licences)."""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parents[1]
LICENCE_FILE = re.compile(r"(^|/)(licen[cs]e|copying|notice)[^/]*$", re.I)


def dependencies() -> list[Distribution]:
    """What pyproject.toml asks for at run time and what that asks for in turn, as installed here, by name."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    asked = re.search(r"^dependencies = \[(.*?)^\]", text, re.S | re.M)
    waiting = [name_in(line) for line in re.findall(r'^\s*"([^"]+)"', asked[1] if asked else "", re.M)]
    found: dict[str, Distribution] = {}
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            # Asked for on another system or Python only.
            continue
        waiting += [name_in(each) for each in found[name].requires or () if "extra ==" not in each]
    return [found[name] for name in sorted(found)]


def name_in(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement.strip())[0].lower().replace("_", "-")


def licence_of(package: Distribution) -> str:
    """In a word: the expression, else the classifiers, else the first line of the field."""
    data = package.metadata
    classified = [
        each.rpartition(" :: ")[2] for each in data.get_all("Classifier") or () if "License ::" in each
    ]
    first = (data.get("License") or "").strip().splitlines()[:1]
    return data.get("License-Expression") or ", ".join(classified) or "".join(first) or "见包内文本"


def texts_of(package: Distribution) -> Iterator[str]:
    for file in package.files or ():
        path = Path(str(package.locate_file(file)))
        if LICENCE_FILE.search(str(file)) and path.suffix not in {".py", ".pyc"} and path.is_file():
            yield path.read_text(encoding="utf-8", errors="replace").strip()


def main(target: Path) -> None:
    packages = dependencies()
    rows = [(each.metadata["Name"], each.version, licence_of(each)) for each in packages]
    for name, version, licence in rows:
        print(f"{name:28} {version:14} {licence}")
    parts = [
        f"{'=' * 78}\n{name} {version} ({licence})\n{'=' * 78}\n" + "\n\n".join(texts_of(package))
        for (name, version, licence), package in zip(rows, packages, strict=True)
    ]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    print(f"全文：{target}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
