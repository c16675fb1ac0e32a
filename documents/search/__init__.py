"""Chinese full-text search: a query tree that knows no database, and one backend a vendor."""
