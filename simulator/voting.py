"""People vote in polls."""

from simulator.acts import ImpossibleError, require_sight
from simulator.nouns import Message, User
from simulator.refusals import Refused
from simulator.world import World


def vote(world: World, user: User, message: Message, chosen: list[int]) -> None:
    """Votes in a poll, or with nothing chosen takes the vote back."""
    require_sight(message.chat, user)
    poll = message.poll
    if poll is None:
        raise ImpossibleError("That message is not a poll.")
    try:
        poll.vote(user.id, chosen)
    except Refused as refused:
        raise ImpossibleError(_NO_VOTE.get(refused.description.split()[-1], refused.description)) from None
    # Which option it was stays between the person and Telegram in an anonymous poll.
    world.acted(user, "votes", "" if poll.anonymous else ", ".join(_chosen(message, chosen)), message.chat)
    if not poll.anonymous and message.sender is world.bot:
        body = {
            "poll_id": poll.id,
            "user": user.wire,
            "option_ids": sorted(chosen),
            "option_persistent_ids": [poll.options[index].persistent_id for index in sorted(chosen)],
        }
        world.updates.emit("poll_answer", body)
    world.tell_poll(message, poll)


_NO_VOTE = {
    "POLL_CLOSED": "This poll is closed.",
    "OPTION_INVALID": "The poll has no such answer.",
    "OPTIONS_TOO_MUCH": "Choose one answer only.",
    "REVOTE_NOT_ALLOWED": "You have voted, and this poll does not let you change your vote.",
}


def _chosen(message: Message, chosen: list[int]) -> list[str]:
    return [message.poll.options[index].text for index in chosen] if message.poll else []
