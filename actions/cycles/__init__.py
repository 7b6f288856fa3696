"""Cycles: planned as a whole (plans, turning), and changed while they run (running)."""
