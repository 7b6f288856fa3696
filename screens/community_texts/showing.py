"""Words as they will look, with made-up examples for what changes each time."""

import html
import re
from collections.abc import Iterable, Mapping
from typing import Final

from rules.community_texts import html as markup
from rules.community_texts import patterns
from rules.community_texts.checking import Original, examples, reads_html
from screens.screen import Checked, Text, shortened, text
from screens.texts.communities import misfit
from screens.texts.originals import originals

_MOST_FORMS: Final = 3
_LONGEST: Final = 2400
"""Of a preview in characters: the message has more to say."""
_PUT_IN: Final = re.compile(r"\{ \$[\w-]+ (?:->|\})|\{ \"|\" \}|\*?\[\w+\] |\}")
"""What stands in the source of a text and is not read."""


def original(text_id: str) -> Original:
    """The text of that id; LookupError when there is none (a forged button, or an old one)."""
    return originals()[text_id]


def looks(one: Original, words: str) -> tuple[Text | Checked, ...]:
    """How these words will look, in their first forms."""
    forms = _forms(one, words)
    shown = forms[:_MOST_FORMS]
    if sum(map(len, shown)) > _LONGEST:
        first = shortened(_plain(one, shown[0]), _LONGEST)
        return text("words-shown-plain", words=first), *_more(len(forms) - 1)
    looked: list[Text | Checked] = [
        _quoted(form) if reads_html(one.kind) else text("words-shown-plain", words=form) for form in shown
    ]
    return *looked, *_more(len(forms) - len(shown))


def _more(forms: int) -> tuple[Text, ...]:
    return (text("words-forms", count=forms),) if forms else ()


def _quoted(form: str) -> Checked:
    """Set apart from what is said about it; a quotation cannot stand in another one."""
    return Checked(form if "<blockquote" in form else f"<blockquote>{form}</blockquote>")


def _forms(one: Original, words: str) -> list[str]:
    pattern = patterns.parse(words)
    assert pattern is not None
    return examples(one, pattern)


def _plain(one: Original, form: str) -> str:
    return html.unescape(markup.without_tags(form)) if reads_html(one.kind) else form


def glimpse(one: Original, words: str, length: int) -> str:
    """The beginning of the words on one line."""
    return shortened(" ".join(_plain(one, _forms(one, words)[0]).split()), length)


def said(one: Original, changed: Mapping[str, str]) -> str:
    """What the text says in a community that has changed these, if it can be shown."""
    own = changed.get(one.id)
    return one.source if own is None or misfit(one.id, own) is not None else own


def found(query: str, changed: Mapping[str, str]) -> list[Original]:
    """The texts that have all words of the query: those that can be changed first, then the nearest."""
    wanted = query.casefold()
    pieces = wanted.split()
    hits: list[tuple[bool, bool, int, Original]] = []
    for one in originals().values():
        words = _searched(said(one, changed))
        if one.id == wanted or all(piece in words for piece in pieces):
            hits.append((one.fixed is not None, one.id != wanted and wanted not in words, len(words), one))
    return [hit[-1] for hit in sorted(hits, key=lambda hit: hit[:-1])]


def _searched(words: str) -> str:
    """What is looked through: the words as they are read, without what is put into them."""
    read = html.unescape(markup.without_tags(_PUT_IN.sub(" ", words)))
    return " ".join(read.casefold().split())


def nouns() -> Iterable[str]:
    """What the texts are about that can be changed, in the order of the files."""
    return dict.fromkeys(one.file for one in originals().values() if one.fixed is None)


def about(noun: str) -> tuple[Original, ...]:
    """The texts about something; LookupError when there are none."""
    those = tuple(one for one in originals().values() if one.file == noun)
    if not those:
        raise LookupError(noun)
    return those
