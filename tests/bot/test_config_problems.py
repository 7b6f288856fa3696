"""What a configuration is refused with: every problem, where it is, what is allowed, and no secret."""

from pathlib import Path

import pytest

from bot import config
from bot.config_problems import ConfigError
from rules.schedule import MOST_PLACES

TOKEN = "8123456789:AAH-canary_token_of_nobody_in_particular"


@pytest.fixture
def problems(tmp_path, monkeypatch):
    """The lines that loading this text as config.toml is refused with."""
    monkeypatch.chdir(tmp_path)

    def _problems(text, **environ):
        Path("config.toml").write_text(text, "utf-8")
        with pytest.raises(ConfigError) as refused:
            config.load(None, environ)
        assert refused.value.__cause__ is None
        assert refused.value.__context__ is None  # A traceback would show pydantic's words, and the values.
        return str(refused.value).splitlines()

    return _problems


def _paragraphs(text):
    return [" ".join(one.split()) for one in text.split("\n\n")]


def test_a_file_asked_for_by_name_must_exist(tmp_path):
    with pytest.raises(ConfigError, match=r"no such file\. Copy config\.example\.toml to config\.toml"):
        config.load(tmp_path / "config.toml", {})


def test_a_bad_value_of_the_environment_is_placed_there(problems):
    (problem,) = problems("", CIGBOT_TELEGRAM_TOKEN="canary")
    assert problem == (
        "CIGBOT_TELEGRAM_TOKEN: This is not a bot's token. "
        "It takes the token that @BotFather gave, like 123456:ABC-def."
    )


def test_every_problem_at_once_a_line_each(problems):
    found = problems(
        """
        [telegram]
        mode = "webhook"
        tokn = "x"
        [comunity]
        name = "x"
        [community]
        admission = "moderatd"
        quiet_hours = "20-8"
        port = 3
        [web]
        port = "8080"
        [sessions]
        minutes = 0
        [roles]
        admins = [5, -100, true]
        """
    )
    assert found == _paragraphs(
        """
        config.toml, [telegram] webhook_url: It is empty, and mode = "webhook" needs it. It takes an
        address that Telegram can call, like "https://cig.example.org/telegram/main".

        config.toml, [telegram] secret_token: It is empty, and mode = "webhook" needs it. It takes 1 to
        256 of the characters A-Z, a-z, 0-9, _ and -.

        config.toml, [telegram] tokn: there is no such key. The keys here are token, base_url, mode,
        webhook_url, secret_token. Did you mean token?

        config.toml, [community] admission: "moderatd" does not fit. It takes "at-once" or "moderated".
        Did you mean "moderated"?

        config.toml, [community] quiet_hours: "20-8": these are not two times of day. It takes two times
        of day, like "20:00-08:00", or "" for none.

        config.toml, [community] port: there is no such key. The keys here are name, timezone, admission,
        eligibility, quiet_hours, region, signpost, signpost_link, key. It belongs below [web].

        config.toml, [roles] admins, item 2: -100 does not fit. It takes a list of people's Telegram ids,
        like [123456789].

        config.toml, [roles] admins, item 3: true does not fit. It takes a list of people's Telegram ids,
        like [123456789].

        config.toml, [web] port: "8080" does not fit. It takes a whole number from 0 to 65535; 0 takes any
        free port.

        config.toml, [sessions] minutes: 0 does not fit. It takes a whole number from 5 to 480.

        config.toml, [comunity]: there is no such section. The sections are [telegram], [storage],
        [anonymity], [community], [roles], [web], [sessions], [certificates], [retention], [log],
        [communities.KEY]. Did you mean [community]?
        """
    )


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ('token = "1:a"', "config.toml, token: this key belongs below [telegram]."),
        ("web = 5", "config.toml, [web]: this must be a section with keys below it."),
        ("[web\nport = 1", "config.toml: this is not valid TOML: "),
        ('[community]\ntimezone = "Europe/Lodnon"', 'Did you mean "Europe/London"?'),
        ('[community]\ntimezone = "Europe"', "there is no time zone of that name"),
        ('[community]\ntimezone = "../etc"', "there is no time zone of that name"),
        ('[community]\nquiet_hours = "08:00-08:00"', '"" turns them off'),
        ('[community]\nquiet_hours = "20:00-24:00"', "these are not two times of day"),
        ('[community]\nname = "  "', "cannot be shown"),
        ('[log]\nlevel = "INFO"', 'Did you mean "info"?'),
        ("[sessions]\nplaces = 12.5", "12.5 does not fit. It takes a whole number from 1 to 500."),
        # As many as can be typed in the chat.
        (
            f"[sessions]\nplaces = {MOST_PLACES + 1}",
            "501 does not fit. It takes a whole number from 1 to 500.",
        ),
        (
            "[communities.north]",
            "config.toml, [communities.north] name: it is missing. It takes 1 to 100 characters.",
        ),
        ("communities = 5", "config.toml, [communities]: this must be a section with keys below it."),
        ("[communities]\nnorth = 5", "[communities.north]: this must be a section with keys below it."),
        ('[communities.North]\nname = "x"', '[communities.North]: "North" cannot be a key. It takes 1 to 32'),
        (
            '[communities.main]\nname = "x"',
            "config.toml: [communities.main] has the key of [community]; give it another.",
        ),
        (
            '[community]\nname = "North"\n[communities.north]\nname = " north"',
            "config.toml: two communities have the same name",
        ),
        (
            '[communities.north]\nname = "x"\nkey = "x"',
            "[communities.north] key: there is no such key. The keys here are name, timezone,",
        ),
        (
            '[communities.north]\nname = "x"\ntimezone = "Europe/Lodnon"',
            'config.toml, [communities.north] timezone: "Europe/Lodnon": there is no time zone of that name.',
        ),
        (
            '[communities.north]\nname = "x"\n[communities.north.sessions]\nminuts = 5',
            "[communities.north.sessions] minuts: there is no such key.",
        ),
        (
            '[communities.north]\nname = "x"\nadmins = [7, -7]',
            "config.toml, [communities.north] admins, item 2: -7 does not fit.",
        ),
        ('[community]\nsignpost_link = "http://x.example"', "must begin with https://"),
        ("[roles]\nadmins = 17", "17 does not fit. It takes a list of people's Telegram ids"),
        ('[web]\nhost = "http://localhost"', "It takes an address of this machine"),
        ('[web]\npublic_url = "http://cig.example.org"', "must begin with https://"),
        ('[web]\npublic_url = "https://cig.example.org/?page="', "leave everything after it out"),
        (f'[web]\npublic_url = "https://{"x" * 200}.example"', "the address under which others reach"),
        ('[storage]\nurl = "mysql://localhost/x"', "SQLite or PostgreSQL"),
        ('[storage]\nurl = "sqlite://"', "nothing would be kept"),
        ('[storage]\nurl = "sqlite://data/x.sqlite3"', "three slashes"),
        ('[telegram]\nbase_url = "api.telegram.org"', "must begin with http:// or https://"),
    ],
)
def test_wrong_turns(problems, text, part):
    (problem,) = problems(text)
    assert part in problem


