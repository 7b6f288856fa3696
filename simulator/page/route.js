// Who you are and which chat is open stand in the address, so that a reload or a second tab keeps its place:
// #/1001/-1000000001/4 is person 1001, that group, topic 4.

function number(text) {
  return /^-?\d+$/.test(text ?? "") ? Number(text) : null;
}

/** {person, chat, topic}; what the address leaves out is null. */
export function readRoute() {
  const [, person, chat, topic] = location.hash.slice(1).split("/");
  return { person: number(person), chat: number(chat), topic: number(topic) };
}

export function routeTo({ person, chat = null, topic = null }) {
  return "#/" + [person, chat, topic].filter((part) => part !== null).join("/");
}

export function goTo(route) {
  location.hash = routeTo(route);
}
