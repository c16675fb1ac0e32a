"""A reader that an office brings along: a model server inside the intranet that marks the measures of one article.

Off unless settings name a server. It proposes; what it says is checked against the text word by word, and whatever
does not stand there is dropped. Figures and transitions stay with the embedded reading.
"""
