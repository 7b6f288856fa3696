// The list of messages: only what changed is drawn again, and the view stays where the reader is.

import { messageView, spoken } from "./bubble.js";
import { arrange, el, keepingFocus } from "./dom.js";
import { icon } from "./icons.js";
import { announce } from "./notices.js";
import { dayOf } from "./time.js";

const SHOWN_AT_ONCE = 150;
const NEAR_THE_END = 120;
const SPOKEN_AT_ONCE = 5;
const DIVIDER_MARGIN = 12;

/** Ticks of a ballot that is being filled in outlive a redraw. */
function keepTicks(old, fresh) {
  for (const input of old.querySelectorAll("input:checked")) {
    const twin = fresh.querySelector(`input[data-key="${input.dataset.key}"]`);
    if (!twin) continue;
    twin.checked = true;
    twin.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

/**
 * Messages of one person in one chat (and topic). `context` is that of messageView, without goToMessage,
 * canReply and command.
 */
export class MessageList {
  constructor(context, { unread = 0 } = {}) {
    this.context = { ...context, goToMessage: (id) => this.goTo(id) };
    this.unread = unread;
    this.drawn = new Map(); // id → {json, node}
    this.shown = SHOWN_AT_ONCE;
    this.messages = [];
    this.begun = false;
    this.list = el("ol", { class: "messages", "aria-label": "Messages" });
    this.toEnd = el(
      "button",
      {
        type: "button",
        class: "to-end icon-button",
        hidden: true,
        "aria-label": "Go to the newest message",
        title: "Newest message",
        on: { click: () => this.scrollToEnd(true) },
      },
      icon("down"),
    );
    this.root = el("div", { class: "scroller" }, this.list);
    this.frame = el("div", { class: "frame" }, this.root, this.toEnd);
    this.root.addEventListener("scroll", () => (this.toEnd.hidden = this.nearEnd()), { passive: true });
    this.list.addEventListener("keydown", (event) => this.onKey(event));
    this.list.addEventListener("load", () => this.sticky && this.scrollToEnd(), true);
    this.sticky = true;
    this.height = 0;
    new ResizeObserver(() => this.resized()).observe(this.root);
  }

  /** The pinned message, a longer draft or the keyboard of a phone takes room: what is read stays where it is. */
  resized() {
    const height = this.root.clientHeight;
    if (this.height) this.root.scrollTop += this.height - height;
    this.height = height;
  }

  /** `write(text)` of the composer, or null where one cannot write, and so neither reply nor press a command. */
  mayWrite(write) {
    Object.assign(this.context, { command: write, canReply: write !== null });
  }

  nearEnd() {
    return this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight < NEAR_THE_END;
  }

  scrollToEnd(smooth = false) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.root.scrollTo({ top: this.root.scrollHeight, behavior: smooth && !calm ? "smooth" : "instant" });
  }

  /** Draws what came, changed or went; says it aloud unless this is the first drawing. */
  update(messages) {
    const first = !this.begun;
    this.begun = true;
    const stay = first || this.nearEnd() || (messages.at(-1)?.id !== this.messages.at(-1)?.id && messages.at(-1)?.mine);
    if (!first) this.say(messages);
    if (first && this.unread > 0) this.dividerBefore = messages.filter((message) => !message.mine).at(-this.unread)?.id;
    this.messages = messages;
    const held = this.list.contains(document.activeElement);
    keepingFocus(this.list, () => this.draw());
    if (held && !this.list.contains(document.activeElement)) this.focusLast();
    this.sticky = stay;
    if (stay) this.scrollToEnd(!first);
    if (first) this.showUnread();
    this.toEnd.hidden = stay || this.nearEnd();
  }

  /** Begins where the reader left off, if that is further up than one screen. */
  showUnread() {
    const divider = this.list.querySelector(".divider");
    if (!divider || divider.offsetTop > this.root.scrollTop) return;
    this.sticky = false;
    this.height = this.root.clientHeight;
    this.root.scrollTop = divider.offsetTop - DIVIDER_MARGIN;
  }

  say(messages) {
    const known = new Map(this.messages.map((message) => [message.id, message]));
    const fresh = messages.filter((message) => !message.mine && !known.has(message.id));
    const changed = messages.filter(
      (message) => !message.mine && known.has(message.id) && known.get(message.id).text !== message.text,
    );
    for (const message of fresh.slice(-SPOKEN_AT_ONCE)) announce(spoken(message));
    for (const message of changed.slice(-SPOKEN_AT_ONCE)) announce(spoken(message, " changed a message"));
  }

  /** What stands where messages will be, or null. */
  introduce(node) {
    this.intro = node;
  }

  draw() {
    const part = this.messages.slice(-this.shown);
    const items = part.length === 0 && this.intro ? [this.intro] : [];
    if (part.length < this.messages.length) items.push(this.earlier());
    const seen = new Set();
    let day = null;
    let sender = null;
    for (const message of part) {
      const itsDay = dayOf(message.at);
      if (itsDay !== day) {
        items.push(el("li", { class: "day" }, el("span", { text: itsDay })));
        [day, sender] = [itsDay, null];
      }
      if (message.id === this.dividerBefore)
        items.push(el("li", { class: "divider" }, el("span", { text: "New messages" })));
      const node = this.nodeOf(message);
      const follows = !message.service && sender === message.from.id;
      node.classList.toggle("follows", follows);
      node.classList.remove("followed");
      if (follows) items.at(-1).classList.add("followed");
      sender = message.service ? null : message.from.id;
      seen.add(message.id);
      items.push(node);
    }
    for (const id of this.drawn.keys()) if (!seen.has(id)) this.drawn.delete(id);
    arrange(this.list, items);
    this.list.querySelectorAll(".bubble[tabindex='0']").forEach((node) => (node.tabIndex = -1));
    const last = [...this.list.querySelectorAll(".bubble")].at(-1);
    if (last) last.tabIndex = 0;
  }

  nodeOf(message) {
    const json = JSON.stringify([message, this.context.canReply]);
    const old = this.drawn.get(message.id);
    if (old?.json === json) return old.node;
    const node = messageView(message, this.context);
    if (old) {
      keepTicks(old.node, node);
      node.classList.add("changed");
    } else if (this.drawn.size) node.classList.add("arrived");
    this.drawn.set(message.id, { json, node });
    return node;
  }

  earlier() {
    const more = el("button", { type: "button", class: "button", text: "Show earlier messages" });
    more.addEventListener("click", () => {
      const fromEnd = this.root.scrollHeight - this.root.scrollTop;
      this.shown += SHOWN_AT_ONCE;
      this.draw();
      this.root.scrollTop = this.root.scrollHeight - fromEnd;
    });
    return el("li", { class: "earlier" }, more);
  }

  goTo(id) {
    if (this.messages.some((message) => message.id === id) && !this.drawn.has(id)) {
      this.shown = this.messages.length;
      this.draw();
    }
    const node = this.drawn.get(id)?.node;
    if (!node) return;
    node.scrollIntoView({ block: "center" });
    node.querySelector(".bubble")?.focus({ preventScroll: true });
    node.classList.remove("sought");
    requestAnimationFrame(() => node.classList.add("sought"));
  }

  focusLast() {
    [...this.list.querySelectorAll(".bubble")].at(-1)?.focus();
  }

  /** Up and down go from message to message; R answers the one in focus. */
  onKey(event) {
    if (!event.target.matches(".bubble") || event.altKey || event.ctrlKey || event.metaKey) return;
    const bubbles = [...this.list.querySelectorAll(".bubble")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      bubbles[bubbles.indexOf(event.target) + step]?.focus();
    } else if (event.key === "r" && this.context.canReply) {
      event.preventDefault();
      this.context.reply(this.messages.find((message) => `message-${message.id}` === event.target.dataset.key));
    }
  }
}
