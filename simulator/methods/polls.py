"""Polls: sending and stopping."""

from datetime import datetime, timedelta
from typing import Any

from simulator.entities import Entities, read, units
from simulator.methods.registry import method
from simulator.methods.sending import inline_markup, own_message, target, with_users
from simulator.params import Params
from simulator.polls import Poll, PollOption
from simulator.posting import amend
from simulator.refusals import bad
from simulator.world import World

QUESTION = 300
OPTION = 100
OPTIONS = 12
SHORTEST = 5
LONGEST = 2_628_000


@method("sendPoll", counted=True)
def send_poll(world: World, params: Params) -> Any:
    poll = _poll(world, params)
    place = target(world, params)
    if place.chat.type == "channel" and not poll.anonymous:
        raise bad("non-anonymous polls can't be sent to channel chats")
    message = place.send(world, {}, poll=poll)
    world.watch_poll(message)
    return message.wire


def _poll(world: World, params: Params) -> Poll:
    question, entities = read(
        params.text("question") or "",
        params.text("question_parse_mode"),
        params.structure("question_entities"),
    )
    if not question:
        raise bad("poll question must be non-empty")
    if units(question) > QUESTION:
        raise bad(f"poll question length must not exceed {QUESTION}")
    number = world.number()
    options = [
        PollOption(f"{number}-{index}", text, found)
        for index, (text, found) in enumerate(_options(params.structure("options")))
    ]
    kind = params.text("type") or "regular"
    if kind not in {"regular", "quiz"}:
        raise bad("can't parse poll type")
    multiple = params.flag("allows_multiple_answers")
    closed = params.flag("is_closed")
    period, closes_at = _closing(world, params)
    return Poll(
        id=str(5_000_000_000_000 + number),
        question=question,
        entities=with_users(world, entities),
        options=options,
        anonymous=params.flag("is_anonymous", default=True),
        multiple=multiple,
        revoting=params.flag("allows_revoting", default=kind == "regular"),
        hidden_until_closed=params.flag("hide_results_until_closes"),
        members_only=params.flag("members_only"),
        kind=kind,
        correct=_correct(params, kind, len(options)),
        open_period=period,
        closes_at=closes_at,
        closed=closed,
    )


def _options(given: Any) -> list[tuple[str, Entities]]:
    if not isinstance(given, list):
        raise bad("can't parse options JSON object")
    if not given:
        raise bad("poll must have at least 1 option")
    if len(given) > OPTIONS:
        raise bad(f"poll can't have more than {OPTIONS} options")
    options = []
    for spec in given:
        one = {"text": spec} if isinstance(spec, str) else spec
        if not isinstance(one, dict) or not isinstance(one.get("text"), str):
            raise bad("can't parse options JSON object")
        text, entities = read(one["text"], one.get("text_parse_mode"), one.get("text_entities"))
        if not text:
            raise bad("poll options must be non-empty")
        if units(text) > OPTION:
            raise bad(f"poll options length must not exceed {OPTION}")
        options.append((text, entities))
    return options


def _correct(params: Params, kind: str, options: int) -> list[int]:
    if kind != "quiz":
        return []
    single = params.integer("correct_option_id")
    correct = params.structure("correct_option_ids") or ([] if single is None else [single])
    if not isinstance(correct, list) or not correct:
        raise bad("quiz must have a correct option")
    if any(not isinstance(index, int) or not 0 <= index < options for index in correct):
        raise bad("wrong correct option ID specified")
    return correct


def _closing(world: World, params: Params) -> tuple[int | None, datetime | None]:
    period = params.integer("open_period")
    date = params.integer("close_date")
    if period and date:
        raise bad("can't specify both open_period and close_date")
    if not period and not date:
        return None, None
    now = world.now()
    closes_at = now + timedelta(seconds=period) if period else datetime.fromtimestamp(date or 0, now.tzinfo)
    if not SHORTEST <= (closes_at - now).total_seconds() <= LONGEST:
        raise bad(f"poll can be open for {SHORTEST} to {LONGEST} seconds")
    return period, closes_at


@method("stopPoll")
def stop_poll(world: World, params: Params) -> Any:
    markup = inline_markup(params)
    message = own_message(world, params, "stop")
    if message.poll is None:
        raise bad("message with poll to stop not found")
    poll = world.close_poll(message)
    amend(world, message, {"reply_markup": markup} if markup else {}, remove=("reply_markup",))
    return poll.wire()
