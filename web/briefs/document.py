"""A draft as a document that says on its face what it is, with the quotes that its sentences rest on."""

from web.briefs.drafts import MACHINE_MADE, Draft
from web.files.columns import Absolute
from web.files.docx import Paper
from web.files.measures import quote_source

CAUTION = "程序只核对了每句话的数字、地名、引文和用词是否出自所注举措；意思是否准确，请逐句对照原文。"


def document_of(draft: Draft, absolute: Absolute) -> Paper:
    paper = Paper(f"综述：{draft.title}", f"{MACHINE_MADE}。{CAUTION}")
    for paragraph in draft.paragraphs:
        paper.paragraph("".join(_printed(piece) for sentence in paragraph for piece in sentence))
    if draft.left_out:
        paper.paragraph(f"（{draft.left_out}）")
    paper.heading("所据举措", 1)
    for number, measure in draft.measures.items():
        paper.heading(f"[{number}] {measure.title}", 2)
        paper.quote(measure.quote, quote_source(measure, absolute))
    return paper


def _printed(piece: tuple[str, list[tuple[int, object]]]) -> str:
    words, measures = piece
    return words + "".join(f"[{number}]" for number, _ in measures)
