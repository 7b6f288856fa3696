"""What the dialogues about sessions say of their answers, and in which community one is scheduled."""

from collections.abc import Mapping
from datetime import UTC, datetime

from rules import schedule
from rules.communities import Community
from rules.dialogue import Draft
from rules.sessions import Kind
from rules.topics import topic_of
from rules.typed_dates import candidates
from screens import dates
from screens.facts import kind_shown, topic_shown
from screens.home import menu_row
from screens.screen import Screen, Value, button, screen, text
from screens.sessions.presses import SchedulePress


def where(communities: tuple[Community, ...]) -> Screen:
    """Somebody who may schedule in several communities says in which."""
    return screen(
        text("schedule-where"),
        rows=(
            *(
                (button("button-schedule-where", SchedulePress(one.id), name=one.name),)
                for one in communities
            ),
            menu_row(),
        ),
    )


def of_draft(draft: Draft, community: Community) -> Mapping[str, Value]:
    """What the questions of the dialogues say of the answers so far."""
    answers = draft.answers
    said: dict[str, Value] = {
        "topic": topic_shown(topic_of(answers.get("topic", ""))),
        "usual_minutes": community.session_minutes,
        "usual_places": community.session_places,
        "place": dates.place(community.zone),
    }
    if "was" in answers:
        said["was"] = dates.when(datetime.fromtimestamp(answers["was"], UTC), community.zone)
    if "at" in answers:
        said["at"] = dates.when(datetime.fromtimestamp(answers["at"], UTC), community.zone)
        said["held"] = topic_shown(answers["held"])
        said["settled"] = "yes" if answers["held"] else "no"
    if "starts" in answers:
        said |= _starts(answers["starts"], community)
        said["when"] = dates.when(schedule.starting(answers, community), community.zone)
    for name, usual in (("minutes", community.session_minutes), ("places", community.session_places)):
        if name in answers:
            said[name] = usual if answers[name] == "usual" else answers[name]
    if "kind" in answers:
        said["kind"] = kind_shown(Kind(answers["kind"]))
    if "link" in answers:
        link = schedule.link(answers)
        said["link"] = text("schedule-link-is", link=link) if link else text("schedule-link-none")
    return said


def _starts(typed: str, community: Community) -> dict[str, Value]:
    """Of a local time that the clocks play twice: the day, the time, and the names of the two."""
    local = datetime.fromisoformat(typed)
    if local.tzinfo is not None:
        return {}
    first, second = (one.astimezone(community.zone) for one in candidates(local, community.zone))
    return {
        "day": dates.day(local.date()),
        "time": f"{local:%H:%M}",
        "first": first.tzname() or "",
        "second": second.tzname() or "",
    }
