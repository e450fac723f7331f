/*
 * Two or three articles side by side, chosen in the page and kept in its address: `?articles=one,two`. The same as
 * templates/comparison.html makes where there are few articles; what is compared how is analysis/comparison.py's.
 *
 * Stances come from one small file for all articles, the claims under them from the briefings of those chosen. All of
 * it reaches the page as text nodes; ids of the data are keys of Maps only, since an id may be a word of JavaScript.
 */

import { addressWith, copies, counted, el, folded, keep, quoted, read } from "./dom.js";

const MOST = 3;
const MINIMUM_SHARED = 3;
const STEPS = 4;
const MANY = 30; // articles, from which on the lists can be narrowed down
const PARTS = [
  ["divided", "What divides them", "The farthest apart first."],
  ["agreed", "What they agree on", "The same stance, perhaps for different reasons."],
  ["alone", "Where only one takes a position", "Silence says nothing about where an author stands."],
];
const NAMES = ["First article", "Second article", "Third article, if you like"];

const chooser = document.querySelector(".bf-choose");
const result = document.querySelector(".bf-compared");
const suggested = document.querySelector(".bf-suggested");
const root = new URL("../", import.meta.url);
const title = document.title;

/* ---- The data ---- */

let data = null;
let known = new Map();
let stances = new Map();

async function load() {
  const answer = await fetch(new URL("positions.json", import.meta.url));
  if (!answer.ok) throw new Error(`positions.json: ${answer.status}`);
  data = await answer.json();
  stances = new Map(data.stances.map(([value, word, sign, style]) => [value, { word, sign, style }]));
  const articles = data.articles.map(([id, label, name, published, positions]) => ({
    id, label, name, published,
    positions: new Map(positions.map(([question, stance, claims]) => [question, { stance, claims: claims.split(" ").filter(Boolean) }])),
  }));
  known = new Map(articles.map((article) => [article.id, article]));
  for (const [old, id] of data.redirects) if (known.has(id) && !known.has(old)) known.set(old, known.get(id));
  return articles;
}

