"""A million lines of attendance as a file, beside the least that could be done for it."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import IO, NamedTuple

import psutil

from bench import rig, seed
from bench.figure import Figure, Plan, Reading

LINES = 1_000_000
QUICK_LINES = 100_000
PLACES = 40
MEMBERS = 5_000
CYCLES = 10
MEMORY_MIB = 40
"""How much more memory than an export of nothing a long one may take."""

# The same lines in the same order. The shell knows no zones, so its times are UTC; and it guards no cell.
QUERY = """
WITH lines AS (
    SELECT session_id, member_id, booked_at FROM bookings
    UNION ALL
    SELECT session_id, member_id, NULL FROM attendance a WHERE NOT EXISTS (
        SELECT 1 FROM bookings b WHERE b.session_id = a.session_id AND b.member_id = a.member_id)
)
SELECT o.name AS community, c.name AS cycle, s.id AS session, s.topic, date(s.starts_at) AS date,
    strftime('%H:%M', s.starts_at) AS start,
    strftime('%H:%M', s.starts_at, '+' || s.minutes || ' minutes') AS "end", s.minutes,
    f.name AS facilitator, m.name AS member, m.grade, m.specialty, m.site, m.experience AS "experience band",
    strftime('%Y-%m-%d %H:%M', l.booked_at) AS "booked at", coalesce(a.status, 'unmarked') AS status,
    a.established AS "how it was established", a.minutes AS "minutes present",
    EXISTS (SELECT 1 FROM presenter_slots p WHERE p.session_id = l.session_id
        AND p.member_id = l.member_id AND p.state = 'presented') AS presented
FROM lines l
JOIN sessions s ON s.id = l.session_id
JOIN cycles c ON c.id = s.cycle_id
JOIN members m ON m.id = l.member_id
JOIN members f ON f.id = s.facilitator_id
JOIN communities o ON o.id = m.community_id
LEFT JOIN attendance a ON a.session_id = l.session_id AND a.member_id = l.member_id
WHERE m.community_id = 1 AND s.status = 'scheduled'
ORDER BY s.starts_at, s.id, m.name, m.id;
"""

_FILL = """
INSERT INTO cycles (community_id, name, starts_on)
    WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {cycles} - 1)
    SELECT 1, (2016 + n) || '/' || (17 + n), date('2016-08-01', '+' || n || ' years') FROM n;
UPDATE sessions SET
    cycle_id = 1 + id % {cycles},
    facilitator_id = 1 + id % 50,
    topic = CASE id % 3 WHEN 0 THEN 'Communicating across cultures' WHEN 1 THEN 'Teams, and how they work'
        ELSE '"Speaking up" at work' END,
    starts_at = strftime('%Y-%m-%d %H:%M:00.000000', '2016-09-01 17:00', '+' || (id * 2) || ' hours');
UPDATE members SET
    name = 'Amara ' || id,
    grade = 'ST' || (1 + id % 6),
    specialty = CASE id % 3 WHEN 0 THEN 'psychiatry' WHEN 1 THEN 'general practice' ELSE NULL END,
    site = 'Oak Vale',
    experience = CASE id % 3 WHEN 0 THEN 'under-1' WHEN 1 THEN '1-2' ELSE '3-5' END;
INSERT INTO bookings (session_id, member_id, booked_at)
    WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n < {places} - 1)
    SELECT s.id, 1 + (s.id * 37 + n) % {members},
        strftime('%Y-%m-%d %H:%M:%S.123456', s.starts_at, '-' || (5 + n) || ' days',
            '+' || (n * 11) || ' minutes')
    FROM sessions s, n;
INSERT INTO attendance (session_id, member_id, status, established, minutes)
    SELECT session_id, member_id, CASE id % 4 WHEN 0 THEN 'missed' ELSE 'attended' END,
        CASE id % 2 WHEN 0 THEN 'sheet' ELSE 'teams' END, CASE id % 2 WHEN 0 THEN NULL ELSE 40 + id % 11 END
    FROM bookings;
