"""The page on a certificate that is no longer held: it was one, and nothing more is known of it."""

from actions.privacy import forget_me
from bot.metrics import Metrics
from rules.certificate_codes import grouped
from screens.texts import Texts
from tests.actions.certificates_world import asks, held
from tests.world import World
from web import app as web
from web import certificates


async def test_a_certificate_of_somebody_who_was_forgotten(db, served):
    world = World(db)
    world.member("Noor", "owner")
    session = held(world)
    code = asks(world, "Amara", session).certificate.code
    world.does("Amara", forget_me, None)
    routes = certificates.pages(db, Texts(), lambda: 100.0)
    async with (
        served(web.create(Metrics(), pages=routes)) as client,
        client.get(f"/verify/{grouped(code)}") as answer,
    ):
        page = await answer.text()
    assert answer.status == 410
    assert "There was a certificate with this code. It is no longer held." in page
    assert grouped(code) in page
    assert "Amara" not in page
