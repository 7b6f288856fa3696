"""The certificate as PDF: names of every script, page for page, the same bytes every time."""

import logging
import time
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest
import uharfbuzz
import zxingcpp

from reports import certificates as reports
from reports import fonts
from reports.certificates import Certificate, Check, Reflection, Table
from reports.paper import Paper, Style

CODE = "7K3M-Q9XD-2F4T"
ADDRESS = "https://cig.example/verify/7K3MQ9XD2F4T"
QUESTIONS = ("What has stayed with me?", "What does it mean?", "What will I do?")
PLAIN = Certificate(
    language="en-GB",
    title="Certificate of attendance: Amara",
    issued_at=datetime(2026, 12, 3, 12, tzinfo=UTC),
    community="Oak Vale CIG",
    trust="Oak Vale Trust",
    heading="Certificate of attendance",
    opening="This is to certify that",
    name="Amara",
    did="attended this session of the group:",
    subject="Communicating across cultures",
    facts=(("Date", "Thu 19 Nov 2026, 17:00 (London)"), ("Minutes", "50 minutes (0.83 h), self-assessed")),
    table=None,
    note="The minutes are self-assessed.",
    signed=("Noor", "Director of Medical Education", "Oak Vale Trust"),
    check=Check("Code", CODE, "Anybody can check it", ADDRESS),
    reflection=Reflection("For your portfolio", "This page is for you.", QUESTIONS),
)
HEAD = ("Date", "Session", "Role", "Minutes")

NAMES = {
    "Latin": "Łucja Ångström, Nguyễn Thị Ánh",
    "Yoruba": "Ọláyínká Ọ̀ṣọ́",
    "Greek": "Ελένη",
    "Cyrillic": "Олена",
    "Arabic": "شيماء محمود",
    "Urdu": "عائشہ",
    "Persian": "پریسا می‌خواهم",
    "Hebrew": "שרה בן־דוד",
    "Armenian": "Անահիտ",
    "Georgian": "ნინო",
    "Devanagari": "श्रीलक्ष्मी द्विवेदी",
    "Bengali": "কৃষ্ণা চট্টোপাধ্যায়",
    "Gurmukhi": "ਗੁਰਪ੍ਰੀਤ",
    "Gujarati": "હર્ષિતા",
    "Oriya": "ଶ୍ରୀମତୀ",
    "Tamil": "தமிழ்ச்செல்வி",
    "Telugu": "శ్రీనివాస్",
    "Kannada": "ಶ್ರೀನಿವಾಸ",
    "Malayalam": "ശ്രീലക്ഷ്മി",
    "Sinhala": "ශ්‍රීමතී චන්ද්‍රිකා",
    "Thai": "สมชาย ใจดี",
    "Lao": "ນາງ ພອນ",
    "Myanmar": "ဒေါ်အောင်ဆန်း",
    "Khmer": "សុភា ស្រី",
    "Ethiopic": "ሰላም",
    "Thaana": "މޫސާ",
    "Tifinagh": "ⵜⵉⵣⵉⵔⵉ",
    "N'Ko": "ߒߞߏ",
    "Chinese": "王小明",
    "Japanese": "さくら カナ",
    "Korean": "김민서",
    "mixed": "Amara (عائشة), 王",
}


def read(content):
    """The words of each page."""
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content)]


def letters(words):
    """What must be found again: a viewer's order of the letters is its own."""
    folded = unicodedata.normalize("NFKD", words)
    return {one for one in folded if unicodedata.category(one) not in ("Cf", "Zs", "Cc")}


def year(count, topic="Communicating across cultures"):
    rows = tuple(("Thu 19 Nov 2026", f"{topic} {number}", "Attendee", "50") for number in range(count))
    return replace(PLAIN, table=Table(HEAD, rows, ("Total", "1,200 minutes (20 h), self-assessed")))


