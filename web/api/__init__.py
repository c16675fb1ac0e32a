"""The library for programs: read-only, public texts only, the same filters as the pages (docs/api.md)."""
