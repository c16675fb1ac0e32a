"""What lies on a PDF's pages or beside them: fields of a form, notes, stamps, files within."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium

_SILENT = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)


def take_notes(document: pypdfium2.PdfDocument, number: int) -> tuple[list[str], int]:
    """Print the values of a page's fields on it, as they stand on the screen, and take its notes off; return these and how many
    stamps and signatures there are. The document's forms were initialised before."""
    page = document[number]
    try:
        notes: list[str] = []
        stamps = fields = 0
        for place in reversed(range(pdfium.FPDFPage_GetAnnotCount(page.raw))):
            annotation = pdfium.FPDFPage_GetAnnot(page.raw, place)
            try:
                kind = pdfium.FPDFAnnot_GetSubtype(annotation)
                is_signed = _is_signature(document, annotation) if kind == pdfium.FPDF_ANNOT_WIDGET else False
                words = _words(annotation) if kind not in _SILENT else ""
            finally:
                pdfium.FPDFPage_CloseAnnot(annotation)
            if kind == pdfium.FPDF_ANNOT_WIDGET and not is_signed:
                fields += 1
                continue
            stamps += kind == pdfium.FPDF_ANNOT_STAMP or is_signed
            notes += (
                [words] if words and kind not in (pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_WIDGET) else []
            )
            pdfium.FPDFPage_RemoveAnnot(page.raw, place)
        if fields:
            pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
        return notes[::-1], stamps
    finally:
        page.close()


def enclosed_files(document: pypdfium2.PdfDocument) -> tuple[str, ...]:
    """The names of the files that the document carries along."""
    count = document.count_attachments()
    return tuple(document.get_attachment(number).get_name() for number in range(count))


def is_filled_by_program(document: pypdfium2.PdfDocument) -> bool:
    """Whether the pages are a stand-in for a form that only Adobe's reader makes (XFA)."""
    return bool(document.get_formtype() == pdfium.FORMTYPE_XFA_FULL)


def _is_signature(document: pypdfium2.PdfDocument, annotation: object) -> bool:
    if document.formenv is None:
        return False
    kind = pdfium.FPDFAnnot_GetFormFieldType(document.formenv.raw, annotation)
    return bool(kind == pdfium.FPDF_FORMFIELD_SIGNATURE)


def _words(annotation: object) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
    held = ctypes.create_string_buffer(max(size, 2))
    pdfium.FPDFAnnot_GetStringValue(
        annotation, b"Contents", ctypes.cast(held, ctypes.POINTER(pdfium.FPDF_WCHAR)), size
    )
    return " ".join(held.raw[: size - 2].decode("utf-16-le", "replace").split())
