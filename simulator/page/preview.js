// Files that are only text can be read in the page; a CSV file becomes a table.

import { openDialog } from "./dialog.js";
import { el } from "./dom.js";
import { attempt } from "./notices.js";

const LARGEST = 2e6;
const ROWS_SHOWN = 200;

/** Whether the page can show the file by itself; everything else is opened by the browser. */
export function isReadable(file) {
  return (
    file.size <= LARGEST &&
    (/^(text\/|application\/json)/.test(file.mime ?? "") || /\.(csv|ics|txt|json|md)$/i.test(file.name))
  );
}

/** Rows of cells of a CSV text: commas, quotes, doubled quotes, line breaks inside quotes. */
export function csvRows(text) {
  const rows = [[]];
  for (const [, cell, end] of text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)) {
    rows.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === "") break;
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 1 || row[0] !== "");
}

function table(text) {
  const [first = [], ...rest] = csvRows(text);
  const more = rest.length - ROWS_SHOWN;
  return [
    el(
      "table",
      { class: "sheet" },
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          first.map((cell) => el("th", { scope: "col", dir: "auto", text: cell })),
        ),
      ),
      el(
        "tbody",
        {},
        rest.slice(0, ROWS_SHOWN).map((row) =>
          el(
            "tr",
            {},
            row.map((cell) => el("td", { dir: "auto", text: cell })),
          ),
        ),
      ),
    ),
    more > 0 ? el("p", { class: "lead", text: `${more} more rows are in the file.` }) : null,
  ];
}

async function textOf(file) {
  const response = await fetch(file.url);
  if (!response.ok) throw new Error(`The file did not arrive (status ${response.status}). Try again.`);
  return response.text();
}

/** Shows the file in a dialog. */
export async function readFile(file) {
  const text = await attempt(() => textOf(file));
  if (text === undefined) return;
  openDialog({
    title: file.name,
    wide: true,
    build: () =>
      el(
        "div",
        { class: "reading", tabindex: 0, role: "region", "aria-label": `Content of ${file.name}` },
        /\.csv$/i.test(file.name) ? table(text) : el("pre", { dir: "auto", text }),
      ),
  });
}
