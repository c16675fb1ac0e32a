"""What all rows for programs have in common."""

from collections.abc import Callable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

# Makes an address of a path: a full one where somebody asks over the web.
Absolute = Callable[[str], str]


def as_it_is(path: str) -> str:
    """The path alone, where nobody knows under which name the site is reached."""
    return path


class Row(BaseModel):
    """Missing values are null, or "" in texts; addresses lead to the site's own pages."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Id = Annotated[int, Field(ge=1, description="编号")]
Code = Annotated[str | None, Field(description="六位区划代码（GB/T 2260）；不限地区的为空")]
CodeThen = Annotated[str | None, Field(description="写作当时的区划代码（如遵义县 520321）；与今天相同的为空")]
Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="文章正文的 SHA-256（UTF-8）")]
Start = Annotated[int, Field(ge=0, description="在正文中的起点，按 Unicode 码点计，从 0 起")]
End = Annotated[int, Field(ge=1, description="在正文中的终点（不含）；body[start:end] 即为原文")]
Permalink = Annotated[str, Field(description="网页上这一处原文的链接")]
