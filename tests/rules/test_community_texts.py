"""Words of a community: what may be typed, what is wrong with the rest, and files of them."""

import pytest
from fluent.runtime import FluentBundle, FluentResource
from hypothesis import example, given
from hypothesis import strategies as st

from rules.community_texts import files, html, patterns
from rules.community_texts.changes import (
    KEPT_CHANGES,
    Kept,
    Refused,
    left_out,
    of_file,
    read,
    say,
    superfluous,
)
from rules.community_texts.checking import Kind, Original, examples, fault_of, fits, kind_of
from rules.community_texts.faults import Fault
from simulator.entities import read as telegram_reads
from simulator.refusals import Refused as TelegramRefused

BOOKED = Original(
    "booking-booked", "bookings", "Booked: { $topic }, { $when }", {"topic": "Q & A", "when": "Thu"}
)
LABEL = Original("button-menu", "home", "Menu", {})
LEFT = Original(
    "places-left",
    "bookings",
    "{ $left ->\n    [one] One place\n   *[other] { $left } places\n} left",
    {"left": 3},
)
CONSENT = Original("join-consent", "joining", "You agree.", {})
ORIGINALS = {one.id: one for one in (BOOKED, LABEL, LEFT, CONSENT)}


def shown(source, **values):
    """What Fluent itself makes of it."""
    bundle = FluentBundle(["en-GB"], use_isolating=False)
    bundle.add_resource(FluentResource("x =\n" + "".join(f"    {line}\n" for line in source.split("\n"))))
    said, errors = bundle.format_pattern(bundle.get_message("x").value, values)
    assert not errors
    return said


ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
WORDS = st.lists(
    st.one_of(
        st.sampled_from(["{topic}", "{ $when }", "\n", "[", "*", ".", " ", "#", "= ", "->", "\u202e"]),
        ANY_TEXT,
    ),
    max_size=12,
).map("".join)


@given(WORDS)
@example("[one]\n*two\n.three")
@example("a\n\n\n\n  b\t")
@example("{topic}\n.x")
def test_what_was_typed_is_what_is_shown_and_what_is_typed_again(typed):
    pattern = patterns.typed(typed)
    if isinstance(pattern, Fault):
        assert pattern.reason in ("bracket", "empty", "choice")
        return
    source = patterns.written(pattern)
    again = patterns.parse(source)
    assert again is not None
    assert patterns.written(again) == source
    names = patterns.names_in(pattern)
    said = patterns.as_typed(pattern)
    assert shown(source, **{name: f"{{{name}}}" for name in names}) == said
    assert patterns.written(patterns.typed(said)) == source
    assert said == patterns.tidy(said)


@given(
    st.lists(
        st.sampled_from(
            [
                "<b>",
                "</b>",
                "<i>",
                "</i>",
                '<a href="https://example.org">',
                "</a>",
                "<",
                ">",
                "&",
                "&lt;",
                "x",
                "<x>",
                "<b x>",
                "</b x>",
                "< b>",
                "<code>",
                "</code>",
                "<blockquote expandable>",
                "</blockquote>",
                "\n",
            ]
        ),
        max_size=8,
    ).map("".join)
)
def test_what_is_taken_telegram_takes_as_well(words):
    if next(html.faults_in(words), None) is None:
        plain, _ = telegram_reads(words, "HTML")
        assert html.units(plain) <= html.length(words)


@pytest.mark.parametrize("words", ["<b>x", "x</b>", "<script>", "1 < 2", "<b><i>x</b></i>", "<>", "a <b"])
def test_what_telegram_refuses_is_refused(words):
    assert next(html.faults_in(words), None) is not None
    with pytest.raises(TelegramRefused):
        telegram_reads(words, "HTML")


@pytest.mark.parametrize(
    ("original", "typed", "reason"),
    [
        (BOOKED, "", "empty"),
        (BOOKED, "   \n ", "empty"),
        (BOOKED, "{topic} {place}", "unknown-name"),
        (BOOKED, "{topic", "bracket"),
        (BOOKED, "{ NUMBER($topic) }", "bracket"),
        (BOOKED, '{ "words" }', "bracket"),
        (BOOKED, "{ -term }", "bracket"),
        (BOOKED, "{ home-menu }", "unknown-name"),
        (BOOKED, "{ NUMBER($topic) ->\n *[other] x\n}", "beyond"),
        (BOOKED, "{ $topic ->\n *[other] { DATETIME($when) }\n}", "beyond"),
        (BOOKED, "{ $topic ->\n *[other] { home-menu }\n}", "unknown-name"),
        (BOOKED, "{ $count ->\n *[other] x\n}", "unknown-name"),
        (BOOKED, "{ $topic ->\n [one] x\n}", "choice"),
        (BOOKED, "{ $topic ->" * 300, "choice"),
        (BOOKED, "{ $topic ->\n [one] <b>x\n *[other] y\n}", "tag-open"),
        (BOOKED, '{ $topic ->\n [one] {""}\n *[other] y\n}', "empty"),
        (BOOKED, "{ $topic ->\n [a] 1\n *[b] 2\n}" * 7, "too-many-forms"),
        (BOOKED, "<b>{topic}", "tag-open"),
        (BOOKED, '<a href="https://{topic}">x</a>', "name-in-tag"),
        (BOOKED, '<a href="tg://user?id=1">x</a>', "tag-link"),
        (BOOKED, "x" * 4097, "too-long"),
        (BOOKED, "x" * 4093 + "{topic}", "too-long"),
        (LABEL, "x" * 41, "too-long"),
        (LABEL, "🌸" * 21, "too-long"),
        (LABEL, "<b>Menu</b>", "no-tags-button"),
        (LABEL, "Q &amp; A", "no-tags-button"),
        (LABEL, "Menu\nhere", "one-line"),
        (CONSENT, "You agree to more.", "fixed-consent"),
    ],
)
def test_what_is_wrong_is_named(original, typed, reason):
    found = read(original, typed)
    assert isinstance(found, Fault)
    assert found.reason == reason


