/*
 * Hover cards: what stands at the other end of a link to a claim, a position, an article or a question. A help and
 * never more: each says what its target says. By WCAG 2.2, 1.4.13: Escape dismisses it, the pointer can move into it,
 * and it stays until the pointer or the focus leaves. A page is fetched at most once, and only its text is taken over.
 */
import { el, squeezed, wording } from "./cited.js";

const SHOWN_AFTER = 350; // milliseconds: passing over a link is no wish to read it
const HIDDEN_AFTER = 250; // milliseconds in which the pointer may cross from the link to its card
const LONGEST = 360; // characters of one text

const { base } = JSON.parse(document.getElementById("__config").textContent);
const root = new URL(base.replace(/\/?$/, "/"), document.baseURI);
const PAGE = /^(briefings|questions)\/(?!page\/|index)[^/]+?(\/|\.html)(index\.html)?$/;

/* ---- What a card says ---- */

const pages = new Map();

/** The page at an address, without its fragment; null where it could not be had. */
function page(address) {
  if (!pages.has(address)) {
    const read = async () => {
      const response = await fetch(address);
      return response.ok ? new DOMParser().parseFromString(await response.text(), "text/html") : null;
    };
    pages.set(address, read().catch(() => null));
  }
  return pages.get(address);
}

const short = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")} …` : text);
const said = (element) => (element ? squeezed(element.textContent) : "");

/** Its parts in order, each a class and a text; nothing for a place that says nothing by itself. */
function content(tree, id) {
  const whole = tree.querySelector(".bf-briefing, .bf-question");
  if (!whole) return [];
  const named = id ? tree.getElementById(id) : null;
  if (id && !named) return [];
  const around = named?.closest(".bf-claim, .bf-position");
  const title = said(whole.querySelector(":scope > h1")).replace(/\s*¶$/, "");
  if (around) {
    const heading = around.querySelector("h3");
    const stance = said(heading.querySelector(".bf-stance")?.lastChild);
    const kind = heading.dataset.kind ? `${heading.dataset.kind} ${heading.dataset.claim.split(".")[1]}` : `position: ${stance}`;
    return [
      ["kind", kind], ["gone", said(around.querySelector(":scope > .bf-withdrawn"))], ["text", wording(heading)],
      ["note", heading.dataset.kind ? "" : said(around.querySelector(":scope > .bf-note"))],
      ["from", [title, said(whole.querySelector(":scope > .bf-byline .bf-author"))].filter(Boolean).join(" · ")],
    ];
  }
  if (id) return [];
  const about = whole.matches(".bf-question")
    ? [["text", said(whole.querySelector(".bf-lead"))], ["from", said(whole.querySelector(".bf-figures > .bf-label"))]]
    : [["text", said(whole.querySelector(".bf-lead"))],
      ["from", [...whole.querySelectorAll(":scope > .bf-byline :is(.bf-author, .bf-publisher, time)")].map(said).join(" · ")]];
  const kind = whole.matches(".bf-question") ? "question" : "briefing";
  return [["kind", kind], ["gone", said(whole.querySelector(":scope > .bf-withdrawn"))], ["title", title], ...about];
}

/* ---- Which links have one ---- */

/** The address of the page and the fragment, of a link to a briefing or a question; null for any other. */
function target(link) {
  const url = new URL(link.href, location.href);
  const path = url.pathname.startsWith(root.pathname) ? url.pathname.slice(root.pathname.length) : "";
  if (url.origin !== location.origin || !PAGE.test(path)) return null;
  const id = decodeURIComponent(url.hash.slice(1));
  url.hash = url.search = "";
  return { address: url.href, id };
}

function isOnScreen(id) {
  const element = id && document.getElementById(id);
  if (!element) return !id;
  const { top, bottom } = (element.closest(".bf-claim, .bf-position") ?? element).getBoundingClientRect();
  return top < innerHeight && bottom > 0;
}

const here = location.href.replace(/[?#].*$/, "");

/* ---- The card ---- */

const card = el("div", { class: "bf-hover", role: "tooltip", id: "__bf_hover", hidden: "" });
let link = null; // whose card is shown, or will be
let timer = 0;

async function show(of) {
  const aim = target(of);
  if (!aim || (aim.address === here && isOnScreen(aim.id))) return;
  const tree = aim.address === here ? document : await page(aim.address);
  const parts = tree ? content(tree, aim.id).filter(([, text]) => text) : [];
  if (link !== of || parts.length < 2) return; // the reader has gone on, or there is nothing to say
  card.replaceChildren(...parts.map(([name, text]) => el("span", { class: `bf-hover__${name}`, dir: "auto" }, short(text))));
  if (!card.isConnected) (document.querySelector("main") ?? document.body).append(card);
  card.hidden = false;
  of.setAttribute("aria-describedby", card.id);
  place(of);
}

/** Under the link, or over it where there is no room; with no gap that the pointer would have to jump. */
function place(of) {
  const { left, top, bottom } = of.getClientRects()[0];
  const width = document.documentElement.clientWidth;
  const origin = (card.offsetParent ?? document.body).getBoundingClientRect();
  const x = Math.max(8, Math.min(left, width - card.offsetWidth - 8));
  const below = bottom + card.offsetHeight <= innerHeight || top < card.offsetHeight;
  card.style.left = `${x - origin.left}px`;
  card.style.top = `${(below ? bottom : top - card.offsetHeight) - origin.top}px`;
}

function hide() {
  clearTimeout(timer);
  link?.removeAttribute("aria-describedby");
  link = null;
  card.hidden = true;
}

function enter(of) {
  clearTimeout(timer);
  if (of === link && !card.hidden) return;
  hide();
  link = of;
  timer = setTimeout(() => show(of), SHOWN_AFTER);
}

function leave() {
  clearTimeout(timer);
  timer = setTimeout(hide, HIDDEN_AFTER);
}

const within = (node) => node instanceof Element && card.contains(node);
const linkAt = (node) => (node instanceof Element ? node.closest(".md-content a[href]:not(.bf-id, .headerlink)") : null);

function listen() {
  document.addEventListener("pointerover", ({ target: node, pointerType }) => {
    if (pointerType === "touch") return;
    const of = linkAt(node);
    if (of) enter(of);
    else if (within(node)) clearTimeout(timer);
    else if (link && link !== document.activeElement) leave();
  });
  document.documentElement.addEventListener("pointerleave", () => link && link !== document.activeElement && leave());
  document.addEventListener("focusin", ({ target: node }) => {
    const of = linkAt(node);
    if (of?.matches(":focus-visible")) enter(of);
  });
  document.addEventListener("focusout", ({ target: node }) => node === link && !card.matches(":hover") && leave());
  document.addEventListener("click", ({ target: node }) => !within(node) && hide());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || card.hidden) return;
    event.stopPropagation(); // one key, one thing
    hide();
  }, { capture: true });
}

// A file on disk can fetch nothing, and would say so in the console at every link.
if (location.protocol !== "file:") listen();
