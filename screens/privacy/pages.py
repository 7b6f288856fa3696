"""The page on privacy, and what is said before and after somebody is forgotten."""

from actions.privacy import Asked
from rules.communities import Community
from rules.privacy import Forgotten, Refused, Stake
from screens.home import menu_row
from screens.privacy.presses import ForgetPress, ForgetWherePress, ForgetYesPress, MyDataPress, PrivacyPress
from screens.screen import Button, Lines, Screen, Text, button, screen, text
from storage.views.privacy import Going, Policy

_YEAR = 365


def privacy(policy: Policy) -> Screen:
    """Ten lines, and the ways to one's data."""
    kept = {what.replace("-", "_"): period(days) for what, days in policy.days.items()}
    return screen(
        text("privacy-what"),
        text("privacy-not"),
        text(
            "privacy-how-long",
            former=kept["former_members"],
            attendance=kept["attendance"],
            histories=kept["histories"],
            certificates=kept["certificates"],
            requests=kept["join_requests"],
            notices=kept["notices"],
            moderation=kept["moderation"],
            lines=kept["feedback_lines"],
            audit=kept["audit"],
        ),
        text("privacy-who"),
        text("privacy-anonymous"),
        text("privacy-questionnaires"),
        text("privacy-words"),
        text("privacy-telegram"),
        text("privacy-unprotected"),
        text("privacy-rights"),
        rows=(
            (button("button-my-data", MyDataPress()), button("button-forget-me", ForgetWherePress())),
            menu_row(),
        ),
    )


def period(days: int) -> Text:
    """A length of time in words: years where it is whole years."""
    if days and days % _YEAR == 0:
        return text("privacy-years", years=days // _YEAR)
    return text("privacy-days", days=days)


def asked(answer: Asked) -> Screen:
    """The file comes as a message of its own."""
    if answer.empty:
        return screen(text("my-data-empty"), rows=(_back(),))
    return screen(text("my-data-already" if answer.already else "my-data-on-its-way"), rows=(_back(),))


def caption(communities: tuple[Community, ...]) -> Screen:
    """What the file is, and how to treat it."""
    where = ", ".join(one.name for one in communities)
    return screen(
        text("caption-my-data", communities=where) if where else text("caption-my-data-nowhere"),
        text("my-data-care"),
        rows=((button("button-forget-me", ForgetWherePress()), *menu_row()),),
    )


def where(going: Going) -> Screen:
    """In which community; or at once what it means, where there is one alone."""
    if len(going.stakes) < 2:
        return sure(going)
    return screen(
        text("forget-where"),
        rows=(
            *(
                (button("button-forget-in", ForgetPress(one.community.id), community=one.community.name),)
                for one in going.stakes
            ),
            (button("button-forget-everywhere", ForgetPress(0)),),
            _back(),
        ),
    )


def sure(going: Going) -> Screen:
    """What will happen, and the one button that has it happen."""
    if not going.stakes:
        return screen(text("forget-nothing"), rows=(menu_row(),))
    if refused := next((one for one in going.stakes if one.refused), None):
        return _cannot(refused.community, str(refused.refused))
    named = ", ".join(one.community.name for one in going.stakes)
    configured = any(one.configured for one in going.stakes)
    return screen(
        text("forget-sure", communities=named),
        Lines(tuple(_lines(going.stakes))),
        text(
            "forget-sure-telegram" if any(one.inside for one in going.stakes) else "forget-sure-telegram-left"
        ),
        text("forget-sure-configured") if configured else None,
        rows=(
            (button("button-forget-yes", ForgetYesPress(going.one or 0)),),
            (button("button-my-data-first", MyDataPress()),),
            (button("button-forget-no", PrivacyPress()),),
        ),
    )


def _lines(stakes: tuple[Stake, ...]) -> list[Text]:
    """Line by line what goes, where there is any of it, and what stays."""
    counted = {
        "places": sum(one.places for one in stakes),
        "presents": sum(one.presents for one in stakes),
        "leads": sum(one.leads for one in stakes),
        "certificates": sum(one.certificates for one in stakes),
        "attended": sum(one.attended for one in stakes),
    }
    found = [text("forget-sure-told")]
    found += [text(f"forget-sure-{what}", number=number) for what, number in counted.items() if number]
    if any(one.roles for one in stakes):
        found.append(text("forget-sure-roles"))
    return [*found, text("forget-sure-untraced")]


def forgotten(decision: Forgotten | Refused) -> Screen:
    """It is done, or who must do what first."""
    if isinstance(decision, Refused):
        return _cannot(decision.community, decision.reason)
    if decision.already:
        return screen(text("forget-nothing"), rows=(menu_row(),))
    return screen(
        text("forget-done", communities=", ".join(one.name for one in decision.communities)),
        text("forget-done-elsewhere") if decision.elsewhere else None,
        text("forget-done-telegram"),
        rows=(menu_row(),),
    )


def _cannot(community: Community, reason: str) -> Screen:
    return screen(text(f"forget-refused-{reason}", community=community.name), rows=(_back(),))


def handed_on(community: Community, sessions: int) -> Screen:
    """To whoever facilitates from now on what somebody else was to."""
    return screen(text("sessions-handed-on", community=community.name, sessions=sessions), rows=(menu_row(),))


def _back() -> tuple[Button, ...]:
    return (button("button-privacy", PrivacyPress()), *menu_row())
