"""The report of a cycle in words: each part a section of its own, put together in `whole`."""
