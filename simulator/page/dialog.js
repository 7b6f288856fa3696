import { el } from "./dom.js";
import { icon } from "./icons.js";

let count = 0;

/**
 * Opens a modal <dialog>, which traps the focus and closes on Escape. `build(close)` gives what stands in it.
 * With `must`, it cannot be left without an answer. The focus goes back to where it was.
 */
export function openDialog({
  title,
  build,
  role = "dialog",
  small = false,
  wide = false,
  must = false,
  onClose = () => {},
}) {
  const from = document.activeElement;
  const heading = `dialog-title-${(count += 1)}`;
  const dialog = el("dialog", {
    class: `dialog${small ? " dialog-small" : ""}${wide ? " dialog-wide" : ""}`,
    role,
    "aria-labelledby": heading,
  });
  const close = () => dialog.close();
  dialog.append(
    el(
      "div",
      { class: "dialog-head" },
      el("h2", { id: heading, text: title }),
      must
        ? null
        : el(
            "button",
            { type: "button", class: "icon-button", "aria-label": "Close", title: "Close", on: { click: close } },
            icon("close"),
          ),
    ),
    el("div", { class: "dialog-body" }, build(close)),
  );
  dialog.addEventListener("cancel", (event) => must && event.preventDefault());
  dialog.addEventListener("keydown", (event) => must && event.key === "Escape" && event.preventDefault());
  dialog.addEventListener("click", (event) => event.target === dialog && !must && close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    // What opened the dialog may have been drawn anew meanwhile.
    const key = CSS.escape(from?.dataset.key ?? "");
    (from?.isConnected ? from : document.querySelector(`[data-key="${key}"]`))?.focus({ preventScroll: true });
    onClose();
  });
  document.body.append(dialog);
  dialog.showModal();
  return { dialog, close };
}

/** A form in a dialog: `onSubmit` may throw, and its message is shown in place. */
export function formIn(close, { fields, submit, onSubmit }) {
  const trouble = el("p", { class: "trouble", role: "alert" });
  const button = el("button", { type: "submit", class: "button button-main", text: submit });
  const form = el("form", { class: "form", method: "dialog" }, fields, trouble, button);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-busy") === "true") return;
    trouble.textContent = "";
    button.setAttribute("aria-busy", "true");
    try {
      await onSubmit(new FormData(form));
      close();
    } catch (error) {
      trouble.textContent = error.message;
    } finally {
      button.setAttribute("aria-busy", "false");
    }
  });
  return form;
}
