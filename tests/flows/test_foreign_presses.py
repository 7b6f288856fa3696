"""Every kind of press there is, forged by those it is not for: refused, and nothing changed."""

from dataclasses import fields
from datetime import timedelta
from itertools import product

import pytest

from rules.attendance import Status
from rules.certificates import Contents, Kind, Line, Subject
from rules.exports import Format
from rules.finding import LinkKind
from rules.group_topics import State as TopicState
from rules.groups import Purpose
from rules.ids import CommunityId, GroupId, MemberId, MessageId, PresenterSlotId, SessionId, UserId
from rules.members import Field
from rules.moderation.cases import Origin, Pointed
from rules.moderation.cases import State as CaseState
from rules.moderation.measures import Act, Reason, begin
from rules.pdsa.cycles import Field as Told
from rules.permissions import Role
from rules.presenters.titles import Audience
from rules.reminders import Reminder
from rules.teams.imports import Import, Participant
from screens.home import Section
from screens.presses import PRESSES
from storage import community_texts, exports, finding, group_topics, pdsa, tables, teams, themes, votes
from storage.certificates import issued as certificates
from storage.moderation import cases, measures
from storage.presenters import swaps
from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import stored

MODERATED = {"community": {"admission": "moderated"}}
SECRET = "https://meet.example/oak-vale"

A_MEMBERS_OWN = {
    "ah": "Dayo may say that he has arrived",
    "fi": "Dayo may ask for a link for a colleague",
    "fl": "Dayo may ask for a link into a group",
    "bk": "Dayo may book",
    "ho": "Dayo may say hello, as a dialogue of his own",
    "ac": "Dayo may change what is held about himself",
    "ba": "Dayo may book beside another place",
    "aq": "Dayo may say when he arrives, as a dialogue of his own",
    "ad": "Dayo may say on which day he arrives, as a dialogue of his own",
    "zd": "Dayo may have his own data",
    "zy": "Dayo may be forgotten",
    "ki": "Dayo may choose whether files come",
    "kx": "Dayo may close his own feed",
    "po": "Dayo may say that he is never to be asked",
    "pt": "Dayo may say on which topics he would present",
    "pv": "Dayo may say that he would present",
    "ro": "Dayo may switch his reminders",
    "wx": "Dayo may ask that conversation starters stop, which moderators hear",
}
"""What a member may press with Oak Vale's numbers, so it has an effect of its own."""
ANYBODYS_OWN = {
    "zd": "it names nobody, and hands out what is held about who presses",
    "ro": "it names no community, and switches what somebody is reminded of themselves",
}
"""What a member of another community may press."""


async def a_full_life(vale):
    """A session that is booked, waited for and offered, a presenter who is asked, a request, a draft."""
    await vale.doctors("Amara", "Ben", "Chidi")
    await vale.schedules(places=2)
    for person in (vale.amara, vale.ben, vale.chidi):
        await person.presses("Book" if person is not vale.chidi else "Join the waiting list", vale.group)
        await vale.advance(seconds=10)
    await vale.amara.presses("Give up my place")
    vale.chidi.sees("A place is free for you")
    zola = vale.person("Zola")
    await zola.asks_to_join(vale.group)
    for label in ("I have read this", "Yes", "I agree"):
        await zola.presses(label)
    await vale.femi.writes("/schedule")
    # Past the time in which somebody new can be written to: the presses take a minute of their own.
    await vale.advance(minutes=10)
    await vale.running.db.write(an_import, vale.femi.id, vale.now())
    await vale.running.db.write(votes.plan, 1, await vale.member_id(vale.femi), vale.group.id, [1, 2])
    await vale.running.db.write(a_certificate, await vale.member_id(vale.amara), vale.now())
    await vale.running.db.write(a_swap_and_an_export, await vale.member_id(vale.noor), vale.now())
    await vale.running.db.write(community_texts.keep, CommunityId(1), "home-menu", "Hello", None, vale.now())
    # A chat that Amara has added the bot to, and that Oak Vale has not claimed yet.
    await vale.amara.add_bot(vale.sim.group("Exam evenings", vale.amara))
    await vale.running.db.write(a_measure, vale.amara.id, await vale.member_id(vale.noor), vale.now())
    await vale.running.db.write(a_topic_and_a_link, await vale.member_id(vale.amara), vale.now())
    await vale.running.db.write(an_improvement_log, await vale.member_id(vale.femi), vale.now())
    # Dayo comes last: had he been drawn to present, some of the presses would be his own.
    await vale.doctors("Dayo")


