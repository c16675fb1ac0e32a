"""Small OFD files, made at test time. Places are millimetres from the upper left corner of an A4 page."""

from tests.documents.ingest.readers.office_factory import make_zip

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 4.2


def text_object(x, y, text, *, size=SIZE, steps="", place="", more=""):
    """A text object whose characters stand a size apart, unless `steps` says otherwise."""
    steps = steps or f'DeltaX="g {max(0, len(text) - 1)} {size}"'
    place = place or f'X="0" Y="{size}"'
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y} 170 6" Font="3" Size="{size}" {more}>'
        f"<ofd:TextCode {place} {steps}>{text}</ofd:TextCode></ofd:TextObject>"
    )


def lines(texts, *, top=20, left=20, pitch=8):
    return "".join(text_object(left, top + pitch * row, text) for row, text in enumerate(texts))


def content(objects, *, template=""):
    use = f'<ofd:Template TemplateID="{template}" ZOrder="Background"/>' if template else ""
    return f'<ofd:Page {SPACE}>{use}<ofd:Content><ofd:Layer ID="2">{objects}</ofd:Layer></ofd:Content></ofd:Page>'


def make_ofd(*pages, templates=None, parts=None):
    """Return the bytes of a file of these pages' contents; `templates` map an id to a content."""
    templates = templates or {}
    named = "".join(f'<ofd:TemplatePage ID="{name}" BaseLoc="Tpls/{name}.xml"/>' for name in templates)
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    document = f"<ofd:Document {SPACE}><ofd:CommonData>{named}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    root = (
        f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    )
    members = {"OFD.xml": root, "Doc_0/Document.xml": document, **(parts or {})}
    members |= {f"Doc_0/Pages/Page_{n}/Content.xml": page for n, page in enumerate(pages)}
    members |= {f"Doc_0/Tpls/{name}.xml": page for name, page in templates.items()}
    return make_zip(members)
