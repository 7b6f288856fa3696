// The control HTTP of the pretend Telegram. Every call names the person it acts for.

/** What the server refused, in a sentence that can be shown. */
export class Refused extends Error {}

async function ask(path, { as = null, query = {}, body, form } = {}) {
  const search = new URLSearchParams(query);
  if (as !== null) search.set("as", as);
  const options = {};
  if (form) Object.assign(options, { method: "POST", body: form });
  else if (body)
    Object.assign(options, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "Content-Type": "application/json" },
    });
  let response;
  try {
    response = await fetch(`/sim/${path}?${search}`, options);
  } catch {
    throw new Refused("The pretend Telegram does not answer. Start it again, then reload this page.");
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Refused(answer?.error ?? `The pretend Telegram answered with status ${response.status}.`);
  return answer;
}

const chatPath = (chat, verb) => `chats/${chat}/${verb}`;

export const world = () => ask("state"); // {people, clock, bot}
export const people = () => ask("people");
export const addPerson = (name) => ask("people", { body: { name } });
export const clock = () => ask("clock");
export const moveClock = (body) => ask("clock", { body });
export const chats = (as) => ask("chats", { as });
export const messages = (as, chat) => ask(chatPath(chat, "messages"), { as, query: { after: 0 } });
export const write = (as, chat, body) => ask(chatPath(chat, "write"), { as, body });
export const press = (as, chat, body) => ask(chatPath(chat, "press"), { as, body });
export const vote = (as, chat, message, options) => ask(chatPath(chat, "vote"), { as, body: { message, options } });
export const join = (as, chat) => ask(chatPath(chat, "join"), { as, body: {} });
export const leave = (as, chat) => ask(chatPath(chat, "leave"), { as, body: {} });
export const start = (as, chat, payload = null) => ask(chatPath(chat, "start"), { as, body: { payload } });
export const block = (as, chat) => ask(chatPath(chat, "block"), { as, body: {} });
export const newChat = (as, body) => ask("chats", { body: { as, ...body } });
export const setBot = (as, chat, body) => ask(chatPath(chat, "bot"), { as, body });

export function upload(as, chat, file, { caption, topic }) {
  const form = new FormData();
  form.append("file", file, file.name);
  if (caption) form.append("caption", caption);
  if (topic !== null) form.append("topic", topic);
  return ask(chatPath(chat, "upload"), { as, form });
}

export const eventsAddress = (as) => `/sim/events?as=${as}`;
