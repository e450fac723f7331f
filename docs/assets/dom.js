/* What the scripts share: elements and text, pages fetched once, popups, and the address, which keeps choices. */

import { el } from "./headings.js";

export { el };

/** The site's own address, which ends in a slash. */
export const root = new URL("../", import.meta.url);

/* ---- Elements and text ---- */

export const pluralize = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;

/** A date of the form 2025, 2025-05 or 2025-05-29 in words: `29 May 2025`; empty where there is none. */
export function dateWords(date, language = "en-GB") {
  const [, month, day] = date.split("-");
  const shown = { timeZone: "UTC", year: "numeric", ...(month && { month: "long" }), ...(day && { day: "numeric" }) };
  return date && new Intl.DateTimeFormat(language, shown).format(new Date(date));
}

/** Somebody else's words in a sentence of ours: short, and nothing in them but text. */
export const quoted = (text) => `“${[...text].slice(0, 64).join("")}${[...text].length > 64 ? "…" : ""}”`;

/** Letters without marks and case, so that `Nunez` finds `NÚÑEZ` and `Zoe` finds `Zoë`. */
export const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** Whether a folded text holds every word that a reader typed. */
export const holds = (text, typed) => folded(typed).split(/\s+/).every((word) => text.includes(word));

export const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });

/* ---- What is fetched ---- */

const pages = new Map();

/** Another page of the site, asked for once. Rejects where it cannot be had. */
export function pageAt(address) {
  if (!pages.has(address)) pages.set(address, fetched(address));
  return pages.get(address);
}

async function fetched(address) {
  const tree = new DOMParser().parseFromString(await (await answer(address)).text(), "text/html");
  tree.head.prepend(Object.assign(tree.createElement("base"), { href: address }));
  return tree;
}

/** Ask for a page again that could not be had. */
export const forget = (address) => pages.delete(address);

/** A part of another page for this one, with its links where they led there. */
export function adopted(part) {
  for (const link of part.querySelectorAll("a[href]")) link.setAttribute("href", link.href);
  return document.adoptNode(part);
}

export const json = async (address) => (await answer(address)).json();

async function answer(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

/* ---- Popups ---- */

/** Put a popover below an element, or above it where there is no room, and never past the edges of the window. */
export function place(popover, { left, top, bottom }, gap = 0) {
  const { offsetWidth: width, offsetHeight: height } = popover;
  const x = Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8));
  const below = bottom + gap + height <= innerHeight || top < height;
  popover.style.left = `${x + scrollX}px`;
  popover.style.top = `${(below ? bottom + gap : top - gap - height) + scrollY}px`;
}

/* ---- The address ---- */

/** The values of `names` in the address; of a name that stands twice the first. */
export function read(names) {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(names.map((name) => [name, query.get(name) ?? ""]));
}

/** Keep these values in the address, in a new entry of the history unless `replace`; whatever else it holds stays. */
export function keep(values, { replace = false } = {}) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  // A comma needs no escape in a query, and people read these addresses.
  url.search = url.search.replaceAll("%2C", ",");
  if (url.href !== location.href) history[replace ? "replaceState" : "pushState"](null, "", url);
}

/** A button that copies the page's address; where a browser forbids that, it shows the address to copy by hand. */
export function copies(button, status) {
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      status.textContent = "Link copied.";
    } catch {
      const field = el("input", {
        class: "bf-copied", type: "text", readonly: "", "aria-label": "Link to this view", value: location.href,
      });
      if (button.nextElementSibling?.matches(".bf-copied")) button.nextElementSibling.remove();
      button.after(field);
      field.select();
      field.focus();
      status.textContent = "The link is in the field beside the button, to copy.";
    }
  });
}
