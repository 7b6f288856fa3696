"""What is held about people: which tables, how it is handed out, how it is erased."""
