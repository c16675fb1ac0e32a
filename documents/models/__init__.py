from documents.models.article import Article, ArticleKind, ArticleStatus, DatePrecision
from documents.models.official import Authorship, Official, OfficialKind
from documents.models.reprint import MemberStatus, ReprintCluster, ReprintMember
from documents.models.signature import BodySignature, SignatureBand
from documents.models.source import Source, SourceFile

__all__ = [
    "Article",
    "ArticleKind",
    "ArticleStatus",
    "Authorship",
    "BodySignature",
    "DatePrecision",
    "MemberStatus",
    "Official",
    "OfficialKind",
    "ReprintCluster",
    "ReprintMember",
    "SignatureBand",
    "Source",
    "SourceFile",
]
