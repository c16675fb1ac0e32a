"""What the columns of lists hold where a person said so: remembered by the set of their names."""

import hashlib
import json
from collections.abc import Mapping, Sequence

from django.contrib.auth.models import User
from django.db import transaction

from documents.ingest.readers.tables.list_columns import COLUMNS, IGNORED, plain_name
from documents.models import ColumnMatching


def key_of(names: Sequence[str]) -> str:
    """A short name for the set: order does not matter, nor numbers of rows, which a file of bad rows has more of."""
    told = {name for name in names if plain_name(name) not in IGNORED}
    text = json.dumps(sorted(told), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def matched_columns(names: Sequence[str]) -> Mapping[str, str]:
    """Column name → field, "" for none; empty where nobody matched a list with these names."""
    row = ColumnMatching.objects.filter(key=key_of(names)).first()
    return row.fields if row else {}


@transaction.atomic
def match_columns(*, names: Sequence[str], fields: Mapping[str, str], user: User) -> ColumnMatching:
    """Remember what the columns of lists with these names hold; what was said before is replaced."""
    known = {name: field for name, field in fields.items() if name in names and field in {*COLUMNS, ""}}
    row, _ = ColumnMatching.objects.update_or_create(
        key=key_of(names), defaults={"fields": known, "made_by": user}
    )
    return row
