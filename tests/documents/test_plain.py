from hypothesis import given
from hypothesis import strategies as st

from documents.ingest.parsed import ParsedArticle, ParsedAuthor
from documents.plain import from_json, to_json

AUTHORS = st.builds(ParsedAuthor, st.text(), st.text(), st.booleans())


@given(
    st.builds(
        ParsedArticle,
        title=st.text(),
        body=st.text(),
        kind=st.sampled_from(["signed", "other"]),
        authors=st.lists(AUTHORS, max_size=3).map(tuple),
        published_on=st.none() | st.dates(),
        warnings=st.lists(st.text(), max_size=2).map(tuple),
    )
)
def test_an_article_comes_back_as_it_went(article):
    assert from_json(to_json(article)) == article
