import { eventsAddress } from "./api.js";

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8000;

/**
 * Follows the server's events for one person. A lost connection is made again with growing pauses, and
 * `onOpen` runs after each connection so that what was missed can be loaded.
 *
 * A hidden tab lets go of its connection: a browser opens only six to one server, and a seventh person's
 * tab would otherwise hang.
 */
export function followEvents({ onEvent, onOpen, onLost }) {
  let person = null;
  let source = null;
  let pause = FIRST_PAUSE;
  let timer = null;

  function close() {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function open() {
    close();
    if (person === null || document.hidden) return;
    source = new EventSource(eventsAddress(person));
    source.onopen = () => {
      pause = FIRST_PAUSE;
      onOpen();
    };
    source.onmessage = (message) => onEvent(JSON.parse(message.data));
    source.onerror = () => {
      close();
      onLost();
      timer = setTimeout(open, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
  }

  document.addEventListener("visibilitychange", open);
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => event.persisted && open());
  return (someone) => {
    if (someone === person) return;
    person = someone;
    open();
  };
}
