"""Presidio's recogniser of NHS numbers, as a program of its own, which may run in another Python.

Messages come as one JSON list on standard input; standard output says of each whether one was found.
"""

import json
import sys


def main() -> None:
    from presidio_analyzer.predefined_recognizers import NhsRecognizer

    recogniser = NhsRecognizer()
    messages = json.load(sys.stdin)
    json.dump([bool(recogniser.analyze(words, ["UK_NHS"], None)) for words in messages], sys.stdout)


if __name__ == "__main__":
    main()
