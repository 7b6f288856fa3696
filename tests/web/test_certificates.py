"""The page that checks a certificate, over a real socket and in a real Chromium."""

import re
from contextlib import asynccontextmanager
from datetime import timedelta
from html import unescape

import pytest

from actions.certificates import ending
from bot.metrics import Metrics
from rules.attendance import Status
from rules.certificate_codes import grouped
from rules.certificates import Kind
from rules.dialogue import Draft
from screens.texts import Texts
from storage.tables import MemberRow
from tests.actions.certificates_world import asks, asks_year, cycle_of, follows, held, marks
from tests.world import World
from web import app as web
from web import certificates
from web.serving import Server

TEXTS = Texts()
PHONE = {"width": 360, "height": 740}
HOSTILE = "<script>alert(1)</script>"


class Seconds:
    """Seconds that are moved by hand."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def world(db):
    world = World(db)
    world.member("Noor", "admin")
    return world


@pytest.fixture
def page(world, served, seconds):
    """A context with what asks the page for a path."""

    @asynccontextmanager
    async def _page():
        routes = certificates.pages(world.db, TEXTS, seconds)
        async with served(web.create(Metrics(), pages=routes)) as client:

            async def ask(path, method="GET"):
                async with client.request(method, path, allow_redirects=False) as answer:
                    return answer.status, answer.headers, await answer.text()

            yield ask

    return _page


def words(html):
    """What somebody reads."""
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


async def test_it_says_what_the_certificate_says_and_no_more(world, page):
    session = held(world)
    certificate = asks(world, "Amara", session, gmc="0000001").certificate
    async with page() as ask:
        status, _, html = await ask(f"/verify/{certificate.code}")
    said = words(html)
    assert status == 200
    for told in (
        "This certificate is valid.",
        "Certificate of attendance",
        "Amara",
        "Communicating across cultures",
        "Thu 19 Nov 2026, 17:00 (London)",
        "Attendee",
        "50 minutes (0.83 h), self-assessed",
        "Fri 20 Nov 2026",
        "Oak Vale CIG",
        grouped(certificate.code),
    ):
        assert told in said, told
    for kept in ("0000001", "Ben", "Femi", "meet.example", "approved"):
        assert kept not in html


async def test_a_year_with_its_sessions(world, page):
    session = held(world)
    cycle = cycle_of(world, session)
    world.advance(days=2)
    later = world.session(starts_at=world.now - timedelta(days=1), cycle_id=cycle, topic="Team dynamics")
    marks(world, later, Amara=Status.PART)
    code = asks_year(world, "Amara", cycle).certificate.code
    async with page() as ask:
        said = words((await ask(f"/verify/{code}"))[2])
    assert "Thu 19 Nov 2026 Communicating across cultures Attendee 50" in said
    assert "Sat 21 Nov 2026 Team dynamics Attendee, in part \N{EN DASH}" in said
    assert "50 minutes (0.83 h), self-assessed, and a part of 1 session" in said


async def test_the_facilitators(world, page):
    code = asks(world, "Femi", held(world), Kind.FACILITATOR).certificate.code
    async with page() as ask:
        assert "Certificate of facilitating" in words((await ask(f"/verify/{code}"))[2])


async def test_a_session_whose_topic_was_never_settled(world, page):
    session = held(world, topic="")
    codes = [asks(world, "Amara", session), asks_year(world, "Amara", cycle_of(world, session))]
    async with page() as ask:
        for decision in codes:
            assert "Open topic" in words((await ask(f"/verify/{decision.certificate.code}"))[2])


async def test_a_corrected_one_says_so_and_nothing_of_the_doctor(world, page):
    session = held(world)
    code = asks(world, "Amara", session).certificate.code
    marks(world, session, Amara=Status.PART, minutes=20)
    follows(world, session)
    async with page() as ask:
        status, _, html = await ask(f"/verify/{code}")
    assert status == 200
    assert "Corrected: a newer certificate replaced this one on Fri 20 Nov 2026." in words(html)
    assert "Amara" not in html
    assert "Communicating" not in html


@pytest.mark.parametrize("withdrawn", [True, False])
async def test_one_that_counts_no_longer_says_so_without_the_reason(world, page, withdrawn):
    session = held(world)
    certificate = asks(world, "Amara", session).certificate
    if withdrawn:
        answers = {"certificate": certificate.id, "reason": "Somebody else was there."}
        draft = Draft(1, world.community, 1, "withdraw", "reason", answers, world.now)
        world.does("Noor", ending.withdraw, draft)
    else:
        marks(world, session, Amara=Status.MISSED)
        follows(world, session)
    async with page() as ask:
        status, _, html = await ask(f"/verify/{certificate.code}")
    assert status == 200
    assert "This certificate no longer counts. It was withdrawn on Fri 20 Nov 2026." in words(html)
    for kept in ("Amara", "Somebody else", "missed", "Communicating"):
        assert kept not in html


async def test_an_unknown_code_and_a_mistyped_one_get_the_same_answer(world, page):
    code = asks(world, "Amara", held(world)).certificate.code
    wrong = ("A" if code[3] != "A" else "B").join((code[:3], code[4:]))
    answers = []
    async with page() as ask:
        for path in ("000000000055", wrong, "x", "\N{SNOWMAN}", "%00", "a" * 500, "a/b", "a%2Fb", "..%2F"):
            status, _, html = await ask(f"/verify/{path}")
            assert status == 404, path
            answers.append(re.sub(r'(value|action)="[^"]*"', "", html))
    assert len(set(answers)) == 1
    assert "There is no certificate with this code." in words(answers[0])
    assert "Please check the letters." in words(answers[0])


async def test_a_code_is_typed_as_people_type(world, page):
    code = asks(world, "Amara", held(world)).certificate.code
    async with page() as ask:
        assert "Type the code" in words((await ask("/verify"))[2])
        assert "Type the code" in words((await ask("/verify?code=+"))[2])
        for typed in (code, grouped(code).lower(), f"+{grouped(code).replace('-', '+')}+"):
            status, headers, _ = await ask(f"/verify?code={typed}")
            assert (status, headers["Location"]) == (303, f"verify/{grouped(code)}")
        status, _, html = await ask("/verify?code=nonsense")
        assert status == 404
        assert 'value="nonsense"' in html
        assert (await ask(f"/verify/{grouped(code).lower()}"))[0] == 200
        assert (await ask(f"/verify/{code}", "HEAD"))[0] == 200
        assert (await ask(f"/verify/{code}", "POST"))[0] == 405


@pytest.mark.parametrize(("path", "action"), [("", "verify"), ("/", "../verify"), ("/x", "../verify")])
async def test_the_form_leads_to_the_page_from_wherever_it_stands(page, path, action):
    """A proxy that passes on "/verify/" alone adds the slash to the address that is printed."""
    async with page() as ask:
        status, _, html = await ask(f"/verify{path}")
        assert status == (404 if path == "/x" else 200)
        assert f'<form action="{action}" method="get">' in html
        status, headers, _ = await ask("/verify/?code=000000000055")
        assert (status, headers["Location"]) == (303, "../verify/0000-0000-0055")


async def test_what_people_typed_is_words_and_nothing_else(world, page):
    session = held(world, topic=f"{HOSTILE} & more")

    def rename(tx):
        row = tx.orm.get(MemberRow, world.member("Amara"))
        row.name = f'"{HOSTILE}'
        tx.orm.add(row)

    world.db.write_now(rename)
    code = asks(world, "Amara", session).certificate.code
    async with page() as ask:
        _, _, html = await ask(f"/verify/{code}")
        _, _, unknown = await ask(f"/verify?code=%22%3E{HOSTILE.replace('/', '%2F')}")
    for shown in (html, unknown):
        assert "<script" not in shown
        assert "&lt;script&gt;" in shown


async def test_the_page_takes_nothing_from_anywhere_and_is_kept_nowhere(world, page):
    code = asks(world, "Amara", held(world)).certificate.code
    async with page() as ask:
        for path in ("/verify", f"/verify/{code}", "/verify/unknown", f"/verify?code={code}"):
            _, headers, html = await ask(path)
            assert headers["Cache-Control"] == "no-store"
            assert headers["Referrer-Policy"] == "no-referrer"
            assert headers["X-Robots-Tag"] == "noindex, nofollow"
            if html:
                assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'sha256-")
                assert "unsafe" not in headers["Content-Security-Policy"]
                assert "src=" not in html
                assert "href=" not in html


async def test_a_flood_is_held_off_and_passes(world, page, seconds):
    code = asks(world, "Amara", held(world)).certificate.code
    async with page() as ask:
        first = [(await ask(f"/verify/{code}"))[0] for _ in range(61)]
        assert first == [200] * 60 + [429]
        status, headers, html = await ask("/verify/000000000055")
        assert (status, headers["Retry-After"]) == (429, "60")
        assert "Please try again in a minute." in words(html)
        # The form itself asks for nothing.
        assert (await ask("/verify"))[0] == 200
        seconds.now += 0.5
        assert [(await ask(f"/verify/{code}"))[0] for _ in range(6)] == [200] * 5 + [429]


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_on_a_phone(world, open_page, seconds, scheme):
    session = held(world, attended=("Amara Wolfeschlegelsteinhausenbergerdorff", "Ben"))
    certificate = asks(world, "Amara Wolfeschlegelsteinhausenbergerdorff", session).certificate
    year = asks_year(world, "Ben", cycle_of(world, session)).certificate
    routes = certificates.pages(world.db, TEXTS, seconds)
    server = Server(web.create(Metrics(), pages=routes), "127.0.0.1", 0)
    await server.start()
    try:
        page = await open_page(f"http://127.0.0.1:{server.port}/verify", viewport=PHONE, color_scheme=scheme)
        await page.get_by_label("Code").fill(grouped(certificate.code).lower())
        await page.get_by_role("button", name="Check").click()
        await page.get_by_text("This certificate is valid.").wait_for()
        assert page.url.endswith(f"/verify/{grouped(certificate.code)}")
        for shown in (certificate, year):
            await page.get_by_label("Another code").fill(shown.code)
            await page.get_by_role("button", name="Check").click()
            await page.get_by_text(shown.contents.name).wait_for()
            assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        # The style was taken: the page's policy would have kept out any other.
        background = await page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert background == ("rgb(238, 242, 244)" if scheme == "light" else "rgb(17, 23, 27)")
    finally:
        await server.stop()
