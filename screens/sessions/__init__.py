"""Sessions: the list, a session's page, what came of scheduling, moving, cancelling."""
