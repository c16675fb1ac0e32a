"""JSON as the machine writes much of: Chinese as it is, and no blanks. Django's own field writes six bytes for three of a character."""

import json
from typing import Any

from django.db import models


class CompactEncoder(json.JSONEncoder):
    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"ensure_ascii": False, "separators": (",", ":")})


class CompactJSONField(models.JSONField):
    """To migrations it is Django's field: what stands in a column is JSON either way, and rows of before are read as they are."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, encoder=CompactEncoder, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _, args, kwargs = super().deconstruct()
        del kwargs["encoder"]
        return name, "django.db.models.JSONField", list(args), kwargs
