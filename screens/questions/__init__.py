"""Anonymous questions: as they are written, decided, shown in the group, and told to their asker."""
