/* What the views share: elements, and the address as the place where a reader's choices are kept. */

/** Text reaches a page as text nodes and attributes only, never as HTML. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

export const counted = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;

/** Somebody else's words in a sentence of ours: short, and nothing in them but text. */
export const quoted = (text) => `“${[...text].slice(0, 64).join("")}${[...text].length > 64 ? "…" : ""}”`;

/** Letters without marks and case, so that `Michta` finds `MICHTA` and `Zoe` finds `Zoë`. */
export const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** The values of `names` in the address; of a name that stands twice the first. */
export function read(names) {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(names.map((name) => [name, query.get(name) ?? ""]));
}

/** The address with these values, empty ones left out and whatever else it holds left alone. */
export function addressWith(values) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  // A comma needs no escape in a query, and people read these addresses.
  url.search = url.search.replaceAll("%2C", ",");
  return url.href;
}

/** Keep the values in the address; a new entry of the history unless `replace`. */
export function keep(values, { replace = false } = {}) {
  const address = addressWith(values);
  if (address === location.href) return;
  history[replace ? "replaceState" : "pushState"](null, "", address);
}

/** A button that copies the page's address; where a browser forbids that, it shows the address to copy by hand. */
export function copies(button, status) {
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      status.textContent = "Link copied.";
    } catch {
      const field = el("input", { class: "bf-copied", type: "text", readonly: "", "aria-label": "Link to this view" });
      field.value = location.href;
      button.nextElementSibling?.matches(".bf-copied") && button.nextElementSibling.remove();
      button.after(field);
      field.select();
      field.focus();
      status.textContent = "The link is in the field beside the button, to copy.";
    }
  });
}
