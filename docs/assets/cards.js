/*
 * Hover cards: what stands at the other end of a link to a claim, a position, an article or a question. They only
 * help: each says what its target says. By WCAG 2.2, 1.4.13, Escape dismisses it, the pointer can move into it, and it
 * stays until the pointer or the focus leaves. A page is fetched at most once, and only its text is used.
 */
import { el, pageAt, place, root } from "./dom.js";
import { said, wording } from "./headings.js";

const SHOWN_AFTER = 350; // milliseconds: who passes over a link need not want to read it
const HIDDEN_AFTER = 250; // milliseconds in which the pointer may cross from the link to its card
const LONGEST = 360; // characters of one text
const PAGE = /^(briefings|questions)\/(?!page\/|index)[^/]+?(\/|\.html)(index\.html)?$/;

/* ---- What a card says ---- */

const short = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")} …` : text);

/** The parts of a card in order, each a class and a text; none for a place that says nothing by itself. */
function content(tree, id) {
  const whole = tree.querySelector(".bf-briefing, .bf-question");
  const around = id ? tree.getElementById(id)?.closest(".bf-claim, .bf-position") : whole;
  if (!whole || !around) return [];
  const gone = said(around.querySelector(":scope > .bf-withdrawn"));
  const title = said(whole.querySelector(":scope > h1")).replace(/\s*¶$/, "");
  const all = (selector) => [...whole.querySelectorAll(`:scope > ${selector}`)].map(said).filter(Boolean);
  if (around === whole) {
    const isQuestion = whole.matches(".bf-question");
    const from = all(isQuestion ? ".bf-figures > .bf-label" : ".bf-byline > :is(.bf-author, .bf-publisher, time)");
    return [
      ["kind", isQuestion ? "question" : "briefing"], ["gone", gone], ["title", title],
      ["text", all(".bf-lead")[0] ?? said(whole.querySelector(".bf-brief li bdi"))],
      ["from", from.join(" · ")],
    ];
  }
  const heading = around.querySelector("h3");
  const { kind, claim } = heading.dataset;
  const stance = said(heading.querySelector(".bf-stance")?.lastChild);
  return [
    ["kind", kind ? `${kind} ${claim.split(".")[1]}` : `position: ${stance}`], ["gone", gone],
    ["text", wording(heading)],
    ["note", kind ? "" : said(around.querySelector(":scope > p.bf-note, :scope > .bf-note > p"))],
    ["from", [title, ...all(".bf-byline > .bf-author").slice(0, 1)].join(" · ")],
  ];
}

/* ---- Which links have one ---- */

const here = location.href.replace(/[?#].*$/, "");

/** The address of the page and the fragment, of a link to a briefing or a question; null for any other. */
function target(link) {
  const url = new URL(link.href, location.href);
  const id = decodeURIComponent(url.hash.slice(1));
  url.hash = url.search = "";
  const path = url.href.startsWith(root.href) ? url.href.slice(root.href.length) : "";
  return PAGE.test(path) ? { address: url.href, id } : null;
}

function isOnScreen(id) {
  const element = id && document.getElementById(id);
  if (!element) return !id;
  const { top, bottom } = (element.closest(".bf-claim, .bf-position") ?? element).getBoundingClientRect();
  return top < innerHeight && bottom > 0;
}

/* ---- The card ---- */

const card = el("div", { class: "bf-hover", lang: "en", dir: "ltr", role: "tooltip", id: "__bf_hover", popover: "manual" });
let link = null; // whose card is shown, or will be
let timer = 0;

async function show(of) {
  const aim = target(of);
  if (!aim || (aim.address === here && isOnScreen(aim.id))) return;
  const tree = aim.address === here ? document : await pageAt(aim.address).catch(() => null);
  const parts = tree ? content(tree, aim.id).filter(([, text]) => text) : [];
  if (link !== of || parts.length < 2) return; // the reader has gone on, or there is nothing to say
  const line = ([name, text]) => el("span", { class: `bf-hover__${name}`, dir: "auto" }, short(text));
  card.replaceChildren(...parts.map(line));
  if (!card.isConnected) (document.querySelector("main") ?? document.body).append(card);
  card.showPopover();
  of.setAttribute("aria-describedby", card.id);
  place(card, of.getClientRects()[0]); // with no gap, which the pointer would have to jump
}

function hide() {
  clearTimeout(timer);
  link?.removeAttribute("aria-describedby");
  link = null;
  if (card.isConnected) card.hidePopover();
}

function enter(of) {
  clearTimeout(timer);
  if (of === link && card.matches(":popover-open")) return;
  hide();
  link = of;
  timer = setTimeout(() => show(of), SHOWN_AFTER);
}

function leave() {
  clearTimeout(timer);
  timer = setTimeout(hide, HIDDEN_AFTER);
}

const within = (node) => node instanceof Element && card.contains(node);
const LINK = ".md-content a[href]:not(.bf-id, .headerlink)";
const linkAt = (node) => (node instanceof Element ? node.closest(LINK) : null);

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
    if (event.key !== "Escape" || !card.matches(":popover-open")) return;
    event.stopPropagation(); // one key, one thing
    hide();
  }, { capture: true });
}

// Without popovers there are no cards, which are a help and no more.
if (card.showPopover) {
  listen();
  // The first link that somebody points at or goes to is what loaded this.
  const first = document.querySelector(`:is(${LINK}):is(:hover, :focus-visible)`);
  if (first) enter(first);
}
