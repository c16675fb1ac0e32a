"""What a reader keeps; the tables keep the label "measures" that they were born under."""

from web.readers.models.basket import Basket, Clip
from web.readers.models.brief import KeptBrief
from web.readers.models.saved_search import SavedSearch

__all__ = ["Basket", "Clip", "KeptBrief", "SavedSearch"]