def test_everything_is_on_the_first_page_and_the_questions_on_the_second():
    first, second = read(reports.pdf(PLAIN))
    for words in (
        *(PLAIN.community, PLAIN.trust, PLAIN.heading, PLAIN.name, PLAIN.subject, CODE, *PLAIN.signed),
        *(word for fact in PLAIN.facts for word in fact),
    ):
        assert words in first, words
    assert "approved" not in first
    for question in QUESTIONS:
        assert question in second


@pytest.mark.parametrize("script", NAMES)
def test_a_name_in_any_script(script, caplog):
    name = NAMES[script]
    assert fonts.legible(name)
    assert fonts.missing(name) == ""
    with caplog.at_level(logging.WARNING):
        content = reports.pdf(replace(PLAIN, name=name, subject=f"{name} 2"))
    assert not [one for one in caplog.records if "missing" in one.getMessage()]
    found = letters(read(content)[0])
    assert letters(name) <= found, letters(name) - found


@pytest.mark.parametrize("script", [one for one in NAMES if one != "mixed"])
def test_its_letters_are_shaped_by_one_font_that_has_them_all(script):
    """Glyph 0 is what stands for a letter that a font lacks."""
    words = NAMES[script]
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(fonts.path(fonts.leading(words))))
    for word in words.replace(",", "").split():
        buffer = uharfbuzz.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        uharfbuzz.shape(uharfbuzz.Font(face), buffer)
        assert all(glyph.codepoint for glyph in buffer.glyph_infos), word


def picture(words):
    """The words alone on a page, as somebody sees them: black and white."""
    paper = Paper([words], title="", author="", language="en-GB", at=PLAIN.issued_at, foot="")
    paper.page()
    paper.say(words, Style(40))
    page = pypdfium2.PdfDocument(paper.written())[0]
    return page.render(scale=1).to_pil().convert("1").crop((60, 60, 500, 140))


def ink(picture):
    """Which columns of the picture have ink."""
    columns = [
        any(picture.getpixel((x, y)) == 0 for y in range(picture.height)) for x in range(picture.width)
    ]
    return [at for at, inked in enumerate(columns) if inked]


def test_letters_of_arabic_join_and_run_from_right_to_left():
    joined, apart = ink(picture("سلمى")), ink(picture("س ل م ى"))
    assert len(joined) < len(apart)
    assert joined[-1] - joined[0] + 1 == len(joined), "there are gaps between the letters"
    # The tall second letter, lam, stands right of the middle only in a script that runs to the left.
    both = picture("ببببا")
    tallest = min(
        (next((y for y in range(both.height) if both.getpixel((x, y)) == 0), 999), x) for x in ink(both)
    )
    assert tallest[1] < (ink(both)[0] + ink(both)[-1]) / 2


def test_latin_within_hebrew_keeps_its_own_direction():
    text = read(reports.pdf(replace(PLAIN, name="שרה Amara 42")))[0]
    assert "Amara" in text
    assert "42" in text


@pytest.mark.parametrize("name", ["Amara 🙂", "👩‍⚕️ عائشة", "Amara ❤️"])
def test_a_picture_in_a_name_is_left_out(name, caplog):
    assert fonts.legible(name)
    with caplog.at_level(logging.WARNING):
        text = read(reports.pdf(replace(PLAIN, name=name)))[0]
    assert not caplog.records
    assert not letters(text) & set(fonts.missing(name))


@pytest.mark.parametrize("name", ["ᐃᓄᒃ", "Amara ᐃ", "🙂", "ꯃꯤ"])
def test_a_letter_that_no_font_has_is_noticed(name):
    assert not fonts.legible(name)
    assert fonts.missing(name)


@pytest.mark.parametrize("certificate", [PLAIN, replace(PLAIN, name=NAMES["mixed"]), year(30)])
def test_the_same_certificate_makes_the_same_bytes(certificate):
    assert reports.pdf(certificate) == reports.pdf(certificate)
    assert reports.pdf(certificate) != reports.pdf(replace(certificate, name="Ben"))


