"""Towns and villages behind a county's name (平远县仁居镇, 临朐县辛寨街道古河村): below what the gazetteer knows."""

import re

_TOWN = r"[一-龥]{1,4}?(?:镇|乡(?![村镇贤亲土愁])|街道(?!办事处[和、])|苏木)"
_VILLAGE = r"[一-龥]{1,5}?(?:村(?![民庄集级两干务]|党)|社区|嘎查)"
_NAMED = re.compile(rf"(?P<town>{_TOWN})?(?P<village>{_VILLAGE})?")
# 各乡镇, 所有村, 的村, 12个村: not a name.
_NO_NAME = re.compile(
    r"[的和与及等在为是有了以对把向到各每所某多两几全这该其个中给届少建、]|乡村|农村|深入|[受脱]|通村|驻村|进村|示范|帮扶"
)


def smaller_places(text: str, start: int) -> tuple[str, ...]:
    """Return the village and the town printed at `start`, the lower first."""
    match = _NAMED.match(text, start, start + 24)
    names = (match["village"], match["town"]) if match else ()
    return tuple(name for name in names if name and len(name) >= 3 and not _NO_NAME.search(name))
