"""The written cases, with their numbers filled in. Every number is of the range that is never issued."""

import re
from pathlib import Path

from rules.patient_data import Kind

_FOLDER = Path(__file__).parent
_STEMS = (
    "999000001",
    "999765432",
    "999123456",
    "999314159",
    "999271828",
    "999161803",
    "999555123",
    "999808017",
)


def check_digit(nine):
    """The last digit of an NHS number, by the rule as it is published; None where none fits."""
    left = 11 - sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), nine, strict=True)) % 11
    return {11: "0", 10: None}.get(left, str(left))


def _numbers():
    stems = [*_STEMS, *map(str, range(999_222_333, 999_222_400))]
    checked = ((stem, check_digit(stem)) for stem in stems)
    return [stem + digit for stem, digit in checked if digit is not None][:9]


def _places():
    places = {}
    for number, digits in enumerate(_numbers(), 1):
        parts = (digits[:3], digits[3:6], digits[6:])
        for letter, gap in (("b", ""), ("s", " "), ("d", "-"), ("p", ".")):
            places[f"{letter}{number}"] = gap.join(parts)
        places[f"x{number}"] = " ".join(digits[place : place + 2] for place in range(0, 10, 2))
    return places


def _lines(name):
    places = _places()
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            words = re.sub(r"\{(\w\d)\}", lambda found: places[found.group(1)], line)
            words = words.replace("\\n", "\n").replace("\\t", "\t")
            yield re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found.group(1), 16)), words)


def true(name="true.txt"):
    """`(kind, words)` of every message that identifies a patient."""
    return [
        (Kind(kind.strip()), words.strip(" "))
        for kind, words in (line.split("|", 1) for line in _lines(name))
    ]


def false(name="false.txt"):
    """The words of every message that does not."""
    return list(_lines(name))
