"""From a file's bytes to articles with all that follows from them, before anything is written."""

from dataclasses import dataclass, replace
from pathlib import Path

from documents.actions.columns import matched_columns
from documents.ingest.parsed import IngestError, ParsedArticle
from documents.ingest.readers.uploads import UploadedFile, open_folder, open_upload
from documents.ingest.recognising.recogniser import is_installed
from documents.ingest.recognising.scans import NOTHING_RECOGNISED, Recognised, ScanError
from intake.computed import Computed, compute
from intake.reading import Reading, read_upload
from intake.recognising import Recognise
from intake.storing import Received
from measures.actions.themes import theme_slugs
from measures.filing import file_measures
from measures.lexicon import current_lexicon
from regions.catalogue import load_gazetteer
from regions.lookup import RegionCodes


@dataclass(frozen=True)
class Draft:
    """A file read but not stored; `computed` match `reading.articles` one by one.

    `missing_themes` are slugs that the lexicon named and that no theme has: the extractions name others instead
    (measures/filing.py).
    """

    received: Received
    reading: Reading
    computed: tuple[Computed, ...]
    missing_themes: tuple[str, ...] = ()


class Reader:
    """Reads any number of files with one gazetteer, one lexicon and one list of themes."""

    def __init__(self, *, with_measures: bool = True) -> None:
        self.gazetteer = load_gazetteer()
        self.lexicon = current_lexicon() if with_measures else None
        self.themes = theme_slugs()

    def read(self, path: Path, *, region_code: str = "", recognise: Recognise | None = None) -> list[Draft]:
        """Return a draft a file: one, or those in an archive or folder; scans as `recognise` reads them, refused without it.

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
        drafts = [self.read_file(file, region_code=region_code, recognise=recognise) for file in upload.files]
        first = drafts[0].reading
        drafts[0] = replace(drafts[0], reading=replace(first, left_out=(*first.left_out, *upload.left_out)))
        return drafts

    def read_file(
        self, file: UploadedFile, *, region_code: str = "", recognise: Recognise | None = None
    ) -> Draft:
        reading = self.recognised(file, recognise) if recognise and is_installed() else self.reading(file)
        if region_code:
            placed = tuple(replace(article, region_code=region_code) for article in reading.articles)
            reading = replace(reading, articles=placed)
        filed = [self.compute(article) for article in reading.articles]
        return Draft(
            Received(file.data, file.path, reading.media_type),
            reading,
            tuple(computed for computed, _ in filed),
            tuple(sorted({slug for _, missing in filed for slug in missing})),
        )

    def reading(self, file: UploadedFile, recognised: Recognised = NOTHING_RECOGNISED) -> Reading:
        return read_upload(
            file.data,
            file.kind,
            file_name=file.path,
            gazetteer=self.gazetteer,
            find_region=RegionCodes(),
            find_columns=matched_columns,
            recognised=recognised,
        )

    def recognised(self, file: UploadedFile, recognise: Recognise) -> Reading:
        """The file, with the pages that are pictures recognised."""
        try:
            reading = self.reading(file)
            pages = reading.scanned
        except ScanError as error:
            if not error.pages:
                raise
            pages = error.pages
        if not pages:
            return reading
        return self.reading(file, recognise(file.data, pages, file.kind, file.path))

    def compute(self, article: ParsedArticle) -> tuple[Computed, tuple[str, ...]]:
        """What follows from one article, filed under the themes that there are, and the slugs that there are not."""
        computed = compute(title=article.title, body=article.body, lexicon=self.lexicon)
        if computed.extraction is None:
            return computed, ()
        filed = file_measures(computed.extraction, self.themes)
        return replace(computed, extraction=filed.extraction), filed.missing
