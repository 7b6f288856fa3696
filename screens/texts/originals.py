"""The texts as they are shipped, each with its samples: what a community starts from when it changes one."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from fluent.syntax import ast

from rules.community_texts import patterns
from rules.community_texts.checking import Original
from screens.texts import DEFAULT_LOCALE, shipped

_SAMPLE = re.compile(r"^\$([\w-]+) = (.*)$")


@cache
def originals() -> Mapping[str, Original]:
    """Every text by its id, in the order of the files and of what stands in them."""
    return {one.id: one for file, body in shipped(DEFAULT_LOCALE) for one in _of_file(file, body)}


@cache
def about_files() -> Mapping[str, str]:
    """What the texts of each file are about, as the file says it."""
    return {file: _heading(body) for file, body in shipped(DEFAULT_LOCALE)}


def _of_file(file: str, body: ast.Resource) -> Iterator[Original]:
    for item in body.body:
        if isinstance(item, ast.Message) and item.value is not None:
            yield Original(item.id.name, file, patterns.written(item.value), samples_of(item))


def samples_of(message: ast.Message) -> dict[str, str | int]:
    """The made-up values above a text, one a line: `# $topic = Recognising burnout`."""
    found: dict[str, str | int] = {}
    for line in ((message.comment and message.comment.content) or "").splitlines():
        if sample := _SAMPLE.match(line.strip()):
            name, value = sample.groups()
            found[name] = int(value) if re.fullmatch(r"-?\d+", value) else value
    return found


def _heading(body: ast.Resource) -> str:
    found = (one.content or "" for one in body.body if isinstance(one, ast.ResourceComment))
    return next(found, "")
