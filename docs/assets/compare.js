/*
 * Two or three articles side by side, chosen in the page and kept in its address: `?articles=one,two`. The page holds
 * templates of what the comparison of a pair shows where there are few articles; here they are filled in.
 *
 * Whom to choose from stands in the page. All else comes from the briefings of those chosen, and reaches the page as
 * text nodes; ids of the data are keys of Maps only, since an id may be a word of JavaScript.
 */

import { adopted, copies, el, folded, forget, holds, keep, pageAt, pluralize, quoted, read, root } from "./dom.js";
import { said, wording } from "./headings.js";

const MOST = 3;
const OPENED = 3; // so many rows on which they are opposed show their reasons at once, as on the pages of pairs
const PARTS = [...document.querySelectorAll("template[data-part]")].map(({ dataset }) => dataset);

const chooser = document.querySelector(".bf-choose");
const form = chooser.querySelector("form");
const selects = [...form.querySelectorAll("select")];
const narrow = form.querySelector("[type=search]");
const status = form.querySelector("[role=status]");
const result = document.querySelector(".bf-compared");
const suggested = document.querySelector(".bf-suggested");
const title = document.title;

/* ---- The data ---- */

const ending = location.pathname.endsWith(".html") ? ".html" : "/";
const address = (folder, id, fragment = "") => `${root}${folder}/${id}${ending}${fragment && `#${fragment}`}`;

const known = new Map(); // by id, today's and earlier ones
const articles = [...selects[0].options].slice(1).map(({ value: id, text: label, dataset }) => {
  const article = { id, label, name: dataset.title, words: folded(`${label} ${dataset.title}`) };
  for (const each of [id, ...(dataset.former?.split(" ") ?? [])]) known.set(each, article);
  return article;
});

/** An article with what its briefing says of it. Rejects where that cannot be had. */
async function withBriefing(article) {
  const page = address("briefings", article.id);
  const tree = await pageAt(page).catch((error) => {
    forget(page);
    throw error;
  });
  const byline = tree.querySelector(".bf-byline");
  const inferred = (byline.dataset.inferred ?? "").split(" ");
  const fact = (name, text) => (inferred.includes(name) ? `[${text}]` : text); // as on pages that are built
  const headings = tree.querySelectorAll(".bf-position:not(.bf-claim--withdrawn) > h3[data-question]");
  return {
    ...article,
    tree,
    publisher: fact("publisher", said(byline.querySelector(".bf-publisher"))),
    published: fact("published", said(byline.querySelector("time")) || "undated"),
    positions: new Map([...headings].map((heading) => [heading.dataset.question, position(heading, tree)])),
  };
}

function position(heading, tree) {
  const { stance, because } = heading.dataset;
  return {
    proposition: wording(heading),
    stance: stance === "unclear" ? null : Number(stance),
    claims: because.split(" ").filter(Boolean).map((id) => ({ id, text: wording(tree.getElementById(id)) })),
  };
}

/** The part in which a row with these stances stands: the id of one of the templates. */
function standing(stances) {
  const [low, high] = [Math.min(...stances), Math.max(...stances)];
  if (stances.length === 1) return "alone";
  if (low === high) return "agreed";
  if (low < 0 && high > 0) return "divided";
  return low && high ? "degree" : "mixed";
}

/** Each question that somebody answers, with who stands where on it, in the order in which they are shown. */
function rowsOf(chosen) {
  const questions = new Map(chosen.flatMap(({ positions }) => [...positions]));
  const rows = [...questions].flatMap(([id, { proposition }]) => {
    const sides = chosen.map(({ positions }) => positions.get(id));
    const taken = sides.filter((side) => side && side.stance !== null).map(({ stance }) => stance);
    if (!taken.length) return [];
    return [{ id, proposition, sides, part: standing(taken), distance: Math.max(...taken) - Math.min(...taken) }];
  });
  return rows.sort((a, b) => b.distance - a.distance);
}

