/*
 * Makes the buttons that open something, and loads what a page needs: at once what changes how it looks, and the rest
 * when somebody uses it, or is about to. All can be read without.
 */
import { HEADINGS, block, called, el, fragment } from "./headings.js";

const here = (name) => new URL(name, import.meta.url).href;
const load = (module) => import(here(module));

let styles = null;

/** Load something that opens over the page, with the styles that all of these share. */
async function open(module) {
  styles ??= new Promise((resolve) => {
    const link = el("link", { rel: "stylesheet", href: here("opened.css") });
    link.onload = link.onerror = resolve;
    document.head.append(link);
  });
  return (await Promise.all([load(module), styles]))[0];
}

const AT_ONCE = [
  [".bf-due, [data-due]", "predictions.js"],
  [".bf-filters[data-further]", "index.js"],
  [".bf-matrix", "matrix.js"],
  [".bf-choose", "compare.js"],
  [".bf-section", "folds.js"],
  [".bf-missing", "missing.js"],
];
for (const [selector, module] of AT_ONCE) {
  if (document.querySelector(selector)) load(module);
}

/** Whether the address names a place on a page that can be cited, and there is none. Ids with `_` first are a theme's. */
function leadsNowhere() {
  const id = fragment();
  const named = id && id !== "top" && !id.startsWith("_") && !id.includes(":~:");
  return named && !document.getElementById(id) && document.querySelector(".bf-briefing, .bf-question");
}

// A link from a memo says in which version its writer saw the page.
if (new URLSearchParams(location.search).has("v") || leadsNowhere()) open("since.js");
addEventListener("hashchange", async () => leadsNowhere() && (await open("since.js")).missing());

const POINTED_AT = [[".md-content a[href]", "cards.js"], [".bf-cite", "cite.js"], [".bf-search-open", "search.js"]];
for (const name of ["pointerover", "focusin"]) {
  document.addEventListener(name, ({ target, pointerType }) => {
    if (pointerType === "touch") return; // a finger does what it points at
    for (const [selector, module] of POINTED_AT) {
      if (target.closest?.(selector)) open(module);
    }
  });
}

/* ---- Cite: a button at each claim, position and question, and two at the end of a briefing ---- */

function citing(name, text, show) {
  const button = el("button", {
    class: "bf-cite", type: "button", "aria-haspopup": "dialog", "aria-expanded": "false", "aria-label": name,
  }, text);
  button.addEventListener("click", async () => show(await open("cite.js")));
  return button;
}

const line = (...buttons) => el("p", { class: "bf-meta" }, ...buttons);

for (const heading of document.querySelectorAll(HEADINGS)) {
  const around = block(heading);
  const facts = heading.localName === "h1"
    ? around.querySelector(":scope > .bf-figures")
    : around.querySelector(":scope > .bf-meta, :scope > .bf-position__article");
  const button = citing(`Cite ${called(heading)}`, "Cite", (cite) => cite.citeHeading(button, heading));
  if (facts) facts.append(" ", button);
  else heading.after(line(button));
}

for (const links of document.querySelectorAll("[data-citations]")) {
  const address = new URL(links.dataset.citations, location.href);
  const whole = (text, cited) => {
    const button = citing(text, text, (cite) => cite.citeWhole(button, cited, address));
    return button;
  };
  links.before(line(whole("Cite the article", "article"), " ", whole("Cite this briefing", "briefing")));
}

/* ---- A form to propose an article ---- */

for (const place of document.querySelectorAll("[data-proposal]")) {
  const states = { class: "bf-propose__open", type: "button", "aria-haspopup": "dialog" };
  const button = el("button", states, "Propose an article");
  button.addEventListener("click", async () => (await open("propose.js")).propose(JSON.parse(place.dataset.proposal)));
  place.append(button);
  place.hidden = false;
}

/* ---- Search ---- */

let typed = null; // while it loads: what somebody types meanwhile, as the theme has keys that leave the page

async function search() {
  typed = "";
  try {
    (await open("search.js")).open(typed);
  } finally {
    typed = null;
  }
}

function onKey(event) {
  const { target, key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (typed !== null) {
    if (key.length === 1 && !ctrlKey && !metaKey && !altKey) typed += key;
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const typing = target.isContentEditable || target.closest?.("input, textarea, select");
  const slash = key === "/" && !ctrlKey && !metaKey && !altKey;
  const k = key.toLowerCase() === "k" && (ctrlKey || metaKey) && !shiftKey && !altKey;
  if (typing || event.defaultPrevented || !(slash || k)) return;
  event.preventDefault();
  search();
}

const buttons = document.querySelectorAll(".bf-search-open");
for (const button of buttons) {
  button.hidden = false;
  button.addEventListener("click", () => {
    button.focus(); // Safari does not, and the focus could not return to it
    search();
  });
}
// A site built without search has no button, and keeps its keys.
if (buttons.length) document.addEventListener("keydown", onKey);
