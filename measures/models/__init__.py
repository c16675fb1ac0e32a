from measures.models.figure import Figure, Qualifier
from measures.models.index import MeasureIndex
from measures.models.judgement import Judgement
from measures.models.measure import Measure, MeasureOrigin, MeasureStatus
from measures.models.mention import Mention
from measures.models.orphan import Orphan
from measures.models.prints import ArticlePrints
from measures.models.reading import ArticleReading
from measures.models.review import ReviewStep, ReviewVerb
from measures.models.tally import Axis, Tally
from measures.models.theme import Revitalization, Theme, ThemeGroup
from measures.models.transition import Transition

__all__ = [
    "ArticlePrints",
    "ArticleReading",
    "Axis",
    "Figure",
    "Judgement",
    "Measure",
    "MeasureIndex",
    "MeasureOrigin",
    "MeasureStatus",
    "Mention",
    "Orphan",
    "Qualifier",
    "ReviewStep",
    "ReviewVerb",
    "Revitalization",
    "Tally",
    "Theme",
    "ThemeGroup",
    "Transition",
]
