"""The improvement log: issues, and changes that are planned, done, studied and acted upon."""
