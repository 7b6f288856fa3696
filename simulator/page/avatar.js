import { el } from "./dom.js";
import { icon } from "./icons.js";

const HUES = 8;

/** Up to two initials of a name; a name without letters gives its first character. */
export function initials(name) {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => /\p{L}|\p{N}/u.test(word));
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  const first = letters.map((word) => word.match(/\p{L}|\p{N}/u)[0]).join("");
  return (first || [...name.trim()][0] || "?").toLocaleUpperCase("en-GB");
}

/** The picture of a person, of the bot or of a chat: always the same colour for the same id. */
export function avatar({ id, name, kind = "person" }) {
  const hue = Math.abs(Number(id)) % HUES;
  const inside = kind === "bot" ? icon("bot") : kind === "channel" ? icon("megaphone") : initials(name);
  return el("span", { class: `avatar avatar-${kind} hue-${hue}`, "aria-hidden": "true" }, inside);
}
