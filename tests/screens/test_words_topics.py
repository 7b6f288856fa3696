"""The topics under which the words of a community are found."""

import pytest

from screens.community_texts import showing, topics
from screens.screen import Text


def test_every_text_that_can_be_changed_is_found_under_one_topic():
    found = [noun for topic in topics.TOPICS for noun in topics.nouns_of(topic)]
    assert sorted(found) == sorted(showing.nouns())
    assert all(noun in topics.nouns_of(topics.topic_of(noun)) for noun in found)


@pytest.mark.parametrize("noun", [noun for nouns in topics.TOPICS.values() for noun in nouns])
def test_every_noun_has_a_name_that_people_say(noun):
    assert isinstance(topics.name(noun), Text)


def test_a_noun_without_a_place_is_found_under_the_last_topic(monkeypatch):
    monkeypatch.setattr(showing, "nouns", lambda: ["bookings", "learning_plan"])
    assert topics.nouns_of("general") == ("learning_plan",)
    assert topics.topic_of("learning_plan") == "general"
    assert topics.name("learning_plan") == "Learning plan"
    assert list(topics.topics()) == ["sessions", "general"]
