"""The report of a cycle as tests read it: what it is made from, and what it says."""

from reports.cycle import charts
from screens.cycle_report import whole
from screens.texts import Texts
from storage import cycles
from storage.views import cycle_report as views


def read(world, cycle_id, rebases=()):
    return world.db.read_now(views.of_cycle, world.now, world.db.read_now(cycles.load, cycle_id), rebases)


def told(world, cycle_id, rebases=()):
    return whole.report(read(world, cycle_id, rebases), Texts())


def section(report, key):
    return next(one for one in report.sections if one.key == key)


def block(report, key, kind):
    return next(one for one in section(report, key).blocks if isinstance(one, kind))


def everything(report):
    return " ".join(charts.words(report))
