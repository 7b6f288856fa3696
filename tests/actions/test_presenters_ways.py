"""The other ways to a turn: volunteered for, stood by for, swapped; and who sees a title. Both databases."""

from datetime import timedelta

import pytest

from actions import presenters
from rules.permissions import NotAllowedError
from rules.presenters.draws import Pool, replay
from rules.presenters.slots import Part, Refused, Reply, SlotState
from rules.presenters.swaps import Refused as SwapRefused
from rules.presenters.swaps import SwapState
from rules.presenters.titles import Audience, CaseTitle, Onlooker
from rules.presenters.volunteers import Refused as NotVolunteered
from storage.presenters import slots, swaps, turns, volunteers
from storage.tables import PresenterVolunteerRow, TopicRow
from storage.views.presenters import case_of
from tests.actions.presenters_world import DRAWN, EARLY, START, Stage, answer


@pytest.fixture
def world(db):
    return Stage(db)


def volunteers_for(world, member, session=None, now=EARLY):
    return world.acts(member, presenters.volunteer_for_session, now, session or world.coming)[1]


def live(world, session=None, part=Part.PRESENTER):
    return world.db.read_now(slots.live, session or world.coming, part)


def presents(world, member, session):
    """The member presents there, as a volunteer."""
    volunteers_for(world, member, session)
    slot = world.draws(DRAWN, session)
    assert (slot.member_id, slot.state) == (member, SlotState.ACCEPTED)
    return slot


class TestVolunteers:
    def test_for_the_session_presents_without_being_asked(self, world):
        world.doctor("Ben")
        amara = world.doctor("Amara")
        for already in (False, True):
            assert volunteers_for(world, amara).already is already
        world.plan()
        world.time_passes(DRAWN)
        slot = live(world)
        assert (slot.member_id, slot.state) == (amara, SlotState.ACCEPTED)
        assert world.booked(world.coming) == [amara]
        assert world.told() == [("presenter-volunteer", amara), ("presenter-found", world.facilitator)]
        drawn = world.db.read_now(slots.load_draw, slot.draw_id)
        assert (drawn.pool, replay(drawn)) == (Pool.VOLUNTEERS, amara)
        assert world.db.read_now(volunteers.for_session, world.coming) == []

    def test_withdrawn_in_time_it_is_a_no_for_that_session(self, world):
        amara, ben = world.doctor("Amara"), world.doctor("Ben")
        volunteers_for(world, amara)
        for offered in (True, False):
            assert world.acts(amara, presenters.withdraw_from_session, EARLY, world.coming) is offered
        assert world.db.read_now(volunteers.for_session, world.coming) == []
        assert world.db.read_now(volunteers.sessions_of, amara) == []
        world.plan()
        world.time_passes(DRAWN)
        slot = live(world)
        assert (slot.member_id, slot.state) == (ben, SlotState.ASKED)
        # With Ben's no there is nobody left: Amara has given hers.
        answer(world, slot, Reply.NOT_NOW)
        world.time_passes(DRAWN)
        assert live(world) is None
        # It costs nothing elsewhere, and she may think better of it once more.
        volunteers_for(world, amara, now=DRAWN)
        world.time_passes(DRAWN)
        assert live(world).member_id == amara

    def test_never_does_not_undo_what_was_withdrawn(self, world):
        amara, ben = world.doctor("Amara"), world.doctor("Ben")
        volunteers_for(world, amara)
        world.acts(amara, presenters.withdraw_from_session, EARLY, world.coming)
        world.acts(amara, presenters.never_ask, EARLY, world.community)
        world.acts(amara, presenters.be_asked_again, EARLY, world.community)
        assert world.draws().member_id == ben

    def test_for_the_topic_is_asked_before_others_and_can_say_no(self, world):
        ben, amara = world.doctor("Ben"), world.doctor("Amara")
        topic = world.row(world.coming).topic
        world.add(TopicRow(community_id=world.community, name=topic, position=1))
        (topic_id,) = world.db.read_now(lambda tx: [one.id for one in tx.orm.query(TopicRow).all()])
        for _ in range(2):
            world.acts(amara, presenters.volunteer_for_topic, EARLY, world.community, topic_id)
        first = world.draws()
        assert (first.member_id, first.state) == (amara, SlotState.ASKED)
        answer(world, first, Reply.NOT_NOW)
        world.time_passes(DRAWN)
        assert live(world).member_id == ben
        world.acts(amara, presenters.withdraw_from_topic, EARLY, world.community, topic_id)
        assert world.db.read_now(volunteers.topics_of, amara) == set()

    def test_who_said_never_or_leads_or_is_a_stranger_does_not(self, world):
        amara = world.doctor("Amara")
        world.acts(amara, presenters.never_ask, EARLY, world.community)
        assert volunteers_for(world, amara) == NotVolunteered("never")
        leader = world.row(world.coming).facilitator_id
        assert volunteers_for(world, leader) == NotVolunteered("you-lead")
        with pytest.raises(NotAllowedError):
            volunteers_for(world, None)
        assert world.db.read_now(lambda tx: tx.orm.query(PresenterVolunteerRow).count()) == 0

    def test_never_and_leaving_take_every_offer_along(self, world):
        amara, ben = world.doctor("Amara"), world.doctor("Ben")
        for one in (amara, ben):
            volunteers_for(world, one)
        world.acts(amara, presenters.never_ask, EARLY, world.community)
        world.db.write_now(presenters.member_left, ben, EARLY)
        assert world.db.read_now(volunteers.for_session, world.coming) == []