def test_the_document_says_what_it_is():
    document = pypdfium2.PdfDocument(reports.pdf(PLAIN))
    said = document.get_metadata_dict()
    assert said["Title"] == PLAIN.title
    assert said["Author"] == "Oak Vale CIG"
    assert said["CreationDate"].startswith("D:20261203120000")
    content = reports.pdf(PLAIN)
    assert b"/Lang (en-GB)" in content
    assert b"/DisplayDocTitle true" in content


@pytest.mark.parametrize(("sessions", "pages"), [(1, 2), (6, 2), (12, 2), (17, 3), (24, 3), (60, 4)])
def test_a_year_over_as_many_pages_as_it_takes(sessions, pages):
    found = read(reports.pdf(year(sessions)))
    assert len(found) == pages
    told = " ".join(found[:-1])
    for number in range(sessions):
        assert f"cultures {number}" in told.replace("\r\n", " ").replace("\n", " ")
    assert "1,200 minutes (20 h), self-assessed" in told
    # The pages belong together: each has the code.
    assert all(CODE in page for page in found)
    assert all("Minutes" in page for page in found[:-1] if "cultures" in page)


@pytest.mark.parametrize("sessions", range(12, 36))
def test_no_page_holds_a_signature_alone(sessions):
    """The table's last rows go along with what is below it."""
    signed = read(reports.pdf(year(sessions)))[-2]
    assert "Noor" in signed
    assert f"cultures {sessions - 1}" in signed


def test_nothing_runs_over_the_edge():
    long = replace(
        year(12, topic="A topic as long as anybody may type one, which is a good deal longer than a line"),
        name="Amara Wolfeschlegelsteinhausenbergerdorff Nguyen Ekwueme Okonkwo",
        subject="W" * 128,
        community="Oak Vale " * 11,
        trust="Trust " * 16,
        signed=("Noor " * 20, "Director " * 11, "Trust " * 16),
    )
    for page in pypdfium2.PdfDocument(reports.pdf(long)):
        text = page.get_textpage()
        width, height = page.get_size()
        for at in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(at)
            assert 0 < left <= right < width - 40
            assert 30 < bottom <= top < height


def test_the_qr_code_leads_to_the_page():
    page = pypdfium2.PdfDocument(reports.pdf(PLAIN))[0]
    (found,) = zxingcpp.read_barcodes(page.render(scale=2).to_pil())
    assert found.text == ADDRESS


def test_without_a_page_there_is_a_code_and_no_picture():
    content = reports.pdf(replace(PLAIN, check=replace(PLAIN.check, address="")))
    page = pypdfium2.PdfDocument(content)[0]
    assert zxingcpp.read_barcodes(page.render(scale=2).to_pil()) == []
    assert CODE in read(content)[0]


def test_without_a_signatory_there_is_no_line_to_sign():
    text = read(reports.pdf(replace(PLAIN, signed=())))[0]
    assert "Noor" not in text
    assert CODE in text


def test_it_is_small_and_quickly_made():
    sizes = {name: len(reports.pdf(replace(PLAIN, name=name))) for name in (PLAIN.name, NAMES["Chinese"])}
    assert all(size < 80_000 for size in sizes.values()), sizes
    began = time.perf_counter()
    reports.pdf(PLAIN)
    # A third of this on an idle machine.
    assert time.perf_counter() - began < 1


def test_the_fonts_have_their_licences():
    names = {one.name for one in fonts.FOLDER.iterdir() if one.suffix == ".ttf"}
    assert names == {f"{one}.ttf" for one in (fonts.PLAIN, fonts.BOLD, *fonts.OTHERS)}
    assert {"OFL-1.1.txt", "Apache-2.0.txt", "README.md"} <= {one.name for one in fonts.FOLDER.iterdir()}
    assert sum(one.stat().st_size for one in fonts.FOLDER.glob("*.ttf")) < 8_000_000
