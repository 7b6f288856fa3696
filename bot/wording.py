"""The words of a community on the command line: written to a file, and taken from one."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from actions.community_texts import take_at_once
from bot.config import Settings
from bot.config_problems import ConfigError
from bot.exporting import naming, require_free
from rules.community_texts import files
from rules.community_texts.changes import of_file
from rules.community_texts.faults import Fault
from rules.community_texts.files import MOST_BYTES, Problem
from rules.ids import CommunityId
from screens.community_texts import files as screens
from screens.community_texts.pages import wrong
from screens.screen import screen, text
from screens.texts import Texts
from screens.texts.communities import ignored
from screens.texts.originals import originals
from storage import community_texts
from storage.db import Database
from storage.views import community_texts as views


def export_words(settings: Settings, key: str, out: Path) -> str:
    """Write every text that can be changed to `out`, where nothing may be yet; what was done.

    Raises ConfigError, in one line, for a community or a file that cannot be.
    """
    require_free(out, "an export")
    texts, db = Texts(), Database(settings.storage.url)
    try:
        view = db.read_now(views.for_notice, _community(db, key, texts))
    finally:
        db.close()
    with naming(out):
        out.write_text(screens.written(view, texts), encoding="utf-8")
    count = sum(one.fixed is None for one in originals().values())
    return texts.plain(text("words-line-written", count=count, file=str(out)))


def import_words(settings: Settings, file: Path, key: str, now: datetime, *, dry_run: bool) -> Iterator[str]:
    """Change what the file says, all of it or nothing; line by line what was changed.

    Raises ConfigError with a line for each thing that is wrong.
    """
    texts, db = Texts(), Database(settings.storage.url)
    try:
        community_id = _community(db, key, texts)
        read = files.read(_content(file, texts), originals())
        if read.problems:
            raise ConfigError(_refused(read.problems, texts))
        words = of_file(read.words, db.read_now(community_texts.of_community, community_id))
        if not dry_run:
            db.write_now(take_at_once, now, community_id, originals(), words)
    finally:
        db.close()
    for text_id, said in words.items():
        yield texts.plain(text(f"words-line-{'back' if said is None else 'change'}", id=text_id))
    done = text("words-line-dry-run") if dry_run else text("words-line-done", count=len(words))
    yield texts.plain(done)


def _community(db: Database, key: str, texts: Texts) -> CommunityId:
    known = _keys(db)
    if not known:
        raise ConfigError(texts.plain(text("words-line-no-start")))
    if key not in known:
        said = text("words-line-no-community", key=key, keys=", ".join(known))
        raise ConfigError(texts.plain(said))
    return known[key]


def _keys(db: Database) -> dict[str, CommunityId]:
    return db.read_now(community_texts.keys)


def _content(file: Path, texts: Texts) -> bytes:
    if not file.is_file():
        raise ConfigError(texts.plain(text("words-line-no-file", file=str(file))))
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)


def _refused(problems: tuple[Problem, ...], texts: Texts) -> str:
    lines = (
        texts.plain(
            text(
                f"words-line-problem{'' if one.text_id else '-nowhere'}",
                line=one.line,
                wrong=_reason(one.fault, texts),
                **({"id": one.text_id} if one.text_id else {}),
            )
        )
        for one in problems
    )
    return "\n".join((texts.plain(text("words-line-refused", count=len(problems))), *lines))


def _reason(fault: Fault, texts: Texts) -> str:
    return " ".join(texts.plain_body(screen(wrong(fault.reason, fault.variables))).split())


def no_longer_fitting(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """The words that cannot be shown any more: the key of their community, their text, and why."""
    texts, db = Texts(), Database(settings.storage.url)
    try:
        known = {key: db.read_now(community_texts.of_community, one) for key, one in _keys(db).items()}
    finally:
        db.close()
    for key, words in known.items():
        for text_id, fault in ignored(words).items():
            yield key, text_id, _reason(fault, texts)
