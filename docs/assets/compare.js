/*
 * Two or three articles side by side, chosen in the page and kept in its address: `?articles=one,two`. The page holds
 * templates of what the comparison of a pair shows where there are few articles; here they are filled in.
 *
 * Stances come from one small file for all articles, the claims under them from the briefings of those chosen. All of
 * it reaches the page as text nodes; ids of the data are keys of Maps only, since an id may be a word of JavaScript.
 */

import {
  adopted, collator, copies, el, folded, holds, json, keep, pageAt, pluralize, quoted, read, root,
} from "./dom.js";
import { wording } from "./headings.js";

const MOST = 3;
const PARTS = [...document.querySelectorAll("template[data-part]")].map(({ dataset }) => dataset.part);

const chooser = document.querySelector(".bf-choose");
const form = chooser.querySelector("form");
const selects = [...form.querySelectorAll("select")];
const narrow = form.querySelector("[type=search]");
const status = form.querySelector("[role=status]");
const result = document.querySelector(".bf-compared");
const suggested = document.querySelector(".bf-suggested");
const title = document.title;

/* ---- The data ---- */

let data = null;
let articles = [];
const known = new Map(); // by id, today's and earlier ones
const standings = new Map(); // by the lowest and the highest stance of a row: its part, and how far apart, in words

async function load() {
  data = await json(new URL("positions.json", import.meta.url));
  for (const [low, high, ...standing] of data.standings) standings.set(`${low} ${high}`, standing);
  const position = ([question, stance, claims]) => [question, { stance, claims: claims.split(" ").filter(Boolean) }];
  articles = data.articles.map(([id, label, name, published, positions]) => ({
    id, label, name, published, words: folded(`${label} ${name} ${published}`),
    positions: new Map(positions.map(position)),
  }));
  for (const article of articles) known.set(article.id, article);
  for (const [old, id] of data.redirects) if (known.has(id) && !known.has(old)) known.set(old, known.get(id));
  articles.sort((a, b) => collator.compare(a.label, b.label) || collator.compare(a.name, b.name));
}

const address = (folder, id, fragment = "") => `${root}${folder}/${id}${data.ending}${fragment && `#${fragment}`}`;

/** The briefing of an article; an empty page where it cannot be had: a comparison then shows the ids of its claims. */
const briefing = (article) => pageAt(address("briefings", article.id)).catch(() => new Document());

/** The part in which a row with these stances stands, and how far apart they are, in words. */
const standing = (stances) => standings.get(`${Math.min(...stances)} ${Math.max(...stances)}`);

/** Each question that somebody answers, with who stands where on it, in the order in which they are shown. */
function rowsOf(chosen) {
  const order = [...new Set([...standings.values()].map(([, words]) => words))];
  const rows = data.questions.flatMap(([id, proposition], place) => {
    const sides = chosen.map(({ positions }) => positions.get(place));
    const taken = sides.filter((side) => side && side.stance !== null).map(({ stance }) => stance);
    if (!taken.length) return [];
    const [part, words] = standing(taken);
    return [{
      id, proposition, sides, part: taken.length === 1 ? "alone" : part, words, rank: order.indexOf(words),
    }];
  });
  return rows.sort((a, b) => a.rank - b.rank);
}

/** How two articles stand to each other, in words. */
function standingOf(a, b) {
  const both = [...a.positions].map(([question, { stance }]) => [stance, b.positions.get(question)?.stance ?? null])
    .filter((stances) => !stances.includes(null));
  const parts = both.map((stances) => standing(stances)[0]);
  const counts = data.counts.map(([id, words]) => [parts.filter((each) => each === id).length, words])
    .filter(([count]) => count).map((each) => each.join(" "));
  const shared = [pluralize(both.length, "shared question"), counts.join(", ")].filter(Boolean).join(": ");
  if (both.length < data.minimum) return `too few for a figure, ${shared}.`;
  const value = 1 - both.reduce((sum, [x, y]) => sum + Math.abs(x - y), 0) / (data.steps * both.length);
  // A tie goes to the even digit, as everywhere else on the site: 0.625 is 0.62.
  const figure = (value % 0.5 === 0.125 ? value - 0.001 : value).toFixed(2);
  return `agreement ${figure} over ${shared}.`;
}

/* ---- What it looks like ---- */

const blank = (id) => document.getElementById(id).content.cloneNode(true);

function fill(link, href, text) {
  link.href = href;
  link.textContent = text;
}

function about({ id, label, name, published: [publisher, date] }) {
  const made = blank("_article");
  fill(made.querySelector("a"), address("briefings", id), name);
  const [who, where] = made.querySelectorAll("bdi");
  who.textContent = label;
  where.textContent = publisher;
  where.parentElement.append(date);
  return made;
}

/** How two articles stand to each other, as an entry of a list. */
const sentence = (a, b) =>
  el("li", {}, el("bdi", {}, a.label), " and ", el("bdi", {}, b.label), `: ${standingOf(a, b)}`);

/** One article's side of a row; `cell` is that of the template with the same stance, or with none. */
function side(cell, question, article, position, tree) {
  cell.querySelector(".bf-compare__who").textContent = article.label;
  if (!position) return cell;
  Object.assign(cell.dataset, { question, article: article.id });
  cell.querySelector(".bf-compare__stance").href = address("briefings", article.id, `on-${question}`);
  const why = cell.querySelector("details");
  if (!position.claims.length) why.remove();
  why.querySelector("summary").append(position.claims.join(", "));
  const item = why.querySelector("li");
  item.replaceWith(...position.claims.map((id) => {
    const made = item.cloneNode(true);
    fill(made.querySelector("a"), address("briefings", article.id, id), id);
    made.querySelector("span").textContent = wording(tree.getElementById(id));
    return made;
  }));
  return cell;
}

