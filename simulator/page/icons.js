// Line icons on a 24 pixel grid, drawn for this page. They are decoration: the button carries the name.

const PATHS = {
  menu: "M4 7h16 M4 12h16 M4 17h10",
  back: "M15 5l-7 7 7 7",
  send: "M5 12l15-7-5 15-3.500-6z M11.500 14L20 5",
  attach:
    "M18 11.500l-6.500 6.500a4 4 0 0 1-5.700-5.700l7-7a2.700 2.700 0 0 1 3.800 3.800l-6.800 6.800a1.300 1.300 0 0 1-1.900-1.900l6-6",
  info: "M12 11v5 M12 8v.01 M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17z",
  plus: "M12 5v14 M5 12h14",
  close: "M6 6l12 12 M18 6L6 18",
  reply: "M10 7L5 12l5 5 M5 12h8a6 6 0 0 1 6 6",
  pin: "M9 4h6l-1 6 3 3H7l3-3z M12 13v7",
  lock: "M7 11h10v8H7z M9 11V8a3 3 0 0 1 6 0v3",
  search: "M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12z M15.500 15.500L20 20",
  down: "M6 9l6 6 6-6",
  check: "M5 12.500l4.500 4.500L19 7.500",
  download: "M12 4v11 M7 11l5 5 5-5 M5 20h14",
  file: "M7 3.500h7l4 4V20.500H7z M14 3.500v4h4",
  link: "M8 16L17 7 M10 7h7v7",
  copy: "M9 9h10v10H9z M5 15V5h10",
  share: "M12 15V4 M8 8l4-4 4 4 M5 13v6h14v-6",
  window: "M4 6h16v12H4z M4 10h16",
  swap: "M7 8h11l-3-3 M17 16H6l3 3",
  bot: "M6 9h12v9H6z M12 5v4 M9.500 13v.01 M14.500 13v.01",
  group:
    "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6z M3.500 19a5.500 5.500 0 0 1 11 0 M16 11.500a2.500 2.500 0 1 0-1-4.800 M17 14.200a5 5 0 0 1 3.500 4.800",
  megaphone: "M5 10v4h3l8 4V6l-8 4z M19 10v4",
  keyboard: "M4 7h16v10H4z M7.500 10.500v.01 M12 10.500v.01 M16.500 10.500v.01 M8 14h8",
};

/** An icon as an SVG element that screen readers pass over. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
