"""Proves of every text that it exists, renders, is valid Telegram HTML and fits; part of `make check`.

Each text carries sample variables in the comments above it, one a line: `# $topic = Recognising burnout`.
Run it as `python -m screens.texts.check`.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from actions.flows import FLOWS
from rules.community_texts import patterns
from rules.community_texts.checking import kind_of, reads_html, shown_wrong
from screens.screen import Text
from screens.texts import DEFAULT_LOCALE, FOLDER, Texts, UnknownTextError
from screens.texts.originals import samples_of

_ROOT = FOLDER.parent.parent
_WORDS_IN = ("screens", "handlers", "rules", "bot")
"""Packages that name texts by their ids."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of a file."""

    id: str
    file: str
    pattern: fluent.Pattern | None
    samples: Mapping[str, str | int]
    used: frozenset[str]


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
    visitor = _Variables()
    visitor.visit(message)
    return Entry(message.id.name, file, message.value, samples_of(message), frozenset(visitor.names))


def problems_of(entry: Entry, texts: Texts) -> Iterator[str]:
    """What is wrong with one text, in any of its forms."""
    if missing := entry.used - entry.samples.keys():
        yield f"no sample for {', '.join(sorted('$' + name for name in missing))}"
        return
    if unknown := entry.samples.keys() - entry.used:
        yield f"the sample {', '.join(sorted('$' + name for name in unknown))} is not used"
    if entry.pattern is None or patterns.beyond(entry.pattern):
        yield "holds more than words, names and choices by a name"
        return
    text, kind = Text(entry.id, entry.samples), kind_of(entry.id)
    try:
        rendered = texts.render(text) if reads_html(kind) else texts.plain(text)
    except UnknownTextError as error:
        yield f"does not render: {error}"
        return
    for fault in shown_wrong(kind, entry.pattern, entry.samples):
        yield " ".join((fault.reason, *(f"{name}={value}" for name, value in fault.variables.items())))
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
