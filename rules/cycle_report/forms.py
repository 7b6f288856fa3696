"""The forms that a report of a cycle is handed out in."""

from enum import StrEnum


class Form(StrEnum):
    """Each is also the ending of the file's name."""

    HTML = "html"
    PDF = "pdf"
