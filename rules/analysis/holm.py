"""Several tests at once: p values that take each other into account."""

from collections.abc import Sequence


def holm(values: Sequence[float | None]) -> tuple[float | None, ...]:
    """The p values adjusted by Holm (1979), in the order given, each from 0 to 1.

    Whichever of them is small, all are adjusted as one family: the smallest times their number, the next
    times one less, and none lower than one before it. None, for a question without a test, stays None and
    is no member of the family. ValueError for what is no p value.
    """
    known = sorted((p, at) for at, p in enumerate(values) if p is not None)
    if any(not 0 <= p <= 1 for p, _ in known):
        raise ValueError("a p value is from 0 to 1")
    adjusted: list[float | None] = [None] * len(values)
    reached = 0.0
    for passed, (p, at) in enumerate(known):
        reached = max(reached, min(1.0, p * (len(known) - passed)))
        adjusted[at] = reached
    return tuple(adjusted)
