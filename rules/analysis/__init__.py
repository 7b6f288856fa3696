"""The statistics of a report: pure functions on counts. No respondent is known here, and nothing is drawn."""
