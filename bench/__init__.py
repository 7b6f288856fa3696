"""Figures, each as a ratio to a baseline of the same run; `python -m bench` prints them."""

TOKEN = "42:made-up-token-of-a-pretend-telegram"  # It opens nothing.
PATIENCE = 300.0
"""Seconds after which a step of a bench is taken to hang."""
FIRST_PERSON = 1001
"""Telegram's number of the first person; the others follow."""
LAST = "That was all."
"""The message after which a bot that is silent says one word, so that it is known when it is done."""
GROUP = -1001000000001
"""Telegram's number of the group with the cards."""
