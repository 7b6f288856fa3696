"""How updates get to the bot: long polling or a webhook."""

from typing import Any
from urllib.parse import urlsplit

from simulator.checks import SECRET
from simulator.methods.registry import method
from simulator.params import Params
from simulator.refusals import bad
from simulator.updates import as_array
from simulator.webhook import Hook
from simulator.world import World

AT_ONCE = 100


@method("getUpdates", waits=True)
async def get_updates(world: World, params: Params) -> bytes:
    """Returns bytes: updates are kept as JSON already."""
    limit = params.integer("limit")
    if limit is None:
        limit = AT_ONCE
    updates = world.updates
    updates.choose(params.structure("allowed_updates"))
    taken = await updates.take(
        params.integer("offset"), min(max(limit, 1), AT_ONCE), params.integer("timeout") or 0
    )
    return as_array(taken)


@method("setWebhook")
def set_webhook(world: World, params: Params) -> Any:
    url = params.text("url") or ""
    if not url:
        return delete_webhook(world, params)
    parts = urlsplit(url)
    # Telegram wants HTTPS. Here nothing leaves the machine, so plain HTTP to loopback is taken as well.
    near = parts.hostname in {"127.0.0.1", "localhost", "::1"}
    if parts.scheme != "https" and not (near and parts.scheme == "http"):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if not near:
        raise bad("bad webhook: this pretend Telegram delivers to 127.0.0.1 only")
    secret = params.text("secret_token") or None
    if secret and not SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    connections = params.integer("max_connections")
    if connections is None:
        connections = 40
    if not 1 <= connections <= 100:
        raise bad("max_connections must be between 1 and 100")
    world.updates.choose(params.structure("allowed_updates"))
    if params.flag("drop_pending_updates"):
        world.updates.drop_all()
    world.webhook.set(Hook(url, secret, connections))
    return True


@method("deleteWebhook")
def delete_webhook(world: World, params: Params) -> Any:
    if params.flag("drop_pending_updates"):
        world.updates.drop_all()
    world.webhook.set(None)
    return True


@method("getWebhookInfo")
def get_webhook_info(world: World, _: Params) -> Any:
    hook = world.webhook.hook
    info: dict[str, Any] = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.waiting),
    }
    if hook is not None:
        info["max_connections"] = hook.max_connections
    if world.webhook.last_error is not None:
        at, words = world.webhook.last_error
        info |= {"last_error_date": int(at.timestamp()), "last_error_message": words}
    if world.updates.allowed is not None:
        info["allowed_updates"] = sorted(world.updates.allowed)
    return info
