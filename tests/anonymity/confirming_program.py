"""A worker that confirms answers, one after the other, and says so after each; somebody kills it.

    confirming_program.py STORAGE_URL KEYS PRESSES WAY

PRESSES is a file of JSON: [[user_id, round_id, token], …]. For each it writes a line, its number, once the
answer is confirmed. WAY is `ours`, or `tells-first`: said before it is done, as a bot would that acknowledges
a press and works afterwards.
"""

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from actions.feedback import answering
from actions.once import looking
from rules.feedback.rounds import Refused
from rules.ids import RoundId, UserId
from storage.db import Database
from storage.keys import KeyFolder

NOW = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)


def main(storage_url, keys, presses, way):
    db = Database(storage_url, KeyFolder(Path(keys)))
    for number, (user_id, round_id, token) in enumerate(json.loads(Path(presses).read_text())):
        if way == "tells-first":
            _say(number)
            time.sleep(0.5)
        _, done = db.write_now(looking, UserId(user_id), NOW, answering.confirm, RoundId(round_id), token)
        assert not isinstance(done, Refused), done
        if way == "ours":
            _say(number)
    db.close()


def _say(number):
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
