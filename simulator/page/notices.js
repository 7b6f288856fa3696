// What is said outside the conversation: toasts, alerts, and the log that screen readers follow.

import { openDialog } from "./dialog.js";
import { el } from "./dom.js";

const READING_TIME = 5000;
const KEPT = 30;

/** A short line that goes away by itself. `kind` is "note", of which the newest is shown, or "trouble". */
export function toast(text, kind = "note") {
  const node = el("p", { class: `toast toast-${kind}`, text });
  const box = document.getElementById("toasts");
  // One upon the other they would cover a phone's screen; what went wrong stays until it could be read.
  if (kind === "note") for (const older of box.querySelectorAll(".toast-note")) older.remove();
  // A popover shown anew stands above an open dialog, which would cover it otherwise.
  if (box.matches(":popover-open")) box.hidePopover();
  box.showPopover();
  box.append(node);
  setTimeout(() => node.remove(), Math.max(READING_TIME, text.length * 70));
}

/** Takes all toasts away: they were meant for whoever held the phone before. */
export function clearToasts() {
  document.getElementById("toasts").replaceChildren();
}

/** A callback answer with show_alert: it stays until it is read. */
export function alertBox(text) {
  openDialog({
    title: "The bot says",
    role: "alertdialog",
    small: true,
    build: () => el("p", { class: "alert-text", text }),
  });
}

/** Runs what a press began; a refusal is shown as a toast. Answers undefined when it was refused. */
export async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    toast(error.message, "trouble");
    return undefined;
  }
}

/** Adds a line to the polite log, which keeps the newest few. */
export function announce(text) {
  const log = document.getElementById("log");
  log.append(el("p", { text }));
  while (log.childElementCount > KEPT) log.firstElementChild.remove();
}
