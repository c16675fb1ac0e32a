"""Rows and columns that an old workbook hides."""

import struct
from pathlib import Path

import pytest

from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.tables.lists import read_list
from documents.ingest.readers.tables.old_marks import read_old_marks
from documents.ingest.readers.tables.workbook_marks import NO_MARKS

OLD = (Path(__file__).parents[2] / "bugs" / "07-xlsx-merged" / "旧版.xls").read_bytes()


def row_at(number):
    return OLD.index(struct.pack("<3H", 0x0208, 16, number))


def flagged(at, flag):
    changed = bytearray(OLD)
    changed[at] |= flag
    return bytes(changed)


def with_column(place, flags):
    """The workbook with the record of a column in the place of a row's."""
    at = row_at(0)
    record = struct.pack("<2H5H2x", 0x007D, 12, place, place, 2340, 15, flags) + struct.pack("<2H", 0x01FF, 0)
    return OLD[:at] + record + OLD[at + len(record) :]


def read(data):
    reading = read_list(
        data, FileKind.XLS, file_name="旧版.xls", find_region=lambda text: "621123" if text else ""
    )
    hidden = [
        (each.what, each.count) for each in reading.left_out if each.what in ("hidden_row", "hidden_column")
    ]
    return [(article.title[:3], article.region_code) for _, article in reading.articles], hidden


@pytest.mark.parametrize(
    "data", [OLD, flagged(row_at(3) + 16, 0x10), with_column(0, 0)], ids="whole outlined shown".split()
)
def test_nothing_is_hidden(data):
    assert read(data) == ([("渭源县", "621123"), ("陇西县", "621123")], [])


def test_a_hidden_row_is_left_out_by_name():
    assert read(flagged(row_at(3) + 16, 0x20)) == ([("渭源县", "621123")], [("hidden_row", 1)])


def test_a_hidden_column_is_left_out_by_name():
    assert read(with_column(0, 1)) == ([("渭源县", ""), ("陇西县", "")], [("hidden_column", 1)])


def test_a_damaged_workbook_hides_nothing():
    for tenth in range(10):
        assert all(marks == NO_MARKS for marks in read_old_marks(OLD[: len(OLD) * tenth // 10]).values())
