import { vote } from "./api.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { attempt } from "./notices.js";

function kindOf(poll) {
  const kind = poll.anonymous ? "Anonymous poll" : "Poll";
  return poll.closed ? `${kind}, closed` : poll.multiple ? `${kind}, several answers` : kind;
}

function totals(poll) {
  if (poll.hidden && !poll.closed) return "Results are shown when the poll closes.";
  return poll.total === 1 ? "1 person voted" : `${poll.total} people voted`;
}

function ballot(message, chat, person, done) {
  const { poll } = message;
  const name = `poll-${message.id}`;
  const send = el("button", {
    type: "submit",
    class: "button button-main",
    text: "Vote",
    data: { key: `${name}-vote` },
  });
  send.disabled = true;
  const choices = poll.options.map((option, index) =>
    el(
      "label",
      { class: "choice" },
      el("input", {
        type: poll.multiple ? "checkbox" : "radio",
        name,
        value: index,
        data: { key: `${name}-${index}` },
      }),
      el("span", { dir: "auto", text: option.text }),
    ),
  );
  const form = el(
    "form",
    {},
    el("fieldset", { class: "choices" }, el("legend", { class: "visually-hidden", text: poll.question }), choices),
    send,
  );
  const chosen = () => [...form.querySelectorAll("input:checked")].map((input) => Number(input.value));
  form.addEventListener("change", () => (send.disabled = chosen().length === 0));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (send.getAttribute("aria-busy") === "true") return;
    send.setAttribute("aria-busy", "true");
    await attempt(() => vote(person, chat, message.id, chosen()));
    await done();
    send.setAttribute("aria-busy", "false");
  });
  return form;
}

function outcome(option, index, poll) {
  const mine = poll.voted.includes(index);
  const share = option.votes !== null && poll.total > 0 ? Math.round((100 * option.votes) / poll.total) : 0;
  const hidden = option.votes === null || (poll.hidden && !poll.closed);
  const bar = hidden ? null : el("span", { class: "outcome-bar" });
  bar?.style.setProperty("--share", `${share}%`);
  return el(
    "li",
    { class: `outcome${mine ? " outcome-mine" : ""}${hidden ? " outcome-hidden" : ""}` },
    el("span", { class: "outcome-share" }, hidden ? (mine ? icon("check") : "") : `${share}%`),
    el(
      "span",
      { class: "outcome-text", dir: "auto" },
      option.text,
      mine && !hidden ? icon("check") : null,
      mine ? el("span", { class: "visually-hidden", text: " (your answer)" }) : null,
    ),
    bar,
  );
}

function takeBack(message, chat, person, done) {
  const button = el("button", {
    type: "button",
    class: "button button-quiet",
    text: "Take back my vote",
    data: { key: `poll-${message.id}-back` },
  });
  button.addEventListener("click", async () => {
    await attempt(() => vote(person, chat, message.id, []));
    await done();
  });
  return button;
}

/** A poll: a ballot until you voted, the results afterwards as far as they may be seen. */
export function pollView(message, chat, person, done) {
  const { poll } = message;
  const voting = !poll.closed && poll.voted.length === 0;
  return el(
    "section",
    { class: "poll", "aria-label": `Poll: ${poll.question}` },
    el("h3", { class: "poll-question", dir: "auto", text: poll.question }),
    el("p", { class: "poll-kind", text: kindOf(poll) }),
    voting
      ? ballot(message, chat, person, done)
      : el(
          "ul",
          { class: "outcomes" },
          poll.options.map((option, index) => outcome(option, index, poll)),
        ),
    !poll.closed && poll.voted.length > 0 && poll.revoting ? takeBack(message, chat, person, done) : null,
    el("p", { class: "poll-total", text: totals(poll) }),
  );
}
