// One message as it is seen: bubble, reply, text, file, picture, poll, buttons.

import { avatar } from "./avatar.js";
import { openDialog } from "./dialog.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { keysView } from "./keys.js";
import { pollView } from "./poll.js";
import { isReadable, readFile } from "./preview.js";
import { richText } from "./richtext.js";
import { timeOf } from "./time.js";

function sizeOf(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${Math.round(bytes / 100) / 10} kB` : `${Math.round(bytes / 1e5) / 10} MB`;
}

function extensionOf(name) {
  return name.includes(".") ? name.split(".").pop().slice(0, 4).toUpperCase() : "FILE";
}

function fileView(message) {
  const { file } = message;
  const words = el(
    "span",
    { class: "file-words" },
    el("span", { class: "file-name", dir: "auto", text: file.name }),
    el("span", { class: "file-size", text: sizeOf(file.size) }),
  );
  const inside = [el("span", { class: "file-kind", "aria-hidden": "true", text: extensionOf(file.name) }), words];
  const named = {
    class: "file-open",
    "aria-label": `Open ${file.name}, ${sizeOf(file.size)}`,
    data: { key: `open-${message.id}` },
  };
  return el(
    "div",
    { class: "file" },
    isReadable(file)
      ? el("button", { type: "button", ...named, on: { click: () => readFile(file) } }, inside)
      : el("a", { href: file.url, target: "_blank", rel: "noopener", ...named }, inside),
    message.protected
      ? null
      : el(
          "a",
          {
            class: "icon-button",
            href: file.url,
            download: file.name,
            "aria-label": `Download ${file.name}`,
            title: "Download",
            data: { key: `load-${message.id}` },
          },
          icon("download"),
        ),
  );
}

function photoView(message) {
  const { photo } = message;
  const described = message.text ? `Picture: ${message.text.slice(0, 120)}` : `Picture from ${message.from.name}`;
  const picture = () => el("img", { src: photo.url, width: photo.width, height: photo.height, alt: described });
  const look = () => openDialog({ title: "Picture", build: () => el("div", { class: "picture" }, picture()) });
  return el(
    "button",
    {
      type: "button",
      class: "photo",
      "aria-label": `Open the picture. ${described}`,
      data: { key: `photo-${message.id}` },
      on: { click: look },
    },
    picture(),
  );
}

function quote(message, context) {
  const { id, text } = message.reply_to;
  return el(
    "button",
    {
      type: "button",
      class: "quote",
      "aria-label": `Go to the message this answers: ${text}`,
      data: { key: `quote-${message.id}` },
      on: { click: () => context.goToMessage(id) },
    },
    el("span", { dir: "auto", text: text || "Message" }),
  );
}

function meta(message) {
  return el(
    "span",
    { class: "meta" },
    message.protected ? [icon("lock"), el("span", { class: "visually-hidden", text: "Saving is off. " })] : null,
    message.pinned ? [icon("pin"), el("span", { class: "visually-hidden", text: "Pinned. " })] : null,
    message.edited ? el("span", { text: "edited" }) : null,
    el("time", { datetime: message.at, text: timeOf(message.at) }),
  );
}

function bubble(message, context) {
  const named = !message.mine && context.inGroup;
  return el(
    "article",
    {
      class: "bubble",
      tabindex: -1,
      "aria-label": `${message.mine ? "You" : message.from.name}, ${timeOf(message.at)}`,
      data: { key: `message-${message.id}` },
    },
    named
      ? el(
          "p",
          { class: `from hue-text-${Math.abs(message.from.id) % 8}`, dir: "auto" },
          message.from.name,
          message.from.is_bot ? el("span", { class: "tag", text: "bot" }) : null,
        )
      : null,
    message.reply_to ? quote(message, context) : null,
    message.photo ? photoView(message) : null,
    message.file ? fileView(message) : null,
    message.poll ? pollView(message, context.chat, context.person, context.done) : null,
    el("div", { class: "text", dir: "auto" }, message.poll ? [] : richText(message.html || "", context), meta(message)),
  );
}

/**
 * The list item of a message. `context`: {chat, person, inGroup, canReply, reply, goToMessage, openChat,
 * command, startBot, username, done}.
 */
export function messageView(message, context) {
  if (message.service) return el("li", { class: "service" }, el("span", { dir: "auto", text: message.service }));
  const item = el("li", {
    class: message.mine ? "message mine" : "message",
    data: { around: `message-${message.id}` },
  });
  if (context.inGroup && !message.mine)
    item.append(avatar({ id: message.from.id, name: message.from.name, kind: message.from.is_bot ? "bot" : "person" }));
  const column = el(
    "div",
    { class: message.buttons?.length ? "column column-keys" : "column" },
    bubble(message, context),
  );
  if (message.buttons?.length) column.append(keysView({ ...context, message }));
  item.append(column);
  if (context.canReply)
    item.append(
      el(
        "button",
        {
          type: "button",
          class: "icon-button reply-button",
          "aria-label": `Reply to ${message.mine ? "yourself" : message.from.name}`,
          title: "Reply",
          data: { key: `reply-${message.id}` },
          on: { click: () => context.reply(message) },
        },
        icon("reply"),
      ),
    );
  return item;
}

/** What screen readers are told when a message comes or changes. */
export function spoken(message, verb = "") {
  if (message.service) return message.service;
  const what = message.poll
    ? `poll: ${message.poll.question}`
    : [message.file && `file ${message.file.name}`, message.photo && "picture", message.text]
        .filter(Boolean)
        .join(". ");
  const buttons = (message.buttons ?? []).flat().map((button) => button.text);
  return `${message.from.name}${verb}: ${what}${buttons.length ? `. Buttons: ${buttons.join(", ")}.` : ""}`;
}
