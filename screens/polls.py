"""What the group and the facilitator see of the anonymous poll."""

from rules import polls as rules
from rules.polls import Form, Release
from rules.publishing import Band, band
from screens import dates
from screens.facts import topic_shown
from screens.home import menu_row
from screens.outgoing import PollPost
from screens.screen import Lines, Screen, Text, Value, screen, text
from storage.views.polls import PollView


def question(view: PollView) -> PollPost:
    """The poll itself; it says what it is, and why it is asked in this form."""
    return PollPost(
        text("group-poll-question", day=_day(view)), tuple(text(f"poll-{one}") for one in rules.OPTIONS)
    )


def result(view: PollView, *, stays: bool = False) -> Screen:
    """To the group, at the close; `stays` when a poll that should be gone could not be deleted."""
    return screen(text("group-poll-result", **_facts(view)), *_shown(view), _poll_itself(view, stays=stays))


def told(view: PollView, *, stays: bool = False) -> Screen:
    """The same to the facilitator, in private."""
    present = text("group-poll-present", present=view.poll.present)
    return screen(
        text("group-poll-result", **_facts(view)),
        present,
        *_shown(view),
        _poll_itself(view, stays=stays),
        rows=(menu_row(),),
    )


def not_posted(view: PollView) -> Screen:
    """To the facilitator: why there is no poll."""
    assert view.poll.reason is not None
    return screen(
        text(f"group-poll-not-posted-{view.poll.reason}", present=view.poll.present, **_facts(view)),
        rows=(menu_row(),),
    )


def _shown(view: PollView) -> tuple[Text | Lines, ...]:
    release = view.poll.release
    assert release is not None
    match release:
        case Release(form=Form.FULL, votes=int(votes), totals=tuple(totals)):
            lines = (
                text("group-poll-line", option=text(f"poll-{option}"), count=count)
                for option, count in zip(rules.OPTIONS, totals, strict=True)
            )
            return text("group-poll-votes", votes=votes), Lines(tuple(lines))
        case Release(form=Form.BANDED, votes=int(votes), favourable=int(favourable)):
            return (
                text("group-poll-votes", votes=votes),
                _favourable(favourable, votes),
                text("group-poll-why-banded"),
            )
        case Release(form=Form.NOTHING):
            return (text("group-poll-nothing"),)
        case _:
            return (text("group-poll-unread"),)


def _poll_itself(view: PollView, *, stays: bool) -> Text | None:
    """What has become of a poll under which Telegram shows more than the bot tells."""
    release = view.poll.release
    assert release is not None
    if not release.hides:
        return None
    if stays and view.poll.message_id is None:
        return text("group-poll-cut-off")
    return text("group-poll-stays" if stays else "group-poll-deleted")


def _favourable(favourable: int, votes: int) -> Text:
    match band(favourable, votes):
        case Band.FEW:
            return text("group-poll-few")
        case Band.MOST:
            return text("group-poll-most")
        case Band.SOME:
            return text("group-poll-some", favourable=favourable)


def _facts(view: PollView) -> dict[str, Value]:
    return {"topic": topic_shown(view.session.topic), "day": _day(view)}


def _day(view: PollView) -> str:
    return dates.day_of(view.session.starts_at, view.community.zone)
