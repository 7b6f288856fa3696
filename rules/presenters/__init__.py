"""Who presents: `draws` finds a member, `slots` is the asking and the answer."""

from rules.presenters.draws import draw, replay

__all__ = ["draw", "replay"]