"""


class Took(NamedTuple):
    """What a process took."""

    seconds: float
    """By the clock."""
    processor: float
    """Seconds of the processor."""
    peak: float
    """The most resident memory, in MiB."""

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s ({self.processor:.2f} s of the processor)"


def measure(plan: Plan) -> list[Figure | Reading]:
    """`cigbot export attendance`, the whole process, beside the sqlite3 shell and beside XlsxWriter."""
    lines = QUICK_LINES if plan.quick else LINES
    with rig.folder() as place:
        storage = place / "exports.sqlite3"
        plan.say(f"storing {lines:,} lines")
        _fill(storage, lines)
        config = place / "config.toml"
        config.write_text(f'[storage]\nurl = "sqlite:///{storage}"\n')
        found = _csv(plan, config, storage, lines)
        return [*found, *_xlsx(plan, config, place, lines)]


def _csv(plan: Plan, config: Path, storage: Path, lines: int) -> list[Figure | Reading]:
    shell = shutil.which("sqlite3")
    idle = _exported(config, "csv", "--to", "2000-01-01").peak
    ours, theirs = [], []
    for number in range(plan.rounds):
        ours.append(_exported(config, "csv"))
        said = f"round {number + 1}: {ours[-1]}, {ours[-1].peak - idle:.0f} MiB over {idle:.0f} MiB"
        if shell is not None:
            theirs.append(_by_shell(shell, storage))
            said += f"; the shell {theirs[-1]}"
        plan.say(said)
    what = f"{lines:,} lines as CSV"
    memory = Reading(f"{what}: memory over idle", max(one.peak for one in ours) - idle, "MiB", MEMORY_MIB)
    if shell is None:
        plan.say(
            "the sqlite3 shell is not installed, so there is nothing to put beside it: apt install sqlite3"
        )
        return [Reading(what, min(one.seconds for one in ours), "s"), memory]
    return [*_beside(what, "sqlite3 shell", ours, theirs, 4.0, 2.0), memory]


def _xlsx(plan: Plan, config: Path, place: Path, lines: int) -> list[Figure]:
    # A minute and more each, at a million lines; fewer rounds tell as much.
    ours, theirs = [], []
    for number in range((plan.rounds + 1) // 2):
        ours.append(_exported(config, "xlsx"))
        theirs.append(_by_library(place, lines))
        plan.say(f"round {number + 1}: {ours[-1]}; the library {theirs[-1]}")
    return _beside(f"{lines:,} lines as XLSX", "XlsxWriter, rows held", ours, theirs, 1.5, 1.2)


def _beside(
    what: str, baseline: str, ours: Sequence[Took], theirs: Sequence[Took], reach: float, aim: float
) -> list[Figure]:
    """By the clock, and by the processor: other work on the machine disturbs the second less."""
    return [
        Figure(
            f"{what}{name}",
            "s",
            baseline,
            [getattr(one, field) for one in ours],
            [getattr(one, field) for one in theirs],
            reach,
            aim,
            less_is_better=True,
        )
        for name, field in (("", "seconds"), (", processor", "processor"))
    ]


def _fill(storage: Path, lines: int) -> None:
    seed.fill(storage, members=MEMBERS, sessions=lines // PLACES, places=PLACES)
    with closing(sqlite3.connect(storage)) as database, database:
        database.executescript(_FILL.format(cycles=CYCLES, places=PLACES, members=MEMBERS))
        # Otherwise the first who reads pays for what was written.
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.execute("ANALYZE")


def _exported(config: Path, form: str, *more: str) -> Took:
    """The whole process, as an operator starts it."""
    out = config.with_name(f"attendance.{form}")
    took = _run(
        [rig.CIGBOT, "--config", config, "export", "attendance", "--out", out, *more], subprocess.DEVNULL
    )
    out.unlink()
    return took


def _by_shell(shell: str, storage: Path) -> Took:
    out = storage.with_name("shell.csv")
    with out.open("wb") as file:
        took = _run([shell, "-csv", "-header", storage, QUERY], file)
    out.unlink()
    return took


def _run(command: Sequence[str | Path], into: int | IO[bytes]) -> Took:
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=rig.ROOT, stdout=into)
    watched = psutil.Process(process.pid)
    peak = 0
    while True:
        peak = max(peak, watched.memory_info().rss)
        time.sleep(0.02)
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}")
    return Took(time.monotonic() - began, usage.ru_utime + usage.ru_stime, peak / 2**20)


def _by_library(place: Path, lines: int) -> Took:
    command: Sequence[str | Path] = [sys.executable, "-m", "bench.sheets", place / "library.xlsx", str(lines)]
    done = subprocess.run(command, cwd=rig.ROOT, check=True, capture_output=True, text=True)
    (place / "library.xlsx").unlink()
    return Took(*map(float, done.stdout.split()), 0.0)