@pytest.mark.parametrize(
    ("url", "part"),
    [
        ("http://cig.example.org/telegram/main", "must begin with https://"),
        ("https://cig.example.org/", "must end with /telegram/ and one word"),
        ("https://cig.example.org:8080/telegram/main", "443, 80, 88 and 8443 only"),
        ("https://cig.example.org:port/telegram/main", "not an address"),
    ],
)
def test_webhook_addresses_that_telegram_cannot_call(problems, url, part):
    (problem,) = problems(f'[telegram]\nmode = "webhook"\nwebhook_url = "{url}"\nsecret_token = "s"')
    assert part in problem.replace("The address", "the address")


@pytest.mark.parametrize("secret", ["a b", "x" * 257, "ä"])
def test_secret_tokens_that_no_header_takes(problems, secret):
    (problem,) = problems(
        '[telegram]\nmode = "webhook"\nwebhook_url = "https://cig.example.org/telegram/main"\n'
        f'secret_token = "{secret}"'
    )
    assert "1 to 256 of the characters" in problem
    assert secret not in problem


@pytest.mark.parametrize(
    "text",
    [
        f'[telegram]\ntoken = "{TOKEN} "',
        f'[telegram]\ntokn = "{TOKEN}"',
        f'[telegram]\nmode = "{TOKEN}"',
        f'[telegram]\nbase_url = "https://api.telegram.org/bot{TOKEN}"',
        f'[telegram]\nwebhook_url = "https://cig.example.org/{TOKEN}"',
        f'[telegram]\nsecret_token = "{TOKEN}"',
        f'telegram = "{TOKEN}"',
        f'token = "{TOKEN}"',
        f'[telegram]\ntoken = "{TOKEN}',
        f"[telegram]\ntoken = {TOKEN}",
        f'[storage]\nurl = "postgresql://cigbot:{TOKEN}@localhost:port/x"',
        f'[storage]\nurl = "{TOKEN}"',
    ],
)
def test_no_message_holds_a_secret(problems, text):
    assert all("canary" not in line for line in problems(text))
