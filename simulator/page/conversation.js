// The right pane: header, pinned message, topics, messages, and what stands where one types.

import { join, start } from "./api.js";
import { avatar } from "./avatar.js";
import { kindOf } from "./chatlist.js";
import { Composer } from "./composer.js";
import { el, whenChanged } from "./dom.js";
import { chatDetails, membersOf } from "./groups.js";
import { icon } from "./icons.js";
import { MessageList } from "./messages.js";
import { attempt, toast } from "./notices.js";
import { goTo, routeTo } from "./route.js";
import { openChat, privateChat, shownMessages, state } from "./state.js";

let shown = null; // {key, list, composer, head, foot, footKind} of what is on the screen

function header(chat, typing, done) {
  const { person } = state.route;
  return el(
    "header",
    { class: "head" },
    el(
      "a",
      {
        class: "icon-button back",
        href: routeTo({ person }),
        "aria-label": "Back to chats",
        title: "Back to chats",
        data: { key: "back" },
      },
      icon("back"),
    ),
    avatar({ id: chat.id, name: chat.title, kind: kindOf(chat) }),
    el(
      "div",
      { class: "head-words" },
      el("h1", { class: "head-title", dir: "auto", text: chat.title }),
      el("p", { class: "head-under", text: typing ? "typing…" : membersOf(chat) }),
    ),
    el(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": `About ${chat.title}`,
        title: "About this chat",
        data: { key: "about" },
        on: { click: () => chatDetails(person, openChat() ?? chat, done) },
      },
      icon("info"),
    ),
  );
}

function topicsBar(chat) {
  const { person, topic } = state.route;
  const all = [{ id: null, name: "General" }, ...chat.topics];
  const link = ({ id, name, closed }) =>
    el(
      "a",
      {
        class: "topic",
        href: routeTo({ person, chat: chat.id, topic: id }),
        "aria-current": id === topic && "page",
        data: { key: `topic-${id}` },
      },
      el("span", { dir: "auto", text: name }),
      closed ? [icon("lock"), el("span", { class: "visually-hidden", text: " (closed)" })] : null,
    );
  return el("nav", { class: "topics", "aria-label": "Topics" }, all.map(link));
}

function pinnedBar(pinned) {
  const words = pinned.text || pinned.poll?.question || pinned.file?.name || "Picture";
  return el(
    "button",
    {
      type: "button",
      class: "pinned",
      "aria-label": `Go to the pinned message: ${words.slice(0, 120)}`,
      data: { key: "pinned" },
      on: { click: () => shown.list.goTo(pinned.id) },
    },
    icon("pin"),
    el(
      "span",
      { class: "pinned-words" },
      el("span", { class: "pinned-name", text: "Pinned message" }),
      el("span", { class: "pinned-text", dir: "auto", text: words }),
    ),
  );
}

function drawHead(chat, messages, done) {
  const typing = state.typing.has(chat.id);
  const pinned = messages.filter((message) => message.pinned).at(-1) ?? null;
  whenChanged(shown.head, [chat, typing, pinned], () =>
    shown.head.replaceChildren(
      ...[header(chat, typing, done), chat.forum ? topicsBar(chat) : null, pinned ? pinnedBar(pinned) : null].filter(
        Boolean,
      ),
    ),
  );
}

function footKind(chat) {
  if (chat.type === "private") return chat.blocked ? "blocked" : chat.started ? "write" : "start";
  if (chat.pending) return "pending";
  if (!chat.member) return chat.joinable ? "join" : "outside";
  const topic = chat.topics?.find(({ id }) => id === state.route.topic);
  if (topic?.closed && !chat.admin) return "closed";
  return chat.can_write ? "write" : "silent";
}

/** Who this is, for a chat without messages. */
function introduction(kind, chat) {
  const about = {
    start: state.bot?.description || "Press Start to talk with this bot.",
    join: `You have an invite link to this ${kindOf(chat)}. Ask to join; an admin or the bot will answer.`,
    pending: SAID.pending,
  }[kind];
  return el(
    "li",
    { class: "intro" },
    avatar({ id: chat.id, name: chat.title, kind: kindOf(chat) }),
    el("p", { class: "intro-title", dir: "auto", text: chat.title }),
    el("p", { class: "intro-about", dir: "auto", text: about ?? "No messages yet." }),
  );
}

const SAID = {
  pending: "Your request was sent. An admin or the bot will answer it.",
  outside: "You are not in this chat, and it takes no requests at the moment.",
  silent: "You cannot write here.",
  closed: "This topic is closed.",
};

