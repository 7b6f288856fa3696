"""Anonymous questions: their words, and their way from the asker to the group and back."""
