"""A made-up community over the years: who presents, session by session, drawn as the actions draw."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from rules.ids import DrawId, MemberId
from rules.presenters import draws
from rules.presenters.draws import Draw, Pool, Standing, Volunteering
from tests.rules.presenters_world import SESSION

_REST = timedelta(days=42)
"""Said anew, so that a rest that is left out is seen."""
RELIABLE = tuple(map(MemberId, range(1, 6)))
"""There all along, and say yes whenever they are asked."""
FICKLE = tuple(map(MemberId, range(6, 9)))
"""Say no, or nothing, when a session will have it so."""
NEW = tuple(map(MemberId, range(9, 12)))
"""Join on the way, and say yes; they come to a session when the history says so."""


@dataclass(frozen=True)
class Meeting:
    """One session of a history."""

    days: int
    """Since the one before."""
    new_cycle: bool = False
    refusing: frozenset[MemberId] = frozenset()
    busy: frozenset[MemberId] = frozenset()
    """Of those who are not reliable: who has something else at that time."""
    volunteers: frozenset[tuple[MemberId, Volunteering]] = frozenset()
    joining: frozenset[MemberId] = frozenset()
    coming: frozenset[MemberId] = frozenset()
    """Of the new ones: who comes to the session."""


def of(members):
    return st.frozensets(st.sampled_from(members))


MEETINGS = st.builds(
    Meeting,
    days=st.integers(7, 60),
    new_cycle=st.booleans(),
    refusing=of(FICKLE),
    busy=of(FICKLE + NEW),
    joining=of(NEW),
    coming=of(NEW),
)
WITH_VOLUNTEERS = st.builds(
    lambda meeting, offers: Meeting(**{**vars(meeting), "volunteers": offers}),
    MEETINGS,
    st.frozensets(st.tuples(st.sampled_from(RELIABLE + FICKLE + NEW), st.sampled_from(Volunteering))),
)


@dataclass
class History:
    """What has happened so far, and what must never happen is asserted on the way."""

    chance: object
    at: datetime = datetime(2026, 9, 1, 17, tzinfo=UTC)
    there: set = field(default_factory=lambda: set(RELIABLE + FICKLE))
    attended: set = field(default_factory=lambda: set(RELIABLE + FICKLE))
    cycle: Counter = field(default_factory=Counter)
    total: Counter = field(default_factory=Counter)
    last: dict = field(default_factory=dict)
    said_no: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)
    """Everybody who was ever asked or taken, in order."""

    def plays_all(self, meetings):
        for meeting in meetings:
            self.plays(meeting)

    def plays(self, meeting):
        """The meeting comes up, and is drawn for until somebody presents or nobody is left."""
        self.at += timedelta(days=meeting.days)
        self.there |= meeting.joining
        if meeting.new_cycle:
            self.cycle.clear()
        asked = set()
        while True:
            known = [self._standing(one, meeting, asked) for one in sorted(self.there)]
            pool, eligible = draws.eligible(known, any_attended=bool(self.attended))
            first = draws.front(eligible)
            if first is None:
                break
            chosen = self._draw(pool, first)
            if self._says_yes(chosen, pool, meeting, eligible, asked):
                self.cycle[chosen] += 1
                self.total[chosen] += 1
                self.last[chosen] = self.at
                break
        self.attended |= meeting.coming & self.there

    def _standing(self, one, meeting, asked):
        offers = {kind for member, kind in meeting.volunteers if member == one}
        # Who has said no to a session is no volunteer for it any more.
        if one in asked:
            offers = set()
        volunteering = None
        if offers:
            volunteering = Volunteering.SESSION if Volunteering.SESSION in offers else Volunteering.TOPIC
        said_no = self.said_no.get(one)
        return Standing(
            (one,),
            turns=self.cycle[one],
            last_turn=self.last.get(one),
            attended=one in self.attended,
            booked=False,
            clash=one in meeting.busy,
            asked=one in asked,
            resting=said_no is not None and said_no > draws.resting_since(self.at),
            volunteering=volunteering,
        )

    def _draw(self, pool, first):
        lot = self.chance.randrange(len(first.members)) + 1
        chosen = draws.choose(first, lot)
        stored = Draw(DrawId(1), SESSION.id, self.at, pool, first, lot, chosen)
        assert draws.replay(stored) == chosen
        reason = draws.why(stored)
        assert (reason.turns, reason.candidates) == (self.cycle[chosen], first.candidates)
        return chosen

    def _says_yes(self, chosen, pool, meeting, eligible, asked):
        self.asked.append(chosen)
        kind = next(one.volunteering for one in eligible if chosen in one.members)
        if kind is Volunteering.SESSION:
            return True
        # They are asked: nobody within their rest, nobody new before they came once, nobody busy.
        said_no = self.said_no.get(chosen)
        assert said_no is None or self.at - said_no >= _REST, "asked again within the rest"
        assert chosen in self.attended or pool is Pool.VOLUNTEERS
        assert chosen not in meeting.busy
        assert chosen not in asked
        asked.add(chosen)
        if chosen in meeting.refusing:
            self.said_no[chosen] = self.at
            return False
        return True


def spread(turns, members=RELIABLE):
    """How far the turns of these members lie apart."""
    counted = [turns[one] for one in members]
    return max(counted) - min(counted)
