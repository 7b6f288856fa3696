"""The attendance report of a Teams meeting: bytes → people and their minutes → members of ours.

`reading` takes the file apart, `presence` adds up the minutes, `matching` finds out who is who, and
`imports` says what would count. The layouts and their traps are those of the exports that Teams has written
since 2020; none of them is documented, so everything is found by its shape and not by its words.
"""
