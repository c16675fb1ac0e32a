"""The promises that hold for every input, and the five documents the product ships."""

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from documents.ingest import IngestError, ingest
from regions.catalogue import shipped_names
from regions.gazetteer.gazetteer import Gazetteer
from tests.documents.ingest.texts import FLAT, LINES

GAZETTEER = Gazetteer(shipped_names())
SHIPPED = {
    "000": ["440900", "441400"],
    "001": ["140000"],
    "002": ["440000"],
    "003": ["520328"],
    "004": ["420525"],
}
genre = st.lists(
    st.sampled_from(
        [
            "关于做好工作的通知", "来源：某网 时间：2022-03-04", "王海", "盐池县委书记", "一、总体要求", "（一）抓产业。", "各位代表：",
            "现印发给你们，请认真贯彻执行。", "目　录", "附件：分工表", "2022年3月4日", "（记者 王海）", "相关报道：", "\n", " ", "　　", LINES, FLAT, "。", "”",
        ]
    ),
    max_size=30,
)  # fmt: skip


def ingest_or_refuse(data):
    """Return the articles, () where the input is refused; any other exception fails the test."""
    try:
        return ingest(data, file_name="某.txt", gazetteer=GAZETTEER)
    except IngestError as error:
        if not str(error).startswith("某.txt："):
            pytest.fail(f"the message names no file: {error}")
        return ()


@hypothesis_settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_ingested_or_refused_by_name(data):
    ingest_or_refuse(data)


@hypothesis_settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=400), genre.map("".join), genre.map("\n".join)))
def test_the_body_is_made_of_lines_found_in_the_text(text):
    for article in ingest_or_refuse(text.encode()):
        assert article.title
        for line in article.body.split("\n"):
            assert line in text


@pytest.mark.parametrize("number", SHIPPED)
def test_the_shipped_documents(number):
    (path,) = (settings.SEEDS_DIR / "documents").glob(f"{number}_*.txt")
    articles = ingest(path.read_bytes(), file_name=path.name, gazetteer=GAZETTEER)
    assert [article.region_code for article in articles] == SHIPPED[number]
    assert all(article.authors and not article.warnings for article in articles)
    assert all(len(article.body) > 900 for article in articles)


@pytest.mark.parametrize(
    "unit",
    [
        LINES + "\n",
        FLAT,
        "农村\n",
        "记者：好的\n",
        "（",
        "。",
        "2022年3月4日",
        "王海\n局长\n",
        "\ue000农",
        "《",
        "关于 ",
    ],
)
def test_long_inputs_are_read_to_their_end(unit):
    text = unit * (30_000 // len(unit))
    assert ingest_or_refuse((text * 2).encode()) == ingest_or_refuse((text * 2).encode())


def test_what_has_more_lines_than_any_text_is_refused():
    text = "\n".join(["青岭县的探索", *["衔接。"] * 200_001])
    with pytest.raises(IngestError, match=r"^a\.txt：文件有 200001 行.*请"):
        ingest(text.encode(), file_name="a.txt", gazetteer=GAZETTEER)
