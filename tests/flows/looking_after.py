"""How staff find what they look after: in the menu, or on one of the pages that it leads to."""

PAGES = ("Organise sessions", "People", "Groups and safety", "Set-up")


async def finds(person, label):
    """Opens the menu and presses the line, looking through the pages as a person would."""
    await person.writes("/menu")
    for page in (one for one in PAGES if one in person.screen().buttons):
        if label in person.screen().buttons:
            break
        await person.presses(page)
        if label in person.screen().buttons:
            break
        await person.presses("Menu")
    await person.presses(label)
