"""Presenting as it is looked at: by the member, by those who organise, on a session's page."""

from storage.views.presenters.asking import Asking, asking_of, mine, why_me
from storage.views.presenters.organising import PresenterView, for_staff, presenter_of
from storage.views.presenters.taking_part import MyPart, case_of, my_presenting, part_of

__all__ = [
    "Asking",
    "MyPart",
    "PresenterView",
    "asking_of",
    "case_of",
    "for_staff",
    "mine",
    "my_presenting",
    "part_of",
    "presenter_of",
    "why_me",
]
