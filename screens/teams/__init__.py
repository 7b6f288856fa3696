"""Importing a Teams report: `importing` from the file to what was counted, `doubts` one name at a time."""