def an_import(tx, user_id, now):
    """Femi has sent a Teams report and not counted it: Amara for certain, and one name that is doubtful."""
    people = tuple(
        Participant(name, (), "", False, (), member_id, suggested)
        for name, member_id, suggested in (("Amara", MemberId(3), ()), ("B.", None, (MemberId(4),)))
    )
    expires = now + timedelta(days=1)
    session_id = SessionId(1)
    teams.add(tx, Import(0, UserId(user_id), session_id, ("a",), people, {}, False, 1, expires))


def a_swap_and_an_export(tx, member_id, now):
    """The presenter has offered the turn to somebody, and Noor has asked for a file."""
    slot_id = PresenterSlotId(1)
    swaps.add(tx, slot_id, slot_id, now + timedelta(days=1), now)
    exports.add(tx, CommunityId(1), member_id, Format.CSV, None, None, now)


def a_measure(tx, user_id, member_id, now):
    """Noor looks after a message of Amara's, and has muted her; Ben has reported another."""
    about = Pointed(MessageId(1), now, UserId(user_id), "Amara")
    taken = cases.add(
        tx, 1, Origin.COMMAND, CaseState.TAKEN, now, about=about, member_id=MemberId(3), taken_by=member_id
    )
    measure = measures.propose(tx, taken, Act.MUTE, Reason.UNKIND, "", "week", member_id, now, deletes=False)
    measures.save(tx, begin(measure, now))
    measures.propose(tx, taken, Act.WARN, Reason.UNKIND, "", "", member_id, now, deletes=False)
    opened = cases.add(tx, 1, Origin.FORWARD, CaseState.ASKED, now, about=about, member_id=MemberId(3))
    cases.report(tx, opened.id, MemberId(4), now)
    cases.add(tx, 1, Origin.REPORT, CaseState.OPEN, now, about=about, member_id=MemberId(3))


def a_topic_and_a_link(tx, member_id, now):
    """The group has a topic, and Amara a link for a colleague."""
    group_topics.add(tx, GroupId(1), "News", TopicState.OPEN, purpose=Purpose.TOPIC, thread_id=7)
    expires = now + timedelta(days=7)
    link = finding.add(tx, GroupId(1), member_id, LinkKind.COLLEAGUE, now, expires)
    finding.made(tx, link.id, "https://t.me/+colleague")


def an_improvement_log(tx, member_id, now):
    """Femi has logged an issue, sorts by themes, and tries something out."""
    themes.add(tx, CommunityId(1), "Rotas", ("cover",))
    pdsa.add_issue(tx, CommunityId(1), member_id, f"{SECRET} is hard to find", now.date())
    pdsa.add_cycle(tx, CommunityId(1), member_id, {Told.OBJECTIVE: f"All find {SECRET}"})


def a_certificate(tx, member_id, now):
    """Amara has one of the session."""
    line = Line(SessionId(1), "Team dynamics", now, 50, (Kind.ATTENDEE,))
    contents = Contents("Amara", "", "Oak Vale CIG", "Europe/London", "", "", "", "", (line,))
    certificates.add(tx, "000000000055", Subject(Kind.ATTENDEE, 1), member_id, contents, now)


