// The inline buttons under a message, and what happens when one is pressed.

import { press } from "./api.js";
import { openDialog } from "./dialog.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { alertBox, attempt, toast } from "./notices.js";

const MARKS = { url: "link", copy: "copy", share: "share", webapp: "window" };
const KINDS = { url: "link", copy: "copies a text", share: "share", webapp: "opens a page" };

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied.");
  } catch {
    openDialog({
      title: "Copy this text",
      small: true,
      build: () => el("textarea", { class: "field", readonly: true, rows: 4, "aria-label": "Text to copy", text }),
    });
  }
}

function openLink(url) {
  openDialog({
    title: "Open this link?",
    small: true,
    build: (close) => [
      el("p", { class: "address", text: url }),
      el(
        "div",
        { class: "dialog-keys" },
        el("button", { type: "button", class: "button", text: "Copy", on: { click: () => copyText(url) } }),
        el("a", {
          class: "button button-main",
          href: url,
          target: "_blank",
          rel: "noopener noreferrer",
          text: "Open",
          on: { click: close },
        }),
      ),
    ],
  });
}

function share(button) {
  openDialog({
    title: "Share",
    small: true,
    build: (close) => [
      el("p", { class: "lead", text: "Telegram would now ask which chat this goes to." }),
      el("textarea", {
        class: "field",
        readonly: true,
        rows: 4,
        "aria-label": "Text to share",
        text: button.url ?? button.copy ?? button.text,
      }),
      el("button", {
        type: "button",
        class: "button button-main",
        text: "Copy",
        on: { click: () => copyText(button.url ?? button.copy ?? button.text).then(close) },
      }),
    ],
  });
}

async function pressed(node, button, { message, chat, person, openChat, done }) {
  if (button.kind === "copy") return copyText(button.copy ?? "");
  if (button.kind === "share") return share(button);
  node.setAttribute("aria-busy", "true");
  const answer = await attempt(() =>
    press(person, chat, { message: message.id, row: button.row, column: button.column }),
  );
  node.setAttribute("aria-busy", "false");
  if (!answer) return undefined;
  if (answer.toast && answer.alert) alertBox(answer.toast);
  else if (answer.toast) toast(answer.toast);
  if (answer.open_chat) openChat(answer.open_chat);
  else if (answer.url && /^https?:/.test(answer.url)) openLink(answer.url);
  return done();
}

function key(button, context) {
  const kind = KINDS[button.kind];
  const node = el(
    "button",
    {
      type: "button",
      class: `key key-${button.kind}`,
      data: { key: `key-${context.message.id}-${button.row}-${button.column}` },
    },
    el("span", { class: "key-text", dir: "auto", text: button.text }),
    kind ? [icon(MARKS[button.kind]), el("span", { class: "visually-hidden", text: ` (${kind})` })] : null,
  );
  node.addEventListener("click", () => pressed(node, button, context));
  return node;
}

/** The rows of buttons, as a group with a name. `context`: {message, chat, person, openChat, done}. */
export function keysView(context) {
  const rows = context.message.buttons.map((row) =>
    el(
      "div",
      { class: "keys-row" },
      row.map((button) => key(button, context)),
    ),
  );
  return el(
    "div",
    { class: "keys", role: "group", "aria-label": `Buttons of the message from ${context.message.from.name}` },
    rows,
  );
}
