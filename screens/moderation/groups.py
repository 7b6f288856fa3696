"""What moderation shows in a group: the rules, and never a word about anybody."""

from actions.moderation.pinning import Pinned
from rules.groups import Group
from screens.groups import GroupPress, GroupsPress
from screens.home import menu_row
from screens.moderation.cases import message_url
from screens.screen import AnyButton, LinkButton, Screen, StartButton, button, screen, text


def rules() -> Screen:
    """The rules, as they stand pinned."""
    return Screen((text("rules-of-the-group"),), (_private(),))


def rules_asked(group: Group, message_id: int | None) -> Screen:
    """Where the rules are pinned; the rules themselves where they are not, or have no address."""
    url = message_url(group.chat_id, message_id) if message_id is not None else ""
    if not url:
        return rules()
    return Screen((text("rules-where"),), ((LinkButton(text("button-rules-read"), url),), _private()))


def rules_in_private() -> Screen:
    return screen(text("rules-of-the-group"), rows=(menu_row(),))


def anonymous() -> Screen:
    """Somebody wrote a command in the name of the group: a line about nobody."""
    return Screen((text("moderation-anonymous"),), (_private(),))


def pinned(outcome: Pinned) -> Screen:
    """After an admin has asked for the rules to be pinned."""
    group = outcome.group
    way = () if group is None else (button("button-back", GroupPress(group.id)),)
    word = outcome.refused or ("again" if outcome.before else "later" if outcome.waits else "done")
    title = "" if group is None else group.title
    return screen(
        text(f"rules-pinned-{word}", group=title),
        rows=((*way, button("button-groups", GroupsPress()), *menu_row()),),
    )


def flood(title: str) -> Screen:
    """To the person, in private."""
    return screen(text("moderation-flood", group=title), rows=(menu_row(),))


def _private() -> tuple[AnyButton, ...]:
    return (StartButton(text("button-open-private"), "menu"),)
