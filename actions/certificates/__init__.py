"""What is done about certificates: `issuing`, `telling` those who can have one, `ending` one."""
