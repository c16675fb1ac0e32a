"""Scanned pages → lines of text with their places: by rapidocr, in a process of its own (extra `ocr`).

`scans` says what a recognised page is, `recogniser` asks a child for one after the other, `child` is that process. Offline: the models
are part of the wheel.
"""
