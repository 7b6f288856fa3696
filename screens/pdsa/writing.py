"""What is still to be written in a PDSA cycle, the ways to write it, and the steps on and back."""

from rules.pdsa.cycles import PARTS, Field, PdsaCycle, State, after, before, lacks
from screens.pdsa.presses import ChangeFieldPress, MovePress, TellPartPress
from screens.screen import AnyButton, Lines, Text, button, text


def wanting(one: PdsaCycle) -> tuple[Field, ...]:
    """What is still to be told before it goes on; nothing of one that has ended."""
    return () if one.state is State.ENDED else lacks(one)


def unwritten(one: PdsaCycle, lacking: tuple[Field, ...]) -> tuple[Text | Lines | None, ...]:
    """What is still to be written, part by part."""
    if not lacking:
        return ()
    return text(f"pdsa-unwritten-{one.state}"), Lines(
        tuple(text(f"pdsa-unwritten-in-{part}", fields=_several(fields)) for part, fields in _sorted(lacking))
    )


def _sorted(lacking: tuple[Field, ...]) -> tuple[tuple[State, tuple[Field, ...]], ...]:
    """By the parts to which they belong."""
    found = ((part, tuple(one for one in fields if one in lacking)) for part, fields in PARTS.items())
    return tuple((part, fields) for part, fields in found if fields)


def writes(one: PdsaCycle, lacking: tuple[Field, ...]) -> tuple[tuple[AnyButton, ...], ...]:
    """A way to write each thing that is missing, and the part at which it stands.

    A later part of which nothing is written yet is asked as a whole.
    """
    found: list[AnyButton] = []
    whole: set[State] = set()
    for part, fields in _sorted(lacking):
        if part is State.PLAN or any(field in one.told for field in PARTS[part]):
            found += (button(f"button-pdsa-write-{each}", ChangeFieldPress(one.id, each)) for each in fields)
        else:
            whole.add(part)
    if one.state not in (State.PLAN, State.ENDED):
        whole.add(one.state)
    found += (
        button(f"button-pdsa-tell-{part}", TellPartPress(one.id, part)) for part in PARTS if part in whole
    )
    return tuple((each,) for each in found)


def step_on(one: PdsaCycle) -> tuple[AnyButton, ...]:
    """To the next part, or the end."""
    following = after(one.state)
    return (button(f"button-pdsa-to-{following}", MovePress(one.id, following)),) if following else ()


def step_back(one: PdsaCycle) -> tuple[AnyButton, ...]:
    """To the part that it came from."""
    earlier = before(one.state)
    return (button(f"button-pdsa-back-{earlier}", MovePress(one.id, earlier)),) if earlier else ()


def _several(missing: tuple[Field, ...]) -> Text:
    """The names of up to three fields."""
    names = [text(f"pdsa-name-{one}") for one in missing[:3]]
    if len(names) == 1:
        return names[0]
    if len(names) == 2:
        return text("pdsa-names-two", first=names[0], second=names[1])
    return text("pdsa-names-three", first=names[0], second=names[1], third=names[2])
