"""XlsxWriter writing rows that it is handed ready: `python -m bench.sheets FILE ROWS` prints the seconds.

In its constant-memory mode, by its fastest calls, to as many sheets as the export has.
"""

import sys
import time
from itertools import islice
from pathlib import Path
from typing import Any

SHEETS = 10
DAY = 46_000


def rows(count: int) -> list[list[tuple[int, Any]]]:
    """Rows as the bench of the export stores them, ready to be written: columns with words or a number."""
    topics = ("Communicating across cultures", "Teams, and how they work", '"Speaking up" at work')
    found = []
    for number in range(count):
        session, place = divmod(number, 40)
        member = (session * 37 + place) % 5000
        found.append(
            [
                (0, "Oak Vale CIG"),
                (1, "2026/27"),
                (2, session),
                (3, topics[session % 3]),
                (4, DAY + session // 12),
                (5, 0.75),
                (6, 0.784),
                (7, 50),
                (8, f"Amara {session % 50}"),
                (9, f"Amara {member}"),
                (10, f"ST{1 + member % 6}"),
                *([(11, "general practice")] if member % 3 else []),
                (12, "Oak Vale"),
                (13, "1 to 2 years"),
                (14, DAY + place / 40),
                (15, "attended"),
                (16, "teams"),
                *([(17, 40 + number % 11)] if number % 2 else []),
                (18, "no"),
            ]
        )
    return found


def write(file: Path, held: list[list[tuple[int, Any]]]) -> tuple[float, float]:
    """How many seconds the library takes, by the clock and of the processor."""
    import xlsxwriter

    began, busy = time.monotonic(), time.process_time()
    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    book.use_zip64()
    form = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    remaining = iter(held)
    for _ in range(SHEETS):
        sheet = book.add_worksheet()
        words, number = sheet.write_string, sheet.write_number
        for line, row in enumerate(islice(remaining, -(-len(held) // SHEETS))):
            for column, value in row:
                if isinstance(value, str):
                    words(line, column, value)
                else:
                    number(line, column, value, form)
    book.close()
    return time.monotonic() - began, time.process_time() - busy


if __name__ == "__main__":
    print(*write(Path(sys.argv[1]), rows(int(sys.argv[2]))))
