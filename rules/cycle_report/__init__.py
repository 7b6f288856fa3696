"""What a report of a cycle may say: counts that single nobody out, and statistics of what was published."""
