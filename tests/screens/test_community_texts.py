"""The texts as each community says them: its own words where they can be shown, else the shipped ones."""

import asyncio
from datetime import timedelta

import pytest

from handlers import buttons
from rules.community_texts import patterns
from rules.community_texts.checking import LIMITS, Kind, faults_of
from rules.feedback.standard import STANDARD
from screens.community_texts import showing
from screens.community_texts.presses import BringBackPress, ToOriginalPress
from screens.feedback import answering
from screens.screen import screen, text
from screens.texts import Texts
from screens.texts.communities import ChangedTexts, Wording, ignored
from screens.texts.originals import about_files, originals
from tests.world import MONDAY

TEXTS = Texts()
OAK, RIVER = 1, 2


def test_only_what_was_changed_is_said_otherwise():
    changed = ChangedTexts(TEXTS, {"home-menu": "Hello", "certificate-name": "For { $name } & all"})
    assert changed.body(screen(text("home-menu"), text("home-done"))) == "Hello\n\nThat was done."
    assert (
        changed.render(text("certificate-name", name="<b>Amara</b>")) == "For &lt;b&gt;Amara&lt;/b&gt; & all"
    )
    # A text within a text is said in the community's words as well.
    assert changed.render(text("certificate-name", name=text("home-menu"))) == "For Hello & all"
    assert TEXTS.render(text("home-menu")) == "What would you like to do?"


def test_what_the_values_of_the_day_make_too_long_is_said_as_shipped():
    changed = ChangedTexts(TEXTS, {"button-person-member": "Their name is { $name }"})
    assert changed.plain(text("button-person-member", name="Amara")) == "Their name is Amara"
    assert changed.plain(text("button-person-member", name="A" * 40)) == "A" * 40
    # A value that is not given here, and one that leaves nothing to read.
    assert ChangedTexts(TEXTS, {"home-menu": "{ $name }"}).render(text("home-menu")).startswith("What")
    assert ChangedTexts(TEXTS, {"home-menu": "{ $x }"}).render(text("home-menu", x=" ")).startswith("What")


def test_a_screen_that_would_be_too_long_for_a_message_is_said_as_shipped():
    long = "x" * (LIMITS[Kind.MESSAGE] - 100)
    changed = ChangedTexts(TEXTS, {"home-menu": long, "home-done": long})
    assert changed.body(screen(text("home-menu"))) == long
    assert changed.body(screen(text("home-menu"), text("home-done"))) == TEXTS.body(
        screen(text("home-menu"), text("home-done"))
    )


def test_words_that_no_longer_fit_are_found():
    words = {"home-menu": "Hello { $gone }", "home-done": "Done", "gone": "x", "join-consent": "All"}
    assert {text_id: fault.reason for text_id, fault in ignored(words).items()} == {
        "home-menu": "unknown-name",
        "gone": "unknown-text",
        "join-consent": "fixed-consent",
    }


@pytest.fixture
def rows():
    return [(OAK, "home-menu", "Hello")]


class Read:
    """What is stored, and how often it was read."""

    def __init__(self, rows):
        self.rows = rows
        self.times = 0
        self.now = MONDAY
        self.meanwhile = None

    async def __call__(self):
        self.times += 1
        found = tuple(self.rows)
        if self.meanwhile is not None:
            self.meanwhile, then = None, self.meanwhile
            then()
        return found


async def says(wording, community):
    return (await wording.of(community)).render(text("home-menu"))


async def test_each_community_has_its_own(rows):
    read = Read([*rows, (RIVER, "home-menu", "Welcome"), (3, "home-menu", "{ $gone }")])
    wording = Wording(TEXTS, read, lambda: read.now)
    said = [await says(wording, one) for one in (OAK, RIVER, 3, 4, None)]
    assert said == ["Hello", "Welcome", *["What would you like to do?"] * 3]
    assert read.times == 1
    assert await wording.of(None) is TEXTS


async def test_what_another_process_has_changed_is_seen_within_a_minute(rows):
    read = Read(rows)
    wording = Wording(TEXTS, read, lambda: read.now)
    assert await says(wording, OAK) == "Hello"
    rows[0] = (OAK, "home-menu", "Hello again")
    read.now += timedelta(seconds=59)
    assert (await says(wording, OAK), read.times) == ("Hello", 1)
    read.now += timedelta(seconds=1)
    assert await says(wording, OAK) == "Hello again"
    # A clock that was put back leaves nobody with old words.
    rows.clear()
    read.now -= timedelta(hours=1)
    assert await says(wording, OAK) == "What would you like to do?"


