"""What is remembered of feedback: `rounds` in the open, answers `sealed`, and what was `published`."""
