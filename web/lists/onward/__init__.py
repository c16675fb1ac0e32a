"""Where a search leads besides its hits: other tabs, what is near or alike, themes and places that its words name, offers while typing."""