const page = (folder, id, fragment = "") => new URL(`${folder}/${id}${data.ending}${fragment && `#${fragment}`}`, root).href;

/** The claims of an article in words, by id, from its briefing; without them a comparison shows their ids. */
const briefings = new Map();

async function texts(article) {
  if (!briefings.has(article.id)) briefings.set(article.id, claimsOf(article).catch(() => new Map()));
  return briefings.get(article.id);
}

async function claimsOf(article) {
  const answer = await fetch(page("briefings", article.id));
  if (!answer.ok) return new Map();
  const tree = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = new Map();
  for (const heading of tree.querySelectorAll("[data-claim][id]")) {
    for (const mark of heading.querySelectorAll(".bf-id, .headerlink")) mark.remove();
    found.set(heading.id, heading.textContent.trim());
  }
  return found;
}

/* ---- The comparison ---- */

/** Each question that somebody answers, with who stands where on it and how far they are apart. */
function rowsOf(articles) {
  return data.questions.flatMap(([id, proposition], place) => {
    const sides = articles.map((article) => article.positions.get(place) ?? null);
    const taken = sides.filter((side) => side && side.stance !== null).map(({ stance }) => stance);
    if (!taken.length) return [];
    const [low, high] = [Math.min(...taken), Math.max(...taken)];
    const part = taken.length === 1 ? "alone" : low === high ? "agreed" : "divided";
    return [{ id, proposition, place, sides, part, distance: high - low, opposed: low < 0 && high > 0 }];
  });
}

function agreement(a, b) {
  let shared = 0;
  let distance = 0;
  for (const [question, { stance }] of a.positions) {
    const other = b.positions.get(question);
    if (stance === null || !other || other.stance === null) continue;
    shared += 1;
    distance += Math.abs(stance - other.stance);
  }
  return { shared, value: shared < MINIMUM_SHARED ? null : 1 - distance / (STEPS * shared) };
}

function sentence(a, b) {
  const { shared, value } = agreement(a, b);
  const questions = counted(shared, "shared question");
  const agree = value === null ? `${questions}, too few for a figure` : `agreement ${figure(value)} over ${questions}`;
  return `${a.label} and ${b.label}: ${agree}.`;
}

/* ---- What it looks like ---- */

/** Two digits, and a tie goes to the even one, as everywhere else on the site: 0.625 is 0.62. */
function figure(value) {
  const hundredths = Math.floor(value * 100);
  const tie = value * 100 - hundredths === 0.5 && Number.isInteger(value * 8);
  return tie && hundredths % 2 === 0 ? (hundredths / 100).toFixed(2) : value.toFixed(2);
}

const link = (href, ...children) => el("a", { href }, ...children);

function badge(stance) {
  const { word, sign, style } = stances.get(stance);
  return el("span", { class: `bf-stance bf-s-${style}` }, el("span", { class: "bf-sign", "aria-hidden": "true" }, sign), ` ${word}`);
}

function side(article, row, position, claims) {
  const who = el("span", { class: "bf-compare__who" }, article.label);
  if (!position) return el("td", { class: "bf-compare__side" }, who, el("span", { class: "bf-none" }, "silent"));
  const { stance } = position;
  const cell = el("td", { class: "bf-compare__side", "data-question": row.id, "data-article": article.id, "data-stance": stance ?? "unclear" }, who);
  const badged = link(page("briefings", article.id, `on-${row.id}`), badge(stance));
  badged.className = "bf-compare__stance";
  const list = position.claims.map((id) =>
    el("li", {}, link(page("briefings", article.id, id), id), " ", el("span", {}, claims.get(id) ?? "")));
  const why = el("details", { class: "bf-compare__why bf-fold" },
    el("summary", {}, `because of ${position.claims.join(", ")}`), el("ul", {}, ...list));
  cell.append(badged, ...(list.length ? [why] : []));
  return cell;
}

function part([id, heading, hint], articles, rows, claims) {
  const own = rows.filter((row) => row.part === id);
  const head = el("h2", { id }, `${heading} `, el("span", { class: "bf-count" }, String(own.length)));
  if (!own.length) return [head, el("p", {}, "None.")];
  const columns = articles.map((article) => el("th", { scope: "col" }, link(page("briefings", article.id), article.label)));
  const body = own.map((row) => {
    const question = el("th", { scope: "row" }, link(page("questions", row.id), row.proposition));
    const apart = `${row.opposed ? "opposed" : "by degree"}, ${counted(row.distance, "step")} apart`;
    if (row.distance) question.append(" ", el("span", { class: "bf-soft" }, apart));
    return el("tr", {}, question, ...row.sides.map((position, number) => side(articles[number], row, position, claims[number])));
  });
  const table = el("table", { class: "bf-table bf-compare", "aria-label": heading },
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Question"), ...columns)), el("tbody", {}, ...body));
  return [head, el("p", { class: "bf-hint" }, hint), table];
}

function compared(articles, claims) {
  const rows = rowsOf(articles);
  rows.sort((a, b) => b.distance - a.distance || b.opposed - a.opposed || a.place - b.place);
  const about = articles.map(({ id, label, name, published }) =>
    el("li", {}, link(page("briefings", id), name), " ", el("span", { class: "bf-soft" }, `${label} · ${published}`)));
  const pairs = articles.flatMap((a, number) => articles.slice(number + 1).map((b) => el("li", {}, sentence(a, b))));
  return [el("ul", { class: "bf-glance" }, ...about, ...pairs), ...PARTS.flatMap((each) => part(each, articles, rows, claims))];
}

/** Whom to put beside a single article: those that agree with it most and least. */
function beside(article, articles) {
  const others = articles.filter((other) => other !== article)
    .map((other) => ({ other, ...agreement(article, other) })).filter(({ value }) => value !== null)
    .sort((a, b) => b.value - a.value || b.shared - a.shared);
  if (!others.length) return [el("p", {}, `No other article answers three of the questions that ${article.label} answers.`)];
  const list = (chosen) => el("ul", { class: "bf-plain" }, ...chosen.map(({ other, shared, value }) => el("li", {},
    link(addressWith({ articles: `${article.id},${other.id}` }), other.label), " ",
    el("span", { class: "bf-soft" }, `agreement ${figure(value)} over ${counted(shared, "shared question")}`))));
  const half = Math.ceil(others.length / 2);
  const far = others.slice(Math.max(half, others.length - 3)).reverse();
  return [el("h2", {}, `Closest to ${article.label}`), list(others.slice(0, Math.min(3, half))),
    ...(far.length ? [el("h2", {}, `Farthest from ${article.label}`), list(far)] : [])];
}

/* ---- Choosing ---- */

/** The articles that the address names, as far as they are there, and a note on each that is not. */
function asked() {
  const notes = [];
  const chosen = new Set();
  const ids = read(["articles"]).articles.split(",").map((id) => id.trim()).filter(Boolean);
  for (const id of ids.slice(0, 20)) {
    const article = known.get(id);
    if (!article) notes.push(`There is no article ${quoted(id)} here.`);
    else if (chosen.size === MOST && !chosen.has(article)) notes.push(`${article.label} is left out: three articles at most stand side by side.`);
    else chosen.add(article);
  }
  return { chosen: [...chosen], notes: notes.slice(0, 4) };
}

class Chooser {
  constructor(articles) {
    this.articles = articles;
    const collator = new Intl.Collator(document.documentElement.lang || undefined);
    this.sorted = [...articles].sort((a, b) => collator.compare(a.label, b.label) || collator.compare(a.name, b.name));
    this.words = new Map(articles.map((article) => [article, folded(`${article.label} ${article.name} ${article.published}`)]));
    this.selects = NAMES.map(() => el("select"));
    this.status = el("p", { class: "bf-filters__count", role: "status" });
    this.narrow = el("input", { type: "search", autocomplete: "off", spellcheck: "false", maxlength: "200" });
    const copy = el("button", { type: "button", class: "bf-copy" }, "Copy link to this comparison");
    const narrow = articles.length >= MANY ? [el("label", { class: "bf-choose__narrow" }, "Shorten the lists to articles with the words ", this.narrow)] : [];
    const labels = this.selects.map((select, number) => el("label", {}, `${NAMES[number]} `, select));
    const form = el("form", { class: "bf-filters", "aria-label": "Articles to compare" }, ...narrow,
      el("div", { class: "bf-filters__row" }, ...labels), el("div", { class: "bf-filters__row" }, this.status, copy));
    form.addEventListener("submit", (event) => event.preventDefault());
    this.narrow.addEventListener("input", () => this.fill());
    for (const select of this.selects) select.addEventListener("change", () => this.choose());
    copies(copy, this.status);
    chooser.append(form);
    chooser.hidden = false;
    this.turn = 0;
  }

  /** The options of each list: the articles that fit, and whichever is chosen. */
  fill(chosen = this.chosen()) {
    const words = folded(this.narrow.value).split(/\s+/).filter(Boolean);
    const fits = this.sorted.filter((article) => words.every((word) => this.words.get(article).includes(word)));
    for (const [number, select] of this.selects.entries()) {
      const own = chosen[number] ?? null;
      const listed = own && !fits.includes(own) ? [own, ...fits] : fits;
      const options = listed.map((article) => {
        const option = el("option", {}, `${article.label}: ${article.name}`);
        option.value = article.id;
        return option;
      });
      select.replaceChildren(el("option", { value: "" }, number < 2 ? "Choose an article" : "None"), ...options);
      select.value = own?.id ?? "";
    }
  }

  chosen() {
    return this.selects.map(({ value }) => known.get(value) ?? null);
  }

  choose() {
    const chosen = [...new Set(this.chosen().filter(Boolean))];
    keep({ articles: chosen.map(({ id }) => id).join(",") });
    const twice = this.chosen().filter(Boolean).length > chosen.length;
    this.show(chosen, twice ? ["An article is chosen twice; it stands there once."] : []);
  }

  follow() {
    const { chosen, notes } = asked();
    this.fill(chosen);
    this.show(chosen, notes);
  }

  async show(chosen, notes) {
    const mine = ++this.turn;
    const enough = chosen.length > 1;
    if (enough) this.status.textContent = "Fetching …";
    const claims = enough ? await Promise.all(chosen.map(texts)) : [];
    if (mine !== this.turn) return; // another choice has been made meanwhile
    const nodes = enough ? compared(chosen, claims) : chosen.length ? beside(chosen[0], this.articles) : [];
    result.replaceChildren(...nodes);
    result.hidden = !nodes.length;
    suggested.hidden = chosen.length > 0;
    document.title = enough ? `${chosen.map(({ label }) => label).join(", ")} compared - ${title}` : title;
    this.status.textContent = [...notes, this.says(chosen)].join(" ");
  }

  says(chosen) {
    if (!chosen.length) return "Choose two or three articles.";
    if (chosen.length === 1) return `${chosen[0].label} is chosen. Choose another article to set beside it.`;
    const rows = rowsOf(chosen);
    const size = (name) => rows.filter((row) => row.part === name).length;
    return `${size("divided")} divide them, they agree on ${size("agreed")}, on ${size("alone")} only one takes a position.`;
  }
}

try {
  const chooserOf = new Chooser(await load());
  addEventListener("popstate", () => chooserOf.follow());
  chooserOf.follow();
} catch {
  const failed = "The positions could not be fetched, so there is nothing to choose from. Reload the page to try again.";
  chooser.replaceChildren(el("p", { role: "alert" }, failed));
  chooser.hidden = false;
}
