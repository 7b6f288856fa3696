"""The topics of a community, as those who keep the list see and change them."""

from dataclasses import dataclass

from actions.dialogues import Finished
from actions.topics import Changed
from rules.communities import Community
from rules.ids import CommunityId
from rules.topics import Refused, Topic
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import AnyButton, Lines, Screen, Text, button, screen, shortened, text
from screens.votes import AskVotePress, CloseVotePress, UseVotePress
from storage.views.topics import TopicList

_LONGEST_LABEL = 34


@press("tl")
@dataclass(frozen=True, slots=True)
class TopicsPress(Press):
    """To the list; with community 0, of the only one or of one to be chosen."""

    community_id: int


@press("tp")
@dataclass(frozen=True, slots=True)
class TopicPress(Press):
    topic_id: int


@press("ta")
@dataclass(frozen=True, slots=True)
class AddTopicPress(Press):
    community_id: int


@press("te")
@dataclass(frozen=True, slots=True)
class RenameTopicPress(Press):
    topic_id: int


@press("ts")
@dataclass(frozen=True, slots=True)
class ShiftTopicPress(Press):
    topic_id: int
    by: int
    """-1 for up, 1 for down."""


@press("tr")
@dataclass(frozen=True, slots=True)
class RetireTopicPress(Press):
    topic_id: int
    retired: int
    """1 for no longer offered, 0 for offered again."""


def back_row(community_id: CommunityId) -> tuple[AnyButton, ...]:
    """The way back to the list."""
    return button("button-topics", TopicsPress(community_id)), *menu_row()


def where(communities: tuple[Community, ...]) -> Screen:
    """Somebody who keeps several lists says which."""
    return screen(
        text("topics-where"),
        rows=(
            *((button("button-cycle-where", TopicsPress(one.id), name=one.name),) for one in communities),
            menu_row(),
        ),
    )


def topics(view: TopicList, said: Text | None = None) -> Screen:
    """The list in its order; each topic opens."""
    used = view.in_use
    retired = tuple(one for one in view.topics if one.retired)
    return screen(
        said,
        text("topics-about") if used else text("topics-none"),
        Lines(tuple(text("topic-line", number=at, name=one.name) for at, one in enumerate(used, 1)))
        if used
        else None,
        text("topics-retired") if retired else None,
        rows=(
            *((_opens("button-topic", one),) for one in used),
            *((_opens("button-topic-retired", one),) for one in retired[:_MOST_RETIRED]),
            (button("button-topic-add", AddTopicPress(view.community.id)),),
            _vote_row(view),
            menu_row(),
        ),
    )


_MOST_RETIRED = 20


def _opens(label: str, topic: Topic) -> AnyButton:
    return button(label, TopicPress(topic.id), name=shortened(topic.name, _LONGEST_LABEL))


def _vote_row(view: TopicList) -> tuple[AnyButton, ...]:
    if view.open_vote is not None:
        return (button("button-vote-close", CloseVotePress(view.open_vote.id)),)
    ask = button("button-vote-ask", AskVotePress(view.community.id))
    if view.last_vote is None:
        return (ask,)
    return ask, button("button-vote-use", UseVotePress(view.last_vote.id))


def topic(one: Topic, view: TopicList, said: Text | None = None) -> Screen:
    """One topic, and what can be done with it."""
    used = view.in_use
    back = back_row(view.community.id)
    rename = button("button-topic-rename", RenameTopicPress(one.id))
    if one.retired:
        again = button("button-topic-again", RetireTopicPress(one.id, 0))
        return screen(said, text("topic-about-retired", name=one.name), rows=((again, rename), back))
    at = next(number for number, known in enumerate(used, 1) if known.id == one.id)
    up = button("button-topic-up", ShiftTopicPress(one.id, -1)) if at > 1 else None
    down = button("button-topic-down", ShiftTopicPress(one.id, 1)) if at < len(used) else None
    return screen(
        said,
        text("topic-about", name=one.name, number=at, of=len(used)),
        rows=(
            tuple(way for way in (up, down) if way is not None),
            (rename, button("button-topic-retire", RetireTopicPress(one.id, 1))),
            back,
        ),
    )


def after(changed: Changed, view: TopicList) -> Screen:
    """The topic as it is now."""
    decision = changed.decision
    if decision is None:
        return topics(view)
    if isinstance(decision, Refused):
        return topic(decision.topic, view, text(f"topic-refused-{decision.reason}"))
    return topic(decision.topic, view, text("topic-unchanged") if decision.already else None)


def done(finished: Finished) -> Screen:
    """After a dialogue: the list."""
    changed: Changed = finished.decision
    name = finished.draft.answers["name"]
    return screen(
        text("topic-added" if changed.decision is None else "topic-renamed", name=name),
        rows=(back_row(changed.community_id),),
    )
