"""The words of a community, changed in the chat: said to its people at once, and to nobody else."""

import pytest

from rules.ids import UserId
from rules.permissions import Role
from storage import community_texts as stored
from storage import members, roles
from storage.tables import AuditRow, CommunityTextChangeRow, CommunityTextRow, DraftRow
from tests.flows.looking_after import finds
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.riverside import found_riverside

ASKED = "What would you like to do?"


async def to_words(person):
    await finds(person, "Words")


async def to_menu_text(person):
    """The page of the text that the menu opens with."""
    await to_words(person)
    await person.presses("Look for words")
    await person.writes("home-menu")
    await person.presses(person.screen().buttons[0])


async def says(person, *typed):
    await person.presses("Change it")
    for words in typed:
        await person.writes(words)


async def test_found_changed_previewed_and_saved(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Amara")
        await to_words(vale.noor)
        vale.noor.sees("Words of Cultural Integration Group")
        vale.noor.sees("So far nothing is changed")
        assert len(vale.noor.screen().buttons) <= 10
        await to_menu_text(vale.noor)
        vale.noor.sees("The text home-menu")
        vale.noor.sees("This is the original.")
        await vale.noor.presses("Change it")
        vale.noor.sees("Please type the new words")
        assert ASKED in vale.noor.screen().text
        await vale.restart()
        await vale.noor.writes("How can I help today?")
        shown = vale.noor.sees("This is how it will look")
        assert "How can I help today?" in shown.text
        assert vale.noor.screen().buttons == ["Save", "Change again", "Cancel"]
        # Nothing counts yet, and words typed now are not lost on the way.
        assert not await vale.rows(CommunityTextRow)
        await vale.noor.writes("<i>Something")
        vale.noor.sees("<i> is opened and not closed")
        assert "How can I help today?" in vale.noor.screen().text
        await vale.noor.writes("save")
        vale.noor.sees("These are the words that you have just typed")
        assert not await vale.rows(CommunityTextRow)
        await vale.noor.presses("Change again")
        assert "It says now (tap to copy):\nsave" in vale.noor.screen().text
        await vale.noor.writes("How can I help <b>you</b>?")
        await vale.restart()
        await vale.noor.presses("Save")
        vale.noor.sees("said like this from now on")
        (row,) = await vale.rows(CommunityTextRow)
        assert (row.text_id, row.pattern) == ("home-menu", "How can I help <b>you</b>?")
        assert row.changed_by == await vale.member_id(vale.noor)
        # At once for the editor and for everybody else.
        for person in (vale.noor, vale.amara):
            await person.writes("/menu")
            assert person.screen().text == "How can I help you?"
        await vale.restart()
        await vale.amara.writes("/menu")
        assert vale.amara.screen().text == "How can I help you?"
        (noted,) = [one for one in await vale.rows(AuditRow) if one.verb == "edit-texts"]
        assert noted.detail == {"text": "home-menu"}


async def test_the_way_back_and_the_history(opened):
    async with opened(refusals=[OLD_PRESS, SAME_SCREEN]) as vale:
        for words in ("First words", "Second words"):
            await to_menu_text(vale.noor)
            await says(vale.noor, words)
            await vale.noor.presses("Save")
            await vale.comes_again()
        await to_menu_text(vale.noor)
        vale.noor.sees("Changed by Noor, Mon 16 Nov 2026, 12:00 (London)")
        await vale.noor.presses("Back to the original")
        vale.noor.sees("The original is back")
        await vale.comes_again()
        assert not await vale.rows(CommunityTextRow)
        await vale.noor.writes("/menu")
        assert vale.noor.screen().text == ASKED
        await to_menu_text(vale.noor)
        await vale.noor.presses("Earlier words")
        for line in ("1. Noor", "The original", "2. Noor", "Second words", "3. Noor", "First words"):
            assert line in vale.noor.screen().text
        # The first is what it says now.
        assert vale.noor.screen().buttons == ["Bring back number 2", "Bring back number 3", "Back", "Menu"]
        asked = vale.noor.screen().message
        third = next(one for row in asked.buttons for one in row if one.text == "Bring back number 3").data
        await vale.noor.presses("Bring back number 3")
        vale.noor.sees("said like this from now on")
        await vale.noor.presses_data(third, vale.noor.screen().message)
        vale.noor.sees("Nothing was changed: it says this already")
        assert len(await vale.rows(CommunityTextChangeRow)) == 4
        await vale.noor.writes("/menu")
        assert vale.noor.screen().text == "First words"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("<script>alert</script>", "Telegram knows no <script>"),
        ("This is <b>bold", "<b> is opened and not closed"),
        ("Fewer < than", "There is a < that opens nothing"),
        ("</b> so", "</b> closes nothing"),
        ('<a href="javascript:x">here</a>', "A link is written like"),
        ('<b onclick="x">here</b>', "There is more in <b>"),
        ("Hello { $unknown }", "I do not know {unknown} in this text"),
        ("Hello {topic} {place}", "I do not know {place} in this text"),
        ("Hello { NUMBER($topic) }", "A curly bracket is open or closed without its partner"),
        ("Hello { home-menu }", "I do not know {home-menu}"),
        ("{topic", "A curly bracket is open or closed"),
        ("{topic ->\n [one] one", "The lines for one and for more cannot be read"),
        ('<a href="https://example.org/{topic}">here</a>', "cannot stand inside of <a>"),
        ("x" * 4000 + "{topic}" * 10, "it has 4,290 characters, and 4,096 fit"),
    ],
)
async def test_what_cannot_be_shown_is_refused_with_the_reason_and_nothing_is_lost(opened, typed, said):
    async with opened() as vale:
        await to_words(vale.noor)
        await vale.noor.presses("Look for words")
        await vale.noor.writes("calendar-file")
        await vale.noor.presses(next(one for one in vale.noor.screen().buttons if "For your calendar" in one))
        await says(vale.noor, typed)
        shown = vale.noor.sees(said)
        assert typed[:40] in shown.text
        assert "Please type the new words" in shown.text
        assert not await vale.rows(CommunityTextRow)
        (draft,) = await vale.rows(DraftRow)
        assert draft.step == "typed"
        await vale.noor.writes("For you: {topic}, {when}")
        vale.noor.sees("This is how it will look")


