// The list of the bot's commands above the composer: opened by its button, or by typing "/".

import { arrowKeys, el } from "./dom.js";
import { icon } from "./icons.js";

/** `write(text)` sends a command; `field` is the textarea that typing "/" is watched in. */
export class Commands {
  constructor({ field, write }) {
    Object.assign(this, { field, write, all: [], asked: false });
    this.list = el("ul", { id: "commands", class: "commands", "aria-label": "Commands", hidden: true });
    this.button = el(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": "Commands",
        title: "Commands",
        "aria-controls": "commands",
        "aria-expanded": "false",
        on: { click: () => this.toggle() },
      },
      icon("menu"),
    );
    arrowKeys(this.list, ".command-row");
    this.list.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
      field.focus();
    });
    field.addEventListener("input", () => this.draw());
    this.offer([]);
  }

  /** The commands of this chat, as the bot set them: [{command, description}]. */
  offer(commands) {
    const json = JSON.stringify(commands);
    if (json === this.json) return;
    Object.assign(this, { json, all: commands });
    this.button.hidden = commands.length === 0;
    this.draw();
  }

  get open() {
    return !this.list.hidden;
  }

  toggle() {
    this.asked = !this.open;
    this.draw();
    if (this.open) this.list.querySelector("button").focus();
  }

  close() {
    this.asked = false;
    this.draw({ typing: false });
  }

  focusLast() {
    [...this.list.querySelectorAll("button")].at(-1)?.focus();
  }

  draw({ typing = true } = {}) {
    const typed = /^\/(\w*)$/.exec(this.field.value)?.[1]?.toLowerCase();
    const some = this.asked
      ? this.all
      : typing && typed !== undefined
        ? this.all.filter(({ command }) => command.startsWith(typed))
        : [];
    this.list.hidden = some.length === 0;
    this.button.setAttribute("aria-expanded", String(this.open));
    this.list.replaceChildren(...some.map((command) => this.row(command)));
  }

  row({ command, description }) {
    const send = () => {
      if (this.field.value.startsWith("/")) this.field.value = "";
      this.close();
      this.field.focus();
      this.write(`/${command}`);
    };
    return el(
      "li",
      {},
      el(
        "button",
        { type: "button", class: "command-row", on: { click: send } },
        el("span", { class: "command-name", text: `/${command}` }),
        el("span", { class: "command-about", dir: "auto", text: description }),
      ),
    );
  }
}
