"""Where a text that holds several divides: a book of cases, a digest of news, a page of contents."""
