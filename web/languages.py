"""The languages that pages are offered in: Chinese, and English at the same addresses below /en/."""

# As HTML and HTTP name them.
HTML_NAMES = {"zh-hans": "zh-Hans", "en": "en"}
