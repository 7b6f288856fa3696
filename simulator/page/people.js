import { addPerson } from "./api.js";
import { avatar } from "./avatar.js";
import { openDialog } from "./dialog.js";
import { arrowKeys, el } from "./dom.js";
import { icon } from "./icons.js";
import { state } from "./state.js";

const SHOWN_AT_MOST = 100;

function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase("en-GB");
}

function matches(person, query) {
  return fold([person.name, person.username ?? "", person.about ?? ""].join(" ")).includes(fold(query.trim()));
}

function personRow(person, choose) {
  const chosen = person.id === state.route.person;
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "person", "aria-current": chosen && "true", on: { click: () => choose(person) } },
      avatar(person),
      el(
        "span",
        { class: "person-words" },
        el("span", { class: "person-name", text: person.name, dir: "auto" }),
        person.about ? el("span", { class: "person-about", text: person.about }) : null,
      ),
      chosen ? icon("check") : null,
    ),
  );
}

function adder(choose) {
  const trouble = el("p", { class: "trouble", role: "alert" });
  const name = el("input", {
    class: "field",
    name: "name",
    required: true,
    maxlength: 64,
    placeholder: "First and last name",
    "aria-label": "Name of the new person",
    autocomplete: "off",
  });
  const form = el(
    "form",
    { class: "adder" },
    name,
    el("button", { type: "submit", class: "button" }, icon("plus"), "Add a person"),
    trouble,
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      choose(await addPerson(name.value.trim()));
    } catch (error) {
      trouble.textContent = error.message;
    }
  });
  return form;
}

/**
 * Asks who you are; answers with the open dialog. Without a person there is nothing to show, so the first choice
 * cannot be skipped.
 */
export function choosePerson(chosen) {
  return openDialog({
    title: "Who are you?",
    must: !state.people.some((person) => person.id === state.route.person),
    build: (close) => {
      const choose = (person) => {
        close();
        chosen(person);
      };
      const list = el("ul", { class: "people", "aria-label": "People" });
      const found = el("p", { class: "people-found", role: "status" });
      const draw = (query) => {
        const some = state.people.filter((person) => !person.is_bot && matches(person, query));
        list.replaceChildren(...some.slice(0, SHOWN_AT_MOST).map((person) => personRow(person, choose)));
        found.textContent =
          some.length > SHOWN_AT_MOST
            ? `The first ${SHOWN_AT_MOST} of ${some.length} people. Type more letters.`
            : some.length
              ? ""
              : "Nobody has that name. You can add a person below.";
      };
      const search = el("input", {
        type: "search",
        class: "field",
        placeholder: "Search",
        "aria-label": "Search people",
        autocomplete: "off",
        autofocus: matchMedia("(hover: hover)").matches,
      });
      search.addEventListener("input", () => draw(search.value));
      search.addEventListener("keydown", (event) => {
        if (event.key === "ArrowDown") list.querySelector("button")?.focus();
        else if (event.key === "Enter" && list.childElementCount === 1) list.querySelector("button").click();
        else return;
        event.preventDefault();
      });
      arrowKeys(list, ".person");
      draw("");
      return [
        el("p", {
          class: "lead",
          text: "Everybody here is made up. Choose whose phone you hold; another tab can be someone else.",
        }),
        el("label", { class: "search" }, icon("search"), search),
        list,
        found,
        adder(choose),
      ];
    },
  });
}
