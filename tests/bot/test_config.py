"""Settings: what is taken, from where, and what follows from it."""

import re
import tomllib
from datetime import time
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot import config, config_problems
from bot.communities import described, taken_from_the_first
from bot.config import ConfigError, Settings
from rules.communities import Admission

EXAMPLE = Path(__file__).parents[2] / config_problems.EXAMPLE
SECTIONS = {name: field for name, field in Settings.model_fields.items() if name != config_problems.FURTHER}
TOKEN = "8123456789:AAH-canary_token_of_nobody_in_particular"
WEBHOOK = 'mode = "webhook"\nwebhook_url = "https://cig.example.org/telegram/main"\nsecret_token = "s-3"'


@pytest.fixture
def load(tmp_path, monkeypatch):
    """Loads this text as config.toml of an empty folder, with this environment."""
    monkeypatch.chdir(tmp_path)

    def _load(text, **environ):
        Path("config.toml").write_text(text, "utf-8")
        return config.load(None, environ)

    return _load


def test_the_example_holds_every_default():
    assert config.load(EXAMPLE, {}) == Settings()


def test_the_example_holds_every_field_and_no_other():
    written = {section: set(keys) for section, keys in tomllib.loads(EXAMPLE.read_text("utf-8")).items()}
    assert written == {name: set(field.annotation.model_fields) for name, field in SECTIONS.items()}


def test_every_key_of_the_example_is_explained_and_its_example_is_valid(load):
    blocks = re.split(r"\n\n|\n(?=\[)", EXAMPLE.read_text("utf-8"))
    section = None
    checked = 0
    for block in blocks:
        if heading := re.match(r"\[(\w+)\]\n", block):
            section = heading[1]
        keys = re.findall(r"^(\w+) = ", block, re.MULTILINE)
        if not keys:
            continue
        assert len(keys) == 1
        assert "# Default: " in block
        example = re.search(rf"^# Example: ({keys[0]} = .*?)(   \(.*\))?$", block, re.MULTILINE)
        assert example, keys[0]
        text = f"[{section}]\n{WEBHOOK if keys[0] == 'mode' else example[1]}\n"
        assert getattr(load(text), section) != getattr(Settings(), section), keys[0]
        checked += 1
    assert checked == sum(len(one.annotation.model_fields) for one in SECTIONS.values())


def test_the_further_community_of_the_example_is_one(load):
    """It stands there commented out, so that no installation has it by copying."""
    text = EXAMPLE.read_text("utf-8")
    written = re.search(r"^# \[communities\.riverside\]\n(?:#.*\n)+", text, re.MULTILINE)
    settings = load(re.sub(r"^# ?", "", written[0], flags=re.MULTILINE))
    (own,) = settings.communities.values()
    assert (own.name, own.admins, own.sessions.places) == ("Doctors of Riverside", (123456789,), 8)
    explained = text[: written.start()].rpartition("# Further communities")[2]
    for name in type(own).model_fields.keys() - type(settings.community).model_fields.keys():
        assert name in explained


def test_what_a_further_community_leaves_out_is_as_for_the_first_but_for_what_must_be_its_own(load):
    settings = load(
        """
        [community]
        timezone = "Europe/Jersey"
        eligibility = "Are you new here?"
        [roles]
        admins = [1]
        [sessions]
        minutes = 60
        topics = ["Team dynamics"]
        [certificates]
        trust = "Oak Vale NHS Trust"
        signatory = "Noor"
        [web]
        public_url = "https://cig.example.org"
        [communities.north]
        name = "Doctors of the North"
        quiet_hours = ""
        [communities.north.sessions]
        places = 8
        [communities.south]
        name = "Doctors of the South"
        admins = [2, 3]
        eligibility = ""
        [communities.south.certificates]
        trust = "Southern NHS Trust"
        """
    )
    first, north, south = described(settings)
    assert [one.section for one in (first, north, south)] == [
        "community",
        "communities.north",
        "communities.south",
    ]
    assert (first.admins, north.admins, south.admins) == ((1,), (), (2, 3))
    assert north.settings.key == "north"
    assert north.settings.zone.key == "Europe/Jersey"
    assert north.settings.eligibility == "Are you new here?"
    assert north.settings.quiet_from == north.settings.quiet_to
    assert south.settings.quiet_from == time(20)
    assert (north.settings.session_minutes, north.settings.session_places) == (60, 8)
    assert north.settings.topics == ("Team dynamics",)
    assert south.settings.eligibility == "", "said, and said to be the default"
    assert north.settings.letterhead == first.settings.letterhead
    # A trust of one community with the signatory of another would be nobody's certificate.
    assert south.settings.letterhead.trust == "Southern NHS Trust"
    assert south.settings.letterhead.signatory == ""
    assert south.settings.letterhead.public_url == "https://cig.example.org"
    taken = taken_from_the_first(settings.communities["north"])
    assert taken == (
        "timezone",
        "admission",
        "eligibility",
        "region",
        "signpost",
        "signpost_link",
        "certificates",
    )


