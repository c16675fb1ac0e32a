"""Pictures made at test time."""

import io

from PIL import Image


def encoded(*images, form="PNG", **options):
    """The bytes of a file of these images, as pages or frames where there are several."""
    stream = io.BytesIO()
    more = {"save_all": True, "append_images": images[1:]} if len(images) > 1 else {}
    images[0].save(stream, form, **more, **options)
    return stream.getvalue()


def paper(width=60, height=80, mode="L", colour=255):
    return Image.new(mode, (width, height), colour)


def with_size(png, width, height):
    """A PNG that calls itself larger than it is."""
    return png[:16] + width.to_bytes(4, "big") + height.to_bytes(4, "big") + png[24:]
