// Brings the parts together: the address says who and where, the server says what, the views draw it.

import * as api from "./api.js";
import { drawSidebar, focusChat } from "./chatlist.js";
import { drawClock, sayTime } from "./clock.js";
import { drawConversation, dropFile, focusConversation, focusFoot } from "./conversation.js";
import { coalesced } from "./dom.js";
import { makeGroup } from "./groups.js";
import { followEvents } from "./live.js";
import { alertBox, announce, attempt, clearToasts, toast } from "./notices.js";
import { choosePerson } from "./people.js";
import { goTo, readRoute } from "./route.js";
import { me, openChat, state } from "./state.js";
import { useZone } from "./time.js";

const TYPING_LASTS = 5000;
const CLOCK_CHECKED_EVERY = 15000;

const follow = followEvents({ onEvent, onOpen: () => online(true), onLost: () => online(false) });

let chooser = null; // the open dialog that asks who you are
let arrived = false; // whether this page has been anywhere yet

const loadClock = coalesced(() => attempt(async () => showClock(await api.clock())));

const loadChats = coalesced(() =>
  attempt(async () => {
    const { person } = state.route;
    if (person === null) return;
    const chats = await api.chats(person);
    if (person !== state.route.person) return;
    state.chats = chats;
    draw();
  }),
);

const loadMessages = coalesced(() =>
  attempt(async () => {
    const { person, chat } = state.route;
    const open = openChat();
    if (!open) return;
    const messages = open.member || open.type === "private" ? await api.messages(person, chat) : [];
    if (person !== state.route.person || chat !== state.route.chat) return;
    Object.assign(state, { messages, loaded: `${person}/${chat}` });
    draw();
  }),
);

/** After something was done: both panes may have changed. What was read is counted only in the end. */
async function reload() {
  await loadChats();
  if (!openChat()) return;
  await loadMessages();
  await loadChats();
}

function showClock(clock) {
  state.clock = clock;
  useZone(clock.zone);
  draw();
}

async function clockMoved(clock) {
  showClock(clock);
  await reload();
}

function draw() {
  const chat = openChat();
  document.body.dataset.view = state.route.chat !== null && chat ? "chat" : "chats";
  document.title = [chat?.title, me()?.name, "Pretend Telegram"].filter(Boolean).join(" · ");
  drawClock(clockMoved);
  drawSidebar({ onPerson: pickPerson, onNewGroup: newGroup });
  drawConversation(reload);
}

async function pickPerson() {
  state.people = (await attempt(api.people)) ?? state.people;
  chooser?.close();
  chooser = choosePerson((person) => goTo({ person: person.id }));
}

function newGroup() {
  const { person } = state.route;
  makeGroup(person, async (chat) => {
    await loadChats();
    goTo({ person, chat: chat.id });
  });
}

function online(yes) {
  if (yes !== state.online) announce(yes ? "Connected again." : "The connection was lost. Trying again.");
  state.online = yes;
  if (yes) loadClock().then(reload);
  else draw();
}

function typing(chat) {
  state.typing.add(chat);
  draw();
  setTimeout(() => {
    state.typing.delete(chat);
    draw();
  }, TYPING_LASTS);
}

async function onEvent(event) {
  if (event.type === "typing") typing(event.chat);
  if (event.type === "toast") (event.alert ? alertBox : toast)(event.text);
  if (event.type === "people") state.people = (await attempt(api.people)) ?? state.people;
  if (event.type === "clock") {
    const before = state.clock?.label;
    await loadClock();
    if (state.clock.label !== before) sayTime(state.clock);
  }
  if (event.type === "chat") state.typing.delete(event.chat);
  if (event.type === "chat" && event.chat === state.route.chat) await loadMessages();
  if (event.type === "chat") await loadChats();
  if (event.type === "chats") await reload();
}

/** The address changed: another person, another chat, or back to the list. */
async function arrive() {
  const before = state.route;
  const route = (state.route = readRoute());
  const { person, chat } = route;
  const first = !arrived;
  arrived = true;
  if (person !== before.person) {
    clearToasts();
    Object.assign(state, { chats: [], messages: [], loaded: null });
    state.people = (await attempt(api.people)) ?? state.people;
    follow(me() ? person : null);
  }
  if (!me()) {
    draw();
    await pickPerson();
    return;
  }
  chooser?.close();
  if (state.chats.length === 0) await loadChats();
  // Somebody was quicker and has gone on: that arrival does the rest, and the focus is theirs.
  if (route !== state.route) return;
  draw();
  if (!first || document.activeElement === document.body) moveFocus(before);
  await loadMessages();
  await loadChats();
}

/** To what the address names. On a slow line not at first, where the reader has put it somewhere meanwhile. */
function moveFocus(before) {
  const { person, chat } = state.route;
  if (chat !== before.chat && chat !== null) focusConversation();
  if (chat === null && before.chat !== null && before.person === person) focusChat(before.chat);
  if (chat === null && before.person !== person) focusChat(null);
}

async function begin() {
  const world = await attempt(api.world);
  if (world) {
    Object.assign(state, { people: world.people, bot: world.bot });
    showClock(world.clock);
  }
  await arrive();
  // A clock may also run by itself.
  setInterval(() => document.hidden || !state.online || loadClock(), CLOCK_CHECKED_EVERY);
}

document.getElementById("skip").addEventListener("click", focusFoot);
addEventListener("hashchange", arrive);
// Without these two a browser leaves the page to show a file that is dropped on it.
addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
addEventListener("drop", (event) => {
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  dropFile(event.dataTransfer.files[0]);
});
addEventListener("keydown", (event) => {
  const free = !event.defaultPrevented && !document.querySelector("dialog[open]");
  if (event.key === "Escape" && free && state.route.chat !== null) goTo({ person: state.route.person });
});
await begin();
