"""Cycles: a year planned as a whole (dates, plans), and changed while it runs (running)."""
