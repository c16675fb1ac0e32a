import pytest

from documents.models import ImportBatch, StagedArticle, StagedFile
from intake.duplicates import known_among, read_from, twins_of
from tests.factories import made_together, make_account, make_article, make_source_file


@pytest.fixture
def batch(db):
    return ImportBatch.objects.create(made_by=make_account("bian", "编辑"), state="ready")


def stage(batch, *bodies, **fields):
    """A file of the batch with these articles."""
    file = StagedFile.objects.create(
        batch=batch, position=batch.files.count(), file_name="a.txt", content=b"", state="read"
    )
    return [
        StagedArticle.objects.create(
            file=file, position=number, fields={"title": f"{file.position}-{number}", "body": body}, **fields
        )
        for number, body in enumerate(bodies)
    ]


def titles(rows):
    return {pk: twin.title for pk, twin in twins_of(rows).items()}


def test_what_is_new_has_no_twin(batch):
    assert titles(stage(batch, "甲。", "乙。")) == {}


def test_a_stored_article_is_named_and_a_bulk_loaded_one_is_not(batch):
    make_article("甲。", title="库中的甲")
    make_article("乙。", title="库中的乙", external_id="7")
    rows = stage(batch, "甲。", "乙。")
    assert titles(rows) == {rows[0].pk: "库中的甲"}


def test_what_was_stored_from_this_batch_is_no_twin_of_itself(batch):
    assert titles(stage(batch, "甲。", stored=make_article("甲。"))) == {}


def test_the_earlier_one_of_the_same_batch_is_named_for_what_was_left_out(batch):
    first = stage(batch, "甲。")
    rows = [*first, *stage(batch, "甲。", "甲。", is_taken=False)]
    assert titles(rows) == {rows[1].pk: "0-0", rows[2].pk: "0-0"}
    other = ImportBatch.objects.create(made_by=batch.made_by, state="ready")
    assert titles(stage(other, "甲。", is_taken=False)) == {}


def test_a_text_is_known_from_the_library_and_the_batch(batch):
    make_article("甲。")
    stage(batch, "乙。")
    assert known_among(["甲。", "乙。", "丁。"], batch.pk) == {"甲。", "乙。"}


def test_of_a_file_received_before_the_first_article_and_the_number_are_told(db):
    file, other = make_source_file(b"a"), make_source_file(b"b")
    with made_together():
        for number in (1, 0, 2):
            make_article(f"第{number}篇。", title=f"第{number}篇", source_file=file, position_in_file=number)
    known = read_from({file.pk, other.pk})
    assert set(known) == {file.pk}
    assert (known[file.pk][0].title, known[file.pk][1]) == ("第0篇", 3)
