"""PDF → lines of text: glyphs by place, columns, furniture, paragraphs."""
