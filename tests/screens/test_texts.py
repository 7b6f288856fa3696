"""Texts as they are read: with HTML for Telegram, and without any for a terminal."""

from fluent.runtime import FluentResource
from fluent.syntax import ast

from screens.screen import screen, text
from screens.texts import DEFAULT_LOCALE, Texts, shipped, written

TEXTS = Texts()


def test_a_screen_without_html_says_what_is_read():
    shown = screen(text("attendance-line", topic="Q & A <now>", when="Thu"), text("teams-refused-pdf"))
    assert TEXTS.body(shown).startswith("• <b>Q &amp; A &lt;now&gt;</b>, Thu\n\n")
    plain = TEXTS.plain_body(shown)
    assert plain == "• Q & A <now>, Thu\n\nThis is a PDF, not the CSV file."
    assert TEXTS.length(shown) == len(plain)


def test_texts_read_one_by_one_are_those_of_the_whole_files():
    whole = [
        entry for _, file in shipped(DEFAULT_LOCALE) for entry in file.body if isinstance(entry, ast.Message)
    ]
    alone = {
        text_id: entry
        for text_id, words in written(DEFAULT_LOCALE).items()
        for entry in FluentResource(words).body
        if isinstance(entry, ast.Message)
    }

    assert set(written(DEFAULT_LOCALE)) == {entry.id.name for entry in whole}
    assert all(alone[entry.id.name].value.equals(entry.value, ["span"]) for entry in whole)
