"""A region with figures, files of indicators, and what is said of them."""

import csv
import json
from datetime import timedelta
from pathlib import Path

from actions.bookings import book_place
from bot.clock import WallClock
from rules.attendance import Established, Seen, Status
from rules.indicators import period_of
from storage import attendance, migrate
from storage.db import Database
from tests.bot import command_line
from tests.world import World

OUT = "indicators.csv"


def held(url, ago=timedelta(days=200), people=13, **community):
    """A database with one session long ago, to which all but two came who had booked."""
    migrate.upgrade(url)
    db = Database(url)
    world = World(db)
    world.add_community(**community)
    world.now = WallClock().now() - ago - timedelta(days=1)
    session = world.session(starts_at=world.now + timedelta(days=1), places=20)
    names = [f"Amara{number}" for number in range(people)]
    for name in names:
        world.member(name, experience="under-1", joined_at=world.now)
        world.does(name, book_place, session)
    here = [Seen(world.member(one), Status.ATTENDED, Established.SHEET) for one in names[2:]]
    world.db.write_now(attendance.save, session, here, world.member("Femi"), world.now)
    db.close()


def configured(url, **community):
    command_line.configured(storage={"url": url}, community=community)


def refuses(*args, lines=1, nothing_written=True):
    said = command_line.refuses(*args, lines=lines)
    assert said.endswith(" Nothing was written.\n") == nothing_written, said
    return said


def rows_of(file):
    if file.endswith(".json"):
        return json.loads(Path(file).read_text())
    with Path(file).open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def region_file(name, region="North", form="csv", **changes):
    """A file of one region as it is exported, with some of its cells changed by hand."""
    quarter = period_of(WallClock().now().date())
    given = {
        "indicator": "attended-of-booked",
        "definition version": 1,
        "region": region,
        "period": str(quarter),
        "numerator": 20,
        "denominator": 30,
        "value": 0.667,
        "suppressed": "no",
        "phase": 1,
        "annotation": "",
        **{key.replace("_", " "): value for key, value in changes.items()},
    }
    if form == "json":
        Path(name).write_text(json.dumps([given]))
        return
    with Path(name).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(given))
        writer.writeheader()
        writer.writerow(given)
