from documents.models.article import Article, ArticleKind, ArticleStatus, DatePrecision, SmallerPlaceKind
from documents.models.gathering import GatheredLink, LinkState, PageKind, VisitResult, WatchedPage
from documents.models.index import ArticleIndex
from documents.models.official import Authorship, Official, OfficialKind
from documents.models.reprint import MemberStatus, ReprintCluster, ReprintMember
from documents.models.signature import BodySignature, SignatureBand
from documents.models.source import Source, SourceFile
from documents.models.staging import (
    BatchState,
    ColumnMatching,
    ImportBatch,
    RecognisedPage,
    StagedArticle,
    StagedFile,
    StagedState,
)

__all__ = [
    "Article",
    "ArticleIndex",
    "ArticleKind",
    "ArticleStatus",
    "Authorship",
    "BatchState",
    "BodySignature",
    "ColumnMatching",
    "DatePrecision",
    "GatheredLink",
    "ImportBatch",
    "LinkState",
    "MemberStatus",
    "Official",
    "OfficialKind",
    "PageKind",
    "RecognisedPage",
    "ReprintCluster",
    "ReprintMember",
    "SignatureBand",
    "SmallerPlaceKind",
    "Source",
    "SourceFile",
    "StagedArticle",
    "StagedFile",
    "StagedState",
    "VisitResult",
    "WatchedPage",
]
