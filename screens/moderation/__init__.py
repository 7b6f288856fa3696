"""What moderators see, and what the people see whom it concerns."""
