// Making a group, and what the bot may do in it.

import { block, leave, newChat, setBot, start } from "./api.js";
import { formIn, openDialog } from "./dialog.js";
import { el } from "./dom.js";
import { copyText } from "./keys.js";
import { attempt } from "./notices.js";

const RIGHTS = [
  ["can_invite_users", "Make invite links, admit people"],
  ["can_restrict_members", "Mute and remove people"],
  ["can_delete_messages", "Delete messages"],
  ["can_pin_messages", "Pin messages"],
  ["can_manage_topics", "Manage topics"],
  ["can_change_info", "Change title and picture"],
  ["can_promote_members", "Make others admins"],
  ["can_post_messages", "Post in a channel"],
  ["can_edit_messages", "Edit posts in a channel"],
];

function tick(name, value, label, checked = false) {
  return el(
    "label",
    { class: "tick" },
    el("input", { type: "checkbox", name, value, checked }),
    el("span", { text: label }),
  );
}

function role(value, label, note, checked) {
  return el(
    "label",
    { class: "tick" },
    el("input", { type: "radio", name: "role", value, checked }),
    el("span", {}, label, el("span", { class: "note", text: note })),
  );
}

function botFields(current, rights) {
  const ticks = el(
    "fieldset",
    { class: "rights" },
    el("legend", { text: "What the bot may do" }),
    RIGHTS.map(([name, label]) => tick("right", name, label, Boolean(rights?.[name]))),
  );
  const roles = el(
    "fieldset",
    { class: "roles" },
    el("legend", { text: "The bot in this group" }),
    role("admin", "Admin", "sees every message, has the rights below", current === "admin"),
    role("member", "Member", "sees commands, replies and mentions only", current === "member"),
    role("none", "Not in the group", "", current === "none"),
  );
  const follow = () => (ticks.disabled = roles.querySelector("input:checked")?.value !== "admin");
  roles.addEventListener("change", follow);
  follow();
  return [roles, ticks];
}

function rightsFrom(data) {
  const chosen = new Set(data.getAll("right"));
  return Object.fromEntries(RIGHTS.map(([name]) => [name, chosen.has(name)]));
}

/** Asks for title, kind and the bot's role; `made(chat)` is called with what the server answered. */
export function makeGroup(person, made) {
  openDialog({
    title: "Make a group",
    build: (close) =>
      formIn(close, {
        fields: [
          el(
            "label",
            { class: "labelled" },
            "Title",
            el("input", {
              class: "field",
              name: "title",
              required: true,
              maxlength: 128,
              autocomplete: "off",
              autofocus: true,
            }),
          ),
          el(
            "label",
            { class: "labelled" },
            "Kind",
            el(
              "select",
              { class: "field", name: "type" },
              el("option", { value: "supergroup", text: "Group" }),
              el("option", { value: "channel", text: "Channel: only admins write" }),
            ),
          ),
          tick("forum", "yes", "With topics"),
          botFields("admin", {
            can_invite_users: true,
            can_restrict_members: true,
            can_delete_messages: true,
            can_pin_messages: true,
          }),
        ],
        submit: "Make the group",
        onSubmit: async (data) => {
          const role = data.get("role");
          const type = data.get("type");
          made(
            await newChat(person, {
              title: data.get("title").trim(),
              type,
              forum: type === "supergroup" && data.has("forum"),
              add_bot: role !== "none",
              rights: role === "admin" ? rightsFrom(data) : null,
            }),
          );
        },
      }),
  });
}

function changeBot(person, chat, done) {
  const bot = chat.bot ?? { role: "member", rights: null };
  openDialog({
    title: `The bot in ${chat.title}`,
    build: (close) =>
      formIn(close, {
        fields: botFields(bot.role, bot.rights),
        submit: "Save",
        onSubmit: async (data) => {
          const role = data.get("role");
          if (role === "none") await setBot(person, chat.id, { action: "remove" });
          else if (bot.role === "none")
            await setBot(person, chat.id, { action: "add", rights: role === "admin" ? rightsFrom(data) : null });
          else await setBot(person, chat.id, { action: "rights", rights: role === "admin" ? rightsFrom(data) : null });
          await done();
        },
      }),
  });
}

export function membersOf(chat) {
  if (chat.type === "private") return "bot";
  const people = chat.members === 1 ? "1 member" : `${chat.members} members`;
  return chat.type === "channel" ? `Channel, ${people}` : people;
}

/** What can be done with a chat besides talking in it. */
export function chatDetails(person, chat, done) {
  openDialog({
    title: chat.title,
    small: true,
    build: (close) => {
      const act = (text, work, kind = "") =>
        el("button", {
          type: "button",
          class: `button ${kind}`,
          text,
          on: { click: async () => (close(), await attempt(work), await done()) },
        });
      return [
        el("p", { class: "lead", text: membersOf(chat) }),
        chat.link ? el("p", { class: "address", text: chat.link }) : null,
        el(
          "div",
          { class: "dialog-list" },
          chat.link
            ? el("button", {
                type: "button",
                class: "button",
                text: "Copy the invite link",
                on: { click: () => copyText(chat.link) },
              })
            : null,
          chat.admin && chat.type !== "private"
            ? el("button", {
                type: "button",
                class: "button",
                text: "What the bot may do",
                on: { click: () => (close(), changeBot(person, chat, done)) },
              })
            : null,
          chat.type === "private" && chat.blocked ? act("Unblock the bot", () => start(person, chat.id)) : null,
          chat.type !== "private" && chat.member ? act("Leave", () => leave(person, chat.id), "button-danger") : null,
          chat.type === "private" && chat.started
            ? act("Block the bot", () => block(person, chat.id), "button-danger")
            : null,
        ),
      ];
    },
  });
}
