// The left pane: who you are, and your chats.

import { avatar } from "./avatar.js";
import { arrange, arrowKeys, el, keepingFocus, whenChanged } from "./dom.js";
import { icon } from "./icons.js";
import { routeTo } from "./route.js";
import { me, state } from "./state.js";
import { shortOf } from "./time.js";

const head = el("header", { class: "sidebar-head" });
const list = el("ul", { class: "chats" });
const rows = new Map(); // chat id → its <li>
arrowKeys(list, ".chat");
list.addEventListener("focusin", () => oneInTabOrder());

export function kindOf(chat) {
  return chat.type === "private" ? "bot" : chat.type === "channel" ? "channel" : "group";
}

function preview(chat) {
  if (chat.pending) return el("span", { class: "chat-note", text: "Request sent" });
  if (!chat.member && chat.joinable) return el("span", { class: "chat-note", text: "You can ask to join" });
  if (chat.blocked) return "Blocked";
  if (state.typing.has(chat.id)) return el("span", { class: "chat-note", text: "typing…" });
  if (!chat.last) return chat.type === "private" ? "Not started yet" : "No messages yet";
  const who = chat.type === "private" ? "" : `${chat.last.from}: `;
  return [el("span", { class: "chat-who", text: who }), chat.last.text];
}

function chatRow(chat, open) {
  return el(
    "a",
    {
      class: "chat",
      href: routeTo({ person: state.route.person, chat: chat.id }),
      "aria-current": open && "page",
      data: { key: `chat-${chat.id}` },
    },
    avatar({ id: chat.id, name: chat.title, kind: kindOf(chat) }),
    el("span", { class: "chat-title", dir: "auto", text: chat.title }),
    el("span", { class: "chat-when", text: chat.last ? shortOf(chat.last.at, state.clock?.now) : "" }),
    el("span", { class: "chat-last", dir: "auto" }, preview(chat)),
    chat.unread
      ? el("span", { class: "unread" }, String(chat.unread), el("span", { class: "visually-hidden", text: " unread" }))
      : null,
  );
}

function rowOf(chat) {
  if (!rows.has(chat.id)) rows.set(chat.id, el("li"));
  const row = rows.get(chat.id);
  const open = chat.id === state.route.chat;
  const today = state.clock && shortOf(chat.last?.at ?? state.clock.now, state.clock.now);
  whenChanged(row, [chat, open, today, state.typing.has(chat.id), state.route.person], () =>
    row.replaceChildren(chatRow(chat, open)),
  );
  return row;
}

/** The private chat stays on top; the others follow, the one with the newest message first. */
function inOrder(chats) {
  const newest = (chat) => (chat.type === "private" ? Infinity : chat.last ? Date.parse(chat.last.at) : 0);
  return [...chats].sort((one, other) => (newest(other) === newest(one) ? 0 : newest(other) - newest(one)));
}

/** Tab reaches one chat, the arrow keys the others: nobody has to tab through a hundred chats. */
function oneInTabOrder() {
  const links = [...list.querySelectorAll(".chat")];
  const held =
    links.find((link) => link === document.activeElement) ??
    links.find((link) => link.hasAttribute("aria-current")) ??
    links[0];
  for (const link of links) link.tabIndex = link === held ? 0 : -1;
}

function headOf(person, { onPerson, onNewGroup }) {
  return [
    el(
      "button",
      {
        type: "button",
        class: "identity",
        "aria-label": `You are ${person.name}. Be someone else`,
        title: "Be someone else",
        data: { key: "identity" },
        on: { click: onPerson },
      },
      avatar(person),
      el(
        "span",
        { class: "identity-words" },
        el("span", { class: "identity-you", text: "You are" }),
        el("span", { class: "identity-name", dir: "auto", text: person.name }),
      ),
      icon("swap"),
    ),
    el(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": "Make a group",
        title: "Make a group",
        data: { key: "new-group" },
        on: { click: onNewGroup },
      },
      icon("plus"),
    ),
  ];
}

export function drawSidebar(acts) {
  const bar = document.getElementById("sidebar");
  const person = me();
  if (!person) {
    bar.replaceChildren();
    return;
  }
  if (list.parentNode !== bar) bar.replaceChildren(head, list);
  whenChanged(head, person, () => head.replaceChildren(...headOf(person, acts)));
  keepingFocus(list, () => arrange(list, inOrder(state.chats).map(rowOf)));
  oneInTabOrder();
}

/** Puts the focus on a chat in the list: after going back, that is where the reader was. */
export function focusChat(id) {
  (list.querySelector(`[data-key="chat-${id}"]`) ?? list.querySelector(".chat"))?.focus();
}
