"""What programs are told of a row: one declaration an object, for the API, the data package and the MCP server alike.

Only what is public is ever shaped here; whoever asks hands over public rows.
"""
