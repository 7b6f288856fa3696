// The bar with the pretend time, and the buttons that move it.

import { moveClock } from "./api.js";
import { el, whenChanged } from "./dom.js";
import { announce, attempt, toast } from "./notices.js";
import { state } from "./state.js";
import { momentOf } from "./time.js";

const HOUR = 3600;

let moving = false;

async function move(body, changed) {
  if (moving) return;
  moving = true;
  drawClock(changed);
  const moved = await attempt(() => moveClock(body));
  moving = false;
  if (moved) {
    toast(`It is now ${moved.label}.`);
    changed(moved);
  } else drawClock(changed);
}

function mover(key, text, name, work) {
  return el("button", {
    type: "button",
    class: "clock-button",
    "aria-label": name,
    title: name,
    "aria-busy": String(moving),
    data: { key },
    text,
    on: { click: work },
  });
}

function nextEvent(clock, changed) {
  // It stays in reach of the keyboard when nothing is due: a disabled button would drop the focus.
  const work = () =>
    clock.next ? move({ to: "next" }, changed) : toast("Nothing is due. You can move the clock by an hour or a day.");
  const button = mover(
    "next",
    "Next event",
    clock.next ? `Next event, ${momentOf(clock.next)}` : "Next event: nothing is due",
    work,
  );
  if (!clock.next) button.setAttribute("aria-disabled", "true");
  return button;
}

function keys(clock, changed) {
  return el(
    "div",
    { class: "clock-keys", role: "group", "aria-label": "Move the clock" },
    clock.next ? el("span", { class: "clock-next", "aria-hidden": "true", text: momentOf(clock.next) }) : null,
    nextEvent(clock, changed),
    mover("hour", "+1 h", "+1 h: one hour later", () => move({ advance_seconds: HOUR }, changed)),
    mover("day", "+1 day", "+1 day: one day later", () => move({ advance_seconds: 24 * HOUR }, changed)),
  );
}

function face(clock) {
  const [, day, time] = clock.label.match(/^(.*), (\d\d:\d\d)/) ?? [null, clock.label, ""];
  const place = clock.zone.split("/").pop().replaceAll("_", " ");
  return el(
    "p",
    { class: "clock-face" },
    el("time", { class: "clock-time", datetime: clock.now, text: time }),
    el("span", { class: "clock-day", text: day }),
    el("span", { class: "clock-zone", text: place }),
  );
}

/** `changed(clock)` is called after the clock was moved. */
export function drawClock(changed) {
  const bar = document.getElementById("clock");
  const { clock, online } = state;
  if (!clock) return;
  whenChanged(bar, [clock.label, clock.next, clock.can_move, online, moving], () =>
    bar.replaceChildren(
      ...[
        face(clock),
        online ? null : el("p", { class: "clock-lost", text: "Reconnecting" }),
        clock.can_move ? keys(clock, changed) : null,
      ].filter(Boolean),
    ),
  );
}

/** Says the time to screen readers when another tab or a person elsewhere moved the clock. */
export function sayTime(clock) {
  if (!moving) announce(`The clock shows ${clock.label}.`);
}
