"""OFD: pages of placed characters, as XML in a ZIP."""
