"""Whose a chat is: who is asked, and when the bot leaves."""

from hypothesis import given
from hypothesis import strategies as st

from rules.claims import Claim, Refused, asked, decline, refused
from rules.groups import BotStatus, Kind, Standing
from rules.ids import ChatId, ClaimId, CommunityId

HERE = Standing(BotStatus.ADMIN, frozenset())
COMMUNITIES = st.frozensets(st.integers(1, 6).map(CommunityId))


def claim(*open_, declined=(), standing=HERE):
    return Claim(
        ClaimId(1),
        ChatId(-5),
        "Cohort 7",
        Kind.GROUP,
        forum=False,
        standing=standing,
        serial=1,
        open=frozenset(map(CommunityId, open_)),
        declined=frozenset(map(CommunityId, declined)),
    )


@given(admin_of=COMMUNITIES, member_of=COMMUNITIES, every=COMMUNITIES)
def test_nobody_hears_of_a_chat_whose_owner_others_know(admin_of, member_of, every):
    member_of = member_of | admin_of
    found = asked(admin_of, member_of, every | member_of)
    if admin_of:
        assert found == admin_of
    elif member_of:
        assert found == member_of
    else:
        assert found == every


@given(first=COMMUNITIES, answers=st.lists(COMMUNITIES, max_size=6))
def test_it_is_left_when_the_last_one_asked_has_said_no_and_never_before(first, answers):
    one = claim(*first)
    said = frozenset()
    for answer in answers:
        mine = answer & first
        decision = decline(one, mine)
        said |= mine
        assert decision.already == (mine <= one.declined)
        one = decision.claim
        assert (one.open, one.declined) == (first - said, said)
        assert decision.leaves == (bool(said) and said == first)


def test_what_stands_in_the_way_of_taking_it_on():
    here = CommunityId(1)
    assert refused(None, here) == Refused("gone")
    assert refused(claim(2), here) == Refused("gone"), "they were never asked"
    assert refused(claim(1, standing=Standing(BotStatus.LEFT, frozenset())), here) == Refused("bot-left")
    assert refused(claim(1, 2), here) is None
    assert refused(claim(2, declined=[1]), here) is None, "they may think again"
