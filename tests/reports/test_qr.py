"""The picture of an address, as a phone sees it."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageFilter

from reports.qr import qr_picture

ADDRESS = "https://t.me/oak_vale_bot?start=in_2147483647_" + "0123456789abcdef" * 2


def picture():
    return Image.open(BytesIO(qr_picture(ADDRESS)))


def read(image):
    return [one.text for one in zxingcpp.read_barcodes(image)]


def test_it_says_the_address():
    assert read(picture()) == [ADDRESS]


@pytest.mark.parametrize("side", [180, 300, 1500])
def test_it_is_read_small_large_and_blurred_off_a_shared_screen(side):
    shown = picture().convert("L").resize((side, side), Image.Resampling.BILINEAR)
    assert read(shown.filter(ImageFilter.GaussianBlur(side / 400))) == [ADDRESS]


def test_it_is_read_in_a_dark_window():
    shown = picture().convert("L")
    dark = Image.new("L", (shown.width * 2, shown.height * 2), 20)
    dark.paste(shown, (shown.width // 2, shown.height // 2))
    assert read(dark) == [ADDRESS]


def test_the_margin_is_white_and_four_squares_wide():
    image = picture().convert("L")
    assert image.width == image.height
    margin = 4 * 16
    strips = [
        image.crop((0, 0, image.width, margin)),
        image.crop((0, 0, margin, image.height)),
        image.crop((0, image.height - margin, image.width, image.height)),
        image.crop((image.width - margin, 0, image.width, image.height)),
    ]
    assert all(strip.getextrema() == (255, 255) for strip in strips)
    assert image.getpixel((margin, margin)) == 0


def test_what_is_cut_off_is_not_read():
    image = picture().convert("L")
    assert read(image.crop((0, 0, image.width // 2, image.height))) == []
