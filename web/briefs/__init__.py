"""综述: a brief that the office's model server writes from chosen measures, of which only checked sentences are shown.

Off unless settings name a server. What it answers is nobody's word: each sentence is held against the spans that it
names by plain code, and what does not stand there is left out and counted. Nothing of it enters the library.
"""
