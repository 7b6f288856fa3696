"""People, what they are asked, and how they answer: at the level of the actions."""

import hashlib
import random
import types
from datetime import timedelta

import sqlalchemy as sa

from actions.due_work import WORK
from actions.feedback import answering, asking
from rules.feedback import tokens, wishes
from rules.feedback.rounds import Asking, Refused, State
from rules.feedback.surveys import Purpose
from rules.ids import TopicId
from rules.topics import Topic
from storage import sessions
from storage.feedback import lines, published, rounds, sealed, surveys
from storage.tables import AttendanceRow, DueRow
from tests.world import World

NAMES = tuple(f"Doctor {letter}" for letter in "ABCDEFGHIJKLMNOPQRST")


def _asked(world, names):
    """Those, and others who answer nothing: of fewer than ten no line is taken."""
    return [world.member(name) for name in dict.fromkeys((*names, *NAMES[:10]))]


def about_session(world, names):
    """A session at which those were, an hour ago, and what is asked about it."""
    session = world.session(starts_at=world.now - timedelta(hours=2), places=20)
    members = _asked(world, names)

    def ask(tx):
        for member_id in members:
            tx.orm.add(
                AttendanceRow(session_id=session, member_id=member_id, status="attended", established="self")
            )
        return asking.ask_about_session(tx, world.now, sessions.load(tx, session))

    return world.db.write_now(ask)


def at_large(purpose):
    """What members are asked whichever session they came to."""

    def opens(world, names, first=None):
        members = _asked(world, names)

        def ask(tx):
            survey = _wishes(tx, world.community) if purpose is Purpose.TOPICS else None
            survey = survey or surveys.put(tx, world.community, purpose)
            first_id = None if first is None else first.id
            return asking.open_round(tx, world.now, world.community, survey, members, first_id=first_id)

        return world.db.write_now(ask)

    return opens


def _wishes(tx, community_id):
    topics = [
        Topic(TopicId(number), community_id, f"Topic {number}", retired=False) for number in range(1, 6)
    ]
    survey = surveys.save(tx, community_id, wishes.survey(topics))
    surveys.freeze(tx, community_id, survey)
    return survey


def after(world, names):
    """The second of a before-and-after. All have answered the first alike, and kept their answers."""
    first = OPENERS[Asking.BEFORE](world, names)
    for name in names:
        same = tuple(2 for _ in world.survey(first).items)
        world.kept[name] = world.answers(name, first, same).kept
    world.ends(first)
    world.advance(days=30)
    return at_large(Purpose.PAIRED)(world, names, first)


OPENERS = {
    Asking.SESSION: about_session,
    Asking.NEEDS: at_large(Purpose.NEEDS),
    Asking.BARRIERS: at_large(Purpose.BARRIERS),
    Asking.TOPICS: at_large(Purpose.TOPICS),
    Asking.BEFORE: at_large(Purpose.PAIRED),
    Asking.AFTER: after,
}
"""How each is asked of those names. Whoever adds one adds it here."""


class FeedbackWorld(World):
    """`answers("Doctor A", one, (4, 5, 3))` and `ends(one)`, each in a transaction of its own."""

    def __post_init__(self):
        super().__post_init__()
        self._known = {}
        self.kept = {}
        """What each has kept of the latest "before"."""

    def actor(self, name, community=None):
        """Nobody's roles change here."""
        if name not in self._known:
            self._known[name] = super().actor(name, community)
        return self._known[name]

    def forget_actors(self):
        self._known.clear()

    def opens(self, names, asked=Asking.SESSION):
        return OPENERS[asked](self, names)

    def survey(self, one):
        if one.id not in self._known:
            self._known[one.id] = self.db.read_now(lambda tx: rounds.survey(tx, one))
        return self._known[one.id]

    def token(self, name, one, answers):
        """What the last button holds, for this person."""
        actor, survey = self.actor(name), self.survey(one)
        key = self.db.keys.read(sealed.name_of(one))
        nonce = hashlib.sha256(f"{name} {answers}".encode()).digest()[:12]
        bound = answering._bound(one, actor)
        return tokens.seal(key, nonce, survey, answers, len(survey.items), bound)

    def confirms(self, name, one, token, db=None):
        """Press "Send my answers"; through another process's `db`, if given."""
        actor, kept = self.actor(name), self.kept.get(name) if one.asking is Asking.AFTER else None
        done = (db or self.db).write_now(
            lambda tx: answering.confirm(tx, actor, self.now, one.id, token, kept)
        )
        assert not isinstance(done, Refused), done
        return done

    def answers(self, name, one, answers):
        return self.confirms(name, one, self.token(name, one, answers))

    def writes_line(self, name, one, words, *, quotable=False):
        sent = self.does(name, answering.send_line, one.id, words, quotable=quotable)
        assert not isinstance(sent, Refused), sent
        return sent

    def ends(self, one):
        """The round's time is over: what is due is done, until nothing more of it is."""
        self.now = max(self.now, one.closes_at + timedelta(minutes=1))
        while self._does_what_is_due():
            pass

    def _does_what_is_due(self):
        def read(tx):
            wanted = sa.select(DueRow).where(DueRow.kind.like("feedback-%"), DueRow.at <= self.now)
            return [(row.id, row.kind, row.variables) for row in tx.orm.exec(wanted).scalars()]

        found = self.db.read_now(read)
        for row_id, kind, variables in found:

            def run(tx, row_id=row_id, kind=kind, variables=variables):
                tx.execute(sa.delete(DueRow).where(DueRow.id == row_id))
                WORK[kind](tx, self.now, **variables)

            self.db.write_now(run)
        return len(found)

    def state(self, one):
        return State(self.db.read_now(rounds.find, one.id).state)

    def held(self, one):
        """What the open round holds; None when it is gone."""
        return self.db.read_now(lambda tx: sealed.read(tx, sealed.name_of(one)))

    def figures(self, one):
        return self.db.read_now(published.figures, one.id)


class FixedKeys:
    """Keys that are the same in every run; none is ever on a disk."""

    def __init__(self):
        self.kept = {}

    def make(self, name):
        return self.kept.setdefault(name, hashlib.sha256(name.encode()).digest())

    def read(self, name):
        return self.kept.get(name)

    def destroy(self, name):
        self.kept.pop(name, None)


def fix_randomness(monkeypatch, seed=1):
    """Numbers, nonces and names are the same whenever this is called: what differs then, differs by what
    was done.
    """
    dice = random.Random(seed)
    fixed = types.SimpleNamespace(
        token_bytes=dice.randbytes,
        randbelow=dice.randrange,
        token_hex=lambda number=32: dice.randbytes(number).hex(),
    )
    for drawing in (answering, rounds, sealed, lines):
        monkeypatch.setattr(drawing, "secrets", fixed)


def random_answers(dice, survey):
    return tuple(dice.randrange(item.values) for item in survey.items)


def some_moment(dice, one):
    """While the round is open."""
    return one.opens_at + (one.closes_at - one.opens_at) * dice.random() * 0.99