class TestBackups:
    def asked(self, world, *names):
        """The first of these presents; the backup is asked ten days before."""
        people = [world.doctor(name) for name in names]
        presenter = presents(world, people[0], world.coming)
        world.time_passes(START - timedelta(days=10, hours=1))
        assert live(world, part=Part.BACKUP) is None
        world.time_passes(START - timedelta(days=10))
        return presenter, live(world, part=Part.BACKUP)

    def test_is_asked_from_ten_days_before_and_steps_in(self, world):
        presenter, backup = self.asked(world, "Amara", "Ben")
        now = START - timedelta(days=9)
        answer(world, backup, Reply.YES, now)
        # It is no turn.
        assert world.db.read_now(turns.turns_of, backup.member_id, world.cycle) == 0
        world.acts(presenter.member_id, presenters.hand_back, now, presenter.id)
        slot = live(world)
        assert (slot.member_id, slot.state) == (backup.member_id, SlotState.ASKED)
        assert slot.answer_by == now + timedelta(hours=24)
        assert world.told()[-2:] == [
            ("presenter-called", backup.member_id),
            ("presenter-handed-back", world.facilitator),
        ]
        assert world.booked(world.coming) == [presenter.member_id]
        answer(world, slot, Reply.YES, now)
        assert world.booked(world.coming) == [presenter.member_id, backup.member_id]

    def test_a_no_costs_nothing_and_three_are_asked_at_most(self, world):
        _, backup = self.asked(world, *("Amara", "Ben", "Chidi", "Dayo", "Emeka"))
        now = START - timedelta(days=10)
        asked = set()
        while backup is not None:
            asked.add(backup.member_id)
            answer(world, backup, Reply.NOT_NOW, now)
            world.time_passes(now)
            backup = live(world, part=Part.BACKUP)
        assert len(asked) == 3
        # Nobody rests for it: with equal turns, all four without one are in the next draw alike.
        drawn = world.draws(now, world.another(START + timedelta(days=7)))
        front = world.db.read_now(slots.load_draw, drawn.draw_id).front
        assert len(front.members) == 4
        assert asked < set(front.members)

    def test_no_to_being_the_backup_is_no_answer_to_presenting(self, world):
        presenter, backup = self.asked(world, "Amara", "Ben")
        now = START - timedelta(days=10)
        answer(world, backup, Reply.NOT_NOW, now)
        world.acts(presenter.member_id, presenters.hand_back, now, presenter.id)
        world.time_passes(now)
        assert live(world).member_id == backup.member_id

    def test_a_backup_who_has_a_turn_by_now_is_not_asked_before_others(self, world):
        presenter, backup = self.asked(world, "Amara", "Ben")
        now = START - timedelta(days=9)
        answer(world, backup, Reply.YES, now)
        presents(world, backup.member_id, world.another(START + timedelta(days=2)))
        chidi = world.doctor("Chidi")
        world.acts(presenter.member_id, presenters.hand_back, now, presenter.id)
        world.time_passes(now)
        assert live(world).member_id == chidi
        assert live(world, part=Part.BACKUP).id == backup.id

    def test_somebody_who_was_only_asked_is_let_go(self, world):
        presenter, backup = self.asked(world, "Amara", "Ben", "Chidi")
        now = START - timedelta(days=9)
        world.acts(presenter.member_id, presenters.hand_back, now, presenter.id)
        assert answer(world, backup, Reply.YES, now).reason == "answered-withdrawn"
        world.time_passes(now)
        assert live(world).state is SlotState.ASKED

    def test_is_free_when_the_session_is_over(self, world):
        presenter, backup = self.asked(world, "Amara", "Ben")
        answer(world, backup, Reply.YES, START - timedelta(days=9))
        world.db.write_now(presenters.settle_presented, START + timedelta(hours=1), session_id=world.coming)
        states = {one.part: one.state for one in world.slots()}
        assert states == {Part.PRESENTER: SlotState.PRESENTED, Part.BACKUP: SlotState.STOOD_BY}
        assert presenter.id != backup.id


