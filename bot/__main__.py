"""`python -m bot` is `cigbot`."""

from bot.cli import main

main()
