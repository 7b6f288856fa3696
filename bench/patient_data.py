"""The detector of patient data beside Presidio's recogniser of NHS numbers, on the written cases."""

import importlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

from bench.figure import Figure, Plan, Reading
from bench.rig import ROOT
from rules.patient_data import Kind, find

PRESIDIO = "CIGBOT_BENCH_PRESIDIO"
"""The Python that has Presidio, where this one has not: it brings spaCy and numpy, 390 MB."""
PARTS = {
    "written cases": ("true.txt", "false.txt"),
    "held-out cases": ("held_out_true.txt", "held_out_false.txt"),
}


def measure(plan: Plan) -> list[Figure | Reading]:
    """Precision at equal recall, false alarms of every kind, and the time a message takes."""
    corpus: Any = importlib.import_module("tests.rules.patient_data.corpus")
    figures: list[Figure | Reading] = []
    for name, (true, false) in PARTS.items():
        cases, alarms = corpus.true(true), corpus.false(false)
        numbers = [words for kind, words in cases if kind is Kind.NHS_NUMBER]
        others = [*alarms, *(words for kind, words in cases if kind is not Kind.NHS_NUMBER)]
        figures += _numbers(plan, name, numbers, others)
        found = sum(bool(find(words)) for words in alarms)
        figures.append(Reading(f"{name}: false alarms of any kind among {len(alarms)}", found, "", 0))
        hit = sum(kind in {one.kind for one in find(words)} for kind, words in cases)
        plan.say(f"{name}: {hit} of {len(cases)} found")
    figures.append(
        Reading("looking at a message", _microseconds(corpus.false(), 3 if plan.quick else 20), "µs")
    )
    return figures


def _numbers(plan: Plan, name: str, numbers: list[str], others: list[str]) -> list[Figure | Reading]:
    ours = _ours(numbers), _ours(others)
    theirs = _presidio(numbers), _presidio(others)
    if theirs[0] is None or theirs[1] is None:
        plan.say(
            f"no Presidio here: `pip install presidio-analyzer`, or name a Python that has it in {PRESIDIO}"
        )
        return [Reading(f"NHS numbers, {name}: precision", _precision(*ours), "")]
    for who, (hits, alarms) in (("cigbot", ours), ("Presidio", (theirs[0], theirs[1]))):
        plan.say(
            f"{name}, {who}: recall {sum(hits)}/{len(hits)}, {sum(alarms)} alarms among {len(others)},"
            f" precision {_precision(hits, alarms):.3f}"
        )
    # At equal recall: among the numbers that Presidio finds, of which none may be missed.
    both = [mine for mine, other in zip(ours[0], theirs[0], strict=True) if other]
    return [
        Figure(
            f"NHS numbers, {name}: precision at equal recall ({sum(theirs[0])}/{len(numbers)})",
            "",
            "Presidio",
            [_precision(both, ours[1])],
            [_precision(theirs[0], theirs[1])],
            1.0,
            1.0,
            spoiled=not all(both),
        )
    ]


def _ours(messages: Sequence[str]) -> list[bool]:
    return [any(one.kind is Kind.NHS_NUMBER for one in find(words)) for words in messages]


def _presidio(messages: Sequence[str]) -> list[bool] | None:
    """What Presidio says of each; None where there is none."""
    done = subprocess.run(
        [os.environ.get(PRESIDIO, sys.executable), ROOT / "bench" / "presidio.py"],
        input=json.dumps(messages),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        return None
    found: list[bool] = json.loads(done.stdout)
    return found


def _precision(hits: Sequence[bool], alarms: Sequence[bool]) -> float:
    return sum(hits) / max(1, sum(hits) + sum(alarms))


def _microseconds(messages: Sequence[str], rounds: int) -> float:
    best = float("inf")
    for _ in range(rounds):
        began = time.perf_counter()
        for words in messages:
            find(words)
        best = min(best, time.perf_counter() - began)
    return 1e6 * best / len(messages)
