"""Themes: what words suggest, what a list takes, what is counted."""

from hypothesis import given
from hypothesis import strategies as st

from rules import themes
from rules.dialogue import Problem
from rules.ids import CommunityId, ThemeId
from rules.themes import Theme, suggest


def theme(number, name, *keywords, retired=False):
    return Theme(ThemeId(number), CommunityId(1), name, keywords, retired)


EXAMS = theme(1, "Exams", "exam", "portfolio", "study leave")
ROTAS = theme(2, "Rotas", "night", "on call", "cover")
LAW = theme(3, "Mental health law", "section", "MHA")
OFF = theme(4, "Parking", "car", retired=True)
ALL = (ROTAS, LAW, EXAMS, OFF)


def test_keywords_and_names_suggest_the_most_frequent_first():
    assert suggest("No time for exams or the Portfolio, because of nights.", ALL) == (1, 2)
    assert suggest("Nights, on-call, no cover; exams come last", ALL) == (2, 1)
    assert suggest("mental HEALTH law", ALL) == (3,)
    assert suggest("", ALL) == ()


def test_words_are_whole_words_that_may_go_on_from_four_letters():
    assert suggest("The examination", (EXAMS,)) == (1,)
    assert suggest("A cross-examination", (EXAMS,)) == (1,)
    assert suggest("Reexamine", (EXAMS,)) == ()
    assert suggest("mhag", (LAW,)) == ()
    assert suggest("mha", (LAW,)) == (3,)


def test_words_that_belong_together_follow_each_other():
    assert suggest("Study leave was refused", (EXAMS,)) == (1,)
    assert suggest("Leave to study", (EXAMS,)) == ()
    assert suggest("Sick leave", (EXAMS,)) == ()
    assert suggest("study", (EXAMS,)) == ()
    assert suggest("on  CALL\nagain", (ROTAS,)) == (2,)


def test_accents_do_not_count_and_retired_ones_are_not_suggested():
    assert suggest("Café", (theme(5, "Breaks", "cafe"),)) == (5,)
    assert suggest("cafe", (theme(5, "Breaks", "café"),)) == (5,)
    assert suggest("car parking", ALL) == ()


@given(st.text(), st.lists(st.text(min_size=1, max_size=8), max_size=4))
def test_only_themes_of_the_list_and_each_once(words, keywords):
    found = suggest(words, (theme(1, "One", *keywords), theme(2, "Two"), OFF))
    assert len(set(found)) == len(found)
    assert set(found) <= {1, 2}


@given(st.sampled_from(ALL[:3]), st.text(alphabet=" .,abc"), st.text(alphabet=" .,abc"))
def test_a_keyword_between_other_words_is_always_found(one, before, after):
    for keyword in (one.name, *one.keywords):
        assert one.id in suggest(f"{before} {keyword.upper()} {after}", ALL)


def test_counted_once_in_a_set_and_the_most_frequent_first():
    sets = [[1, 2, 2], [2], [3], [3, 1]]
    assert list(themes.counted(sets).items()) == [(1, 2), (2, 2), (3, 2)]
    assert list(themes.counted([[3], [3], [1]]).items()) == [(3, 2), (1, 1)]
    assert themes.counted([]) == {}


def test_a_name_is_there_once():
    assert themes.add(ALL, "EXAMS").id == "theme-known"
    assert themes.add(ALL, "parking").id == "theme-retired-known"
    assert themes.add(ALL, "Housing") is None
    assert themes.rename(ALL, EXAMS, "exams") is None
    assert themes.rename(ALL, EXAMS, "Rotas").id == "theme-known"


def test_a_full_list():
    full = [theme(number, f"Theme {number}") for number in range(themes.MOST)]
    assert themes.add(full, "Housing").id == "theme-list-full"
    assert themes.bring_back(full).reason == "list-full"
    assert themes.bring_back(ALL) is None


def test_names_and_keywords_as_they_are_typed():
    assert themes.read_name("  Exams\nand  portfolio ", None) == "Exams and portfolio"
    for typed in ("ab", "x" * 61, "123", "Exams, portfolio", "🎉🎉🎉"):
        assert isinstance(themes.read_name(typed, None), Problem), typed
    assert themes.read_keywords("exam, Portfolio,\n study  leave; EXAM,,", None) == [
        "exam",
        "Portfolio",
        "study leave",
    ]
    for typed in ("", ",", "x" * 41, "…, exam", ",".join(f"word{one}" for one in range(31))):
        assert isinstance(themes.read_keywords(typed, None), Problem), typed
    assert themes.keywords_of(None) == themes.keywords_of("none") == ()
    assert themes.keywords_of(["exam"]) == ("exam",)


def test_retired_ones_stand_by_themselves_and_all_by_name():
    assert themes.in_use(ALL) == (EXAMS, LAW, ROTAS)
    assert themes.named(ALL, " eXams ") == EXAMS
    assert themes.named(ALL, "Housing") is None
