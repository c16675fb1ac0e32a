"""From a file's bytes to articles with their extraction, before anything is written."""

from dataclasses import dataclass, replace
from pathlib import Path

from documents.ingest.parsed import IngestError, ParsedArticle
from documents.ingest.readers.lists import BadRow
from documents.ingest.readers.uploads import UploadedFile, open_folder, open_upload
from documents.ingest.source_text import LeftOut
from documents.staging.reading import read_upload
from measures.extraction import Extraction, extract
from measures.lexicon import current_lexicon
from regions.catalogue import load_gazetteer
from regions.lookup import find_region_code


@dataclass(frozen=True)
class Draft:
    """A file read but not stored; `extractions` match `articles` one by one.

    `bad` are the rows of a list that cannot be taken, `bad_rows` the same as a CSV, b"" where there are none.
    """

    file_name: str
    data: bytes
    media_type: str
    articles: tuple[ParsedArticle, ...]
    extractions: tuple[Extraction, ...]
    bad: tuple[BadRow, ...] = ()
    bad_rows: bytes = b""
    left_out: tuple[LeftOut, ...] = ()


class Reader:
    """Reads any number of files with one gazetteer and one lexicon."""

    def __init__(self):
        self.gazetteer = load_gazetteer()
        self.lexicon = current_lexicon()

    def read(self, path: Path, *, region_code: str = "") -> list[Draft]:
        """Return a draft a file: one, or those in an archive or folder.

        Raises IngestError with a message for the user where the file, or one in the archive, holds no article.
        """
        try:
            upload = (
                open_folder(path) if path.is_dir() else open_upload(path.read_bytes(), file_name=path.name)
            )
        except OSError as error:
            raise IngestError(f"{path.name}：无法读取（{error.strerror}）。请核对路径与权限。") from error
        if upload.problems:
            raise IngestError("\n".join(upload.problems))
        drafts = [self.read_file(file, region_code=region_code) for file in upload.files]
        drafts[0] = replace(drafts[0], left_out=(*drafts[0].left_out, *upload.left_out))
        return drafts

    def read_file(self, file: UploadedFile, *, region_code: str = "") -> Draft:
        reading = read_upload(
            file.data,
            file.kind,
            file_name=file.path,
            gazetteer=self.gazetteer,
            find_region=find_region_code,
        )
        articles = reading.articles
        if region_code:
            articles = tuple(replace(article, region_code=region_code) for article in articles)
        extractions = tuple(
            extract(article.body, lexicon=self.lexicon, title=article.title) for article in articles
        )
        return Draft(
            file.path,
            file.data,
            reading.media_type,
            articles,
            extractions,
            reading.bad,
            reading.bad_rows,
            reading.left_out,
        )
