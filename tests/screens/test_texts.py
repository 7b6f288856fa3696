"""Texts as they are read: with HTML for Telegram, and without any for a terminal."""

from screens.screen import screen, text
from screens.texts import Texts

TEXTS = Texts()


def test_a_screen_without_html_says_what_is_read():
    shown = screen(text("attendance-line", topic="Q & A <now>", when="Thu"), text("teams-refused-pdf"))
    assert TEXTS.body(shown).startswith("• <b>Q &amp; A &lt;now&gt;</b>, Thu\n\n")
    plain = TEXTS.plain_body(shown)
    assert plain == "• Q & A <now>, Thu\n\nThis is a PDF, not the CSV file."
    assert TEXTS.length(shown) == len(plain)
