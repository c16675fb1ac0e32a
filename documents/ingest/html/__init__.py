"""Web pages: the article on a page, its text by lines, its tables, and what the page says of itself."""
