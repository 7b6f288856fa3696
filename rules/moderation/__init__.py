"""What keeps a group safe: reports, warnings, mutes and removals, each decided by a person."""
