"""What is told over whole histories: nobody is singled out, and every answer is told at most once."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from rules.feedback import buffer as buffers
from rules.feedback import pairs, standard
from rules.feedback.buffer import Line, carried
from rules.feedback.releasing import LINES_FROM, Destroy, Pool, Publish, release
from rules.feedback.surveys import Item, Purpose, Scale, Survey
from rules.publishing import FULL_FROM, SHOWN_FROM, Band, Form, band, banded, form_for, outside

SURVEY = standard.SESSION
PEOPLE = 14
answers = st.tuples(*(st.integers(0, item.values - 1) for item in SURVEY.items))
sessions = st.lists(
    st.dictionaries(st.integers(0, PEOPLE - 1), answers, max_size=PEOPLE), min_size=1, max_size=8
)
"""Who gave which answers after each session."""


def tag(person):
    return person.to_bytes(16, "big")


def played(history):
    """Each batch that was told: what, and who gave which answers in it."""
    told, waiting, inside = [], None, []
    for number, session in enumerate(history):
        buffer = waiting or buffers.empty(SURVEY, bytes(32))
        for person, given_ in session.items():
            buffer = buffers.add(buffer, SURVEY, given_, tag(person), tag(person))
        inside = [*inside, *session.items()]
        outcome = release(buffer, SURVEY, last=number == len(history) - 1)
        if isinstance(outcome, Publish):
            told.append((outcome, inside))
        waiting = outcome.buffer if isinstance(outcome, Pool) else None
        inside = inside if isinstance(outcome, Pool) else []
    return told


@given(sessions)
def test_no_figure_is_about_fewer_people_than_it_may(history):
    for batch, inside in played(history):
        for number, figure in enumerate(batch.figures):
            people = {person for person, given_ in inside if given_[number]}
            if figure.form is not Form.NOTHING:
                assert len(people) >= SHOWN_FROM
            if figure.form is Form.FULL:
                assert len(people) >= FULL_FROM


@given(sessions)
def test_what_is_told_is_what_was_answered_less_what_is_held_back(history):
    for batch, inside in played(history):
        for number, (item, figure) in enumerate(zip(SURVEY.items, batch.figures, strict=True)):
            given_ = [answers_[number] for _, answers_ in inside if answers_[number]]
            favourable = sum(one in item.favourable for one in given_)
            match figure.form:
                case Form.FULL:
                    counted = Counter(given_)
                    assert figure.counts == tuple(counted[one + 1] for one in range(len(item.options)))
                    assert (figure.answered, figure.favourable) == (len(given_), favourable)
                case Form.BANDED:
                    assert figure.counts is None
                    assert figure.favourable == banded(favourable, len(given_), figure.margin)
                case Form.NOTHING:
                    assert (figure.answered, figure.favourable, figure.counts) == (None, None, None)


@given(sessions)
def test_every_answer_is_in_one_batch_at_most(history):
    told = sum(len(inside) for _, inside in played(history))
    assert told <= sum(map(len, history))
    assert all(len({person for person, _ in inside}) >= SHOWN_FROM for _, inside in played(history))


def test_the_same_three_people_twice_are_three():
    same = dict.fromkeys(range(3), (4, 5, 3))
    assert played([same, same]) == []


def test_the_few_who_answered_an_item_twice_do_not_count_twice():
    # Five people in all, of whom two answered the second question in both sessions.
    first = {0: (4, 5, 0), 1: (4, 5, 0), 2: (4, 0, 0), 3: (4, 0, 0)}
    second = {0: (4, 5, 0), 1: (4, 5, 0), 4: (4, 5, 0)}
    ((batch, _),) = played([first, second])
    assert [one.form for one in batch.figures] == [Form.BANDED, Form.NOTHING, Form.NOTHING]


def test_too_few_at_the_end_are_destroyed():
    buffer = buffers.add(buffers.empty(SURVEY, bytes(32)), SURVEY, (4, 5, 3), tag(1), tag(1))
    assert release(buffer, SURVEY, last=True) == Destroy()
    assert release(buffer, SURVEY, last=False) == Pool(carried(buffer))
    assert release(buffers.empty(SURVEY, bytes(32)), SURVEY, last=False) == Destroy()


def test_lines_are_handed_on_from_ten_people():
    buffer = buffers.add_line(buffers.empty(SURVEY, bytes(32)), Line("Thank you", quotable=True), tag(1))
    for person in range(LINES_FROM):
        outcome = release(buffer, SURVEY, last=True)
        assert not isinstance(outcome, Publish) or outcome.lines == ()
        buffer = buffers.add(buffer, SURVEY, (4, 5, 3), tag(person), tag(person))
    outcome = release(buffer, SURVEY, last=True)
    assert isinstance(outcome, Publish)
    assert outcome.lines == (Line("Thank you", quotable=True),)


def test_of_several_only_those_are_named_that_five_chose():
    survey = standard.NEEDS
    buffer = buffers.empty(survey, bytes(32))
    for person in range(6):
        chosen = 0b11 if person < 5 else 0b110
        buffer = buffers.add(buffer, survey, (chosen,), tag(person), tag(person))
    outcome = release(buffer, survey, last=True)
    assert isinstance(outcome, Publish)
    assert outcome.figures[0].counts == (5, 5, 0, 0, 0, 0, 0, 0)
    assert outcome.figures[0].favourable is None


def test_bands_hide_a_lone_voice():
    assert [banded(count, 7) for count in range(8)] == [0, 0, 2, 3, 4, 5, 7, 7]
    assert [band(banded(count, 7), 7) for count in (0, 1, 2, 5, 6, 7)] == [
        *(Band.FEW, Band.FEW, Band.SOME),
        *(Band.SOME, Band.MOST, Band.MOST),
    ]
    assert [band(banded(count, 7, 3), 7) for count in range(8)] == [Band.FEW] * 4 + [Band.MOST] * 4
    assert [form_for(people) for people in (4, 5, 9, 10)] == [
        Form.NOTHING,
        Form.BANDED,
        Form.BANDED,
        Form.FULL,
    ]


def test_what_leaves_the_trust_goes_by_fives():
    assert [outside(count) for count in (0, 1, 7, 8, 12, 13, 100)] == [0, None, None, 10, 10, 15, 100]


LIKERT = Survey(Purpose.PAIRED, 1, (Item("a", Scale.AGREEMENT),))


def paired(*both):
    counted = pairs.empty(LIKERT)
    for before, after in both:
        counted = pairs.add(counted, LIKERT, (before,), (after,))
    return counted


def test_differences_of_the_same_person_are_counted():
    counted = paired((2, 4), (2, 4), (3, 3), (5, 1), (0, 5), (3, 0))
    assert counted.differences == ((1, 0, 0, 0, 1, 0, 2, 0, 0),)
    assert counted.before == ((0, 2, 1, 0, 1),)
    assert counted.after == ((1, 0, 1, 2, 0),)


def test_how_far_answers_moved_is_held_back_where_the_others_could_be_worked_out():
    counted = paired(*[(2, 4)] * 10)
    for before, after, shown in (
        (10, 10, True),
        (15, 10, True),
        (15, 16, True),
        (11, 10, False),
        (14, 10, False),
        (10, 11, False),
        (15, 12, False),
        (None, 10, False),
        (10, None, False),
    ):
        (figure,) = pairs.published(LIKERT, counted, (before,), (after,))
        assert (figure.pairs, figure.better) == (10, 10)
        assert figure.form is (Form.FULL if shown else Form.BANDED)
        held = (figure.differences, figure.before, figure.after)
        assert (None not in held) if shown else held == (None, None, None)


def test_rough_pairs_of_people_who_may_have_answered_twice_are_not_told():
    counted = paired(*[(2, 4)] * 8)
    (figure,) = pairs.published(LIKERT, counted, (8,), (8,), again=2)
    assert figure.form is Form.NOTHING


def test_a_rough_figure_hides_as_many_answers_as_may_be_one_persons():
    """Five people, seven answers: two of them may be second ones of the same person."""
    buffer = buffers.empty(SURVEY, bytes(32))
    for number, person in enumerate((1, 2, 3, 4, 5, 1, 1)):
        given_ = (4 if person > 1 else 1, 5, 3)
        buffer = buffers.add(buffer, SURVEY, given_, tag(100 + number), tag(person))
    told = release(buffer, SURVEY, last=True)
    (useful, *_) = told.figures
    assert (useful.form, useful.answered, useful.margin) == (Form.BANDED, 7, 3)
    assert useful.favourable == 7  # Four of them; three may be one dissenter's.
    needs = standard.NEEDS
    buffer = buffers.empty(needs, bytes(32))
    for number, person in enumerate((1, 2, 3, 4, 5, 1, 1)):
        buffer = buffers.add(buffer, needs, (1 if person < 4 else 2,), tag(100 + number), tag(person))
    (named,) = release(buffer, needs, last=True).figures
    assert named.counts[0] == 0  # Chosen five times, by three people.


def test_few_pairs_are_banded_and_fewer_not_told():
    (figure,) = pairs.published(LIKERT, paired(*[(2, 4)] * 5, (3, 3)), (6,), (6,))
    assert (figure.form, figure.pairs, figure.better, figure.differences) == (Form.BANDED, 6, 6, None)
    (figure,) = pairs.published(LIKERT, paired(*[(2, 4)] * 4), (4,), (4,))
    assert figure.form is Form.NOTHING
