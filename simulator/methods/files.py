"""Documents and pictures: sending, and fetching what people sent."""

import mimetypes
from typing import Any

from simulator import checks
from simulator.methods.registry import method
from simulator.methods.sending import target, with_users
from simulator.nouns import StoredFile, Wire
from simulator.params import Params, Upload
from simulator.pictures import size_of
from simulator.refusals import bad
from simulator.world import World

UPLOAD = 50 * 2**20
PHOTO = 10 * 2**20
DOWNLOAD = 20 * 2**20
LONGEST_SIDES = 10_000
"""Width and height of a picture together, in pixels."""
STEEPEST = 20


@method("sendDocument", counted=True)
def send_document(world: World, params: Params) -> Any:
    caption = _caption(world, params)
    place = target(world, params)
    stored = _stored(world, params, "document")
    return place.send(world, {"document": document_wire(stored)} | caption, file=stored).wire


@method("sendPhoto", counted=True)
def send_photo(world: World, params: Params) -> Any:
    caption = _caption(world, params)
    if "has_spoiler" in params.given and params.flag("has_spoiler"):
        caption["has_media_spoiler"] = True
    place = target(world, params)
    stored = _stored(world, params, "photo")
    return place.send(world, {"photo": photo_wire(stored)} | caption, file=stored).wire


def _caption(world: World, params: Params) -> Wire:
    text, entities = checks.caption(params)
    content: Wire = {"caption": text} if text else {}
    if entities:
        content["caption_entities"] = with_users(world, entities)
    return content


def _stored(world: World, params: Params, kind: str) -> StoredFile:
    given = params.file(kind)
    if given is None or given == "":
        raise bad(f"there is no {kind} in the request")
    if isinstance(given, str):
        stored = world.files.get(given)
        if stored is None:
            # An address on the web is refused as well: nothing here leaves the machine.
            raise bad("wrong file identifier/HTTP URL specified")
        if stored.kind != kind:
            raise bad(f"can't use file of type {stored.kind.title()} as {kind.title()}")
        return stored
    return keep(world, given, kind)


def keep(world: World, upload: Upload, kind: str) -> StoredFile:
    """Stores an uploaded file, with Telegram's refusals of its size."""
    data = upload.data
    if not data:
        raise bad("file must be non-empty")
    size = (0, 0)
    if kind == "photo":
        if len(data) > PHOTO:
            raise bad("too big file for a photo: the maximum size is 10 MB")
        found = size_of(data)
        if found is None:
            raise bad("IMAGE_PROCESS_FAILED")
        size = found
        steep = max(size) > STEEPEST * max(1, min(size))
        if sum(size) > LONGEST_SIDES or steep or 0 in size:
            raise bad("PHOTO_INVALID_DIMENSIONS")
    elif len(data) > UPLOAD:
        raise bad("Request Entity Too Large")
    mime = upload.mime if upload.mime != "application/octet-stream" else _mime(upload.name)
    name = upload.name.replace("/", "_") or "file"
    return world.store_file(data, name, mime, kind, size)


def _mime(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def document_wire(stored: StoredFile) -> Wire:
    """A Document."""
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_name": stored.name,
        "mime_type": stored.mime,
        "file_size": len(stored.data),
    }


def photo_wire(stored: StoredFile) -> list[Wire]:
    """The sizes of a picture; here there is only the one that was sent."""
    return [
        {
            "file_id": stored.id,
            "file_unique_id": stored.unique_id,
            "width": stored.width,
            "height": stored.height,
            "file_size": len(stored.data),
        }
    ]


@method("getFile")
def get_file(world: World, params: Params) -> Any:
    stored = world.files.get(params.text("file_id") or "")
    if stored is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    if len(stored.data) > DOWNLOAD:
        raise bad("file is too big")
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.data),
        "file_path": stored.path,
    }
