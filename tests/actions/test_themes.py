"""The list of themes, on both databases."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from actions import themes
from rules.dialogue import Draft, Problem
from rules.ids import ThemeId, UserId
from rules.permissions import NotAllowedError, Verb
from rules.themes import MOST, Refused
from storage import themes as stored
from storage.tables import AuditRow, ThemeRow
from storage.themes import NoSuchThemeError


def draft(world, flow, **given):
    return Draft(UserId(1), world.community, 1, flow, "name", given, world.now)


def added(world, name, *keywords, by="Femi"):
    world.member("Femi", "facilitator")
    return world.does(by, themes.add_theme, draft(world, "theme-add", name=name, keywords=list(keywords)))


def listed(world):
    return [
        (one.name, one.keywords, one.retired)
        for one in world.db.read_now(stored.of_community, world.community)
    ]


def test_added_renamed_and_given_keywords(world):
    exams = added(world, "exams").theme
    added(world, "Rotas", "night")
    assert isinstance(added(world, "EXAMS"), Problem)
    renamed = draft(world, "theme-rename", theme=exams.id, name="Exams and portfolio")
    assert not world.does("Femi", themes.rename_theme, renamed).already
    assert world.does("Femi", themes.rename_theme, renamed).already
    clash = draft(world, "theme-rename", theme=exams.id, name="rotas")
    assert world.does("Femi", themes.rename_theme, clash).id == "theme-known"
    given = draft(world, "theme-keywords", theme=exams.id, keywords=["exam", "portfolio"])
    world.does("Femi", themes.change_keywords, given)
    assert listed(world) == [
        ("Exams and portfolio", ("exam", "portfolio"), False),
        ("Rotas", ("night",), False),
    ]
    world.does(
        "Femi", themes.change_keywords, draft(world, "theme-keywords", theme=exams.id, keywords="none")
    )
    assert listed(world)[0][1] == ()
    verbs = [row.verb for row in world.rows(AuditRow)]
    assert verbs.count(Verb.EDIT_THEMES) == 5
    assert "exam" not in str([row.detail for row in world.rows(AuditRow)])


def test_taken_off_the_list_and_brought_back(world):
    exams = added(world, "Exams").theme
    assert not world.does("Femi", themes.retire_theme, exams.id, retired=True).already
    assert world.does("Femi", themes.retire_theme, exams.id, retired=True).already
    assert listed(world) == [("Exams", (), True)]
    assert not world.does("Femi", themes.retire_theme, exams.id, retired=False).already
    world.does("Femi", themes.retire_theme, exams.id, retired=True)
    for number in range(MOST):
        added(world, f"Theme {number}")
    assert world.does("Femi", themes.retire_theme, exams.id, retired=False) == Refused("list-full")
    assert isinstance(added(world, "One more"), Problem)


@pytest.mark.both
def test_two_who_add_the_same_at_once(world):
    world.member("Femi", "facilitator")
    actor = world.actor("Femi")
    one = draft(world, "theme-add", name="Exams", keywords=None)

    def adds(_number):
        return world.db.write_now(lambda tx: themes.add_theme(tx, actor, world.now, one))

    with ThreadPoolExecutor(8) as pool:
        decisions = list(pool.map(adds, range(8)))
    assert sum(not isinstance(one, Problem) for one in decisions) == 1
    assert len(world.rows(ThemeRow)) == 1


def test_nobody_else_touches_the_list(world):
    exams = added(world, "Exams").theme
    other = world.add_community("other")
    world.member("Amara")
    world.member("Mo", "moderator")
    world.member("Olu", "facilitator", community=other)
    before = listed(world)
    for name, home in (("Amara", world.community), ("Mo", world.community), ("Olu", other)):
        for action, args, extra in (
            (themes.add_theme, (draft(world, "theme-add", name="Rotas", keywords=None),), {}),
            (themes.rename_theme, (draft(world, "theme-rename", theme=exams.id, name="Rotas"),), {}),
            (themes.change_keywords, (draft(world, "theme-keywords", theme=exams.id, keywords=["a"]),), {}),
            (themes.retire_theme, (exams.id,), {"retired": True}),
            (themes.retire_theme, (exams.id,), {"retired": False}),
        ):
            with pytest.raises(NotAllowedError):
                world.does(name, action, *args, community=home, **extra)
    with pytest.raises(NoSuchThemeError):
        world.does("Femi", themes.retire_theme, ThemeId(99), retired=True)
    assert listed(world) == before
