"""What changes for the bot in a group, told from what was known before."""

import pytest

from rules import groups
from rules.groups import Added, BotStatus, Kind, Removed, Right, RightsChanged, Standing

ALL = {"can_invite_users", "can_delete_messages", "can_restrict_members", "can_pin_messages"}
COMPLETE = Standing(BotStatus.ADMIN, frozenset())
GONE = Standing(BotStatus.LEFT, frozenset())
PLAIN = Standing(BotStatus.MEMBER, groups.NEEDED[Kind.GROUP])


def test_an_admin_with_all_rights_lacks_nothing():
    assert groups.standing(BotStatus.ADMIN, ALL | {"can_promote_members"}, Kind.GROUP) == COMPLETE


def test_an_admin_lacks_what_was_not_given():
    seen = groups.standing(BotStatus.ADMIN, ALL - {"can_pin_messages"}, Kind.GROUP)
    assert seen.lacking == {Right.PIN}


def test_a_plain_member_has_no_right_whatever_is_claimed():
    assert groups.standing(BotStatus.MEMBER, ALL, Kind.GROUP) == PLAIN


def test_a_channel_asks_for_posting_only():
    assert groups.standing(BotStatus.ADMIN, set(), Kind.CHANNEL).lacking == {Right.POST}
    assert groups.standing(BotStatus.ADMIN, {"can_post_messages"}, Kind.CHANNEL) == COMPLETE


def test_where_the_bot_is_not_it_lacks_nothing():
    assert groups.standing(BotStatus.LEFT, set(), Kind.GROUP) == GONE


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, PLAIN, Added()),
        (GONE, COMPLETE, Added()),
        (None, GONE, None),
        (PLAIN, GONE, Removed()),
        (GONE, GONE, None),
        (COMPLETE, COMPLETE, None),
        (PLAIN, COMPLETE, RightsChanged(gained=groups.NEEDED[Kind.GROUP], lost=frozenset())),
        (COMPLETE, PLAIN, RightsChanged(gained=frozenset(), lost=groups.NEEDED[Kind.GROUP])),
    ],
)
def test_each_change_is_known_for_what_it_is(before, after, expected):
    assert groups.change(before, after) == expected