async def test_who_has_changed_it_sees_it_at_once_even_while_it_is_being_read(rows):
    read = Read(rows)
    wording = Wording(TEXTS, read, lambda: read.now)

    def change():
        rows[0] = (OAK, "home-menu", "Changed")
        wording.forget()

    read.meanwhile = change
    assert await says(wording, OAK) == "Changed"
    assert read.times == 2


async def test_many_who_ask_at_once_read_once(rows):
    read = Read(rows)
    wording = Wording(TEXTS, read, lambda: read.now)
    await asyncio.gather(*(says(wording, OAK) for _ in range(50)))
    assert read.times == 1


def test_every_text_can_be_typed_as_it_is_shown_for_changing():
    for one in originals().values():
        assert showing.looks(one, one.source)
        if one.fixed is None:
            pattern = patterns.typed(patterns.as_typed(one.pattern))
            assert patterns.written(pattern) == one.source, one.id
            assert not list(faults_of(one, pattern)), one.id


def test_every_text_can_be_looked_for_and_has_room_in_a_button():
    for one in originals().values():
        for press in (BringBackPress(99_999, one.id, 99_999), ToOriginalPress(99_999, one.id)):
            assert buttons.unpack(buttons.pack(press)) == press
    assert "home-menu" in [one.id for one in showing.found("what would you LIKE to do", {})]
    assert "home-menu" not in [one.id for one in showing.found("like do what", {"home-menu": "Hello"})]
    assert showing.found("hello", {"home-menu": "Hello"})[0].id == "home-menu"
    assert showing.found("home-menu", {})[0].id == "home-menu"
    assert all(about_files()[noun] for noun in showing.nouns())


def test_no_word_of_a_questionnaire_can_be_changed():
    said = set()
    for survey in STANDARD.values():
        for one in survey.items:
            said.add(answering.question(survey, one).id)
            said.update(answering.option(survey, one, number).id for number in range(len(one.options)))
    assert {originals()[one].fixed for one in said} == {"question"}


def test_nothing_that_is_said_about_questionnaires_can_be_changed():
    said = [one for one in originals().values() if one.id.startswith(("feedback-", "toast-feedback-"))]
    assert len(said) > 150
    assert {one.fixed for one in said} == {"promise", "question"}
    # Their questions say why they stay: they are changed elsewhere.
    names = [originals()[one].fixed for one in ("feedback-session-useful", "feedback-again-perhaps")]
    assert names == ["question", "question"]


@pytest.mark.parametrize(
    ("text_id", "why"),
    [
        ("join-consent", "consent"),
        ("group-poll-question", "promise"),
        ("topic-vote-question", "promise"),
        ("poll-useful", "machine"),
        ("feedback-session-useful", "question"),
        ("feedback-needs-needs-exams", "question"),
        ("feedback-agreement-neither", "question"),
        ("feedback-who", "promise"),
        ("feedback-rule-few", "promise"),
        ("feedback-rule-some", "promise"),
        ("feedback-rule-many", "promise"),
        ("feedback-why-sealed", "promise"),
        ("feedback-why-private", "promise"),
        ("feedback-why-banded", "promise"),
        ("feedback-sent", "promise"),
        ("feedback-final", "promise"),
        ("feedback-keep", "promise"),
        ("feedback-keep-or-not", "promise"),
        ("feedback-with-kept", "promise"),
        ("feedback-told-when", "promise"),
        ("feedback-how-to-compare", "promise"),
        ("feedback-reminder-why", "promise"),
        ("feedback-pooled", "promise"),
        ("feedback-destroyed", "promise"),
        ("feedback-line-who", "promise"),
        ("toast-feedback-kept-not-yet", "promise"),
        ("button-feedback-kept", "promise"),
        ("button-feedback-begin", "promise"),
        ("button-feedback-on", None),
        ("privacy-questionnaires", "promise"),
        ("help-contact-samaritans", "safety"),
        ("paper-note", "certificate"),
        ("command-menu", "machine"),
        ("words-about", "way-back"),
        ("home-menu", None),
        ("button-menu", None),
    ],
)
def test_what_cannot_be_changed(text_id, why):
    assert originals()[text_id].fixed == why
