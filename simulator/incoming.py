"""The parameters of a call out of an HTTP request: query, form, multipart or JSON."""

import re
from email.message import Message as Headers
from typing import Any
from urllib.parse import parse_qsl, unquote

import orjson

from simulator.params import Upload
from simulator.refusals import bad

_DISPOSITION = re.compile(rb'(?i)content-disposition:[^\r\n]*?[;\s]name="([^"]*)"')
_FILE_NAME = re.compile(rb'(?i)content-disposition:[^\r\n]*?[;\s]filename="([^"]*)"')
_FILE_NAME_CODED = re.compile(rb"(?i)content-disposition:[^\r\n]*?filename\*=utf-8''([^;\r\n]+)")
_MIME = re.compile(rb"(?i)content-type:[ \t]*([^\s;]+)")


def read_params(query: str, content_type: str, body: bytes) -> dict[str, Any]:
    """All parameters by name. Those of the body go before those of the query."""
    given: dict[str, Any] = dict(parse_qsl(query, keep_blank_values=True)) if query else {}
    if not body:
        return given
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        given |= _json(body)
    elif kind == "multipart/form-data":
        given |= _multipart(content_type, body)
    else:
        given |= parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
    return given


def _json(body: bytes) -> dict[str, Any]:
    try:
        read = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise bad("can't parse request as JSON object") from None
    if not isinstance(read, dict):
        raise bad("object expected as request body")
    return read


def _multipart(content_type: str, body: bytes) -> dict[str, Any]:
    """The whole body is there already, so it is simply cut at the boundaries."""
    headers = Headers()
    headers["Content-Type"] = content_type
    boundary = headers.get_boundary()
    if not boundary:
        raise bad("can't parse multipart request: there is no boundary")
    given: dict[str, Any] = {}
    cut = b"\r\n--" + boundary.encode()
    # What stands before the first boundary and after the last one is nothing.
    inside, end, _ = (b"\r\n" + body).rpartition(cut + b"--")
    if not end:
        raise bad("can't parse multipart request: it has no end")
    for part in inside.split(cut + b"\r\n")[1:]:
        head, _, data = part.partition(b"\r\n\r\n")
        name = _DISPOSITION.search(head)
        if name is None:
            raise bad("can't parse multipart request: a part has no name")
        file_name = _file_name(head)
        if file_name is None:
            value: Any = data.decode("utf-8", "replace")
        else:
            mime = _MIME.search(head)
            value = Upload(file_name, mime[1].decode("latin-1") if mime else "application/octet-stream", data)
        given[unquote(name[1].decode())] = value
    return given


def _file_name(head: bytes) -> str | None:
    if coded := _FILE_NAME_CODED.search(head):
        return unquote(coded[1].decode())
    plain = _FILE_NAME.search(head)
    return unquote(plain[1].decode("utf-8", "replace")) if plain else None
