from documents.models.article import Article, ArticleKind, ArticleStatus, DatePrecision
from documents.models.index import ArticleIndex
from documents.models.index_state import IndexState
from documents.models.official import Authorship, Official, OfficialKind
from documents.models.reprint import MemberStatus, ReprintCluster, ReprintMember
from documents.models.signature import BodySignature, SignatureBand
from documents.models.source import Source, SourceFile
from documents.models.staging import BatchState, ImportBatch, StagedArticle, StagedFile, StagedState
from documents.models.thesaurus import AppliedDictionary, DictionaryTerm, LoggedQuery, SynonymGroup

__all__ = [
    "AppliedDictionary",
    "Article",
    "ArticleIndex",
    "ArticleKind",
    "ArticleStatus",
    "Authorship",
    "BatchState",
    "BodySignature",
    "DatePrecision",
    "DictionaryTerm",
    "ImportBatch",
    "IndexState",
    "LoggedQuery",
    "MemberStatus",
    "Official",
    "OfficialKind",
    "ReprintCluster",
    "ReprintMember",
    "SignatureBand",
    "Source",
    "SourceFile",
    "StagedArticle",
    "StagedFile",
    "StagedState",
    "SynonymGroup",
]
