// The few lines that stand in for a framework: making elements, and finding the focus again after a redraw.

/**
 * Makes an element. `props` are attributes, except `class`, `text`, `on` (event → listener) and `data`
 * (data attributes); false, null and undefined leave an attribute out, true sets it empty.
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (name === "class") node.className = value;
    else if (name === "text") node.textContent = value;
    else if (name === "on")
      for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (name === "data") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/**
 * Redraws with `draw` and puts the focus back on the element with the same `data-key` inside `root`. If that one is
 * gone, it goes to the next one around it: what has the key of an ancestor, or the key an ancestor names in
 * `data-around`.
 */
export function keepingFocus(root, draw) {
  const keys = [];
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  for (let node = held; node && node !== root; node = node.parentElement)
    keys.push(node.dataset.key, node.dataset.around);
  draw();
  if (!held || root.contains(document.activeElement)) return;
  const known = keys.filter(Boolean).map((key) => root.querySelector(`[data-key="${CSS.escape(key)}"]`));
  known.find(Boolean)?.focus({ preventScroll: true });
}

const drawnFrom = new WeakMap(); // element → what it was last drawn from

/**
 * Redraws `root` only when `about` (anything JSON can say) differs from last time. An element that is replaced
 * between pressing and letting go loses the click, so nothing is replaced without need.
 */
export function whenChanged(root, about, draw) {
  const json = JSON.stringify(about);
  if (drawnFrom.get(root) === json) return;
  drawnFrom.set(root, json);
  keepingFocus(root, draw);
}

/** Gives `parent` exactly these children in this order; a node that already stands right is not touched. */
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const node of [...parent.children]) if (!wanted.has(node)) node.remove();
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
}

/** Arrow keys, Home and End move the focus among the elements of `root` that match `selector`. */
export function arrowKeys(root, selector) {
  root.addEventListener("keydown", (event) => {
    const items = [...root.querySelectorAll(selector)];
    const here = items.indexOf(document.activeElement.closest(selector));
    if (here < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const target = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key];
    if (target === undefined || !items[target]) return;
    event.preventDefault();
    items[target].focus();
  });
}

/** Runs `work` at most once at a time; calls that come meanwhile lead to exactly one more run. */
export function coalesced(work) {
  let running = null;
  let again = false;
  return function run() {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      try {
        do {
          again = false;
          await work();
        } while (again);
      } finally {
        running = null;
      }
    })();
    return running;
  };
}