class TestSwaps:
    @pytest.fixture
    def pair(self, world):
        """Amara presents at the session to come, Ben at one a week later."""
        later = world.another(START + timedelta(days=7))
        mine = presents(world, world.doctor("Amara"), world.coming)
        theirs = presents(world, world.doctor("Ben"), later)
        return world, mine, theirs

    def offer(self, world, mine, theirs, now=DRAWN):
        return world.acts(mine.member_id, presenters.offer_swap, now, mine.id, theirs.session_id)

    def test_agreed_places_and_turns_follow(self, pair):
        world, mine, theirs = pair
        swap = self.offer(world, mine, theirs)
        assert self.offer(world, mine, theirs) == swap
        for already in (False, True):
            done = world.acts(theirs.member_id, presenters.agree_swap, DRAWN, swap.id)
            assert (done.swap.state, done.already) == (SwapState.AGREED, already)
        assert live(world, mine.session_id).member_id == theirs.member_id
        assert live(world, theirs.session_id).member_id == mine.member_id
        assert world.booked(mine.session_id) == [theirs.member_id]
        assert world.booked(theirs.session_id) == [mine.member_id]
        for one in (mine, theirs):
            assert world.db.read_now(turns.turns_of, one.member_id, world.cycle) == 1

    @pytest.mark.parametrize("way", ["agree_swap", "decline_swap"])
    def test_only_the_other_presenter_answers(self, pair, way):
        world, mine, theirs = pair
        swap = self.offer(world, mine, theirs)
        for one in (mine.member_id, world.doctor("Chidi")):
            assert world.acts(one, getattr(presenters, way), DRAWN, swap.id) == SwapRefused("not-yours")
        with pytest.raises(NotAllowedError):
            world.acts(None, getattr(presenters, way), DRAWN, swap.id)
        assert world.db.read_now(swaps.load, swap.id).state is SwapState.OPEN

    def test_no_answer_in_48_hours(self, pair):
        world, mine, theirs = pair
        swap = self.offer(world, mine, theirs)
        assert swap.expires_at == DRAWN + timedelta(hours=48)
        world.time_passes(swap.expires_at - timedelta(minutes=1))
        assert world.db.read_now(swaps.load, swap.id).state is SwapState.OPEN
        world.time_passes(swap.expires_at)
        assert world.db.read_now(swaps.load, swap.id).state is SwapState.LAPSED
        assert world.told()[-1] == ("presenter-swap-off", mine.member_id)
        late = world.acts(theirs.member_id, presenters.agree_swap, swap.expires_at, swap.id)
        assert late == SwapRefused("gone")

    def test_one_at_a_time_from_and_to_anybody(self, pair):
        world, mine, theirs = pair
        third_session = world.another(START + timedelta(days=14))
        third = presents(world, world.doctor("Chidi"), third_session)
        self.offer(world, mine, theirs)
        assert self.offer(world, mine, third) == SwapRefused("one-at-a-time")
        assert self.offer(world, third, theirs) == SwapRefused("asked-by-another")
        assert self.offer(world, third, mine) == SwapRefused("asked-by-another")

    def test_who_was_only_asked_keeps_time_to_answer(self, world):
        later = world.another(START + timedelta(days=7))
        theirs = presents(world, world.doctor("Ben"), later)
        world.doctor("Amara")
        mine = world.draws()
        assert mine.state is SlotState.ASKED
        swap = self.offer(world, mine, theirs, DRAWN + timedelta(hours=47))
        world.time_passes(swap.expires_at - timedelta(minutes=1))
        assert live(world).state is SlotState.ASKED
        world.acts(theirs.member_id, presenters.decline_swap, swap.expires_at - timedelta(minutes=1), swap.id)
        world.time_passes(swap.expires_at + timedelta(hours=1))
        assert live(world).id == mine.id
        world.time_passes(swap.expires_at + timedelta(hours=25))
        assert world.slots()[0].state is SlotState.LAPSED


