"""What can identify a patient."""

from enum import StrEnum


class Kind(StrEnum):
    """What was found, in the order in which it is told."""

    NHS_NUMBER = "nhs-number"
    """Also a CHI number (Scotland) or a Health and Care number (Northern Ireland): they share the check."""
    HOSPITAL_NUMBER = "hospital-number"
    """With a birth date, or said to be a patient's."""
    BIRTH_DATE = "birth-date"
    """Said to be a patient's."""
    NAME = "name"
    """A full name with a diagnosis."""
    INITIALS = "initials"
    """Initials, or a surname, with an age and a ward."""
    POSTCODE = "postcode"
    """Where a patient lives."""
