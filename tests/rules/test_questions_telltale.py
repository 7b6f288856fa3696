"""What a person can be known by in a question: a written corpus of what is marked and what is not."""

import pytest

from rules.questions import wording
from rules.questions.wording import Sign


def marked(words):
    return {words[one.start : one.end]: one.kind for one in wording.find(words, None)}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("I am the only Egyptian registrar here", "I am the only Egyptian registrar"),
        ("I'm the only one who wears a hijab", "I'm the only one who"),
        ("as I was the only IMG that night", "I was the only IMG that"),
        ("I ask as the only woman on the rota", "the only woman"),
        ("what the only Sudanese in our year should do", "the only Sudanese"),
        ("they are our only two surgeons, so", "our only two surgeons"),
        ("the only SHO who prays at noon", "the only SHO"),
    ],
)
def test_somebody_of_whom_there_is_one(words, found):
    assert marked(words) == {found: Sign.ONLY}


@pytest.mark.parametrize(
    "words",
    [
        "Am I the only one who is tired at night?",
        "am I the only doctor here who cannot sleep?",
        "I am not the only one, am I?",
        "you are not the only doctor who struggles",
        "if I am the only one awake, whom do I call?",
        "Is that the only way?",
        "the only thing I know about the only exam I fear",
        "Is PLAB the only route, and is it the only time it is held?",
        "Monday is the only day, and the only Monday clinic is full",
        "I only asked",
    ],
)
def test_what_there_is_one_of_is_mostly_nobody(words):
    assert marked(words) == {}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("I asked Dr Smith twice", "Dr Smith"),
        ("then Dr. O'Brien said no", "Dr. O'Brien"),
        ("my boss Mr Femi Okafor agrees", "Mr Femi Okafor"),
        ("why does Prof Élan shout?", "Prof Élan"),
        ("and Mrs K never answers", "Mrs K"),
        ("Sister Jones was kind", "Sister Jones"),
    ],
)
def test_a_title_with_a_name(words, found):
    assert marked(words) == {found: Sign.TITLE}


@pytest.mark.parametrize(
    "words",
    [
        "my dr says no",
        "do you miss London?",
        "what do Mr and Mrs mean here?",
        "a doctor I know",
        "MS Teams fails on my phone",
        "the prof was late",
        "when is it Ms. and when Mrs.?",
    ],
)
def test_a_title_alone_names_nobody(words):
    assert marked(words) == {}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("it is loud on Ward 5", "Ward 5"),
        ("on ward 5B at night", "ward 5B"),
        ("ward B3 has no list", "ward B3"),
        ("Who is in charge of Ward A?", "Ward A"),
    ],
)
def test_a_ward_by_its_number_or_letter(words, found):
    assert marked(words) == {found: Sign.WARD}


@pytest.mark.parametrize(
    "words",
    [
        "I am on the ward 5 days a week",
        "in my first ward 2 nights in a row",
        "the ward round begins before I do",
        "which ward is kind?",
        "on the ward I was lost",
        "I see the ward a lot",
    ],
)
def test_a_ward_without_a_number_is_any_ward(words):
    assert marked(words) == {}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("what happened on 3 March", "3 March"),
        ("since the 3rd of April nobody answers", "3rd of April"),
        ("I began on 12 nov 2026", "12 nov 2026"),
        ("I began on 19/11/2026", "19/11/2026"),
        ("my visa ends 2026-11-19", "2026-11-19"),
        ("it was March 3rd", "March 3rd"),
        ("it was on March 3", "March 3"),
        ("is the 5 May a holiday?", "5 May"),
    ],
)
def test_a_day_of_a_month(words, found):
    assert marked(words) == {found: Sign.DATE}


@pytest.mark.parametrize(
    "words",
    [
        "last Tuesday",
        "the rota of March",
        "in May 2026",
        "of ten doctors 5 may fail",
        "who gives 24/7 care?",
        "the PLAB 2 June sitting",
        "MRCP Part 2 November",
        "about 1/2 of us",
        "in March 20 of us began",
        "at 17:00, or 10.30 in the morning",
        "a 10 mile march",
        "the CT1 August changeover",
        "I may 3 times a year",
        "ring 111 or bleep 4021",
    ],
)
def test_a_month_or_a_number_alone_is_no_day(words):
    assert marked(words) == {}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("in Nigeria we call the registrar first", "Nigeria"),
        ("we sudanese were not asked", "sudanese"),
        ("as South Africans do", "South Africans"),
        ("at home in Sri Lanka", "Sri Lanka"),
        ("my visa from Jordan", "Jordan"),
        ("the Poles and the Filipinas", "Filipinas"),
        ("my degree is from Türkiye", "Türkiye"),
        ("I trained in Cote d'Ivoire and the Ivory Coast", "Ivory Coast"),
    ],
)
def test_a_country(words, found):
    assert marked(words) == {found: Sign.COUNTRY}


@pytest.mark.parametrize(
    "words",
    [
        "the night rota",
        "I polish my portfolio and eat turkey in England",
        "my British colleagues and the NHS",
        "an oral exam, malice, a guineapig, a chin",
        "the usage of the unit, a moan, an omen",
    ],
)
def test_what_is_no_country(words):
    assert marked(words) == {}


def test_the_only_one_from_somewhere():
    assert marked("she is the only one from Ghana") == {"the only one from": Sign.ONLY, "Ghana": Sign.COUNTRY}
