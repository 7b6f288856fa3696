"""One doubtful name at a time: who is this?"""

from rules.teams.imports import Answer, Import
from screens.facts import facts_of
from screens.home import menu_row
from screens.screen import AnyButton, Button, Screen, Text, button, screen, shortened, text
from screens.teams.presses import CandidatesPress, DoubtAnswerPress, DoubtPress, ImportPress
from storage.views.teams import Candidates, Doubt

PER_PAGE = 8
"""Names on one page of everybody who may be meant."""
_LONGEST_ADDRESS = 60


def doubt(asked: Doubt) -> Screen:
    """Who is this?"""
    one, imported = asked.participant, asked.imported
    minutes = asked.there.minutes
    address = next(iter(one.addresses), "")
    return screen(
        text("teams-title", **facts_of(asked.session, asked.community)),
        text("teams-doubt-which", at=asked.at, count=len(imported.doubtful)),
        text("teams-doubt-one", name=one.name, member=asked.suggested[0][1])
        if len(asked.suggested) == 1
        else text("teams-doubt", name=one.name),
        text("teams-doubt-minutes", minutes=minutes)
        if minutes is not None
        else text("teams-doubt-no-minutes"),
        text("teams-doubt-address", address=shortened(address, _LONGEST_ADDRESS)) if address else None,
        text("teams-doubt-shared") if one.shared else None,
        _said(asked),
        rows=(
            *(
                (_answer("button-teams-is", imported, asked.number, member_id, name=shortened(name, 38)),)
                for member_id, name in asked.suggested
            ),
            (button("button-teams-somebody-else", CandidatesPress(imported.id, asked.number, 0)),),
            (
                _answer("button-teams-nobody", imported, asked.number, Answer.NOBODY.value),
                _answer("button-teams-skip", imported, asked.number, Answer.SKIP.value),
            ),
            _neighbours(asked),
            (button("button-teams-preview", ImportPress(imported.id)), *menu_row()),
        ),
    )


def _said(asked: Doubt) -> Text | None:
    """What was answered before, for who looks at it again."""
    said = asked.imported.answers.get(asked.number)
    if said is None:
        return None
    if isinstance(said, Answer):
        return text("teams-said-nobody" if said is Answer.NOBODY else "teams-said-skip")
    return text("teams-said", member=asked.said)


def _neighbours(asked: Doubt) -> tuple[Button, ...]:
    every, at = asked.imported.doubtful, asked.at - 1
    before = every[at - 1 : at] if at else ()
    return (
        *(button("button-teams-before", DoubtPress(asked.imported.id, one)) for one in before),
        *(button("button-teams-after", DoubtPress(asked.imported.id, one)) for one in every[at + 1 : at + 2]),
    )


def candidates(found: Candidates) -> Screen:
    """Everybody who may be meant."""
    asked = found.doubt
    imported, number = asked.imported, asked.number

    def turn(label: str, page: int) -> AnyButton:
        return button(label, CandidatesPress(imported.id, number, page))

    return screen(
        text("teams-title", **facts_of(asked.session, asked.community)),
        text("teams-doubt", name=asked.participant.name),
        rows=(
            *(
                (_answer("button-teams-is", imported, number, member_id, name=shortened(name, 38)),)
                for member_id, name in found.found
            ),
            (
                *((turn("button-page-back", found.page - 1),) if found.page else ()),
                *((turn("button-page-on", found.page + 1),) if found.more else ()),
            ),
            (button("button-back", DoubtPress(imported.id, number)), *menu_row()),
        ),
    )


def _answer(label: str, imported: Import, number: int, said: int, **variables: str) -> Button:
    return button(label, DoubtAnswerPress(imported.id, number, said), **variables)