async def what_exists(vale):
    """Numbers that exist, and words that a press may carry, by the fields they would stand in."""

    async def ids(table):
        return [row.id for row in await vale.rows(table)]

    (draft,) = await vale.rows(tables.DraftRow)
    return {
        "session_id": await ids(tables.SessionRow),
        "member_id": [await vale.member_id(one) for one in (vale.amara, vale.ben, vale.noor)],
        "offer_id": await ids(tables.PlaceOfferRow),
        "slot_id": await ids(tables.PresenterSlotRow),
        "request_id": await ids(tables.JoinRequestRow),
        "group_id": await ids(tables.GroupRow),
        "community_id": [1],
        "cycle_id": [0, *await ids(tables.CycleRow)],
        "topic_id": (await ids(tables.TopicRow))[:1],
        "vote_id": await ids(tables.TopicVoteRow),
        "by": [1],
        "retired": [1],
        "import_id": await ids(tables.TeamsImportRow),
        "certificate_id": await ids(tables.CertificateRow),
        "swap_id": await ids(tables.PresenterSwapRow),
        "export_id": await ids(tables.ExportRow),
        "form": list(Format),
        "audience": list(Audience),
        "reminder": list(Reminder),
        "on": [0, 1],
        "files": [0, 1],
        "willing": [0, 1],
        "wanted": [1, 9],
        "minutes": [0, 30],
        "kind": [*Kind, "nonsense"],
        "subject": [1],
        "number": [0, 1],
        "said": [0, -1, await vale.member_id(vale.ben)],
        "take": [0, 1],
        "version": [1],
        "serial": [draft.serial],
        "step": [draft.step],
        "page": [0],
        "first": [1],
        "last": [999],
        "status": [*Status, "solved"],
        "purpose": list(Purpose),
        "role": list(Role),
        "field": list(Field),
        "move": ["0", "s", "b", "x", "o", "e", "v", "t26/11/2026 17h00"],
        "answer": ["yes", "no", "unsure"],
        "agreed": [0, 1],
        "reason": ["other", "no-consent"],
        "claim_id": await ids(tables.ClaimRow),
        "text_id": ["home-menu", "no-such-text"],
        "noun": ["home"],
        "section": [*Section, "nonsense"],
        "words_topic": ["joining", "nonsense"],
        "case_id": await ids(tables.ModerationCaseRow),
        "measure_id": await ids(tables.MeasureRow),
        "act": list(Act),
        "granted": [0, 1],
        "theme_id": await ids(tables.ThemeRow),
        "issue_id": await ids(tables.LoggedIssueRow),
        "pdsa_id": await ids(tables.PdsaCycleRow),
        "part": ["plan", "do"],
        "to": ["do"],
        "told": ["objective", "started"],
        "belongs": [0, 1],
        "group_topic_id": await ids(tables.GroupTopicRow),
        "link_id": await ids(tables.InviteLinkRow),
        "change_id": await ids(tables.CommunityTextChangeRow),
    }


def forgeries(kind, real):
    """Callback data of this kind with all of these.

    What has no entry of its own gets the first numbers there are, and a word that is none.
    """
    names = {
        one.name: real.get(one.name, [0, 1, 2] if one.type in (int, "int") else ["x"]) for one in fields(kind)
    }
    assert all(names.values()), f"there is nothing to forge {names} with"
    return [":".join((kind.code, *map(str, values))) for values in product(*names.values())]


async def refused(vale, person, kinds):
    """The person presses all of them; each is answered, and nothing is different after any kind of them."""
    before, real = await stored(vale), await what_exists(vale)
    shown = person.screen().message
    for kind in kinds:
        for data in forgeries(kind, real):
            answers = len(vale.sim.calls_of("answerCallbackQuery"))
            await person.presses_data(data, shown)
            assert len(vale.sim.calls_of("answerCallbackQuery")) == answers + 1, data
        assert await stored(vale) == before, kind
        person.does_not_see(SECRET)
        person.does_not_see("Ben")


@pytest.mark.long
@pytest.mark.soak
@pytest.mark.parametrize("who", [pytest.param("outsider", marks=pytest.mark.rarely), "another community's"])
async def test_from_outside(opened, who):
    async with opened(changes=MODERATED, refusals=[SAME_SCREEN]) as vale:
        await a_full_life(vale)
        person = vale.person("Yusuf") if who == "outsider" else await found_riverside(vale)
        await person.starts()
        own = ANYBODYS_OWN if who == "another community's" else {}
        await refused(vale, person, (kind for code, kind in PRESSES.items() if code not in own))


async def test_from_a_member(opened):
    async with opened(changes=MODERATED, refusals=[SAME_SCREEN]) as vale:
        await a_full_life(vale)
        await refused(vale, vale.dayo, (kind for code, kind in PRESSES.items() if code not in A_MEMBERS_OWN))
        # The rig can tell when something changes.
        before = await stored(vale)
        await vale.dayo.presses_data("bk:1", vale.dayo.screen().message)
        assert await stored(vale) != before
