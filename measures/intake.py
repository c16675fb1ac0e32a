"""From a file's bytes to articles with their extraction, before anything is written."""

from dataclasses import dataclass, replace
from pathlib import Path

from documents.ingest import ingest, read
from documents.ingest.parsed import IngestError, ParsedArticle
from measures.extraction import Extraction, extract
from measures.lexicon import current_lexicon
from regions.catalogue import load_gazetteer


@dataclass(frozen=True)
class Draft:
    """A file read but not stored; `extractions` match `articles` one by one."""

    file_name: str
    data: bytes
    media_type: str
    articles: tuple[ParsedArticle, ...]
    extractions: tuple[Extraction, ...]


class Reader:
    """Reads any number of files with one gazetteer and one lexicon."""

    def __init__(self):
        self.gazetteer = load_gazetteer()
        self.lexicon = current_lexicon()

    def read(self, path: Path, *, region_code: str = "") -> Draft:
        """Raises IngestError with a message for the user where the file holds no article."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise IngestError(f"{path.name}：无法读取（{error.strerror}）。请核对路径与权限。") from error
        return self.read_bytes(data, file_name=path.name, region_code=region_code)

    def read_bytes(self, data: bytes, *, file_name: str, region_code: str = "") -> Draft:
        articles = ingest(data, file_name=file_name, gazetteer=self.gazetteer)
        if region_code:
            articles = tuple(replace(article, region_code=region_code) for article in articles)
        extractions = tuple(
            extract(article.body, lexicon=self.lexicon, title=article.title) for article in articles
        )
        media_type = read(data, file_name=file_name).media_type
        return Draft(file_name, data, media_type, articles, extractions)