function bigButton(text, work, done) {
  const button = el("button", { type: "button", class: "button button-main button-wide", text, data: { key: "foot" } });
  button.addEventListener("click", async () => {
    // Not disabled meanwhile: that would drop the focus, which goes on to what takes the button's place.
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    await attempt(work);
    await done();
    button.setAttribute("aria-busy", "false");
  });
  return button;
}

function footer(kind, chat, done) {
  const { person, topic } = state.route;
  if (kind === "write") {
    shown.composer = new Composer({
      person,
      chat: chat.id,
      topic,
      done,
      onUp: () => shown.list.focusLast(),
      onEscape: () => goTo({ person }),
    });
    return shown.composer.root;
  }
  shown.composer = null;
  if (kind in SAID) return el("p", { class: "foot foot-said", role: "status", tabindex: -1, text: SAID[kind] });
  const [text, work] = {
    start: ["Start", () => start(person, chat.id)],
    blocked: ["Unblock the bot", () => start(person, chat.id)],
    join: ["Ask to join", () => join(person, chat.id)],
  }[kind];
  return el("div", { class: "foot" }, bigButton(text, work, done));
}

/** The foot changes from a button to the composer, or back; whoever pressed the button goes on from there. */
function drawFoot(kind, chat, done) {
  if (shown.footKind === kind) return;
  const held = shown.foot.contains(document.activeElement);
  shown.footKind = kind;
  shown.foot.replaceChildren(footer(kind, chat, done));
  shown.composer?.fit();
  if (held) focusFoot();
}

function nothingOpen() {
  return el(
    "div",
    { class: "nothing" },
    el("p", { class: "nothing-title", text: "Choose a chat" }),
    el("p", { text: "Arrow keys move in the list, Enter opens, Escape goes back." }),
  );
}

async function startBot(person, payload, done) {
  await attempt(() => start(person, privateChat().id, payload));
  goTo({ person, chat: privateChat().id });
  await done();
}

function build(chat, key, done) {
  const { person } = state.route;
  const context = {
    chat: chat.id,
    person,
    inGroup: chat.type === "supergroup",
    reply: (message) => shown.composer?.reply(message),
    openChat: (id) => goTo({ person, chat: id }),
    startBot: (payload) => startBot(person, payload, done),
    username: state.bot?.username,
    done,
  };
  shown = {
    key,
    footKind: null,
    composer: null,
    list: new MessageList(context, { unread: chat.unread }),
    head: el("div", { class: "heads" }),
    foot: el("div", { class: "feet" }),
  };
  document.getElementById("conversation").replaceChildren(shown.head, shown.list.frame, shown.foot);
}

/** Draws the open chat, or the invitation to open one. `done()` loads what a press may have changed. */
export function drawConversation(done) {
  const chat = openChat();
  const { person, topic } = state.route;
  if (!chat) {
    if (shown || !document.querySelector(".nothing"))
      document.getElementById("conversation").replaceChildren(nothingOpen());
    shown = null;
    return;
  }
  const kind = footKind(chat);
  const key = `${person}/${chat.id}/${topic}`;
  if (shown?.key !== key) build(chat, key, done);
  const messages = shownMessages();
  drawHead(chat, messages, done);
  drawFoot(kind, chat, done);
  shown.composer?.commands.offer(chat.commands ?? []);
  if (state.loaded !== `${person}/${chat.id}`) return;
  shown.list.mayWrite(shown.composer ? (text) => shown.composer?.write(text) : null);
  if (shown.introduced !== kind) shown.list.introduce(introduction(kind, chat));
  shown.introduced = kind;
  shown.list.update(messages);
  shown.composer?.offer(messages.findLast((message) => message.reply_keyboard)?.reply_keyboard ?? null);
}

/** On a wide screen one can type at once; on a phone the keyboard would cover the conversation. */
export function focusConversation() {
  if (shown?.composer && matchMedia("(min-width: 760px)").matches) shown.composer.field.focus();
  else document.querySelector(".back")?.focus({ preventScroll: true });
}

/** A file was dropped on the page. */
export function dropFile(file) {
  if (file && !shown?.composer) toast("Open a chat you can write in, then drop the file there.");
  else shown?.composer?.attach(file);
}

/** For the skip link: to the composer, or to whatever stands in its place. */
export function focusFoot() {
  (shown?.composer?.field ?? document.querySelector(".foot button") ?? document.querySelector(".foot-said"))?.focus();
}
