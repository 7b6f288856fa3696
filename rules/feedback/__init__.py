"""Feedback that nobody can trace: what is asked, how answers travel and are kept, and what is published."""
