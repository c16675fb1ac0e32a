"""Which measures of different places stand opposite each other, and why.

Pure: profiles in, alignments out. Knows no Django, no database and no tokenizer; whoever builds a profile brings the
terms along.
"""
