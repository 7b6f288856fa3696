"""Paper: what is measured in a quick way comes out as it would in the long one."""

from datetime import UTC, datetime

import pypdfium2
from hypothesis import example, given
from hypothesis import strategies as st

from reports.paper import Paper, Style

STYLES = (Style(8.5), Style(10, bold=True), Style(22, right=True))


def paper():
    return Paper(
        [],
        title="Report",
        author="Oak Vale",
        language="en-GB",
        at=datetime(2027, 8, 1, tzinfo=UTC),
        foot="Oak Vale",
    )


SHEET = paper()
SHEET.page()


@given(
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40),
    st.sampled_from(STYLES),
    st.floats(10, 160),
)
@example("AVAVAVAVAVAVAV ToToToTo", STYLES[0], 40)
@example("LTLTLTLTLTLT AY. AY. AY.", STYLES[1], 60)
def test_words_that_are_short_take_the_one_line_that_is_found_by_breaking_them(words, style, width):
    assert SHEET.lines(words, style, width) == SHEET._count((words, style, width))


def test_words_on_one_line_stand_where_they_would_stand_on_the_first_of_several(monkeypatch):
    def drawn():
        one = paper()
        one.page()
        for style in STYLES:
            one.say("Speaking up", style, 30, 100)
            one.row([("Team dynamics", style, 80), ("12", style, 40)])
        return one.y, pypdfium2.PdfDocument(one.written())[0].render(scale=2).to_pil().tobytes()

    quick = drawn()
    monkeypatch.setattr(Paper, "_is_short", lambda *_: False)
    assert drawn() == quick
