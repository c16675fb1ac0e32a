"""Pictures as files of their own: scanned pages, which a machine reads."""
