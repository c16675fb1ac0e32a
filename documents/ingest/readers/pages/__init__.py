"""Formats of laid-out pages: characters with places, put into the order in which a person reads them."""
