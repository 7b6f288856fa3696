"""Questionnaires changed in the chat: seen as members see them, asked from the next time on, put back."""

from rules.permissions import Role
from storage.tables import SurveyRow
from tests.flows.lines import KICKED, asked
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.riverside import found_riverside

ASK = "I know whom to ask when I am <really> stuck."


async def to_surveys(vale, person, which=None):
    await person.presses_data("ib:1", person.screen().message)
    if which:
        await person.presses(which)


async def adds(person, words, scale="Strongly disagree … strongly agree"):
    await person.presses("Add a question")
    await person.writes(words)
    await person.presses(scale)


async def test_questions_are_added_reworded_moved_turned_and_left_out(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        femi = vale.femi
        await to_surveys(vale, femi)
        femi.sees("What was asked once stays as it was")
        femi.sees("After a session: 3 questions")
        femi.sees("Needs: one question, 8 answers to choose from")
        await femi.presses("After a session")
        femi.sees("1. How useful was this session for you? (usefulness; favourable: Useful, Very useful)")
        femi.sees("It is as it was asked last, or as it came with the program.")
        assert "Undo my changes" not in femi.screen().buttons
        await femi.presses("Add a question")
        for typed, said in {
            "ab": "3 to 200 characters",
            "12 34": "with letters among them",
            "x" * 201: "3 to 200 characters",
            "How was it with NHS number 943 476 5919?": "could identify a patient",
        }.items():
            await femi.writes(typed)
            assert said in femi.screen().text
        await femi.writes(ASK)
        await vale.restart()
        await femi.writes("agreement")
        femi.sees("Please choose one of the buttons")
        await femi.presses("Back")
        await femi.writes(ASK)
        await femi.presses("Strongly disagree … strongly agree")
        femi.sees("That is kept. It is asked from the next time on.")
        femi.sees("As favourable count: Agree, Strongly agree.")
        await femi.presses("The lower end is favourable")
        femi.sees("the other end counts as favourable now")
        femi.sees("As favourable count: Strongly disagree, Disagree.")
        await femi.presses("The upper end is favourable")
        await femi.presses("Up")
        femi.sees("Question 3")
        await femi.presses("Change its words")
        femi.sees(f"Now it says: {ASK}")
        await femi.writes("how useful")
        femi.sees("That is kept")
        await femi.presses("The questions")
        femi.sees("3. how useful (agreement; favourable: Agree, Strongly agree)")
        femi.sees("It was changed and has not been asked yet.")
        await femi.presses("Add a question")
        await femi.writes("How USEFUL")
        await femi.presses("No, perhaps, yes")
        femi.sees("The same words are there already")
        await femi.presses("Cancel")
        await to_surveys(vale, femi, "After a session")
        await femi.presses("1")
        assert "Up" not in femi.screen().buttons
        assert "The lower end is favourable" not in femi.screen().buttons
        await femi.presses("Leave it out")
        femi.sees("it is not asked any more")
        femi.sees("1. I felt safe")
        (row,) = await vale.rows(SurveyRow)
        assert (row.version, row.opened) == (2, False)


async def test_pressed_twice_and_an_old_button(opened):
    async with opened(refusals=(SAME_SCREEN, OLD_PRESS)) as vale:
        femi, kind = vale.femi, "session"
        await to_surveys(vale, femi, "After a session")
        message = femi.screen().message
        await femi.presses_data(f"ig:1:{kind}:again:1", message)
        femi.sees("it comes earlier now")
        await femi.presses_data(f"ig:1:{kind}:again:1", message)
        femi.sees("That was so already, so nothing was changed.")
        femi.sees("Question 2")
        await femi.presses_data(f"if:1:{kind}:safe:remove", message)
        await vale.comes_again()
        await femi.presses_data(f"if:1:{kind}:safe:remove", message)
        femi.sees("This is not there any more")
        await femi.presses_data(f"ie:1:{kind}:safe", message)
        femi.sees("This is not there any more")
        await femi.presses_data(f"ih:1:{kind}:safe", message)
        femi.sees("This is not there any more")
        await femi.presses_data(f"if:1:{kind}:useful:low", message)
        femi.sees("The favourable end of a question that came with the program is fixed")
        await femi.presses_data(f"if:1:{kind}:again:remove", message)
        await femi.presses_data(f"if:1:{kind}:useful:remove", message)
        femi.sees("It is the only question, so it stays.")
        for forged in ("id:1:topics", "id:1:nothing", f"if:1:{kind}:again:eat", f"ig:1:{kind}:useful:9"):
            await femi.presses_data(forged, message)
        femi.does_not_see("2. ")
        await to_surveys(vale, femi, "After a session")
        await femi.presses("Undo my changes")
        femi.sees("would be gone")
        await femi.presses("Yes, undo them")
        femi.sees("That was done: it is as it was asked last, or as it came.")
        await femi.presses_data(f"if:1:{kind}::back", message)
        femi.sees("That was so already")
        assert await vale.rows(SurveyRow) == []


async def test_answers_to_choose_from(opened):
    async with opened() as vale:
        femi = vale.femi
        await to_surveys(vale, femi, "Needs")
        femi.sees("What would you like more help with?")
        assert "Add a question" not in femi.screen().buttons
        await femi.presses("Add an answer")
        await femi.writes("x" * 61)
        femi.sees("2 to 60 characters")
        await femi.writes("Childcare")
        femi.sees("Answer 9")
        await femi.presses("Change its words")
        await femi.writes("Childcare & schools")
        await femi.presses("The questions")
        await femi.presses("Change the question")
        femi.sees("Now it says: What would you like more help with?")
        await femi.writes("Where would you like more help?")
        femi.sees("That is kept")
        await femi.presses("The questions")
        femi.sees("Where would you like more help?")
        femi.sees("2. Exams")
        femi.sees("9. Childcare & schools")
        await femi.presses("2")
        await femi.presses("Change its words")
        femi.sees("Now it says: Exams")
        await femi.writes("Exams and courses")
        await femi.presses("The questions")
        await femi.presses("See it as members do")
        femi.sees("Choose all that fit")
        await femi.presses("Exams and courses")
        await femi.presses("Childcare & schools")
        assert "✓ Childcare & schools" in femi.screen().buttons
        await femi.presses("Go on")
        femi.sees("Where would you like more help? Exams and courses; Childcare & schools")


def members_see(person):
    """What stands there, and the buttons but for the ways out."""
    screen = person.screen()
    words = screen.text.replace("This is what members see. Nothing that you press here counts.", "").strip()
    return words, [one for one in screen.buttons if one not in ("Menu", "The questions")]


async def goes_through(person):
    """Every screen of the questionnaire, from its first question to the summary."""
    seen = [members_see(person)]
    for label in ("Useful", "Agree", "Perhaps", "Strongly agree"):
        await person.presses(label)
        seen.append(members_see(person))
    return seen


async def test_members_are_asked_what_was_previewed_and_the_round_keeps_it(opened):
    async with opened(refusals=[KICKED]) as vale:
        femi = vale.femi
        await to_surveys(vale, femi, "After a session")
        await adds(femi, ASK)
        await femi.presses("The questions")
        await femi.presses("See it as members do")
        previewed = await goes_through(femi)
        await femi.presses("Send my answers")
        femi.sees("these questions are asked next")
        people = await asked(vale, 5)
        people[0].sees("4 short questions")
        await to_surveys(vale, femi, "After a session")
        femi.sees("What is being asked keeps its questions to the end")
        femi.sees("It is as it was asked last")
        await femi.presses("4")
        await femi.presses("Leave it out")
        femi.sees("it is not asked any more")
        await people[0].presses("Begin")
        assert await goes_through(people[0]) == previewed
        await people[0].presses("Send my answers")
        people[0].sees("Your answers are sealed")
        stored = {row.version: (row.opened, len(row.content["items"])) for row in await vale.rows(SurveyRow)}
        assert stored == {2: (True, 4), 3: (False, 3)}


async def test_an_old_preview_begins_again(opened):
    async with opened() as vale:
        femi = vale.femi
        await to_surveys(vale, femi, "Before and after")
        femi.sees("An “after” always asks what its “before” has asked")
        message = femi.screen().message
        for word in ("99.00", "x", "0.zz", "-1.0000000000", "3.ff"):
            await femi.presses_data(f"ij:1:paired:{word}", message)
            femi.sees("Question 1 of 10")
            await femi.presses("Rather confident")
            femi.sees("Question 2 of 10")


async def test_twenty_long_questions_fit_on_every_screen(opened):
    async with opened() as vale:
        femi = vale.femi
        await to_surveys(vale, femi, "Before and after")
        for number in range(10):
            await adds(femi, f"{number} " + "long words " * 18)
            if number < 9:
                await femi.presses("The questions")
        await femi.presses("The questions")
        assert "Add a question" not in femi.screen().buttons
        femi.sees("20. 9 long words")
        await femi.presses("See it as members do")
        for _ in range(20):
            await femi.presses("Skip")
        femi.sees("9 long words")
        await femi.presses("Back")
        femi.sees("Question 20 of 20")


async def test_nobody_else_sees_or_changes_them(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.doctors("Mona", roles=(Role.MODERATOR,))
        zara = await found_riverside(vale)
        for person in (vale.amara, vale.mona, zara, vale.person("Nobody")):
            if person.name == "Nobody":
                await person.starts()
            message = person.screen().message
            for data in (
                "ib:1",
                "id:1:session",
                "ie:1:session:safe",
                "ih:1:session:",
                "if:1:session:safe:remove",
                "if:1:session::back",
                "ig:1:session:safe:0",
                "ij:1:session:",
            ):
                await person.presses_data(data, message)
                person.does_not_see("I felt safe")
                person.does_not_see("asked next")
        assert await vale.rows(SurveyRow) == []