def test_without_a_file_the_defaults_hold(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert config.load(None, {}) == Settings()


def test_settings_are_frozen():
    with pytest.raises(ValidationError, match="frozen"):
        Settings().web.port = 1


def test_a_whole_file(load):
    settings = load(
        f"""
        [telegram]
        token = "{TOKEN}"
        {WEBHOOK}
        [community]
        admission = "moderated"
        quiet_hours = "21:30\u201307:00"
        [roles]
        admins = [17, 18]
        """
    )
    assert settings.telegram.webhook_path == "/telegram/main"
    assert settings.community.admission is Admission.MODERATED
    assert settings.community.quiet == (time(21, 30), time(7, 0))
    assert settings.community.zone.key == "Europe/London"
    assert settings.roles.admins == (17, 18)
    assert settings.require_token() == TOKEN


def test_no_quiet_hours_are_two_equal_times(load):
    assert load('[community]\nquiet_hours = ""').community.quiet == (time(0), time(0))


def test_a_byte_order_mark_is_passed_over(load):
    assert load("\ufeff[web]\nport = 9000").web.port == 9000


@pytest.mark.parametrize(
    ("typed", "base_url", "base_file_url"),
    [
        (
            "https://api.telegram.org/bot",
            "https://api.telegram.org/bot",
            "https://api.telegram.org/file/bot",
        ),
        ("http://127.0.0.1:8081", "http://127.0.0.1:8081/bot", "http://127.0.0.1:8081/file/bot"),
        ("http://api.internal/tg/bot", "http://api.internal/tg/bot", "http://api.internal/tg/file/bot"),
    ],
)
def test_the_address_of_files_follows_from_base_url(load, typed, base_url, base_file_url):
    telegram = load(f'[telegram]\nbase_url = "{typed}"').telegram
    assert (telegram.base_url, telegram.base_file_url) == (base_url, base_file_url)


def test_the_environment_wins_over_the_file(load):
    settings = load(
        '[telegram]\ntoken = "1:file"\n[storage]\nurl = "sqlite:///file.sqlite3"',
        CIGBOT_TELEGRAM_TOKEN="2:environment\n",
        CIGBOT_STORAGE_URL="postgresql://localhost/cigbot",
    )
    assert settings.telegram.token == "2:environment"
    assert settings.storage.url == "postgresql://localhost/cigbot"


def test_an_empty_variable_says_nothing(load):
    settings = load('[telegram]\ntoken = "1:file"', CIGBOT_TELEGRAM_TOKEN="")
    assert settings.telegram.token == "1:file"


def test_a_missing_token_is_named_by_those_who_need_one():
    with pytest.raises(ConfigError, match=r"\[telegram\] token: it is missing\. Ask @BotFather"):
        Settings().require_token()


def test_a_webhook_on_this_machine_needs_no_tls(load):
    url = "http://127.0.0.1:8080/telegram/main"
    loaded = load(f'[telegram]\nmode = "webhook"\nwebhook_url = "{url}"\nsecret_token = "s"')
    assert loaded.telegram.webhook_url == url


def test_printed_settings_hold_no_secret(load):
    printed = repr(
        load(
            f'[telegram]\ntoken = "{TOKEN}"\nsecret_token = "canary"\n'
            '[storage]\nurl = "postgresql://cigbot:canary@localhost/x"'
        )
    )
    assert "canary" not in printed
    assert "Europe/London" in printed