async def say(vale, text_id, words, community=1):
    """What a community says from now on, as its admin would have had it saved a minute ago."""
    await vale.running.db.write(stored.keep, community, text_id, words, None, vale.now())
    vale.running.house.wording.forget()


def entities(vale, person, words, *found):
    """A message in the private chat with Telegram's own formats in it."""
    who = {"id": person.id, "is_bot": False, "first_name": person.name}
    chat = {"id": person.id, "type": "private", "first_name": person.name}
    marks = [{"type": kind, "offset": at, "length": length} for kind, at, length in found]
    vale.sim.enqueue_raw(
        {
            "message": {
                "message_id": 9000, "date": 0, "chat": chat, "from": who, "text": words, "entities": marks,
            }
        }
    )  # fmt: skip


async def test_telegrams_own_bold_is_taken_as_it_looks(opened):
    async with opened() as vale:
        await to_menu_text(vale.noor)
        await vale.noor.presses("Change it")
        entities(vale, vale.noor, "1 < 2 and bold", ("bold", 10, 4))
        await vale.settle()
        vale.noor.sees("This is how it will look")
        await vale.noor.presses("Save")
        (row,) = await vale.rows(CommunityTextRow)
        assert row.pattern == "1 &lt; 2 and <b>bold</b>"
        # Anywhere else such a message is what it always was.
        entities(vale, vale.noor, "1 < 2 and bold", ("bold", 10, 4))
        await vale.settle()
        vale.noor.sees("I did not understand that")


