"""An address as a picture that a phone reads."""

from io import BytesIO
from typing import Final

_MODULE: Final = 16
"""Pixels of one of its little squares: a phone reads them off a screen that is shared in a meeting."""
_MARGIN: Final = 4
"""White around it, in little squares, as the standard asks; dark chat windows begin right behind it."""


def qr_picture(address: str) -> bytes:
    """A QR code as PNG, black on white in either theme. A seventh of it may be hidden or smeared."""
    import segno  # Not needed before somebody asks for a picture.

    out = BytesIO()
    segno.make_qr(address, error="m").save(
        out, kind="png", scale=_MODULE, border=_MARGIN, dark="black", light="white"
    )
    return out.getvalue()
