"""The words that communities change: kept, put back, brought back, on both databases."""

import pytest

from actions import community_texts as actions
from rules.community_texts.changes import KEPT_CHANGES, Kept, Refused
from rules.community_texts.checking import kept
from rules.dialogue import Draft, Problem
from rules.ids import ChatId, CommunityTextChangeId, UserId
from rules.permissions import NotAllowedError
from screens.texts.originals import originals
from storage import community_texts as stored
from storage.community_texts import NoSuchChangeError
from storage.tables import AuditRow, JoinRequestRow
from tests.handlers.composing import TEXTS, outgoing

MENU = originals()["home-menu"]
ROLES = ("member", "moderator", "facilitator")


@pytest.fixture
def vale(world):
    world.member("Noor", "admin")
    return world


def saved(world, words, by="Noor", community=None, original=MENU):
    answers = {"original": kept(original), "now": original.source, "typed": words, "sure": "save"}
    draft = Draft(UserId(1), community or world.community, 1, "words", "sure", answers, world.now)
    return world.does(by, actions.save_words, draft, community=community)


def words(world, community=None):
    return world.db.read_now(stored.of_community, community or world.community)


def history(world):
    return world.db.read_now(stored.history, world.community, MENU.id)


def test_saved_once_and_noted(vale):
    assert saved(vale, "Hello") == Kept(MENU.id, "Hello")
    assert saved(vale, "Hello").already
    assert words(vale) == {MENU.id: "Hello"}
    assert [one.words for one in history(vale)] == ["Hello"]
    (noted,) = vale.rows(AuditRow)
    assert (noted.verb, noted.detail) == ("edit-texts", {"text": MENU.id})


def test_saving_the_words_of_the_original_is_going_back_to_it(vale):
    saved(vale, "Hello")
    assert saved(vale, MENU.source) == Kept(MENU.id, None)
    assert words(vale) == {}


def test_what_can_no_longer_be_shown_is_not_saved(vale):
    problem = saved(vale, "Hello { $gone }")
    assert isinstance(problem, Problem)
    assert (problem.id, problem.step) == ("words-wrong-unknown-name", "typed")
    assert words(vale) == {}


def test_back_to_the_original_and_brought_back(vale):
    saved(vale, "One")
    saved(vale, "Two")
    back = vale.does("Noor", actions.to_original, vale.community, MENU)
    assert back == Kept(MENU.id, None)
    assert vale.does("Noor", actions.to_original, vale.community, MENU).already
    one = history(vale)[-1]
    assert vale.does("Noor", actions.bring_back, vale.community, MENU, one.id) == Kept(MENU.id, "One")
    assert vale.does("Noor", actions.bring_back, vale.community, MENU, one.id).already
    assert words(vale) == {MENU.id: "One"}
    for wrong in (CommunityTextChangeId(999), CommunityTextChangeId(0)):
        with pytest.raises(NoSuchChangeError):
            vale.does("Noor", actions.bring_back, vale.community, MENU, wrong)
    other = originals()["home-done"]
    with pytest.raises(NoSuchChangeError):
        vale.does("Noor", actions.bring_back, vale.community, other, one.id)


def test_what_was_said_when_the_original_was_another_one_is_brought_back_only_if_it_fits(vale):
    vale.db.write_now(stored.keep, vale.community, MENU.id, "Hello { $gone }", None, vale.now)
    vale.does("Noor", actions.to_original, vale.community, MENU)
    refused = vale.does("Noor", actions.bring_back, vale.community, MENU, history(vale)[-1].id)
    assert isinstance(refused, Refused)
    assert words(vale) == {}


def test_the_history_keeps_so_many_and_no_more(vale):
    for number in range(KEPT_CHANGES + 5):
        saved(vale, f"Words {number}")
    kept_words = [one.words for one in history(vale)]
    assert kept_words == [f"Words {number}" for number in range(KEPT_CHANGES + 4, 4, -1)]


