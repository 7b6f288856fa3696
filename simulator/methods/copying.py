"""Copies: a message once more in another chat, without a trace of who wrote it."""

from typing import Any

from simulator.methods.registry import method
from simulator.methods.sending import target
from simulator.params import Params
from simulator.refusals import bad
from simulator.world import World

_CARRIED = ("text", "entities", "caption", "caption_entities", "document", "photo")


@method("copyMessage", counted=True)
def copy_message(world: World, params: Params) -> Any:
    where = target(world, params)
    source = world.find_chat(params, "from_chat_id")
    world.require_presence(source)
    number = params.integer("message_id")
    if not number:
        raise bad("message identifier is not specified")
    message = source.messages.get(number)
    if message is None:
        raise bad("message to copy not found")
    if message.service or message.poll is not None or message.protected:
        raise bad("message can't be copied")
    content = {key: message.base[key] for key in _CARRIED if key in message.base}
    return {"message_id": where.send(world, content, file=message.file).id}
