"""Cycles: the plan before it counts, and the cycle that runs."""