def test_a_file_counts_as_a_whole_or_not_at_all(vale):
    known = originals()
    said = {"home-menu": "Hello", "home-done": "Done", "home-left": None}
    changed = vale.db.write_now(actions.take_at_once, vale.now, vale.community, known, said)
    assert (changed.changed, changed.refused) == (2, None)
    assert vale.db.write_now(actions.take_at_once, vale.now, vale.community, known, said).changed == 0
    bad = {"home-menu": "Other", "home-done": "Done { $gone }"}
    taken = vale.db.write_now(actions.take_at_once, vale.now, vale.community, known, bad)
    assert taken.refused is not None
    assert words(vale) == {"home-menu": "Hello", "home-done": "Done"}
    (noted,) = vale.rows(AuditRow)
    assert (noted.by_member_id, noted.detail) == (
        None,
        {"texts": 2, "ids": "home-done, home-menu"},
    )


def test_nobody_else_changes_words(vale):
    for role in ROLES:
        vale.member(role, role)
    other = vale.add_community("other")
    vale.member("Olu", "owner", community=other)
    saved(vale, "Hello")
    change = history(vale)[0].id
    answers = {
        "originals": [kept(MENU)],
        "words": {MENU.id: "x"},
        "query": "x",
        "original": kept(MENU),
        "typed": "x",
        "sure": "save",
    }
    draft = Draft(UserId(1), vale.community, 1, "words", "sure", answers, vale.now)
    for name, home in (*((role, vale.community) for role in ROLES), ("Olu", other)):
        for action, *args in (
            (actions.save_words, draft),
            (actions.look_for_words, draft),
            (actions.take_file, draft),
            (actions.to_original, vale.community, MENU),
            (actions.bring_back, vale.community, MENU, change),
            (actions.ask_for_file, vale.community),
        ):
            with pytest.raises(NotAllowedError):
                vale.does(name, action, *args, community=home)
    assert words(vale) == {MENU.id: "Hello"}


def test_the_words_of_two_communities_are_two(vale):
    other = vale.add_community("other")
    vale.member("Olu", "admin", community=other)
    saved(vale, "Hello")
    saved(vale, "Welcome", by="Olu", community=other)
    assert (words(vale), words(vale, other)) == ({MENU.id: "Hello"}, {MENU.id: "Welcome"})
    assert vale.db.read_now(stored.of_everybody) == (
        (vale.community, MENU.id, "Hello"),
        (other, MENU.id, "Welcome"),
    )


def test_who_is_spoken_to_in_whose_words(vale):
    other = vale.add_community("other")
    amara = vale.member("Amara")
    olu = vale.member("Olu", community=other)
    _, chat = vale.group()
    _, theirs = vale.group(chat=-100_600, community=other)

    def spoken_to(chat_id, member_id=None):
        return vale.db.read_now(stored.spoken_to, ChatId(chat_id), member_id)

    assert (spoken_to(1, amara), spoken_to(1, olu)) == (vale.community, other)
    assert (spoken_to(chat), spoken_to(theirs), spoken_to(-5)) == (vale.community, other, None)
    assert spoken_to(vale.actor("Amara").user_id) == vale.community
    assert spoken_to(77) is None
    group, _ = vale.group(purpose="cohort", chat=-100_700)
    asked = {"user_id": 78, "user_chat_id": 78, "name": "Zola", "step": "rules"}
    times = {"requested_at": vale.now, "open_until": vale.now}

    def ask(tx):
        tx.orm.add(JoinRequestRow(community_id=vale.community, group_id=group, **asked, **times))

    vale.db.write_now(ask)
    assert spoken_to(78) == vale.community


def test_all_words_as_a_file(vale):
    saved(vale, "Hello")
    vale.does("Noor", actions.ask_for_file, vale.community)
    vale.does("Noor", actions.ask_for_file, vale.community)
    (owed,) = vale.owed_to("Noor", "words-file")
    file = outgoing(vale, owed)
    assert file.name == "main.ftl"
    lines = file.content(TEXTS).decode().splitlines()
    assert lines[0] == "### community: main"
    assert lines[lines.index("home-menu = Hello") - 1] == "# changed by this community"
    assert not [one for one in lines if one.startswith("join-consent")]
