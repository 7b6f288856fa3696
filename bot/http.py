"""python-telegram-bot's requests over aiohttp.

The library's own backend slows down with every connection in its pool; this one does not. Towards the library
it behaves like `telegram.request.HTTPXRequest`: the same time-outs, the same errors, the same words.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import cast
from urllib.parse import urlencode, urlsplit

import aiohttp
import orjson
from aiohttp.payload import BytesPayload, Payload
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import JSONDict, ODVInput
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.uploads import Upload, multipart

POOL_TIMEOUT = (
    "Pool timeout: All connections in the connection pool are occupied. Request was *not* sent to Telegram. "
    "Consider adjusting the connection pool size or the pool timeout."
)

DONE = b'{"ok":true,"result":true}'

FORM = "application/x-www-form-urlencoded"


class AiohttpRequest(BaseRequest):
    """Talks to the Bot API over a bounded pool of connections that are kept open.

    Time-outs are in seconds and None means to wait for ever. Each call may bring its own; where it leaves one
    out (`BaseRequest.DEFAULT_NONE`), the one given here holds.

    Args:
        connection_pool_size: how many requests may be under way at once; the others wait for `pool_timeout`.
        read_timeout: for each piece of the answer, counted from the end of the request.
        write_timeout: for each piece of 64 KiB of the request to be taken.
        connect_timeout: for looking up the host, connecting and shaking hands.
        pool_timeout: for a free connection.
        media_write_timeout: as `write_timeout`, for requests that upload a file.
        proxy: `http://` or `https://` address of a proxy. Unlike httpx, none is taken from the environment.
        unread: methods of which nobody reads the message that they answer with. They answer True, as they do
            where there is no message; reading one takes the library longer than the rest of the call.
    """

    __slots__ = (
        "_connect",
        "_media_write",
        "_places",
        "_pool",
        "_proxy",
        "_read",
        "_session",
        "_unread",
        "_write",
        "under_way",
    )

    def __init__(
        self,
        connection_pool_size: int = 256,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 1.0,
        media_write_timeout: float | None = 20.0,
        proxy: str | None = None,
        unread: Collection[str] = (),
    ) -> None:
        if connection_pool_size < 1:
            raise ValueError(
                f"connection_pool_size is {connection_pool_size}; it takes at least 1 connection."
            )
        if proxy is not None and urlsplit(proxy).scheme not in ("http", "https"):
            raise ValueError("The proxy's address must begin with http:// or https://.")
        self._read = read_timeout
        self._write = write_timeout
        self._connect = connect_timeout
        self._pool = pool_timeout
        self._media_write = media_write_timeout
        self._proxy = proxy
        self._unread = frozenset(unread)
        self._places = asyncio.Semaphore(connection_pool_size)
        self._session: aiohttp.ClientSession | None = None
        self.under_way = 0
        """Requests sent and not answered yet."""

    @property
    def read_timeout(self) -> float | None:
        return self._read

    async def initialize(self) -> None:
        """Opens the pool. A second call does nothing; after `shutdown` it opens anew."""
        if self._session is not None:
            return
        self._session = aiohttp.ClientSession(
            # The places are counted here, where waiting for one is told apart from connecting.
            connector=aiohttp.TCPConnector(limit=0),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self.USER_AGENT},
        )

    async def shutdown(self) -> None:
        """Closes every connection. Requests still under way end in `NetworkError`."""
        if self._session is None:
            return
        session, self._session = self._session, None
        await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The status and the body of the answer.

        Raises:
            TimedOut: one of the time-outs passed.
            NetworkError: the request could not be sent, or its answer not be read.
            RuntimeError: before `initialize` or after `shutdown`.
        """
        session = self._session
        if session is None:
            raise RuntimeError("This AiohttpRequest is not initialized!")
        timeout = aiohttp.ClientTimeout(
            total=None,
            connect=_chosen(connect_timeout, self._connect),
            sock_read=_chosen(read_timeout, self._read),
        )
        async with self._place(_chosen(pool_timeout, self._pool)):
            try:
                async with session.request(
                    method,
                    url,
                    data=self._body(request_data, write_timeout),
                    timeout=timeout,
                    proxy=self._proxy,
                    allow_redirects=False,
                ) as response:
                    answer = await response.read()
            except TimeoutError as error:
                raise TimedOut from _fit_to_show(error)
            except (aiohttp.ClientError, OSError) as error:
                raise NetworkError(_described(error)) from _fit_to_show(error)
        unread = response.status == HTTPStatus.OK and url.rpartition("/")[2] in self._unread
        return response.status, DONE if unread else answer

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """The answer, read three times faster than the standard library does.

        What orjson refuses (undecodable bytes, half a surrogate pair) is read as the library reads it: such
        bytes become U+FFFD.

        Raises:
            TelegramError: it is not JSON. The answer itself is not logged, it may hold members' words.
        """
        try:
            return cast("JSONDict", orjson.loads(payload))
        except orjson.JSONDecodeError:
            return _parse_leniently(payload)

    def _body(self, request_data: RequestData | None, write_timeout: ODVInput[float]) -> Payload | None:
        if request_data is None:
            return None
        # As `json_parameters` has them, which writes each value out twice.
        given = request_data.parameters
        fields = {
            name: value if isinstance(value, str) else json.dumps(value) for name, value in given.items()
        }
        if request_data.contains_files:
            form_of_parts = multipart(fields, request_data.multipart_data)
            return Upload(form_of_parts, _chosen(write_timeout, self._media_write))
        form = BytesPayload(urlencode(fields).encode(), content_type=FORM)
        return Upload(form, _chosen(write_timeout, self._write)) if fields else None

    @asynccontextmanager
    async def _place(self, pool_timeout: float | None) -> AsyncIterator[None]:
        """Holds one of the pool's connections, as soon as one is free."""
        try:
            async with asyncio.timeout(pool_timeout if self._places.locked() else None):
                await self._places.acquire()
        except TimeoutError:
            raise TimedOut(POOL_TIMEOUT) from None
        self.under_way += 1
        try:
            yield
        finally:
            self.under_way -= 1
            self._places.release()


def _chosen(timeout: ODVInput[float], default: float | None) -> float | None:
    return default if isinstance(timeout, DefaultValue) else timeout


def _described(error: Exception) -> str:
    """The class is named because the words of some errors are empty."""
    if isinstance(error, aiohttp.ClientResponseError):
        said = error.message
    else:
        said = "" if _quotes_an_address(error) else str(error)
    return f"aiohttp.{type(error).__name__}: {said}"


def _fit_to_show(error: Exception) -> Exception | None:
    """The error as a cause in a traceback, unless the token would be read there."""
    return None if _quotes_an_address(error) else error


def _quotes_an_address(error: Exception) -> bool:
    """The address of a Bot API call holds the bot's token."""
    return isinstance(error, aiohttp.InvalidURL) or "://" in str(error)


def _parse_leniently(payload: bytes) -> JSONDict:
    try:
        return cast("JSONDict", json.loads(payload.decode("utf-8", "replace")))
    except (ValueError, RecursionError) as error:
        raise TelegramError("Invalid server response") from error
