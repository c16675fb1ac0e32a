"""File names as people and machines give them: shown and stored without what could mislead or break a page."""

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST_NAME = 150  # characters; keeps room for a path inside an archive within the column's 255

# Control characters, line ends, and the marks that turn text around, by which a name can hide its extension.
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"}


def shown_name(file_name: str) -> str:
    """Return the last part of the name, NFC, without unseen characters, shortened in the middle.

    A name with nothing left is 未命名文件.
    """
    last = re.split(r"[/\\]", file_name)[-1]
    seen = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c) not in _UNSEEN)
    tidy = " ".join(seen.split()).strip(". ") if set(seen) <= {".", " "} else " ".join(seen.split())
    if not tidy:
        return "未命名文件"
    if len(tidy) <= LONGEST_NAME:
        return tidy
    end = extension(tidy)
    return f"{tidy[: LONGEST_NAME - len(end) - 1]}…{end}"


def shown_path(path: str) -> str:
    """Return the folders and the name, each as shown_name does."""
    return "/".join(shown_name(part) for part in re.split(r"[/\\]+", path.strip("/\\")))


def extension(file_name: str) -> str:
    """Return the extension in lower case with its dot (".docx"), or "" where there is none worth the name."""
    suffix = PurePosixPath(file_name.replace("\\", "/")).suffix.lower()
    return suffix if re.fullmatch(r"\.[a-z0-9]{1,5}", suffix) else ""