@pytest.mark.parametrize(
    ("original", "typed", "kept"),
    [
        (BOOKED, "It is {topic}.", "It is { $topic }."),
        (BOOKED, "<b>{topic}</b> &amp; more", "<b>{ $topic }</b> &amp; more"),
        (BOOKED, "x" * 4096, "x" * 4096),
        (LABEL, "Q & A", "Q & A"),
        (LABEL, "x" * 40, "x" * 40),
        (LEFT, "{left} free", "{ $left } free"),
        (
            LEFT,
            "{left ->\n[one] One free\n*[other] {left} free\n}",
            "{ $left ->\n    [one] One free\n   *[other] { $left } free\n}",
        ),
    ],
)
def test_what_is_right_is_kept(original, typed, kept):
    assert read(original, typed) == kept


def test_examples_are_escaped_and_show_every_form():
    assert examples(BOOKED, BOOKED.pattern) == ["Booked: Q &amp; A, Thu"]
    assert examples(LEFT, LEFT.pattern) == ["One place left", "3 places left"]
    assert fault_of(LEFT, LEFT.pattern) is None
    assert left_out(BOOKED, "{ $when } it is") == ("topic",)


def test_values_of_the_day_may_be_too_long():
    assert fits(Kind.BUTTON, "x" * 40)
    assert not fits(Kind.BUTTON, "x" * 41)
    assert not fits(Kind.MESSAGE, "  ")
    assert fits(Kind.MESSAGE, "<b>x</b>" * 4096)
    assert not fits(Kind.MESSAGE, "&amp;" * 4097)
    assert kind_of("group-poll-question") is Kind.QUESTION


def test_saying_what_is_said_already_changes_nothing():
    assert say(LABEL, None, "Start") == Kept("button-menu", "Start")
    assert say(LABEL, "Start", "Start").already
    assert say(LABEL, None, "Menu") == Kept("button-menu", None, already=True)
    assert say(LABEL, "Start", None) == Kept("button-menu", None)
    assert say(LABEL, None, "{ $gone }") == Refused(
        "button-menu", Fault("unknown-name", {"name": "gone", "names": "", "count": 0})
    )
    assert superfluous([]) == ()


def test_a_file_is_read_with_its_lines():
    written = files.write(
        "oak-vale", "How to\nuse it", ORIGINALS.values(), {"button-menu": "Start"}, "changed"
    )
    assert "join-consent" not in written
    assert "# changed\nbutton-menu = Start" in written
    found = files.read(written.encode(), ORIGINALS)
    assert found.problems == ()
    assert found.community == "oak-vale"
    assert found.words == {"booking-booked": None, "button-menu": "Start", "places-left": None}
    assert of_file(found.words, {"button-menu": "Start"}) == {}
    assert of_file(found.words, {"button-menu": "Go", "booking-booked": "x"}) == {
        "button-menu": "Start",
        "booking-booked": None,
    }
    for ending in ("\r\n", "\r"):
        assert files.read(b"\xef\xbb\xbf" + written.replace("\n", ending).encode(), ORIGINALS) == found


def test_everything_that_is_wrong_with_a_file_is_said_with_its_line():
    content = """### Mine
button-menu = <b>Menu</b>

nothing-known = x
button-menu = Again
this is no text
booking-booked =
    Booked { $topic } { home-menu }
places-left = { $left ->
    [one] <b>one
   *[other] <b>more
 }
join-consent = Agree to all
-term = x
"""
    found = files.read(content.encode(), ORIGINALS).problems
    assert [(one.line, one.text_id, one.fault.reason) for one in found] == [
        (2, "button-menu", "no-tags-button"),
        (4, "nothing-known", "unknown-text"),
        (5, "button-menu", "twice"),
        (6, "", "not-fluent"),
        (7, "booking-booked", "beyond"),
        (9, "places-left", "tag-open"),
        (13, "join-consent", "fixed-consent"),
        (14, "", "not-fluent"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "file-empty"),
        (b"# only words about nothing\n", "file-empty"),
        (b"button-menu = \xff", "file-not-utf8"),
        (b"x" * 1_000_001, "file-too-large"),
        (b"button-menu = " + b"{ $x -> *[a] " * 2000, None),
        (b'button-menu = Menu{ "\\u0000" }', "invisible"),
        (b'button-menu = Menu{ "\\u202E" }', "invisible"),
    ],
)
def test_files_that_are_none(content, reason):
    found = files.read(content, ORIGINALS)
    assert found.problems
    assert reason is None or found.problems[0].fault.reason == reason


@given(st.binary(max_size=200))
def test_no_file_breaks_the_reading(content):
    files.read(b"button-menu = " + content, ORIGINALS)


def test_old_versions_go():
    changes = list(range(KEPT_CHANGES + 3))

    class Change:
        def __init__(self, one):
            self.id = one

    assert superfluous([Change(one) for one in changes]) == tuple(changes[KEPT_CHANGES:])
