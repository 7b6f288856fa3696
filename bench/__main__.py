"""`python -m bench`: measure, and print one table."""

import argparse
import sys
from collections.abc import Callable, Sequence

from bench import (
    answers,
    bookings,
    draws,
    exports,
    hearing,
    notices,
    patient_data,
    questionnaires,
    reports,
    size,
    start,
    year,
)
from bench.figure import HEADINGS, Figure, Plan, Reading

FIGURES: dict[str, Callable[[Plan], Sequence[Figure | Reading]]] = {
    "bookings": bookings.measure,
    "notices": notices.measure,
    "answers": answers.measure,
    "size": size.measure,
    "start": start.measure,
    "draws": draws.measure,
    "year": year.measure,
    "exports": exports.measure,
    "hearing": hearing.measure,
    "questionnaires": questionnaires.measure,
    "reports": reports.measure,
    "patient-data": patient_data.measure,
}


def main() -> None:
    """Measure what was asked for, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Figures beside their baselines.")
    parser.add_argument(
        "--only", action="append", choices=FIGURES, help="measure this alone; may be repeated"
    )
    parser.add_argument(
        "--rounds", type=int, default=5, help="how often each is measured (default: %(default)s)"
    )
    parser.add_argument("--quick", action="store_true", help="shorter rounds: rougher figures, sooner")
    parser.add_argument(
        "--profile",
        choices=("main", "storage"),
        default="",
        help="with --only bookings: write where this thread's time goes to data/bench-profile.txt",
    )
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds is at least 1")
    plan = Plan(options.rounds, options.quick, _say, options.profile)
    rows: list[tuple[str, ...]] = []
    try:
        for name in options.only or FIGURES:
            _say(f"measuring {name}")
            rows += [figure.cells() for figure in FIGURES[name](plan)]
    finally:  # What was measured is worth having, even if something breaks half an hour later.
        _print_table([HEADINGS, *rows])


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _print_table(rows: Sequence[Sequence[str]]) -> None:
    """As Markdown, to be pasted."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for number, row in enumerate(rows):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")


if __name__ == "__main__":
    main()
