"""Proves of every text that it exists, renders, is valid Telegram HTML and fits; part of `make check`.

Each text carries sample variables in the comments above it, one a line: `# $topic = Recognising burnout`.
Run it as `python -m screens.texts.check`.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from actions.flows import FLOWS
from screens.screen import Text
from screens.texts import DEFAULT_LOCALE, FOLDER, Texts, UnknownTextError

_ROOT = FOLDER.parent.parent
_WORDS_IN = ("screens", "handlers", "rules", "bot")
"""Packages that name texts by their ids."""

_LIMITS = {"button-": 40, "toast-": 200, "poll-": 100, "caption-": 1024}
_LONGEST = 4096
_PLAIN = ("button-", "toast-", "poll-")
_TAGS = frozenset({"b", "i", "u", "s", "a", "code", "pre", "tg-spoiler", "blockquote"})
_SAMPLE = re.compile(r"^\$([\w-]+) = (.*)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of a file."""

    id: str
    file: str
    samples: Mapping[str, str | int]
    used: frozenset[str]


@dataclass(slots=True)
class _Html(HTMLParser):
    """Telegram's HTML: few tags, each closed."""

    problems: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    length: int = 0

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag not in _TAGS:
            self.problems.append(f"Telegram knows no <{tag}>")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.length += len(data.encode("utf-16-le")) // 2


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802  The library's name.
        self.names.add(node.id.name)


def entries(folder: Path) -> Iterator[Entry | str]:
    """Every text of a folder; a string for what cannot be read at all."""
    for file in sorted(folder.glob("*.ftl")):
        resource = FluentParser().parse(file.read_text(encoding="utf-8"))
        for item in resource.body:
            if isinstance(item, fluent.Junk):
                yield f"{file.name}: not Fluent: {FluentSerializer().serialize_entry(item).strip()[:80]!r}"
            elif isinstance(item, fluent.Message):
                yield _entry(file.name, item)


def _entry(file: str, message: fluent.Message) -> Entry:
    comment = message.comment.content if message.comment and message.comment.content else ""
    samples: dict[str, str | int] = {}
    for line in comment.splitlines():
        if found := _SAMPLE.match(line.strip()):
            name, value = found.groups()
            samples[name] = int(value) if re.fullmatch(r"-?\d+", value) else value
    visitor = _Variables()
    visitor.visit(message)
    return Entry(message.id.name, file, samples, frozenset(visitor.names))


def problems_of(entry: Entry, texts: Texts) -> Iterator[str]:
    """What is wrong with one text."""
    if missing := entry.used - entry.samples.keys():
        yield f"no sample for {', '.join(sorted('$' + name for name in missing))}"
        return
    if unknown := entry.samples.keys() - entry.used:
        yield f"the sample {', '.join(sorted('$' + name for name in unknown))} is not used"
    text = Text(entry.id, entry.samples)
    plain = entry.id.startswith(_PLAIN)
    try:
        rendered = texts.plain(text) if plain else texts.render(text)
    except UnknownTextError as error:
        yield f"does not render: {error}"
        return
    if not rendered.strip():
        yield "is empty"
    limit = next((most for start, most in _LIMITS.items() if entry.id.startswith(start)), _LONGEST)
    length = len(rendered)
    if plain:
        if re.search(r"<\w+|&\w+;", rendered):
            yield "holds HTML, and it is shown where no HTML is read"
    else:
        html = _Html()
        html.feed(rendered)
        html.close()
        yield from html.problems
        if html.open:
            yield f"leaves <{html.open[-1]}> open"
        length = html.length
    if length > limit:
        yield f"takes {length} of {limit} characters"
    if "!" in rendered:
        yield "has an exclamation mark"


def named(root: Path = _ROOT) -> dict[str, str]:
    """Ids that the code names in `text(…)`, `button(…)`, `Problem(…)` and tables of ids, with where."""
    found: dict[str, str] = {}
    for package in _WORDS_IN:
        for file in sorted((root / package).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and node.args and _name(node.func) in _MAKERS:
                    first = node.args[0]
                    if isinstance(first, ast.Constant) and isinstance(first.value, str):
                        found.setdefault(first.value, f"{file.relative_to(root)}:{node.lineno}")
    for flow in FLOWS.values():
        for step in flow.flow.steps:
            found.setdefault(f"{flow.flow.name}-{step.name}-question", f"the flow {flow.flow.name}")
            for value in step.choices:
                label = f"button-{flow.flow.name}-{step.name}-{value}"
                found.setdefault(label, f"the flow {flow.flow.name}")
    return found


_MAKERS = frozenset({"text", "button", "Text", "Problem"})


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def unused(known: Iterable[str], root: Path = _ROOT) -> list[str]:
    """Texts that nothing names: no string of the code is their id, and no f-string could become it."""
    literals: set[str] = set()
    patterns: set[str] = set()
    for package in _WORDS_IN:
        for file in (root / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    literals.add(node.value)
                elif isinstance(node, ast.JoinedStr):
                    patterns.add("".join(map(_pattern, node.values)))
    questions = {f"(button\\-)?{re.escape(name)}\\-.+" for name in FLOWS}
    shapes = [re.compile(one) for one in patterns | questions if re.search(r"[a-z]{3}\\-|\\-[a-z]{2}", one)]
    return [one for one in known if one not in literals and not any(shape.fullmatch(one) for shape in shapes)]


def _pattern(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9-]+"


def problems(locale: str = DEFAULT_LOCALE) -> list[str]:
    """Everything that is wrong with the texts of a locale, one line each."""
    found: list[str] = []
    known: dict[str, Entry] = {}
    texts = Texts(locale)
    for entry in entries(FOLDER / locale):
        if isinstance(entry, str):
            found.append(entry)
        elif entry.id in known:
            found.append(f"{entry.file}: {entry.id} stands in {known[entry.id].file} as well")
        else:
            known[entry.id] = entry
            found.extend(f"{entry.file}: {entry.id}: {said}" for said in problems_of(entry, texts))
    found.extend(f"{known[one].file}: {one} is never shown" for one in unused(known))
    names = named()
    found.extend(f"{where}: no text {name}" for name, where in names.items() if name not in known)
    return found


def main() -> int:
    found = problems()
    for line in found:
        sys.stderr.write(line + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