/** How two articles stand to each other, in words. */
function standingOf(a, b) {
  const both = [...a.positions].map(([question, { stance }]) => [stance, b.positions.get(question)?.stance ?? null])
    .filter((stances) => !stances.includes(null));
  const parts = both.map(standing);
  const counts = [...PARTS].reverse().map(({ part: id, count }) => [parts.filter((each) => each === id).length, count])
    .filter(([count]) => count).map((each) => each.join(" "));
  const shared = [pluralize(both.length, "shared question"), counts.join(", ")].filter(Boolean).join(": ");
  if (both.length < Number(form.dataset.minimum)) return `too few for a figure, ${shared}.`;
  const steps = Number(form.dataset.steps);
  const value = 1 - both.reduce((sum, [x, y]) => sum + Math.abs(x - y), 0) / (steps * both.length);
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

function about({ id, label, name, publisher, published }) {
  const made = blank("_article");
  fill(made.querySelector("a"), address("briefings", id), name);
  const [who, where] = made.querySelectorAll("bdi");
  who.textContent = label;
  where.textContent = publisher;
  where.parentElement.append(published);
  return made;
}

/** How two articles stand to each other, as an entry of a list. */
const sentence = (a, b) =>
  el("li", {}, el("bdi", {}, a.label), " and ", el("bdi", {}, b.label), `: ${standingOf(a, b)}`);

/** One article's side of a row; `cell` is that of the template with the same stance, or with none. */
function side(cell, question, article, claims, open) {
  cell.querySelector(".bf-compare__who").textContent = article.label;
  if (!claims) return cell;
  Object.assign(cell.dataset, { question, article: article.id });
  cell.querySelector(".bf-compare__stance").href = address("briefings", article.id, `on-${question}`);
  const why = cell.querySelector("details");
  if (!claims.length) why.remove();
  why.open = open;
  why.querySelector("summary").textContent = pluralize(claims.length, "reason");
  const item = why.querySelector("li");
  item.replaceWith(...claims.map(({ id, text }) => {
    const made = item.cloneNode(true);
    fill(made.querySelector("a"), address("briefings", article.id, id), id);
    made.querySelector("span").textContent = text;
    return made;
  }));
  return cell;
}

function row({ id, proposition, sides }, chosen, open) {
  const made = blank("_row").firstElementChild;
  const [question, ...cells] = made.cells;
  fill(question.querySelector("a"), address("questions", id), proposition);
  made.replaceChildren(question, ...sides.map((position, number) => {
    const stance = position && String(position.stance ?? "unclear");
    const cell = cells.find(({ dataset }) => dataset.stance === stance).cloneNode(true);
    return side(cell, id, chosen[number], position?.claims, open);
  }));
  return made;
}

function part(id, rows, chosen) {
  const made = blank(`_${id}`);
  for (const gone of made.querySelectorAll(rows.length ? ".bf-compare__empty" : "h2, .bf-hint, table")) gone.remove();
  made.firstElementChild.id = id;
  if (!rows.length) return made;
  made.querySelector(".bf-count").textContent = rows.length;
  const head = made.querySelector("thead th + th");
  head.replaceWith(...chosen.map((article) => {
    const own = head.cloneNode(true);
    fill(own.firstElementChild, address("briefings", article.id), article.label);
    return own;
  }));
  const opened = id === "divided" ? OPENED : 0;
  made.querySelector("tbody").append(...rows.map((each, number) => row(each, chosen, number < opened)));
  return made;
}

/** Whom to put beside a single article: its briefing says who is closest to it and who farthest. */
function beside(article) {
  const frame = article.tree.querySelector(".bf-scroll:has(> .bf-neighbours)");
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
  const read = await Promise.all(chosen.map(withBriefing)).catch(() => null);
  if (mine !== turn) return; // another choice has been made meanwhile
  const [shown, says] = read ? compared(read) : [[], "A briefing could not be fetched. Reload the page to try again."];
  result.replaceChildren(...shown);
  result.hidden = !shown.length;
  suggested.hidden = chosen.length > 0;
  document.title = chosen.length > 1 ? `${chosen.map(({ label }) => label).join(", ")} compared - ${title}` : title;
  status.textContent = [...notes, says].join(" ");
}

/** What is shown of the articles, and what is said of it. */
function compared(chosen) {
  const [first, second] = chosen;
  if (!first) return [[], "Choose two or three articles."];
  if (!second) return [beside(first), `${first.label} is chosen. Choose another article to set beside it.`];
  const rows = rowsOf(chosen);
  const pairs = chosen.flatMap((a, number) => chosen.slice(number + 1).map((b) => sentence(a, b)));
  const parts = PARTS.map(({ part: id }) => part(id, rows.filter((each) => each.part === id), chosen));
  return [
    [el("ul", { class: "bf-glance" }, ...chosen.map(about), ...pairs), ...parts],
    `${pluralize(rows.length, "question")} on which at least one of them takes a position.`,
  ];
}

form.addEventListener("submit", (event) => event.preventDefault());
narrow?.addEventListener("input", () => offer(selected()));
for (const select of selects) select.addEventListener("change", choose);
copies(form.querySelector(".bf-copy"), status);
addEventListener("popstate", follow);
follow();
chooser.hidden = false;
