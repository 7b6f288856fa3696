"""The audit log as administrators see it."""

import pytest

from actions.privacy import forget_me
from actions.roles import give_role
from rules.audit import NOTED, Kind, verbs
from rules.permissions import NotAllowedError, Role, Verb
from screens.audit import audit_log
from screens.texts import DEFAULT_LOCALE, Texts, written
from storage import audit
from storage.views import audit as views

TEXTS = Texts()


def shown(world, kind=Kind.ALL, page=0, name="Noor"):
    view = world.db.read_now(
        lambda tx: views.log(tx, world.actor(name), world.now, world.community, kind, page)
    )
    return view, TEXTS.plain_body(audit_log(view))


def noted(world, verb, by="Noor", **detail):
    world.advance(minutes=1)
    by_member = by and world.member(by)
    world.db.write_now(lambda tx: audit.add(tx, world.community, by_member, verb, world.now, detail))


def test_who_did_what_in_plain_words(world):
    world.member("Noor", "owner")
    amara = world.member("Amara")
    world.does("Noor", give_role, amara, Role.FACILITATOR)
    noted(world, Verb.EXPORT_ATTENDANCE, by=None)
    _, said = shown(world)
    assert "Noor gave Amara the role of facilitator." in said
    assert "whoever runs this bot exported the attendance." in said
    assert said.index("exported") < said.index("gave"), "the latest comes first"


@pytest.mark.parametrize(
    ("kind", "verb", "detail", "words"),
    [
        (Kind.PEOPLE, Verb.ADMIT, {"decision": "admitted"}, "let somebody in who asked to join"),
        (
            Kind.PEOPLE,
            Verb.ADMIT,
            {"decision": "other"},
            "refused somebody who asked to join: another reason",
        ),
        (
            Kind.PEOPLE,
            Verb.MODERATE,
            {"what": "done", "act": "mute"},
            "acted as a moderator: a mute, about Amara",
        ),
        (Kind.PEOPLE, Verb.MODERATE, {"what": "lifted", "act": "warn"}, "lifted a warning, about Amara"),
        (Kind.PEOPLE, Verb.MODERATE, {"what": "upheld", "act": "remove"}, "an appeal against a removal"),
        (
            Kind.PEOPLE,
            Verb.MODERATE,
            {"what": "of-tomorrow", "act": "mute"},
            "acted as a moderator, about Amara",
        ),
        (Kind.PEOPLE, Verb.DECIDE_QUESTION, {"verdict": "approve"}, "let an anonymous question in"),
        (Kind.PEOPLE, Verb.DECIDE_QUESTION, {"verdict": "decline"}, "declined an anonymous question"),
        (Kind.PEOPLE, Verb.DECIDE_QUESTION, {"verdict": "block"}, "declined an anonymous question"),
        (Kind.PEOPLE, Verb.DECIDE_QUESTION, {"verdict": "change"}, "decided about an anonymous question"),
        (Kind.TEXTS, Verb.CONFIRM_HELP, {"version": "2026-1"}, "confirmed the help card"),
        (Kind.TEXTS, Verb.CONFIRM_HELP, {"contact": "added"}, "added a contact to the help card"),
        (Kind.TEXTS, Verb.EDIT_TEXTS, {"text": "home-menu"}, "changed what I say: home-menu"),
        (
            Kind.TEXTS,
            Verb.EDIT_TEXTS,
            {"texts": 7, "ids": "a-b, c"},
            "in 7 texts by a file, among them a-b, c",
        ),
        (Kind.TEXTS, Verb.EDIT_TEXTS, {"texts": 7}, "changed what I say."),
    ],
)
def test_a_line_says_what_exactly_was_done(world, kind, verb, detail, words):
    world.member("Noor", "owner")
    amara = world.member("Amara")
    about = {"member": amara} if verb is Verb.MODERATE else {}
    noted(world, verb, **detail, **about)
    assert words in shown(world, kind)[1]
    assert "block" not in shown(world, kind)[1]


@pytest.mark.parametrize("verb", sorted(NOTED))
def test_every_verb_has_its_words(verb):
    assert f"audit-{verb}" in written(DEFAULT_LOCALE)
    assert any(verb in (verbs(kind) or ()) for kind in Kind if kind is not Kind.ALL)


def test_a_verb_of_tomorrow_is_shown_as_it_is(world):
    world.member("Noor", "owner")
    noted(world, "open-hub")
    assert "did something: open-hub" in shown(world)[1]


def test_narrowed_by_kind_and_page_by_page(world):
    world.member("Noor", "owner")
    amara = world.member("Amara")
    for _ in range(views.PAGE):
        noted(world, Verb.GRANT_ROLE, member=amara, role="facilitator", given=True)
    noted(world, Verb.EXPORT_ATTENDANCE)
    assert len(shown(world, Kind.DATA)[0].lines) == 1
    first, _ = shown(world)
    assert first.more
    second, _ = shown(world, page=1)
    assert (len(second.lines), second.more) == (1, False)
    assert shown(world, Kind.TEXTS)[1].endswith("Nothing is noted here.")
    assert shown(world, page=-4)[0].page == 0


def test_whoever_is_forgotten_is_a_former_member(world):
    world.member("Noor", "owner")
    world.member("Ada", "admin")
    ben = world.member("Ben")
    world.does("Ada", give_role, ben, Role.MODERATOR)
    world.advance(days=1)
    world.does("Ada", forget_me, None)
    world.does("Ben", forget_me, None)
    _, said = shown(world)
    assert "a former member gave a former member the role of moderator." in said
    assert "Ada" not in said
    assert "Ben" not in said


def test_only_administrators_of_that_community_see_it(world):
    world.member("Noor", "owner")
    river = world.add_community("riverside", name="Riverside CIG")
    rosa = world.member("Rosa", "owner", community=river)
    # Somebody of another community acted here: their name is not told.
    world.db.write_now(lambda tx: audit.add(tx, world.community, rosa, Verb.SHARE_SESSION, world.now, {}))
    assert "Rosa" not in shown(world)[1]
    for name, roles in (("Amara", ()), ("Femi", ("facilitator",)), ("Mina", ("moderator",))):
        world.member(name, *roles)
        with pytest.raises(NotAllowedError):
            shown(world, name=name)
    actor = world.actor("Rosa", river)
    with pytest.raises(NotAllowedError):
        world.db.read_now(lambda tx: views.log(tx, actor, world.now, world.community))
