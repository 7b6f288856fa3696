"""What members and facilitators see of presenting: the asking, swaps, volunteers, titles, turns."""

from screens.presenters.organising import draw_row, presenter_line
from screens.presenters.taking_part import part_lines, part_row, willingness_line, willingness_row
from screens.presenters.titling import case_line

__all__ = [
    "case_line",
    "draw_row",
    "part_lines",
    "part_row",
    "presenter_line",
    "willingness_line",
    "willingness_row",
]
