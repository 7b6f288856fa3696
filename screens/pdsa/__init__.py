"""The improvement log: the list, a cycle's page, an issue's page."""
