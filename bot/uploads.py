"""Bodies of requests to the Bot API: forms, files, and the patience with whoever is to take them."""

import asyncio
import io
from collections.abc import Mapping
from typing import IO, cast

import aiohttp
from aiohttp.abc import AbstractStreamWriter
from aiohttp.payload import BytesIOPayload, IOBasePayload, Payload, StringPayload
from telegram._utils.types import FieldTuple

# As browsers write names into a multipart header: a quote or a line break would end the header.
ESCAPED_IN_HEADER = {ord('"'): "%22", 0x7F: "%7F"} | {code: f"%{code:02X}" for code in range(32)}


class Upload(Payload):
    """A request's body that is given up when the other side takes no more of it for `write_timeout`.

    aiohttp itself waits without an end.
    """

    _autoclose = True
    _value: Payload

    def __init__(self, body: Payload, write_timeout: float | None) -> None:
        super().__init__(body, headers=body.headers)
        self._write_timeout = write_timeout

    @property
    def size(self) -> int | None:
        return self._value.size

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        return self._value.decode(encoding, errors)

    async def write(self, writer: AbstractStreamWriter) -> None:
        await self._value.write(cast("AbstractStreamWriter", _ImpatientWriter(writer, self._write_timeout)))


class _ImpatientWriter:
    """The part of a stream writer that payloads use, with a time-out on each piece."""

    def __init__(self, writer: AbstractStreamWriter, timeout: float | None) -> None:
        self._writer = writer
        self._timeout = timeout

    async def write(self, piece: bytes) -> None:
        async with asyncio.timeout(self._timeout):
            await self._writer.write(piece)


class _LentFile(IOBasePayload):
    """A file that belongs to the caller: read from its start, as httpx does, and left open for a retry."""

    _autoclose = True

    def __init__(self, file: IO[bytes], content_type: str) -> None:
        if file.seekable():
            file.seek(0)
        super().__init__(file, disposition="form-data", content_type=content_type)

    def _close(self) -> None:
        """Leaves the file open."""


def multipart(fields: Mapping[str, str], files: Mapping[str, FieldTuple]) -> aiohttp.MultipartWriter:
    """A form with files, as Telegram reads one."""
    form = aiohttp.MultipartWriter("form-data")
    for name, value in fields.items():
        _append(form, StringPayload(value), name=name)
    for name, (filename, content, content_type) in files.items():
        part = _file(content, content_type)
        _append(form, part, name=name, filename=filename.translate(ESCAPED_IN_HEADER))
    return form


def _append(form: aiohttp.MultipartWriter, part: Payload, **names: str) -> None:
    # Telegram shows a file's name as it stands here, so letters of any language must go in unquoted.
    part.set_content_disposition("form-data", quote_fields=False, **names)
    form.append_payload(part)


def _file(content: bytes | IO[bytes], content_type: str) -> Payload:
    if isinstance(content, io.IOBase):
        return _LentFile(cast("IO[bytes]", content), content_type)
    held = content if isinstance(content, bytes) else content.read()
    return BytesIOPayload(io.BytesIO(held), content_type=content_type)
