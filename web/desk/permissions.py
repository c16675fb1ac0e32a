"""The name of every permission that the desk asks for; who holds which stands in docs/permissions.md."""

from documents.models.article import PUBLISH_ARTICLE
from measures.models.measure import REVIEW_MEASURE

IMPORT = "documents.import_article"
CORRECT = "documents.change_article"
PUBLISH = PUBLISH_ARTICLE
EDIT = "measures.change_measure"
DECIDE = REVIEW_MEASURE
# Whoever may edit measures may have a brief of them written.
BRIEF = EDIT
DECIDE_REPRINTS = "documents.change_reprintmember"
# Records of the vocabulary, by the name of their model.
CHANGE_RECORD = {
    "theme": "measures.change_theme",
    "themegroup": "measures.change_themegroup",
    "official": "documents.change_official",
    "dictionaryterm": "documents.change_dictionaryterm",
    "synonymgroup": "documents.change_synonymgroup",
    "source": "documents.change_source",
}
