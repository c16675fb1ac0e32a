"""The tables of formats: each kind has one reader, and all that speaks of formats speaks of these."""

import pytest
from django.core.management import load_command_class

from documents.ingest.readers import ARCHIVES, EXTENSIONS, FORMATS, LIST_KINDS, READERS
from documents.ingest.readers.kinds import FileKind
from web.desk.importing.forms import HandOverForm


def test_every_kind_has_one_reader():
    kinds = [*READERS, *LIST_KINDS, *ARCHIVES]
    assert sorted(kinds) == sorted(FileKind)


def test_an_extension_names_one_format():
    claimed = [extension for each in FORMATS.values() for extension in each.extensions]
    assert sorted(claimed) == sorted(EXTENSIONS)


@pytest.mark.parametrize("kind", FORMATS)
def test_desk_and_command_name_every_format(kind):
    form = HandOverForm()
    said = "".join(form.taken.values())
    help_text = load_command_class("intake", "import_articles").help
    for extension in FORMATS[kind].extensions:
        assert f'{extension}"' in str(form["files"]) or f"{extension}," in str(form["files"])
        assert extension in said
        assert extension in help_text
