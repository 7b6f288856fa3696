"""Messages that identify a patient: what is found in words, and what is done about a message.

Whoever takes in words that others will read may ask `find` first.
"""

from rules.patient_data.finding import find
from rules.patient_data.kinds import Kind

__all__ = ["Kind", "find"]
