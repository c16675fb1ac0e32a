import pytest

from documents.ingest.readers.scanned import told


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([], ""),
        ([3], "3"),
        ([1, 2, 3], "1、2、3"),
        ([1, 2, 3, 4], "1–4"),
        ([2, *range(5, 21), 30, 31], "2、5–20、30、31"),
        (list(range(1, 24, 2)), "1、3、5、7、9、11、13、15、17、19 等"),
    ],
)
def test_numbers_are_told_as_a_sentence_has_them(numbers, said):
    assert told(numbers) == said
