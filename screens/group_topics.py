"""The topics of a forum, as the community's admins see them in private."""

from dataclasses import dataclass

from actions.dialogues import Finished
from rules.group_topics import PURPOSES, Changed, GroupTopic, Refused, State
from rules.groups import Group, Purpose
from rules.ids import GroupId
from screens.groups import GroupPress, GroupsPress, TopicsPress
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import Button, Lines, Screen, Text, button, screen, shortened, text
from storage.views.group_topics import TopicList

_TITLE = 60
_LABEL = 36
_MOST = 40
"""How many topics the list shows, so that it fits one message."""


@press("gm")
@dataclass(frozen=True, slots=True)
class MakeTopicPress(Press):
    """To the questions about a new topic."""

    group_id: int


@press("ge")
@dataclass(frozen=True, slots=True)
class TopicPress(Press):
    """To one topic."""

    group_topic_id: int


@press("gx")
@dataclass(frozen=True, slots=True)
class OpenTopicPress(Press):
    """Close a topic, or reopen it."""

    group_topic_id: int
    opened: int


@press("gh")
@dataclass(frozen=True, slots=True)
class AnnounceTherePress(Press):
    """Announcements go to this topic from now on, or no longer."""

    group_topic_id: int
    there: int


@press("gw")
@dataclass(frozen=True, slots=True)
class TopicPurposePress(Press):
    """What a topic is for; with an empty purpose it is offered to nobody."""

    group_topic_id: int
    purpose: str


def topics(found: TopicList | None) -> Screen:
    """All topics of a forum; in a group that is none, how it becomes one."""
    if found is None or not found.group.present:
        return _refused(Refused("group-gone"))
    group = found.group
    if not group.forum:
        return _refused(Refused("no-forum", group.id))
    return screen(
        text("group-topics" if found.topics else "group-topics-none", title=group.title),
        Lines(tuple(_line(one) for one in found.topics[:_MOST])) if found.topics else None,
        rows=(
            (button("button-group-topic-new", MakeTopicPress(group.id)),),
            *((_to(one),) for one in found.topics[:_MOST]),
            _back(group.id),
        ),
    )


def topic(found: tuple[Group, GroupTopic] | None) -> Screen:
    """One topic, with what can be done about it."""
    if found is None:
        return _refused(Refused("topic-gone"))
    return _topic(*found, None)


def _topic(group: Group, one: GroupTopic, first: Text | None) -> Screen:
    return screen(
        first,
        text("group-topic-about", name=one.name, title=group.title, purpose=_purpose(one.purpose)),
        text(f"group-topic-{one.state}"),
        text("group-topic-announces") if one.announces else None,
        rows=(
            *_open_rows(one),
            *_announce_rows(group, one),
            *(
                (button(f"button-group-topic-purpose-{purpose}", TopicPurposePress(one.id, purpose)),)
                for purpose in PURPOSES
                if purpose is not one.purpose
            ),
            (button("button-group-topic-hide", TopicPurposePress(one.id, "")),) if one.purpose else (),
            (button("button-group-topics", TopicsPress(group.id)), *menu_row()),
        ),
    )


def _open_rows(one: GroupTopic) -> tuple[tuple[Button, ...], ...]:
    if one.state is State.ASKED:
        return ((button("button-group-topic-look", TopicPress(one.id)),),)
    if one.state is State.OPEN:
        return ((button("button-group-topic-close", OpenTopicPress(one.id, 0)),),)
    return ((button("button-group-topic-reopen", OpenTopicPress(one.id, 1)),),)


def _announce_rows(group: Group, one: GroupTopic) -> tuple[tuple[Button, ...], ...]:
    if one.announces:
        return ((button("button-group-topic-announce-not", AnnounceTherePress(one.id, 0)),),)
    if group.purpose is Purpose.ANNOUNCEMENTS and one.state is State.OPEN:
        return ((button("button-group-topic-announce", AnnounceTherePress(one.id, 1)),),)
    return ()


def made(finished: Finished) -> Screen:
    """The questions are answered: the topic is asked for, or cannot be."""
    return after(finished.decision)


def after(decision: Changed | Refused) -> Screen:
    """What has changed, and the topic as it is now."""
    if isinstance(decision, Refused):
        return _refused(decision)
    return _topic(decision.group, decision.topic, text(f"group-topic-now-{decision.what}"))


def _refused(refused: Refused) -> Screen:
    return screen(
        text(f"group-topic-refused-{refused.reason}"),
        rows=(
            (button("button-groups", GroupsPress()), *menu_row())
            if refused.group_id is None
            else _back(refused.group_id),
        ),
    )


def failed(group: Group, what: str) -> Screen:
    """Telegram would not do it."""
    return screen(
        text(f"group-topic-failed-{what}", title=group.title),
        text("group-topic-why"),
        rows=((button("button-group-topics", TopicsPress(group.id)), *menu_row()),),
    )


def gone(group: Group) -> Screen:
    """The topic for announcements was deleted."""
    return screen(
        text("group-topic-deleted", title=group.title),
        rows=((button("button-group-topics", TopicsPress(group.id)), *menu_row()),),
    )


def _line(one: GroupTopic) -> Text:
    return text(
        "group-topic-line",
        name=shortened(one.name, _TITLE),
        purpose=_purpose(one.purpose),
        state=text(f"group-topic-state-{'announces' if one.announces else one.state}"),
    )


def _to(one: GroupTopic) -> Button:
    return button("button-group-topic-one", TopicPress(one.id), name=shortened(one.name, _LABEL))


def _purpose(purpose: Purpose | None) -> Text:
    return text(f"group-purpose-{purpose or 'none'}")


def _back(group_id: GroupId) -> tuple[Button, ...]:
    return (button("button-back", GroupPress(group_id)), *menu_row())
