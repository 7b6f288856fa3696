"""Feedback as it is shown."""
