// The server sends HTML made from message entities, already escaped. It is still taken apart here and put
// together from a short list of tags, so that no mistake elsewhere can run anything in this page.

import { el } from "./dom.js";

const PLAIN = new Set(["B", "STRONG", "I", "EM", "U", "INS", "S", "STRIKE", "DEL", "CODE", "PRE", "BLOCKQUOTE", "BR"]);
const BLOCKS = new Set(["PRE", "BLOCKQUOTE"]);
const SCHEMES = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);
const COMMAND = /(?<![\w/@])(\/[A-Za-z]\w{0,31})(?![\w/])/;

function safeAddress(address) {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return SCHEMES.has(url.protocol) ? url.href : null;
}

/** The payload of a link that starts the bot, "" for one without payload; null for every other link. */
export function startPayload(address, username) {
  if (!username || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.hostname !== "t.me" || url.pathname.toLowerCase() !== `/${username.toLowerCase()}`) return null;
  return url.searchParams.get("start") ?? "";
}

function spoiler(children) {
  const node = el("button", {
    type: "button",
    class: "spoiler",
    "aria-expanded": "false",
    "aria-label": "Show the hidden text",
  });
  node.append(el("span", { class: "spoiler-text" }, children));
  node.addEventListener("click", () => {
    const shown = node.getAttribute("aria-expanded") !== "true";
    node.setAttribute("aria-expanded", String(shown));
    if (shown) node.removeAttribute("aria-label");
    else node.setAttribute("aria-label", "Show the hidden text");
  });
  return node;
}

/** Words with the commands in them as buttons, as Telegram makes every /command in a message pressable. */
function words(text, { command }) {
  if (!command || !text.includes("/")) return [document.createTextNode(text)];
  return text
    .split(COMMAND)
    .map((part, index) =>
      index % 2
        ? el("button", { type: "button", class: "command", text: part, on: { click: () => command(part) } })
        : document.createTextNode(part),
    );
}

function link(node, children, acts) {
  const address = safeAddress(node.getAttribute("href") ?? "");
  if (!address) return children;
  const payload = startPayload(address, acts.username);
  if (payload !== null && acts.startBot)
    return [el("button", { type: "button", class: "command", on: { click: () => acts.startBot(payload) } }, children)];
  return [el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, children)];
}

function copyOf(node, acts) {
  if (node.nodeType === Node.TEXT_NODE) {
    // A quote or a code block ends its line by itself; the line break that follows it would leave a gap.
    const afterBlock = BLOCKS.has(node.previousSibling?.tagName);
    return words(afterBlock ? node.data.replace(/^\n/, "") : node.data, acts);
  }
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const inside = node.matches("a, code, pre") ? { ...acts, command: null } : acts;
  const children = [...node.childNodes].flatMap((child) => copyOf(child, inside));
  if (PLAIN.has(node.tagName)) return [el(node.tagName.toLowerCase(), {}, children)];
  if (node.matches("tg-spoiler, .tg-spoiler, .spoiler")) return [spoiler(children)];
  if (node.tagName === "A") return link(node, children, acts);
  return children;
}

/**
 * The nodes of a message's HTML. Unknown tags lose their tag and keep their words. `acts` may hold
 * `command(text)`, `startBot(payload)` and the bot's `username`; without them commands are words and links links.
 */
export function richText(html, acts = {}) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return [...parsed.body.childNodes].flatMap((node) => copyOf(node, acts));
}
