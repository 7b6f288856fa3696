"""What is said about what is held: the page, the file, and being forgotten."""