async def test_a_text_with_several_forms(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await to_words(vale.noor)
        await vale.noor.presses("Look for words")
        await vale.noor.writes("take-sure-sessions")
        await vale.noor.presses(vale.noor.screen().buttons[0])
        shown = vale.noor.screen().text
        assert "One session of Femi" in shown
        assert "2 sessions of Femi" in shown
        await vale.noor.presses("Change it")
        shown = vale.noor.screen().text
        assert "{sessions ->\n    [one] One session of {name}" in shown
        assert "Keep the lines with" in shown
        await vale.noor.writes("{sessions ->\n[one] Just one of {name}.\n*[other] {sessions} of {name}.\n}")
        assert "Just one of Femi." in vale.noor.screen().text
        assert "2 of Femi." in vale.noor.screen().text
        await vale.noor.presses("Change again")
        await vale.noor.writes("Some of their sessions are to come: {sessions}.")
        vale.noor.sees("Not in your words: name.")
        await vale.noor.presses("Save")
        (row,) = await vale.rows(CommunityTextRow)
        assert row.pattern == "Some of their sessions are to come: { $sessions }."


async def test_what_goes_out_by_itself_is_said_in_the_communitys_words(opened):
    async with opened() as vale:
        await say(vale, "button-card-book", "I come")
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.amara.presses("I come", vale.group)
        vale.amara.sees("You have a place")
        await say(vale, "reminder-hour", "Soon: { $topic }")
        await vale.advance(days=10, hours=4, minutes=30)
        vale.amara.sees("Soon: Team dynamics")


async def test_two_communities_say_their_own_and_neither_changes_the_others(opened):
    async with opened(refusals=[SAME_SCREEN, OLD_PRESS]) as vale:
        zara = await found_riverside(vale)
        await vale.doctors("Amara")
        await to_menu_text(vale.noor)
        await says(vale.noor, "Oak Vale says hello")
        asked = vale.noor.screen().message
        await vale.noor.presses("Save")
        await to_menu_text(zara)
        await says(zara, "Riverside says hello")
        await zara.presses("Save")
        for person, said in ((vale.amara, "Oak Vale says hello"), (zara, "Riverside says hello")):
            await person.writes("/menu")
            assert person.screen().text == said
        before = await stored_rows(vale)
        for data in ("vl:1", "vf:1:home:0", "vc:1:0", "vs:1", "vd:1:home-menu", "ve:1:home-menu"):
            toast = await zara.presses_data(data, zara.screen().message)
            assert toast is not None, data
        for data in (
            "vo:1:home-menu",
            "vh:1:home-menu",
            "vb:1:home-menu:1",
            "vx:1",
            asked.buttons[0][0].data,
        ):
            assert await zara.presses_data(data, zara.screen().message) is not None, data
        zara.does_not_see("Oak Vale says hello")
        assert await stored_rows(vale) == before
        # A change of another's text is none of this community's, whatever the number.
        await zara.presses_data("vb:2:home-menu:1", zara.screen().message)
        assert await stored_rows(vale) == before


async def stored_rows(vale):
    return [
        (row.community_id, row.text_id, row.pattern)
        for table in (CommunityTextRow, CommunityTextChangeRow)
        for row in await vale.rows(table)
    ]


async def test_somebody_in_two_communities_hears_each_in_its_own_words(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        zara = await found_riverside(vale)
        await vale.running.db.write(members.admit, 1, UserId(zara.id), vale.now(), name="Zara")
        await say(vale, "home-menu", "Oak Vale says hello")
        await say(vale, "section-setup", "Riverside as we like it", community=2)
        await zara.writes("/menu")
        assert zara.screen().text == ASKED
        await zara.presses("Set-up")
        assert zara.screen().text == "Riverside as we like it"


async def test_who_asks_to_join_is_welcomed_in_the_communitys_words(opened):
    async with opened(changes={"community": {"admission": "moderated"}}) as vale:
        await say(vale, "join-rules", "Be kind. That is all.")
        zola = vale.person("Zola")
        await zola.asks_to_join(vale.group)
        zola.sees("Be kind. That is all.")
        await zola.presses("I have read this")


async def test_words_that_no_longer_fit_give_way_and_are_marked(opened):
    async with opened() as vale:
        await say(vale, "home-menu", "Hello { $gone }")
        await say(vale, "home-done", "Fine.")
        await vale.noor.writes("/menu")
        assert vale.noor.screen().text == ASKED
        await to_words(vale.noor)
        vale.noor.sees("One text that you changed no longer fits")
        await vale.noor.presses("Changed texts (2)")
        assert vale.noor.screen().buttons[:2] == ["✎ Fine.", f"⚠ {ASKED}"]
        await vale.noor.presses(f"⚠ {ASKED}")
        vale.noor.sees("they no longer fit this version")
        await vale.noor.presses("Back to the original")
        vale.noor.sees("The original is back")


async def test_what_belongs_to_a_promise_cannot_be_changed(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await to_words(vale.noor)
        await vale.noor.presses("Look for words")
        await vale.noor.writes("join-consent")
        await vale.noor.presses(vale.noor.screen().buttons[0])
        vale.noor.sees("Doctors have agreed to exactly these words")
        assert "Change it" not in vale.noor.screen().buttons
        await vale.noor.presses_data("ve:1:join-consent", vale.noor.screen().message)
        assert not await vale.rows(DraftRow)
        for forged in (
            "ve:1:nothing",
            "vf:1:nothing:0",
            "vd:1:",
            "vb:1:home-menu:7",
            "vf:1:home:99",
            "vt:1:nothing:0",
            "vt:1:sessions:99",
            "vc:1:-3",
        ):
            await vale.noor.presses_data(forged, vale.noor.screen().message)
        assert not [one for one in vale.noor.toasts if "wrong on our side" in one]


async def test_pages_of_a_noun(opened):
    async with opened() as vale:
        await to_words(vale.noor)
        await vale.noor.presses("Sessions and places")
        await vale.noor.presses("Booking a place")
        vale.noor.sees("Page 1 of")
        first = vale.noor.screen().buttons[:8]
        await vale.noor.presses("More →")
        vale.noor.sees("Page 2 of")
        assert vale.noor.screen().buttons[:8] != first
        await vale.noor.presses("← Before")
        assert vale.noor.screen().buttons[:8] == first
        await vale.noor.presses("Sessions and places")
        assert "Booking a place" in vale.noor.screen().buttons
        await vale.noor.presses("Booking a place")
        await vale.noor.presses(first[0])
        vale.noor.sees("This is the original.")
        await vale.noor.presses("All words")
        await vale.noor.presses("Back")
        vale.noor.sees("What would you like to look after?")


async def test_the_words_are_found_by_topic_and_no_page_is_longer_than_ten(opened):
    async with opened() as vale:
        await to_words(vale.noor)
        for topic in [one for one in vale.noor.screen().buttons if one not in ("Look for words", "Back")]:
            if topic == "All words as a file":
                continue
            await vale.noor.presses(topic)
            assert topic in vale.noor.screen().text
            nouns = set(vale.noor.screen().buttons)
            assert len(vale.noor.screen().message.buttons) <= 10
            # Words of people, and no name of a file.
            assert not [one for one in nouns if "_" in one or one in ("Home", "Cases", "Claims", "Check in")]
            while "More →" in vale.noor.screen().buttons:
                await vale.noor.presses("More →")
                assert len(vale.noor.screen().message.buttons) <= 10
            await vale.noor.presses("All words")


async def test_a_file_goes_out_and_comes_back(opened):
    async with opened(refusals=[SAME_SCREEN, OLD_PRESS]) as vale:
        await say(vale, "home-done", "Fine.")
        await to_words(vale.noor)
        await vale.noor.presses("All words as a file")
        vale.noor.sees("All words come as a file")
        shown = vale.noor.sees("that can be changed. Send the file back")
        name, content = shown.file.name, shown.file.data.decode()
        assert name == "main.ftl"
        assert "# changed by this community\nhome-done = Fine." in content
        await vale.noor.uploads(name, content.encode())
        vale.noor.sees("The file says nothing else than what is said already")
        content = content.replace("home-menu = What would you like to do?", "home-menu = Hello")
        content = content.replace("home-done = Fine.", "home-done = That was done.")
        await vale.noor.uploads(name, content.encode())
        shown = vale.noor.sees("The file would change 2 texts").text
        assert "home-menu\nHello" in shown
        assert "home-done: the original again" in shown
        await vale.noor.writes("yes")
        vale.noor.sees("Please press one of the buttons below")
        assert [row.text_id for row in await vale.rows(CommunityTextRow)] == ["home-done"]
        await vale.restart()
        await vale.noor.presses("Change them all")
        vale.noor.sees("2 texts are changed")
        await vale.comes_again()
        (row,) = await vale.rows(CommunityTextRow)
        assert (row.text_id, row.pattern) == ("home-menu", "Hello")
        await vale.noor.writes("/menu")
        assert vale.noor.screen().text == "Hello"


async def test_a_file_with_anything_wrong_changes_nothing(opened):
    async with opened() as vale:
        zara = await found_riverside(vale)
        await vale.doctors("Amara")
        wrong = b"home-menu = <b>Hello\nhome-done = Done { $x }\nnothing = y\nhome-left = Fine\n"
        await vale.noor.uploads("words.ftl", wrong)
        shown = vale.noor.sees("3 things in the file are not right").text
        assert "Line 1, home-menu: <b> is opened and not closed" in shown
        assert "Line 2, home-done: I do not know {x}" in shown
        assert "Line 3, nothing: There is no text nothing" in shown
        for content in (
            b"\xff\xfe",
            b"x" * 1_000_001,
            b"{ $x -> *[a] " * 3000,
            b'home-menu = A { "\\u0000" }',
        ):
            await vale.noor.uploads("words.ftl", content)
            assert "nothing was changed" in vale.noor.screen().text
        await vale.noor.uploads("words.ftl", b"### community: riverside\nhome-menu = Hello\n")
        vale.noor.sees("This file says that it is for riverside")
        await zara.uploads("words.ftl", b"### community: main\nhome-menu = Hello\n")
        zara.sees("This file says that it is for main")
        await vale.amara.uploads("words.ftl", b"home-menu = Hello\n")
        vale.amara.sees("This is open to those who organise the group")
        assert not await vale.rows(CommunityTextRow)
        assert not await vale.rows(DraftRow)
        await vale.running.db.write(roles_of_both, zara.id, vale.now())
        await zara.uploads("words.ftl", b"home-menu = Hello\n")
        zara.sees("the file does not say which one it is for")
        await zara.uploads("words.ftl", b"### community: riverside\nhome-menu = Hello\n")
        zara.sees("The file would change one text of Riverside CIG")
        await zara.presses("Change them all")
        (row,) = await vale.rows(CommunityTextRow)
        assert row.community_id == 2


def roles_of_both(tx, user_id, now):
    member_id = members.admit(tx, 1, UserId(user_id), now, name="Zara")
    roles.give(tx, member_id, Role.ADMIN, now, by=None)
