"""What was said: to whom, how often, in which words. And everything that is stored."""

import re
from collections import Counter
from html import unescape

import sqlalchemy as sa
from sqlmodel import SQLModel

_OF_THE_MACHINE = ("handled_updates", "leases")


def told(vale, words):
    """How often each person or group was sent a message with these words: `{"Amara": 1, "Ben": 1}`.

    Of the messages as they were sent, whatever they were edited to since, and of the words under files.
    """
    names = {one.id: one.name for one in vale.people.values()} | {vale.group.id: vale.group.title}
    return Counter(
        names[int(call.params["chat_id"])]
        for call in vale.sim.calls_of("sendMessage", "sendDocument", "sendPhoto")
        if words in _plain(call.params.get("text") or call.params.get("caption") or "")
    )


def edits(vale, chat):
    """How often a message there was edited."""
    return sum(int(call.params["chat_id"]) == chat.id for call in vale.sim.calls_of("editMessageText"))


async def stored(vale):
    """Every row of every table, but for what changes with every update and every minute."""

    def dump(tx):
        kept = (table for table in SQLModel.metadata.sorted_tables if table.name not in _OF_THE_MACHINE)
        return {table.name: sorted(map(repr, tx.execute(sa.select(table)))) for table in kept}

    return await vale.running.db.read(dump)


def _plain(html):
    return unescape(re.sub("<[^>]+>", "", html))
