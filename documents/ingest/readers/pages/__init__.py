"""Plain text and web pages: alone, saved whole, or bound as a book."""
