"""The words of one text with the names in it that become something else each time.

They are kept as Fluent writes them, `Hello { $name }`, and typed as people write them, `Hello {name}`.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final

from fluent.syntax import FluentParser, FluentSerializer, ast

from rules.community_texts.faults import Fault

MOST_FORMS: Final = 64
"""More ways to read one text than anybody would write."""
_NAME: Final = r"[a-zA-Z][a-zA-Z0-9_-]*"
_TYPED: Final = re.compile(r"\{\s*\$?\s*(" + _NAME + r")\s*\}|[{}]")
_CHOICE: Final = re.compile(r"\{[^{}]*->")
_OPENING: Final = re.compile(r"\{\s*\$?\s*(" + _NAME + r")\s*(\}|->)")
_STARTS: Final = "[*."
"""Where a line begins with one of these, Fluent would read something else into it."""
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class TooManyFormsError(ValueError):
    """The text could be read in more ways than are looked at."""


def visible(words: str) -> str:
    """Without control characters but the ends of lines, and without what turns the words around it."""
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        one
        for one in plain
        if one == "\n" or (unicodedata.category(one) not in ("Cc", "Cs", "Co") and one not in _TURNING)
    )


def tidy(words: str) -> str:
    """The words as they are seen, composed (NFC), and without space around the lines."""
    kept = unicodedata.normalize("NFC", visible(words.replace("\t", " ")))
    lines = "\n".join(line.strip() for line in kept.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def typed(words: str) -> ast.Pattern | Fault:
    """What somebody has typed, with names in brackets; what is wrong with it."""
    if _CHOICE.search(words):
        return _with_choice(words)
    words = tidy(words)
    elements: list[ast.TextElement | ast.Placeable] = []
    end = 0
    for found in _TYPED.finditer(words):
        elements.extend(_plain(words[end : found.start()], at_start=not end))
        if found[1] is None:
            return Fault("bracket", {"near": words[max(0, found.start() - 12) : found.end() + 12]})
        elements.append(ast.Placeable(ast.VariableReference(ast.Identifier(found[1]))))
        end = found.end()
    elements.extend(_plain(words[end:], at_start=not end))
    return ast.Pattern(elements) if elements else Fault("empty")


def _plain(words: str, *, at_start: bool) -> Iterator[ast.TextElement | ast.Placeable]:
    """The words as elements; what Fluent would take for its own at the start of a line is wrapped."""
    kept = ""
    for number, line in enumerate(words.split("\n")):
        kept += "\n" if number else ""
        if line[:1] and line[0] in _STARTS and (number or at_start):
            if kept:
                yield ast.TextElement(kept)
            yield ast.Placeable(ast.StringLiteral(line[0]))
            kept = line[1:]
        else:
            kept += line
    if kept:
        yield ast.TextElement(kept)


def _with_choice(words: str) -> ast.Pattern | Fault:
    kept = "\n".join(line.rstrip() for line in visible(words.replace("\t", "    ")).split("\n"))
    found = parse(_OPENING.sub(r"{ $\1 \2", kept))
    return found if found is not None else Fault("choice")


def parse(source: str) -> ast.Pattern | None:
    """The pattern that Fluent source means; None when it means none."""
    indented = "\n".join(f"    {line}" if line.strip() else "" for line in source.split("\n"))
    try:
        body = FluentParser(with_spans=False).parse(f"x =\n{indented}\n").body
    except RecursionError:
        return None  # Choices within choices, deeper than anybody would write.
    if len(body) != 1 or not isinstance(body[0], ast.Message) or body[0].attributes:
        return None
    return body[0].value


def written(pattern: ast.Pattern) -> str:
    """The pattern as Fluent source, in one form for what means the same."""
    message = FluentSerializer().serialize_entry(ast.Message(ast.Identifier("x"), pattern))
    lines = message.removeprefix("x =").strip("\n").split("\n")
    return "\n".join(line.removeprefix("    ") for line in lines).strip()


def as_typed(pattern: ast.Pattern) -> str:
    """The pattern as somebody would type it."""
    if not any(_is_choice(one) for one in pattern.elements):
        return "".join(map(_as_typed, pattern.elements))
    return _OPENING.sub(lambda one: _opening(one[1], one[2]), written(pattern))


def _opening(name: str, end: str) -> str:
    return f"{{{name}}}" if end == "}" else f"{{{name} ->"


def _as_typed(element: ast.TextElement | ast.Placeable) -> str:
    if isinstance(element, ast.TextElement):
        return element.value
    inner = element.expression
    if isinstance(inner, ast.VariableReference):
        return f"{{{inner.id.name}}}"
    assert isinstance(inner, ast.StringLiteral)
    return str(inner.parse()["value"])


def _is_choice(element: ast.TextElement | ast.Placeable) -> bool:
    return isinstance(element, ast.Placeable) and isinstance(element.expression, ast.SelectExpression)


def names_in(pattern: ast.Pattern) -> frozenset[str]:
    """The names that stand for something else, wherever in the pattern."""
    found: set[str] = set()
    for element in pattern.elements:
        if not isinstance(element, ast.Placeable):
            continue
        inner = element.expression
        if isinstance(inner, ast.SelectExpression):
            found |= {inner.selector.id.name} if isinstance(inner.selector, ast.VariableReference) else set()
            found = found.union(*(names_in(variant.value) for variant in inner.variants))
        elif isinstance(inner, ast.VariableReference):
            found.add(inner.id.name)
    return frozenset(found)


def beyond(pattern: ast.Pattern) -> bool:
    """Whether it holds anything but words, names and choices by a name: functions, other texts, terms."""
    return any(_beyond(one.expression) for one in pattern.elements if isinstance(one, ast.Placeable))


def _beyond(inner: object) -> bool:
    if isinstance(inner, ast.SelectExpression):
        if not isinstance(inner.selector, ast.VariableReference):
            return True
        return any(beyond(variant.value) for variant in inner.variants)
    return not isinstance(inner, ast.VariableReference | ast.StringLiteral)


def has_choice(pattern: ast.Pattern) -> bool:
    """Whether it is said in several forms: for one, for more."""
    return any(map(_is_choice, pattern.elements))


def forms(pattern: ast.Pattern, values: Mapping[str, str]) -> list[str]:
    """Every way to read it with these values; TooManyFormsError when there are more than are looked at."""
    pieces = [_forms_of(one, values) for one in pattern.elements]
    count = 1
    for piece in pieces:
        count *= len(piece)
    if count > MOST_FORMS:
        raise TooManyFormsError
    return ["".join(parts) for parts in product(*pieces)]


def _forms_of(element: ast.TextElement | ast.Placeable, values: Mapping[str, str]) -> list[str]:
    if isinstance(element, ast.TextElement):
        return [element.value]
    inner = element.expression
    if isinstance(inner, ast.SelectExpression):
        return [form for variant in inner.variants for form in forms(variant.value, values)]
    if isinstance(inner, ast.VariableReference):
        return [values[inner.id.name]]
    assert isinstance(inner, ast.StringLiteral)
    return [str(inner.parse()["value"])]
