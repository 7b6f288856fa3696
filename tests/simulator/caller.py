"""A bot that calls the Bot API over plain HTTP, form-encoded as most libraries do."""

import json

import pytest


class RefusedError(Exception):
    """What Telegram said no with."""

    def __init__(self, status, answer):
        super().__init__(answer["description"])
        self.status = status
        self.code = answer["error_code"]
        self.parameters = answer.get("parameters", {})


class Caller:
    """`await bot.sendMessage(chat_id=1, text="x")` gives the result or raises RefusedError."""

    def __init__(self, session, address, token):
        self.session = session
        self.address = address
        self.root = address.base_url + token

    def __getattr__(self, method):
        async def call(**params):
            form = {name: _encoded(value) for name, value in params.items() if value is not None}
            async with self.session.post(f"{self.root}/{method}", data=form) as response:
                answer = await response.json()
            assert answer["ok"] is (response.status == 200)
            if not answer["ok"]:
                raise RefusedError(response.status, answer)
            return answer["result"]

        return call

    async def updates(self):
        """All that wait, acknowledged."""
        found = await self.getUpdates(timeout=0)
        if found:
            await self.getUpdates(offset=found[-1]["update_id"] + 1, timeout=0)
        return found


def _encoded(value):
    return value if isinstance(value, str) else json.dumps(value)


def keyboard(*rows):
    """An inline keyboard of (label, data) pairs."""
    return {
        "inline_keyboard": [[{"text": text, "callback_data": data} for text, data in row] for row in rows]
    }


def refused(match, code=400):
    """Expects a refusal whose description contains the words and whose code is `code`."""
    return pytest.raises(RefusedError, check=lambda error: error.code == code and match in str(error))
