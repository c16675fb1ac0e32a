"""The library for language models (Model Context Protocol): read-only; what it answers can be quoted and looked up."""
