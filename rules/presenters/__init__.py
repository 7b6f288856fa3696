"""Who presents: how a member is found, asked, and how the turn can change hands.

`draws` finds a member, `slots` is the asking and its answers, `times` says when. `backups`, `volunteers` and
`swaps` are the other ways to a turn; `titles` is what presenters tell of their case.
"""
