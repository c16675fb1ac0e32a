"""New articles from addresses that an administrator named: feeds and list pages, looked at again and again.

`addresses`, `feeds`, `list_pages` and `polite` are pure; `visits` and `links` write.
"""
