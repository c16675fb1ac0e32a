from documents.models.article import Article, ArticleKind, ArticleStatus, DatePrecision
from documents.models.official import Authorship, Official, OfficialKind
from documents.models.source import Source, SourceFile

__all__ = [
    "Article",
    "ArticleKind",
    "ArticleStatus",
    "Authorship",
    "DatePrecision",
    "Official",
    "OfficialKind",
    "Source",
    "SourceFile",
]
