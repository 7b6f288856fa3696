"""`cigbot run`, as it is started by an operator, except that it dies where it is told to.

    bot_program.py CONFIG [POINT NTH]

At the NTH passing of POINT it sends itself SIGKILL. What only takes time is shortened: a stopped sender's
lease, and the waiting that Telegram's limits ask for.
"""

import os
import signal
import sys
from datetime import timedelta
from functools import partial, wraps

from bot import app, cli, sender
from bot.limits import Limits
from storage import outbox


class _Death:
    """Comes at the nth passing."""

    def __init__(self, nth):
        self._left = nth

    def passed(self):
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def before(self, owner, name):
        original = getattr(owner, name)

        @wraps(original)
        def dying(*args, **kwargs):
            self.passed()
            return original(*args, **kwargs)

        setattr(owner, name, dying)

    def after(self, owner, name, *, if_any=False):
        """After the call; `if_any`: only one that found something."""
        original = getattr(owner, name)

        @wraps(original)
        def dying(*args, **kwargs):
            result = original(*args, **kwargs)
            if result or not if_any:
                self.passed()
            return result

        setattr(owner, name, dying)

    def after_awaiting(self, owner, name):
        original = getattr(owner, name)

        @wraps(original)
        async def dying(*args, **kwargs):
            result = await original(*args, **kwargs)
            self.passed()
            return result

        setattr(owner, name, dying)


POINTS = {
    # In the order of what happens to a press that owes a notice.
    "in-its-transaction": lambda death: death.after(outbox, "add"),
    "committed": lambda death: death.before(app.Program, "_owed"),
    "answered": lambda death: death.after_awaiting(app.Program, "_handle"),
    "claiming": lambda death: death.after(outbox, "claim", if_any=True),
    "claimed": lambda death: death.before(sender, "deliver"),
    "sent": lambda death: death.after_awaiting(sender, "deliver"),
    "settling": lambda death: death.before(outbox, "settle"),
    "settling-ends": lambda death: death.after(outbox, "settle"),
    "settled": lambda death: death.after_awaiting(sender.Sender, "_send"),
}


def main(config, point="", nth="0"):
    sender._LEASE = timedelta(seconds=1)
    app.Limits = partial(Limits, overall=3000, per_chat=1000, per_group=60_000)
    if point:
        POINTS[point](_Death(int(nth)))
    cli.main(["--config", config, "run"])


if __name__ == "__main__":
    main(*sys.argv[1:])
