"""Rules for the signs that open the items of a list, one module each; `outline.rules` lists them in their order."""
