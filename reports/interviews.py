"""Who would talk to the evaluators, as a workbook: two columns, names as text and nothing else."""

from collections.abc import Iterable
from io import BytesIO
from zoneinfo import ZoneInfo

from rules.interviews import Willing

_WIDTHS = (36, 14)


def write_willing(willing: Iterable[Willing], title: str, headings: tuple[str, str], zone: ZoneInfo) -> bytes:
    """The workbook (XLSX). The day is one of the zone's calendar, and a date for the spreadsheet too."""
    import xlsxwriter  # Not needed before an admin asks for the file.

    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet(title)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        bold = book.add_format({"bold": True})
        for column, (heading, width) in enumerate(zip(headings, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, bold)
        sheet.freeze_panes(1, 0)
        for row, one in enumerate(willing, start=1):
            # Written as a string whatever it looks like: no name runs as a formula.
            sheet.write_string(row, 0, one.name)
            sheet.write_datetime(row, 1, one.since.astimezone(zone).replace(tzinfo=None), day)
    return out.getvalue()
