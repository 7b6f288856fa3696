"""A year's plan, typed and confirmed by Femi, and what came of it."""

from storage.tables import SessionRow

LINK = "https://meet.example/oak-vale"


async def begins(
    vale, *, starts="Fri 4 Dec 5pm", rhythm="Every week", number="5 sessions", kind="CIG session"
):
    """Femi answers everything but the last question: the dates stand on one screen."""
    femi = vale.femi
    await femi.writes("/cycle")
    await femi.presses("Plan new sessions")
    await femi.writes(starts)
    await femi.presses(rhythm)
    await femi.writes(number)
    await femi.presses("The usual length")
    await femi.presses("The usual number")
    await femi.writes(LINK)
    await femi.presses(kind)


async def plans(vale, **answers):
    await begins(vale, **answers)
    number = answers.get("number", "5 sessions").split()[0]
    await vale.femi.presses(f"Schedule these {number} sessions")


def lines(vale):
    """The dates as Femi sees them."""
    return [
        line for line in vale.femi.screen().text.splitlines() if line[:2] in {f"{n}." for n in range(1, 10)}
    ]


async def sessions(vale):
    return sorted(await vale.rows(SessionRow), key=lambda one: one.starts_at)
