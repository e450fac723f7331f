/*
 * The disagreement index, filtered, grouped and ordered as the address says: `?topic=…&label=opposed&sort=positions`.
 * The rows are those of the page; without JavaScript all of them are there, and no filters are shown.
 */

import { adopted, collator, copies, el, folded, forget, holds, keep, pageAt, pluralize, quoted, read } from "./dom.js";

const NAMES = ["q", "topic", "type", "label", "group", "sort"];
const WORDS = { topic: "topic", type: "kind of question", label: "label", group: "grouping", sort: "order" };
const PAUSE = 120; // milliseconds without a key before rows move

const form = document.querySelector(".bf-filters");
const table = form.parentElement.querySelector(".bf-index-table");
const pager = form.parentElement.querySelector(".bf-pager");
const count = form.querySelector("[role=status]");
const reset = form.querySelector("[type=reset]");
const body = table.tBodies[0];
const heads = [...table.tHead.querySelectorAll("[data-sort]")];
const caption = table.caption.textContent;

const fields = Object.fromEntries(NAMES.map((name) => [name, form.elements.namedItem(name)]));
const options = (name) => [...(fields[name]?.options ?? [])].filter(({ value }) => value);

/* ---- The rows ---- */

const figure = (text) => text === "" ? -1 : Number(text);

/** What a row is sorted and filtered by; `place` is its place in the index. */
function entry(row, place) {
  const { topic, type, label, score, smaller, positions } = row.dataset;
  const title = row.querySelector("th a").textContent;
  return {
    row, place, topic, type, label, title, words: folded(`${row.dataset.question} ${title}`),
    score: figure(score), smaller: figure(smaller), positions: Number(positions),
  };
}

let entries = [...body.rows].map(entry);
const own = entries.length;

/** The index's further pages, if it has any, fetched only when a view needs their rows. */
const further = form.dataset.further.split(" ").filter(Boolean).map((address) => new URL(address, location.href).href);
let whole = null;

/** Resolves when all rows are here; where some cannot be had it rejects, and the next call tries again. */
const all = () => (whole ??= fetched().catch((error) => {
  whole = null;
  further.forEach(forget);
  throw error;
}));

async function fetched() {
  const trees = await Promise.all(further.map(pageAt));
  const rows = trees.flatMap((tree) => [...tree.querySelectorAll(".bf-index-table tbody tr")]).map(adopted);
  entries = [...entries, ...rows.map((row, number) => entry(row, own + number))];
}

/* ---- A view of them ---- */

const labels = options("label").map(({ value }) => value);
const ORDERS = {
  score: (a, b) => b.score - a.score,
  smaller: (a, b) => b.smaller - a.smaller,
  positions: (a, b) => b.positions - a.positions,
  label: (a, b) => labels.indexOf(a.label) - labels.indexOf(b.label),
  title: (a, b) => collator.compare(a.title, b.title),
};

/** `-positions` is the order by positions the other way round, and no name the order of the index. */
const byName = (sort) => [sort.replace(/^-/, "") || "score", sort.startsWith("-") ? -1 : 1];

function ordered(chosen, sort) {
  const [name, sign] = byName(sort);
  // What has no index has none in either direction, and stands last.
  const last = (a, b) => (a[name] < 0) - (b[name] < 0);
  return [...chosen].sort((a, b) => last(a, b) || sign * ORDERS[name](a, b) || a.place - b.place);
}

const fits = (each, view) =>
  ["topic", "type", "label"].every((name) => !view[name] || each[name] === view[name]) && holds(each.words, view.q);

/** Rows in order, with a heading before each group; groups in the order of the filter of the same name. */
function rows(chosen, group) {
  if (!chosen.length) {
    const words = "No question fits. Take a filter away, or show all.";
    return [el("tr", { class: "bf-group" }, el("td", { colspan: "5" }, words))];
  }
  if (!group) return chosen.map(({ row }) => row);
  return options(group).flatMap(({ value, text }) => {
    const own = chosen.filter((each) => each[group] === value).map(({ row }) => row);
    const size = el("span", { class: "bf-count" }, String(own.length));
    const heading = el("th", { scope: "rowgroup", colspan: "5" }, `${text} `, size);
    return own.length ? [el("tr", { class: "bf-group" }, heading), ...own] : [];
  });
}

