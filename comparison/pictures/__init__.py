"""Pictures: where what goes, in units of a viewBox; drawn as SVG by templates/pictures. Pure: knows no Django.

No picture is made of fewer than FEWEST values: a sentence says as much. Each stands above a table of the same values.
"""

FEWEST = 3
