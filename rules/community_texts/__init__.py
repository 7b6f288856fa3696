"""The words that a community changes: what they may hold, and what is wrong with them."""
