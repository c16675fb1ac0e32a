"""One file that holds everything: the rows of every table and the files as received.

`container` is pure and owns the file's format; `rows` turns rows into lines and back, the same on every database;
`snapshot` reads one moment of a database in use; `writing` and `restoring` are what the commands call.
"""
