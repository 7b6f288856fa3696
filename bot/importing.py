"""What the command line takes in: the attendance report of a Teams meeting."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from actions.teams.counting import AtOnce, import_at_once
from actions.teams.imports import Refused
from bot.config import Settings
from bot.config_problems import ConfigError
from rules.ids import MemberId, SessionId
from rules.teams.decoding import MOST_BYTES, Unreadable
from rules.teams.imports import Change
from rules.teams.reading import read
from screens.facts import facts_of
from screens.screen import Screen, Text, text
from screens.teams import importing as screens
from screens.texts import Texts
from storage import members
from storage.db import Database, Tx


def import_report(
    settings: Settings, file: Path, session_id: int, now: datetime, *, dry_run: bool
) -> Iterator[str]:
    """Count what is certain in the report, or with `dry_run` nothing; line by line what was found.

    Raises ConfigError, in one line, for a file or a session that cannot be taken.
    """
    texts = Texts()
    content = _content(file, texts)
    reading = read(content)
    if isinstance(reading, Unreadable):
        raise ConfigError(_refused(texts, Refused(reading)))
    db = Database(settings.storage.url)
    try:
        run = db.read_now if dry_run else db.write_now
        try:
            done, names = run(
                lambda tx: _named(
                    tx,
                    import_at_once(
                        tx, now, SessionId(session_id), reading, sha256(content).hexdigest(), dry_run=dry_run
                    ),
                )
            )
        except LookupError:
            raise ConfigError(texts.plain(text("teams-line-no-session", session=str(session_id)))) from None
    finally:
        db.close()
    if isinstance(done, Refused):
        raise ConfigError(_refused(texts, done))
    yield from _lines(texts, done, names, dry_run=dry_run)


def _content(file: Path, texts: Texts) -> bytes:
    if not file.is_file():
        raise ConfigError(texts.plain(text("teams-line-no-file", file=str(file))))
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)


def _named(tx: Tx, done: AtOnce | Refused) -> tuple[AtOnce | Refused, dict[MemberId, str]]:
    """With the names of everybody it concerns."""
    if isinstance(done, Refused):
        return done, {}
    found = done.preview
    concerned = {one.member_id for one in (*found.changes, *found.timed, *found.by_hand)}
    suggested = {one for number in done.imported.left_open for one in done.imported.people[number].suggested}
    return done, members.names(tx, concerned | suggested | set(found.missing))


def _lines(texts: Texts, done: AtOnce, names: dict[MemberId, str], *, dry_run: bool) -> Iterator[str]:
    def said(text_id: str, **variables: str | int) -> str:
        return texts.plain(text(text_id, **variables))

    found = done.preview
    yield texts.plain(Text("teams-line-title", facts_of(done.session, done.community)))
    yield said(
        "teams-line-figures",
        people=found.people,
        matched=found.matched,
        open=found.open,
        others=found.not_ours,
        missing=len(found.missing),
    )
    kept = [one for one in found.by_hand if one not in found.changes]
    for title, changes in (
        ("teams-line-changes", (*found.changes, *found.timed)),
        ("teams-line-by-hand", kept),
    ):
        if changes:
            yield ""
            yield said(title)
            yield from _table(texts, changes, names)
    if found.missing:
        yield ""
        yield said("teams-line-missing", names=", ".join(names[one] for one in found.missing))
    if done.imported.left_open:
        yield ""
        yield said("teams-line-open")
        for number in done.imported.left_open:
            one = done.imported.people[number]
            perhaps = ", ".join(names[member_id] for member_id in one.suggested if member_id in names)
            yield said("teams-line-perhaps", name=one.name, names=perhaps)
    yield ""
    if done.already:
        yield said("teams-line-already")
    elif dry_run:
        yield said("teams-line-dry-run")
    else:
        yield said("teams-line-counted", count=len(found.changes))
        if found.open:
            yield said("teams-line-left", count=found.open)


def _table(texts: Texts, changes: Sequence[Change], names: dict[MemberId, str]) -> Iterator[str]:
    head = [texts.plain(text(f"teams-line-column-{one}")) for one in ("member", "before", "then", "minutes")]
    rows = [
        [
            names[one.member_id],
            texts.plain(text(f"teams-status-{one.was.status if one.was else 'unmarked'}")),
            texts.plain(text(f"teams-status-{one.status}")),
            "" if one.minutes is None else str(one.minutes),
        ]
        for one in changes
    ]
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    for row in (head, *rows):
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _refused(texts: Texts, refusal: Refused) -> str:
    """The refusal as the chat says it, in one line."""
    shown: Screen = screens.refused(refusal)
    return " ".join(texts.plain_body(shown).split())
