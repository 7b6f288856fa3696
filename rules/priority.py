"""How urgent a message is, from the reader's point of view."""

from enum import IntEnum


class Priority(IntEnum):
    """The order in which waiting messages are sent: the lower goes first.

    Stored with every outbox row, so a number that is in use keeps its meaning.
    """

    ANSWER = 0
    """What somebody who has just pressed or written is waiting for."""
    NOTICE = 10
    """What concerns one member now: a place offered, a session moved."""
    REMINDER = 20
    """What was known before and is said again near the time."""
    BROADCAST = 30
    """What everybody gets and nobody waits for."""
