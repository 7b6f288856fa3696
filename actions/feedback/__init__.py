"""Feedback: rounds are opened, answered and released."""
