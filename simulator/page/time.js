// Times come as ISO strings and are shown in the zone of the pretend clock.

let zone = "Europe/London";

export function useZone(name) {
  zone = name || zone;
}

function parts(iso, options) {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options });
  return Object.fromEntries(format.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
}

/** "17:00" */
export function timeOf(iso) {
  const { hour, minute } = parts(iso, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return `${hour}:${minute}`;
}

/** "Thu 19 Nov 2026" */
export function dayOf(iso) {
  const { weekday, day, month, year } = parts(iso, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
  });
  return `${weekday} ${day} ${month.slice(0, 3)} ${year}`;
}

/** "Thu 19 Nov, 17:00" */
export function momentOf(iso) {
  return `${dayOf(iso).replace(/ \d{4}$/, "")}, ${timeOf(iso)}`;
}

/** For the chat list: the time if it was on the day of `now`, otherwise the date. */
export function shortOf(iso, now) {
  if (now && dayOf(iso) === dayOf(now)) return timeOf(iso);
  return dayOf(iso).split(" ").slice(1, 3).join(" ");
}
