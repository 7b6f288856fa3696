"""Votes on topics: the facilitator's presses, and the poll's messages."""

from datetime import datetime

from telegram import Update

from actions import votes as actions
from handlers import buttons, chat_polls
from handlers.chat_polls import composer
from handlers.context import Context
from handlers.group_topics import announced
from handlers.routes import Routes
from rules.ids import CommunityId, MessageId, TopicVoteId
from rules.polls import State
from screens import votes as screens
from screens.outgoing import Post, Receipt
from screens.topics import back_row
from screens.votes import AskVotePress, CloseVotePress, OpenVotePress, UseVotePress
from storage.db import Tx
from storage.outbox import Owed
from storage.views import topics as views
from storage.views.topics import VoteView


async def on_ask(update: Update, context: Context) -> None:
    community_id = CommunityId(buttons.read(update, AskVotePress).community_id)
    view = await context.look(views.asking, community_id)
    await context.show(screens.asking(view, back_row(community_id)))


async def on_open(update: Update, context: Context) -> None:
    community_id = CommunityId(buttons.read(update, OpenVotePress).community_id)
    decision = await context.do(actions.open_vote, community_id)
    await context.show(screens.after(decision, back_row(community_id)))


async def on_close(update: Update, context: Context) -> None:
    vote_id = TopicVoteId(buttons.read(update, CloseVotePress).vote_id)
    decision = await context.do(actions.close_vote, vote_id)
    await context.show(screens.after(decision, back_row(decision.community_id)))


async def on_use(update: Update, context: Context) -> None:
    decision = await context.do(actions.use_vote, TopicVoteId(buttons.read(update, UseVotePress).vote_id))
    await context.show(screens.after(decision, back_row(decision.community_id)))


def posted(tx: Tx, owed: Owed, receipt: Receipt, now: datetime) -> None:
    assert receipt.message_id is not None
    actions.vote_posted(tx, now, _vote(owed), MessageId(receipt.message_id))


def not_posted(tx: Tx, owed: Owed, now: datetime) -> None:
    actions.vote_lost(tx, now, _vote(owed))


def closed(tx: Tx, owed: Owed, receipt: Receipt, now: datetime) -> None:
    actions.vote_closed(tx, now, _vote(owed), receipt.totals, receipt.voters)


def not_closed(tx: Tx, owed: Owed, now: datetime) -> None:
    actions.vote_closed(tx, now, _vote(owed), None, None)


def deleted(tx: Tx, owed: Owed, _receipt: Receipt, now: datetime) -> None:
    actions.tell_result(tx, now, _vote(owed), stays=False)


def not_deleted(tx: Tx, owed: Owed, now: datetime) -> None:
    actions.tell_result(tx, now, _vote(owed), stays=True)


def _view(tx: Tx, owed: Owed) -> VoteView:
    return views.vote_of(tx, _vote(owed))


def _vote(owed: Owed) -> TopicVoteId:
    return TopicVoteId(owed.variables["vote"])


ROUTES = Routes(
    presses={
        AskVotePress: on_ask,
        OpenVotePress: on_open,
        CloseVotePress: on_close,
        UseVotePress: on_use,
    },
    notices={
        "topic-vote": announced(composer(_view, State.PLANNED, lambda view, _: screens.question(view))),
        "topic-vote-close": chat_polls.close(_view),
        "topic-vote-delete": chat_polls.delete(_view),
        "topic-vote-result": announced(
            composer(_view, State.CLOSED, lambda view, stays: Post(screens.result(view, stays=stays)))
        ),
        "topic-vote-told": composer(
            _view, State.CLOSED, lambda view, stays: Post(screens.told(view, stays=stays))
        ),
    },
    sent={"topic-vote": posted, "topic-vote-close": closed, "topic-vote-delete": deleted},
    unreached={"topic-vote": not_posted, "topic-vote-close": not_closed, "topic-vote-delete": not_deleted},
)
