"""Certificates: what could be certified, and what was."""
