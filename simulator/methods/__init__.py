"""The Bot API's methods by theme. Importing this package fills the registry."""

from simulator.methods import chats, copying, files, intake, invites, me, members, messages, polls, topics
from simulator.methods.registry import METHODS, Method

__all__ = [
    "METHODS",
    "Method",
    "chats",
    "copying",
    "files",
    "intake",
    "invites",
    "me",
    "members",
    "messages",
    "polls",
    "topics",
]
