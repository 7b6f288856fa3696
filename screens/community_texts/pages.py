"""All words of a community, those about something, one text with its history."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from actions.community_texts import Found
from actions.dialogues import Finished
from rules.community_texts.changes import Change, Kept, Refused
from rules.community_texts.checking import Original
from rules.ids import CommunityId
from screens import dates
from screens.communities import community_row
from screens.community_texts import showing, topics
from screens.community_texts.presses import (
    BringBackPress,
    ChangedWordsPress,
    ChangeWordsPress,
    EarlierWordsPress,
    FindWordsPress,
    NounPress,
    ToOriginalPress,
    WordPress,
    WordsFilePress,
    WordsPress,
    WordsTopicPress,
)
from screens.home import Section, menu_row
from screens.presses import Press
from screens.screen import Button, Screen, Text, button, screen, text
from screens.texts.communities import ignored, misfit
from screens.texts.originals import about_files, originals
from storage.views.community_texts import Word, Words

PER_PAGE: Final = 8
_MOST_FOUND: Final = 12
_GLIMPSE: Final = 36
_EARLIER: Final = 8
_EARLIER_WORDS: Final = 300


def overview(view: Words) -> Screen:
    """What there is, and the ways to a text."""
    community_id, changed = view.community.id, len(view.changed)
    not_shown = ignored(view.changed)
    return screen(
        text("words-about", community=view.community.name, changed=changed),
        text("words-ignored", count=len(not_shown)) if not_shown else None,
        text("words-by-file"),
        rows=(
            (button("button-words-find", FindWordsPress(community_id)),),
            (button("button-words-changed", ChangedWordsPress(community_id, 0), count=changed),)
            if changed
            else (),
            *((_topic(community_id, one),) for one in topics.topics()),
            (button("button-words-as-file", WordsFilePress(community_id)),),
            community_row(community_id, Section.SETUP),
        ),
    )


def _topic(community_id: CommunityId, topic: str) -> Button:
    return button(f"button-words-topic-{topic}", WordsTopicPress(community_id, topic, 0))


def _noun(community_id: CommunityId, noun: str) -> Button:
    return button("button-words-noun", NounPress(community_id, noun, 0), name=topics.name(noun))


def _in_twos(buttons: Iterable[Button]) -> tuple[tuple[Button, ...], ...]:
    every = list(buttons)
    return tuple(tuple(every[at : at + 2]) for at in range(0, len(every), 2))


def of_topic(view: Words, topic: str, page: int) -> Screen:
    """A page of what the texts of a topic are about; LookupError for what is no topic."""
    nouns = topics.nouns_of(topic)
    page, pages = _page(page, len(nouns))
    return screen(
        text("words-of-topic", topic=text(f"button-words-topic-{topic}"), page=page + 1, pages=pages),
        rows=(
            *((_noun(view.community.id, one),) for one in nouns[page * PER_PAGE : (page + 1) * PER_PAGE]),
            _turn(page, pages, lambda to: WordsTopicPress(view.community.id, topic, to)),
            back_row(view.community.id),
        ),
    )


def of_noun(view: Words, noun: str, page: int) -> Screen:
    """A page of the texts about something; LookupError for what no text is about."""
    those = showing.about(noun)
    page, pages = _page(page, len(those))
    return screen(
        text(
            "words-of-noun",
            name=topics.name(noun),
            about=about_files()[noun],
            page=page + 1,
            pages=pages,
        ),
        rows=(
            *_texts(view.community.id, view.changed, those[page * PER_PAGE : (page + 1) * PER_PAGE]),
            _turn(page, pages, lambda to: NounPress(view.community.id, noun, to)),
            (_topic(view.community.id, topics.topic_of(noun)), *back_row(view.community.id)),
        ),
    )


def changed(view: Words, page: int) -> Screen:
    """A page of the texts that were changed."""
    known = originals()
    those = tuple(known[one] for one in view.changed if one in known)
    page, pages = _page(page, len(those))
    return screen(
        text("words-changed", page=page + 1, pages=pages) if those else text("words-changed-none"),
        rows=(
            *_texts(view.community.id, view.changed, those[page * PER_PAGE : (page + 1) * PER_PAGE]),
            _turn(page, pages, lambda to: ChangedWordsPress(view.community.id, to)),
            back_row(view.community.id),
        ),
    )


def found(finished: Finished) -> Screen:
    """What was looked for."""
    decision: Found = finished.decision
    community_id = finished.community.id
    those = showing.found(decision.query, decision.words)
    return screen(
        text("words-found", query=decision.query, count=len(those)),
        text("words-found-more") if len(those) > _MOST_FOUND else None,
        rows=(
            *_texts(community_id, decision.words, those[:_MOST_FOUND]),
            (button("button-words-find", FindWordsPress(community_id)),),
            back_row(community_id),
        ),
    )


def _page(page: int, count: int) -> tuple[int, int]:
    """The page that is shown, from 0, and how many there are."""
    pages = max(1, -(-count // PER_PAGE))
    return min(max(page, 0), pages - 1), pages


def _turn(page: int, pages: int, to: Callable[[int], Press]) -> tuple[Button, ...]:
    before = (button("button-words-before", to(page - 1)),) if page > 0 else ()
    after = (button("button-words-after", to(page + 1)),) if page + 1 < pages else ()
    return (*before, *after)


def _texts(
    community_id: CommunityId, own: Mapping[str, str], those: Sequence[Original]
) -> Iterable[tuple[Button, ...]]:
    for one in those:
        mark = _mark(one, own)
        words = showing.glimpse(one, showing.said(one, own), _GLIMPSE)
        yield (button(f"button-words-text{mark}", WordPress(community_id, one.id), words=words),)


def _mark(one: Original, own: Mapping[str, str]) -> str:
    if one.id not in own:
        return ""
    return "-ignored" if misfit(one.id, own[one.id]) is not None else "-changed"


def word(one: Original, view: Word, first: Text | None = None) -> Screen:
    """One text as it is said in a community, and what can be done with it."""
    own = {} if view.words is None else {one.id: view.words}
    return screen(
        first,
        text("words-one", id=one.id) if first is None else None,
        text("words-no-longer-fits") if _mark(one, own) == "-ignored" else None,
        *showing.looks(one, showing.said(one, own)),
        _since(view),
        text(f"words-fixed-{one.fixed}") if one.fixed is not None else None,
        rows=word_rows(one, view),
    )


def _since(view: Word) -> Text:
    if view.words is None or not view.history:
        return text("words-original")
    newest = view.history[0]
    when = dates.when(newest.at, view.community.zone)
    if newest.by is None:
        return text("words-changed-by-file", when=when)
    return text("words-changed-by", name=view.names[newest.by], when=when)


def word_rows(one: Original, view: Word) -> tuple[tuple[Button, ...], ...]:
    """What can be done with a text."""
    community_id = view.community.id
    change = (button("button-words-change", ChangeWordsPress(community_id, one.id)),)
    original = (button("button-words-to-original", ToOriginalPress(community_id, one.id)),)
    earlier = (button("button-words-earlier", EarlierWordsPress(community_id, one.id)),)
    return (
        change if one.fixed is None else (),
        original if view.words is not None else (),
        earlier if view.history else (),
        (_noun(community_id, one.file), button("button-words-back", WordsPress(community_id))),
        menu_row(),
    )


def after(one: Original, decision: Kept | Refused, view: Word) -> Screen:
    """The text as it is now, with what happened to it."""
    if isinstance(decision, Refused):
        return word(one, view, wrong(decision.fault.reason, decision.fault.variables))
    return word(one, view, _happened(decision))


def _happened(decision: Kept) -> Text:
    if decision.already:
        return text("words-unchanged")
    return text("words-saved" if decision.words is not None else "words-saved-original")


def wrong(reason: str, variables: Mapping[str, str | int]) -> Text:
    """What is wrong with words."""
    return Text(f"words-wrong-{reason}", dict(variables))


def earlier(one: Original, view: Word) -> Screen:
    """What the text has said before."""
    back = (button("button-back", WordPress(view.community.id, one.id)), *menu_row())
    if not view.history:
        return screen(text("words-earlier-none"), rows=(back,))
    # A text that was changed for the first time was the original before.
    lines = [_line(number, one, view, change) for number, change in enumerate(view.history[:_EARLIER], 1)]
    buttons = tuple(
        button("button-words-bring-back", BringBackPress(view.community.id, one.id, change.id), number=at)
        for at, change in enumerate(view.history[:_EARLIER], 1)
        if change.words != view.words
    )
    return screen(text("words-earlier"), *lines, rows=(*_in_twos(buttons), back))


def _line(number: int, one: Original, view: Word, change: Change) -> Text:
    words = text("words-earlier-original") if change.words is None else _earlier_words(one, change.words)
    when = dates.when(change.at, view.community.zone)
    if change.by is None:
        return text("words-earlier-line-file", number=number, when=when, words=words)
    return text("words-earlier-line", number=number, name=view.names[change.by], when=when, words=words)


def _earlier_words(one: Original, words: str) -> str:
    """As they would look, if they still can be shown; else as they were kept."""
    if misfit(one.id, words) is not None:
        return words[:_EARLIER_WORDS]
    return showing.glimpse(one, words, _EARLIER_WORDS)


def back_row(community_id: CommunityId) -> tuple[Button, ...]:
    """The way back to all words."""
    return (button("button-words-back", WordsPress(community_id)), *menu_row())
