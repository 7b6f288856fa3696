"""Who of a report is which member: certain, asked, or none of ours; never by likeness alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.ids import MemberId
from rules.teams.matching import Known, Match, match, remembered_as
from rules.teams.names import is_telephone, tokens, typed_in
from rules.teams.report import Person


def members(*names, on_sheet=(), **addresses):
    """Members by name, numbered from 1; addresses by the name in small letters."""
    return [
        Known(MemberId(number), name, addresses.get(name.lower()), name in on_sheet)
        for number, name in enumerate(names, 1)
    ]


def unlisted(*names, first=11, **addresses):
    """Members whose names are not to be shown, numbered from 11."""
    return [
        Known(MemberId(number), name, addresses.get(name.lower()), listed=False)
        for number, name in enumerate(names, first)
    ]


def matched(people, known, confirmed=None):
    people = [one if isinstance(one, Person) else Person(one) for one in people]
    return list(match(people, known, confirmed or {}))


def certain(number):
    return Match(MemberId(number))


def asked(*numbers):
    return Match(suggested=tuple(map(MemberId, numbers)))


NOBODY = Match()


@pytest.mark.parametrize(
    "name",
    [
        "Amara Okafor", "amara OKAFOR", "Amára Okāfor", "Okafor, Amara", "OKAFOR, Amara (EXTERNAL)",
        "Dr Amara Okafor", "Dr. Amara Okafor (External)", "Amara Okafor (Organizer)",
        "Amara Okafor (Dr) ()", "Prof Dr Amara Okafor", "Okafor, Amara, Dr",
        "Amara Okafor, MBBS", "Amara Okafor MRCPsych", "Amara\u00a0 Okafor ", "Amara-Okafor",
    ],
)  # fmt: skip
def test_one_name_in_many_forms_is_certain(name):
    assert matched([name], members("Amara Okafor", "Ben Adeyemi")) == [certain(1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Łukasz Đorđe", "lukasz dorde"),
        ("O'Neill", "O\u2019Neill"),
        ("أَمَارَا", "أمارا"),
        ("Straße", "STRASSE"),
    ],
)
def test_names_that_are_the_same(one, other):
    assert tokens(one) == tokens(other) != ()


@pytest.mark.parametrize(
    ("one", "other"), [("अमीरा", "अमारा"), ("阿玛拉", "阿玛"), ("Amara Okafor", "Okafor Amara")]
)
def test_names_that_are_not(one, other):
    assert tokens(one) != tokens(other)


def test_the_address_comes_before_the_name():
    known = members("Amara", "Ben", ben="amara@example.org")
    person = Person("Amara", ("amara@example.org",))
    assert matched([person], known) == [certain(2)]
    assert matched([Person("Whoever", ("x@example.org", "AMARA@example.org".lower()))], known) == [certain(2)]


def test_an_address_that_two_have_given_is_asked():
    known = members("Amara", "Ben", "Chidi", amara="a@example.org", ben="a@example.org")
    assert matched([Person("Amara", ("a@example.org",))], known) == [asked(1, 2)]


def test_what_was_confirmed_before_is_certain():
    known = members("Amara", "Ben")
    person = Person("A. Okafor", ("okafor@example.org",))
    assert matched([person], known, {"okafor@example.org": MemberId(1)}) == [certain(1)]
    assert matched(["AO (Guest)"], known, {"name: ao": MemberId(2)}) == [certain(2)]
    # Somebody who has left, and a name that is there twice, are not.
    assert matched([person], known, {"okafor@example.org": MemberId(9)}) == [NOBODY]
    assert matched([Person("AO", shared=True)], known, {"name: ao": MemberId(2)}) == [NOBODY]


def test_what_is_remembered_of_whom():
    assert remembered_as(Person("Amara", ("a@example.org", "b@example.org"))) == (
        "a@example.org",
        "b@example.org",
    )
    assert remembered_as(Person("Okafor, Amara (Guest)")) == ("name: amara okafor",)
    assert remembered_as(Person("+44 7700 ******12")) == ()
    assert remembered_as(Person("...")) == ()


def test_names_that_match_twice_are_asked():
    assert matched(["Sam"], members("Sam", "Sam")) == [asked(1, 2)]
    assert matched(["Sam", "Dr Sam"], members("Sam")) == [asked(1), asked(1)]
    assert matched([Person("Sam", shared=True)], members("Sam")) == [asked(1)]


def test_a_name_whose_member_is_there_already_is_asked():
    known = members("Amara", amara="a@example.org")
    assert matched([Person("Amara"), Person("AO", ("a@example.org",))], known) == [asked(1), certain(1)]


@pytest.mark.parametrize(
    "behind", ["(Guest)", "(Unverified)", "(External) (Guest)", "(Gast)", "[Guest]", "(GUEST)"]
)
def test_whoever_typed_a_name_in_is_asked(behind):
    assert typed_in(f"Amara {behind}")
    assert matched([f"Amara {behind}"], members("Amara", "Ben")) == [asked(1)]


def test_an_external_account_is_not_a_guest():
    assert not typed_in("Amara (External)")
    assert matched(["Amara (External)"], members("Amara")) == [certain(1)]


@pytest.mark.parametrize(
    ("member", "participant"),
    [
        ("Farah (Surgery)", "Farah (Paediatrics)"),
        ("Farah", "Farah (Paediatrics)"),
        ("Farah (Surgery)", "Farah"),
        ("Farah (Surgery)", "Farah (Surgery) (ST3)"),
        ("Farah", "Farah (?)"),
        ("Farah Okafor", "OKAFOR, Farah (OAK VALE GENERAL)"),
        ("=HYPERLINK(1)", '=HYPERLINK("http://evil")'),
    ],
)
def test_what_stands_in_brackets_may_tell_two_people_apart(member, participant):
    assert matched([participant], members(member, "Ben")) == [asked(1)]


@pytest.mark.parametrize("name", ["Farah (Surgery)", "FARAH (surgery)", "Farah [Surgery] (External)"])
def test_the_same_in_brackets_is_certain(name):
    assert matched([name], members("Farah (Surgery)", "Ben")) == [certain(1)]


def test_what_was_confirmed_counts_for_those_brackets_alone():
    known = members("Farah", "Ben")
    confirmed = dict.fromkeys(remembered_as(Person("Farah (Surgery)")), MemberId(1))
    assert matched(["Farah (Surgery) (Guest)"], known, confirmed) == [certain(1)]
    assert matched(["Farah (Paediatrics)"], known, confirmed) == [asked(1)]


@pytest.mark.parametrize(
    "name", ["+44 7700 900123", "+44 77******12", "07700900123", "+447700xxxx12", "1234567"]
)
def test_a_telephone_is_never_matched(name):
    assert is_telephone(name)
    assert matched([name], members(name, "Ben")) == [Match(telephone=True)]


@pytest.mark.parametrize("name", ["Amara", "Amara 2", "Dr x", "x", "", "2 Amara 4567"])
def test_what_is_no_telephone(name):
    assert not is_telephone(name)


@pytest.mark.parametrize(
    "name", ["Amara", "Amara O", "Okafor Amara", "Amara Ngozi Okafor", "Amara Okafar", "amaraokafor"]
)
def test_a_name_that_is_only_near_is_asked(name):
    assert matched([name], members("Amara Okafor", "Ben Adeyemi")) == [asked(1)]


def test_initials_are_asked_of_those_who_are_expected():
    assert matched(["A. Okafor (External)"], members("Amara", on_sheet=("Amara",))) == [asked(1)]
    assert matched(["A. Okafor (External)"], members("Amara")) == [NOBODY]


def test_those_on_the_sheet_are_suggested_first_and_no_more_than_three():
    known = members("Amara A", "Amara B", "Amara C", "Amara D", on_sheet=("Amara C",))
    assert matched(["Amara"], known) == [asked(3, 1, 2)]


@pytest.mark.parametrize("name", ["Somebody Unknown", "=cmd|' /C calc'!A0", "...", "", "🌸", "(Guest)", "Dr"])
def test_who_is_like_nobody_is_nobody_of_ours(name):
    assert matched([name], members("Amara Okafor", "Ben Adeyemi")) == [NOBODY]


_WORDS = st.text(st.sampled_from("abcdé "), min_size=1, max_size=9)


@given(st.lists(_WORDS, max_size=8), st.lists(_WORDS, max_size=8))
def test_nobody_is_matched_by_likeness_alone(people, names):
    """Who is certain has the very name of one member, and neither of the two has it twice."""
    known = members(*names)
    for name, found in zip(people, matched(people, known), strict=True):
        if found.member_id is not None:
            assert [tokens(one) for one in people].count(tokens(name)) == 1
            assert [one.id for one in known if tokens(one.name) == tokens(name)] == [found.member_id]
        assert len(found.suggested) <= 3


def test_a_large_community_and_a_large_report():
    known = [Known(MemberId(number), f"Doctor Number{number} Eze", None, False) for number in range(1, 5001)]
    people = [f"Number{number} Eze" for number in range(0, 4000, 2)]
    found = matched(people, known)
    assert len(found) == 2000


def test_who_is_not_listed_is_certain_by_address_or_whole_name_and_never_suggested():
    known = [
        *members("Ben Adeyemi"),
        *unlisted("Amara Okafor", "Chidi Eze", "Chidi Eze", chidi="c@example.org"),
        *unlisted("Dara Bello", first=21, **{"dara bello": "dara@example.org"}),
    ]
    people = [
        "Amara Okafor",  # The whole name, of one.
        Person("D.", ("dara@example.org",)),
        "Chidi Eze",  # Of two.
        "Amara Okafo",  # Nearly a name.
        "Dara",  # A part of one.
    ]
    assert matched(people, known) == [certain(11), certain(21), NOBODY, NOBODY, NOBODY]
    assert matched(["Amara Okafor (Guest)"], known) == [NOBODY], "nobody has proved to be that"


def test_a_namesake_who_is_listed_is_asked_about_and_the_other_one_not_shown():
    known = [*members("Amara Okafor"), *unlisted("Amara Okafor")]
    assert matched(["Amara Okafor"], known) == [asked(1)]
    same = [
        *members("Ben Eze", **{"ben eze": "b@example.org"}),
        *unlisted("Ben E.", **{"ben e.": "b@example.org"}),
    ]
    assert matched([Person("B", ("b@example.org",))], same) == [asked(1)]
    # The likeness of a name leads to those who are listed alone.
    assert matched(["Amara Okafo"], known) == [asked(1)]