/** A view in words, for the table's caption: a printed page must say what it shows. */
function described(view) {
  const words = (name) => fields[name].selectedOptions[0].text;
  const parts = ["topic", "type", "label"].filter((name) => view[name]).map(words);
  if (view.q) parts.push(`with the words ${quoted(view.q)}`);
  const group = view.group ? `, grouped by ${words("group").toLowerCase()}` : "";
  return `Questions${parts.length ? `: ${parts.join(", ")}` : ""}; by ${words("sort").toLowerCase()}${group}`;
}

let turn = 0;

/** Show a view; `notes` say what of an address could not be followed. */
async function show(view, notes = []) {
  const mine = ++turn;
  const changed = NAMES.some((name) => view[name]);
  let failed = "";
  if (further.length && changed) {
    count.textContent = "Fetching the other pages of the index …";
    await all().catch(() => (failed = " Only the questions of this page: the others could not be fetched."));
    if (mine !== turn) return;
  }
  const chosen = ordered((changed ? entries : entries.slice(0, own)).filter((each) => fits(each, view)), view.sort);
  const shown = rows(chosen, view.group);
  // To lay out rows that stay as they are takes a browser longer than all the rest.
  const same = shown.length === body.rows.length && shown.every((row, number) => row === body.rows[number]);
  if (!same) body.replaceChildren(...shown);
  const [name, sign] = byName(view.sort);
  for (const head of heads) {
    const descends = (name === "title") === (sign < 0);
    if (head.dataset.sort === name) head.setAttribute("aria-sort", descends ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
  table.caption.textContent = changed ? described(view) : caption;
  if (pager) pager.hidden = changed;
  reset.hidden = !changed;
  const total = pluralize(entries.length, "question");
  const sum = chosen.length === entries.length ? `All ${total}.` : `${chosen.length} of ${total}.`;
  count.textContent = [pager && !changed ? `The first ${chosen.length} questions.` : sum, ...notes].join(" ") + failed;
}

/* ---- From and to the address ---- */

/** Show what the address asks for, as far as it can be had, with a note on each part that cannot. */
function follow() {
  const view = read(NAMES);
  const notes = [];
  view.q = view.q.slice(0, 200);
  for (const name of NAMES.slice(1)) {
    if (view[name] && !options(name).some(({ value }) => value === view[name])) {
      notes.push(`The address asks for the ${WORDS[name]} ${quoted(view[name])}, which is not there.`);
      view[name] = "";
    }
  }
  for (const name of NAMES) if (fields[name]) fields[name].value = view[name];
  show(view, notes);
}

const chosen = () => Object.fromEntries(NAMES.map((name) => [name, fields[name]?.value.trim() ?? ""]));

let typing = false; // words that are typed in one go are one step of the history
let pause = 0;

function choose(replace = false) {
  clearTimeout(pause);
  typing = replace;
  const view = chosen();
  keep(view, { replace });
  show(view);
}

form.addEventListener("input", ({ target }) => {
  if (target !== fields.q) {
    choose();
    return;
  }
  clearTimeout(pause);
  pause = setTimeout(() => {
    choose(typing);
    typing = true;
  }, PAUSE);
});
fields.q.addEventListener("blur", () => (typing = false));
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  event.preventDefault();
  for (const name of NAMES) if (fields[name]) fields[name].value = "";
  choose();
  fields.q.focus();
});
addEventListener("popstate", follow);

/** The heads of the columns sort, and sort the other way when pressed again. */
for (const head of heads) {
  const button = el("button", { type: "button", class: "bf-sort" }, ...head.childNodes);
  button.addEventListener("click", () => {
    const { sort } = head.dataset;
    const first = sort === "score" ? "" : sort;
    fields.sort.value = fields.sort.value === first ? `-${sort}` : first;
    choose();
  });
  head.append(button);
}

/** Where there is little room the choices are folded away, unless something is chosen. */
const wide = matchMedia("(min-width: 45em)");
const unfold = () => (form.querySelector("details").open = wide.matches || Object.values(chosen()).some(Boolean));
wide.addEventListener("change", unfold);

copies(form.querySelector(".bf-copy"), count);
follow();
unfold();
form.hidden = false;
