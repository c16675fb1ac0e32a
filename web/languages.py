"""The languages that pages are offered in: Chinese, and English at the same addresses below /en/."""

from django.utils.translation import get_language

# As HTML and HTTP name them.
HTML_NAMES = {"zh-hans": "zh-Hans", "en": "en"}


def is_english() -> bool:
    return get_language() == "en"
