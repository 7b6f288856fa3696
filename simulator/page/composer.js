import { upload, write } from "./api.js";
import { Commands } from "./commands.js";
import { formIn, openDialog } from "./dialog.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { attempt } from "./notices.js";

const TALLEST = 160;

const drafts = new Map(); // "person/chat/topic" → text not sent yet

function sendFile(file, { person, chat, topic, done }) {
  openDialog({
    title: "Send this file?",
    small: true,
    build: (close) =>
      formIn(close, {
        fields: [
          el("p", { class: "address", text: file.name }),
          el("input", {
            class: "field",
            name: "caption",
            maxlength: 1024,
            placeholder: "Caption, if you like",
            "aria-label": "Caption",
            autocomplete: "off",
          }),
        ],
        submit: "Send",
        onSubmit: async (data) => {
          await upload(person, chat, file, { caption: data.get("caption").trim(), topic });
          await done();
        },
      }),
  });
}

/** Where a message is typed. Enter sends, Shift+Enter starts a new line. */
export class Composer {
  constructor({ person, chat, topic, done, onUp, onEscape }) {
    Object.assign(this, { person, chat, topic, done, replyTo: null, key: `${person}/${chat}/${topic}` });
    this.field = el("textarea", {
      id: "composer",
      class: "composer-field",
      rows: 1,
      placeholder: "Message",
      "aria-label": "Message",
      enterkeyhint: "send",
      dir: "auto",
    });
    this.field.value = drafts.get(this.key) ?? "";
    this.field.addEventListener("input", () => this.fit());
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.send();
      } else if (event.key === "ArrowUp" && this.commands.open) {
        event.preventDefault();
        this.commands.focusLast();
      } else if (event.key === "Escape" && this.commands.open) {
        event.stopPropagation();
        this.commands.close();
      } else if (event.key === "ArrowUp" && this.field.value === "") {
        event.preventDefault();
        onUp();
      } else if (event.key === "Escape" && this.replyTo) {
        event.stopPropagation();
        this.reply(null);
      } else if (event.key === "Escape") onEscape();
    });
    const file = el("input", { type: "file", hidden: true, "aria-label": "File to send", tabindex: -1 });
    file.addEventListener("change", () => {
      this.attach(file.files[0]);
      file.value = "";
    });
    this.field.addEventListener("paste", (event) => {
      if (event.clipboardData.files.length) event.preventDefault();
      this.attach(event.clipboardData.files[0]);
    });
    this.sendButton = el(
      "button",
      {
        type: "button",
        class: "icon-button send",
        "aria-label": "Send",
        title: "Send",
        on: { click: () => this.send() },
      },
      icon("send"),
    );
    this.answering = el("div", { class: "answering", hidden: true });
    this.replies = el("div", { class: "reply-keys", role: "group", "aria-label": "Suggested answers", hidden: true });
    this.commands = new Commands({ field: this.field, write: (text) => this.write(text) });
    this.root = el(
      "div",
      { class: "composer" },
      this.commands.list,
      this.answering,
      el(
        "div",
        { class: "composer-row" },
        this.commands.button,
        file,
        el(
          "button",
          {
            type: "button",
            class: "icon-button",
            "aria-label": "Attach a file",
            title: "Attach a file",
            on: { click: () => file.click() },
          },
          icon("attach"),
        ),
        this.field,
        this.sendButton,
      ),
      this.replies,
    );
  }

  /** Asks about a file that was chosen, pasted or dropped, then sends it. */
  attach(file) {
    if (file) sendFile(file, this);
  }

  fit() {
    drafts.set(this.key, this.field.value);
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, TALLEST)}px`;
    this.sendButton.classList.toggle("ready", this.field.value.trim() !== "");
  }

  reply(message) {
    this.replyTo = message;
    this.answering.hidden = message === null;
    this.answering.replaceChildren();
    if (message) {
      this.answering.append(
        icon("reply"),
        el(
          "p",
          {},
          el("span", { class: "answering-name", text: message.mine ? "You" : message.from.name }),
          el("span", {
            class: "answering-text",
            dir: "auto",
            text: message.text || message.file?.name || message.poll?.question || "Picture",
          }),
        ),
        el(
          "button",
          {
            type: "button",
            class: "icon-button",
            "aria-label": "Do not reply",
            title: "Do not reply",
            on: { click: () => this.reply(null) },
          },
          icon("close"),
        ),
      );
    }
    this.field.focus();
  }

  /** The reply keyboard of the newest message that has one; null takes it away. */
  offer(rows) {
    const json = JSON.stringify(rows);
    if (json === this.offered) return;
    this.offered = json;
    this.replies.hidden = !rows?.length;
    this.replies.replaceChildren(
      ...(rows ?? []).map((row) =>
        el(
          "div",
          { class: "keys-row" },
          row.map((text) =>
            el(
              "button",
              { type: "button", class: "key", on: { click: () => this.write(text) } },
              el("span", { class: "key-text", text }),
            ),
          ),
        ),
      ),
    );
  }

  async send() {
    const text = this.field.value.trim();
    if (text === "") return;
    this.field.value = "";
    this.fit();
    const sent = await this.write(text);
    if (sent || this.field.value !== "") return;
    this.field.value = text;
    this.fit();
  }

  /** True when the server took the text. */
  async write(text) {
    const reply = this.replyTo?.id ?? null;
    const sent = await attempt(async () => {
      await write(this.person, this.chat, { text, reply_to: reply, topic: this.topic });
      return true;
    });
    if (sent && this.replyTo) this.reply(null);
    await this.done();
    return Boolean(sent);
  }
}
