"""The report of a cycle: one page and one PDF, from words and figures that are ready to be told."""