function row({ id, proposition, words, sides }, chosen, trees) {
  const made = blank("_row").firstElementChild;
  const [question, ...cells] = made.cells;
  fill(question.querySelector("a"), address("questions", id), proposition);
  if (words) question.append(" ", el("span", { class: "bf-soft" }, words));
  made.replaceChildren(question, ...sides.map((position, number) => {
    const stance = position && String(position.stance ?? "unclear");
    const cell = cells.find(({ dataset }) => dataset.stance === stance).cloneNode(true);
    return side(cell, id, chosen[number], position, trees[number]);
  }));
  return made;
}

function part(id, rows, chosen, trees) {
  const made = blank(`_${id}`);
  made.querySelector("h2").id = id;
  made.querySelector(".bf-count").textContent = rows.length;
  for (const gone of made.querySelectorAll(rows.length ? ".bf-compare__empty" : ".bf-hint, table")) gone.remove();
  if (!rows.length) return made;
  const head = made.querySelector("thead th + th");
  head.replaceWith(...chosen.map((article) => {
    const own = head.cloneNode(true);
    fill(own.firstElementChild, address("briefings", article.id), article.label);
    return own;
  }));
  made.querySelector("tbody").append(...rows.map((each) => row(each, chosen, trees)));
  return made;
}

/** Whom to put beside a single article: its briefing says who is closest to it and who farthest. */
function beside(article, tree) {
  const frame = tree.querySelector(".bf-scroll:has(> .bf-neighbours)");
  return frame
    ? [el("h2", {}, `Closest to ${article.label}, and farthest from it`), adopted(frame.cloneNode(true))]
    : [el("p", {}, `No other article answers three of the questions that ${article.label} answers.`)];
}

/* ---- Choosing ---- */

/** The options of each list: the articles that fit, and whichever is chosen. */
function offer(chosen) {
  const fitting = articles.filter(({ words }) => holds(words, narrow?.value ?? ""));
  for (const [number, select] of selects.entries()) {
    const own = chosen[number];
    const listed = own && !fitting.includes(own) ? [own, ...fitting] : fitting;
    const options = listed.map(({ id, label, name }) => el("option", { value: id }, `${label}: ${name}`));
    select.replaceChildren(select.options[0], ...options);
    select.value = own?.id ?? "";
  }
}

const selected = () => selects.map(({ value }) => known.get(value));

function choose() {
  const all = selected().filter(Boolean);
  const chosen = [...new Set(all)];
  keep({ articles: chosen.map(({ id }) => id).join(",") });
  show(chosen, all.length > chosen.length ? ["An article is chosen twice; it stands there once."] : []);
}

/** The articles that the address names, as far as they are there, with a note on each that is not. */
function follow() {
  const notes = [];
  const chosen = new Set();
  const ids = read(["articles"]).articles.split(",").map((id) => id.trim()).filter(Boolean);
  for (const id of ids.slice(0, 20)) {
    const article = known.get(id);
    if (!article) notes.push(`There is no article ${quoted(id)} here.`);
    else if (chosen.size < MOST || chosen.has(article)) chosen.add(article);
    else notes.push(`${article.label} is left out: three articles at most stand side by side.`);
  }
  offer([...chosen]);
  show([...chosen], notes.slice(0, 4));
}

let turn = 0;

async function show(chosen, notes) {
  const mine = ++turn;
  if (chosen.length) status.textContent = "Fetching …";
  const trees = await Promise.all(chosen.map(briefing));
  if (mine !== turn) return; // another choice has been made meanwhile
  const [shown, says] = compared(chosen, trees);
  result.replaceChildren(...shown);
  result.hidden = !shown.length;
  suggested.hidden = chosen.length > 0;
  document.title = chosen.length > 1 ? `${chosen.map(({ label }) => label).join(", ")} compared - ${title}` : title;
  status.textContent = [...notes, says].join(" ");
}

/** What is shown of the articles, and what is said of it. */
function compared(chosen, trees) {
  const [first, second] = chosen;
  if (!first) return [[], "Choose two or three articles."];
  if (!second) return [beside(first, trees[0]), `${first.label} is chosen. Choose another article to set beside it.`];
  const rows = rowsOf(chosen);
  const pairs = chosen.flatMap((a, number) => chosen.slice(number + 1).map((b) => sentence(a, b)));
  const parts = PARTS.map((id) => [id, rows.filter((each) => each.part === id)]);
  return [
    [
      el("ul", { class: "bf-glance" }, ...chosen.map(about), ...pairs),
      ...parts.map(([id, own]) => part(id, own, chosen, trees)),
    ],
    `${pluralize(rows.length, "question")} on which at least one of them takes a position.`,
  ];
}

form.addEventListener("submit", (event) => event.preventDefault());
narrow?.addEventListener("input", () => offer(selected()));
for (const select of selects) select.addEventListener("change", choose);
copies(form.querySelector(".bf-copy"), status);
try {
  await load();
  addEventListener("popstate", follow);
  follow();
} catch {
  chooser.replaceChildren(el("p", { role: "alert" },
    "The positions could not be fetched, so there is nothing to choose from. Reload the page to try again."));
}
chooser.hidden = false;
