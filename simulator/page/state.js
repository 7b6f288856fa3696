// What the page knows at the moment. Only app.js changes it; the views read it.

export const state = {
  people: [],
  bot: null, // {id, name, username, description, commands}
  clock: null, // {now, label, zone, next, can_move}
  chats: [],
  messages: [],
  loaded: null, // "person/chat" that `messages` belongs to
  route: { person: null, chat: null, topic: null },
  online: true,
  typing: new Set(), // chats in which the bot is typing
};

export const me = () => state.people.find((person) => person.id === state.route.person) ?? null;

export const openChat = () => state.chats.find((chat) => chat.id === state.route.chat) ?? null;

export const privateChat = () => state.chats.find((chat) => chat.type === "private") ?? null;

/** In a forum, the messages of the open topic; elsewhere all of them. */
export function shownMessages() {
  const chat = openChat();
  if (state.loaded !== `${state.route.person}/${state.route.chat}`) return [];
  if (!chat?.forum) return state.messages;
  return state.messages.filter((message) => (message.topic ?? null) === state.route.topic);
}