class TestTitles:
    def title(self, world, slot, words="The night", audience=Audience.FACILITATOR):
        world.db.write_now(slots.save_case, slot.id, CaseTitle(words, audience))

    def seen(self, world):
        return [
            world.db.read_now(case_of, world.coming, who) for who in (Onlooker.FACILITATOR, Onlooker.GROUP)
        ]

    def test_only_its_presenter_decides(self, world):
        slot = presents(world, world.doctor("Amara"), world.coming)
        self.title(world, slot)
        ben = world.doctor("Ben")
        for who in (ben, world.facilitator):
            refused = world.acts(who, presenters.show_title_to, DRAWN, slot.id, Audience.CARD)
            assert refused == Refused("not-yours")
            assert world.acts(who, presenters.remove_title, DRAWN, slot.id) == Refused("not-yours")
        with pytest.raises(NotAllowedError):
            world.acts(None, presenters.remove_title, DRAWN, slot.id)
        assert self.seen(world) == ["The night", None]
        world.acts(slot.member_id, presenters.show_title_to, DRAWN, slot.id, Audience.CARD)
        assert self.seen(world) == ["The night", "The night"]
        for already in (False, True):
            assert world.acts(slot.member_id, presenters.remove_title, DRAWN, slot.id).already is already
        assert self.seen(world) == [None, None]

    def test_a_swap_shows_it_to_no_more_than_the_facilitator(self, world):
        later = world.another(START + timedelta(days=7))
        mine = presents(world, world.doctor("Amara"), world.coming)
        theirs = presents(world, world.doctor("Ben"), later)
        self.title(world, theirs, audience=Audience.CARD)
        swap = world.acts(mine.member_id, presenters.offer_swap, DRAWN, mine.id, later)
        world.acts(theirs.member_id, presenters.agree_swap, DRAWN, swap.id)
        assert self.seen(world) == ["The night", None]
        assert world.db.read_now(case_of, later, Onlooker.FACILITATOR) is None


def test_a_session_that_is_full_gets_one_place_more_for_its_presenter(world):
    small = world.another(START + timedelta(days=2), places=1)
    world.books(world.facilitator, small)
    presents(world, world.doctor("Amara"), small)
    assert world.row(small).places == 2
    assert len(world.booked(small)) == 2
    assert "place-added" in {row.kind for row in world.owed()}
