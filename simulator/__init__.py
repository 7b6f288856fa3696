"""A pretend Telegram: the Bot API over HTTP, strict about Telegram's own rules, with people to play."""

from simulator.acts import ImpossibleError
from simulator.clock import RunningClock, SteppedClock
from simulator.events import Act, Call, Emitted, Event
from simulator.faults import Fault
from simulator.groups import Group, Screen
from simulator.limits import Limits
from simulator.people import Person
from simulator.pretend import Address, Simulator

__all__ = [
    "Act",
    "Address",
    "Call",
    "Emitted",
    "Event",
    "Fault",
    "Group",
    "ImpossibleError",
    "Limits",
    "Person",
    "RunningClock",
    "Screen",
    "Simulator",
    "SteppedClock",
]
