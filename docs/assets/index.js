/*
 * The disagreement index, narrowed down, grouped and ordered as the address says: `?topic=…&label=opposed&sort=positions`.
 * The rows are those of the page; without JavaScript all of them are there, and nothing here is shown.
 */

import { copies, counted, el, folded, keep, quoted, read } from "./page.js";

const NAMES = ["q", "topic", "type", "label", "group", "sort"];
const WORDS = { topic: "topic", type: "kind of question", label: "label", group: "grouping", sort: "order" };
const PAUSE = 120; // milliseconds without a key before rows move

const form = document.querySelector(".bf-filters");
const table = form.parentElement.querySelector(".bf-index-table");
const count = form.querySelector("[role=status]");
const reset = form.querySelector("[type=reset]");
const pager = form.parentElement.querySelector(".bf-pager");
const caption = table.caption;
const said = caption.textContent;
const body = table.tBodies[0];
const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });

const field = (name) => form.elements.namedItem(name);
const options = (name) => [...(field(name)?.options ?? [])].map(({ value }) => value).filter(Boolean);

/* ---- The rows ---- */

/** What a row is sorted and filtered by; `place` is its place in the index. */
function entry(row, place) {
  const { topic, type, label, score, positions } = row.dataset;
  const title = row.querySelector("th a").textContent;
  return { row, place, topic, type, label, score: score === "" ? -1 : Number(score), positions: Number(positions), title,
    words: folded(`${row.dataset.question} ${title}`) };
}

let entries = [...body.rows].map(entry);
const own = entries.length;

/** The rows of the index's further pages, if it has any, fetched once and only when a view needs them. */
let further = null;

async function fetched(address) {
  const url = new URL(address, location.href);
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [...page.querySelectorAll(".bf-index-table tbody tr")].map((row) => {
    for (const link of row.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), url).href;
    return document.adoptNode(row);
  });
}

function all() {
  const pages = form.dataset.further.split(" ").filter(Boolean);
  further ??= Promise.all(pages.map(fetched)).then((found) => {
    entries = [...entries, ...found.flat().map((row, number) => entry(row, own + number))];
  });
  return further;
}

/* ---- A view of them ---- */

const labels = options("label");
const ORDERS = {
  score: (a, b) => b.score - a.score,
  positions: (a, b) => b.positions - a.positions,
  label: (a, b) => labels.indexOf(a.label) - labels.indexOf(b.label),
  title: (a, b) => collator.compare(a.title, b.title),
};

function ordered(chosen, sort) {
  const name = sort.replace(/^-/, "") || "score";
  const sign = sort.startsWith("-") ? -1 : 1;
  // What has no index has none in either direction, and stands last.
  const last = (a, b) => (name === "score" ? (a.score < 0) - (b.score < 0) : 0);
  return [...chosen].sort((a, b) => last(a, b) || sign * ORDERS[name](a, b) || a.place - b.place);
}

function fits(each, { q, topic, type, label }) {
  const words = folded(q).split(/\s+/).filter(Boolean);
  return (!topic || each.topic === topic) && (!type || each.type === type) && (!label || each.label === label)
    && words.every((word) => each.words.includes(word));
}

/** Rows in order, with a heading before each group; groups in the order of the filter of the same name. */
function nodes(chosen, group) {
  if (!group) return chosen.map(({ row }) => row);
  return [...field(group).options].filter(({ value }) => value).flatMap(({ value, text }) => {
    const rows = chosen.filter((each) => each[group] === value).map(({ row }) => row);
    const words = el("span", { class: "bf-count" }, String(rows.length));
    const heading = el("th", { scope: "rowgroup", colspan: "4" }, `${text} `, words);
    return rows.length ? [el("tr", { class: "bf-group" }, heading), ...rows] : [];
  });
}

function headings(sort) {
  const name = sort.replace(/^-/, "") || "score";
  for (const cell of table.tHead.querySelectorAll("[data-sort]")) {
    const descends = (cell.dataset.sort === "title") === sort.startsWith("-");
    if (cell.dataset.sort === name) cell.setAttribute("aria-sort", descends ? "descending" : "ascending");
    else cell.removeAttribute("aria-sort");
  }
}

/** A view in words, for the table's caption: a printed page must say what it shows. */
function described(view) {
  const words = (name) => field(name).options[field(name).selectedIndex].text;
  const parts = ["topic", "type", "label"].filter((name) => view[name]).map(words);
  if (view.q) parts.push(`with the words ${quoted(view.q)}`);
  const group = view.group ? `, grouped by ${words("group").toLowerCase()}` : "";
  return `Questions${parts.length ? `: ${parts.join(", ")}` : ""}; by ${words("sort").toLowerCase()}${group}`;
}

const changed = (view) => NAMES.some((name) => view[name]);

let turn = 0;

/** Show a view; `notes` say what of an address could not be followed. */
async function show(view, notes = []) {
  const mine = ++turn;
  let failed = "";
  if (form.dataset.further && changed(view)) {
    count.textContent = "Fetching the other pages of the index …";
    await all().catch(() => {
      further = null;
      failed = " Only the questions of this page: the others could not be fetched.";
    });
    if (mine !== turn) return;
  }
  const pool = changed(view) ? entries : entries.slice(0, own);
  const chosen = ordered(pool.filter((each) => fits(each, view)), view.sort);
  const empty = el("tr", { class: "bf-group" }, el("td", { colspan: "4" }, "No question fits. Take a filter away, or show all."));
  const shown = chosen.length ? nodes(chosen, view.group) : [empty];
  // To lay out rows that stay as they are takes a browser longer than all the rest.
  if (shown.length !== body.rows.length || shown.some((row, number) => row !== body.rows[number])) body.replaceChildren(...shown);
  headings(view.sort);
  caption.textContent = changed(view) ? described(view) : said;
  if (pager) pager.hidden = changed(view);
  reset.hidden = !changed(view);
  const total = counted(entries.length, "question");
  const sum = chosen.length === entries.length ? `All ${total}.` : `${chosen.length} of ${total}.`;
  count.textContent = [pager && !changed(view) ? `The first ${chosen.length} questions.` : sum, ...notes].join(" ") + failed;
}

/* ---- From and to the address ---- */

/** What the address asks for, as far as it can be had, and a note on each part that cannot. */
function asked() {
  const view = read(NAMES);
  const notes = [];
  view.q = view.q.slice(0, 200);
  for (const name of NAMES.slice(1)) {
    if (view[name] && !options(name).includes(view[name])) {
      notes.push(`The address asks for the ${WORDS[name]} ${quoted(view[name])}, which is not there.`);
      view[name] = "";
    }
  }
  return { view, notes };
}

/** Where there is little room the choices are folded away, unless something is chosen. */
const wide = matchMedia("(min-width: 45em)");
const unfold = () => (form.querySelector("details").open = wide.matches || Boolean(changed(chosen())));
wide.addEventListener("change", unfold);

const chosen = () => Object.fromEntries(NAMES.map((name) => [name, field(name)?.value.trim() ?? ""]));

function follow() {
  const { view, notes } = asked();
  for (const name of NAMES) if (field(name)) field(name).value = view[name];
  show(view, notes);
}

/** Words that are typed in one go are one step of the history. */
let typing = false;
let pause = 0;

function choose(replace = false) {
  clearTimeout(pause);
  const view = chosen();
  keep(view, { replace });
  show(view);
}

form.addEventListener("input", ({ target }) => {
  if (target.name !== "q") {
    typing = false;
    choose();
    return;
  }
  clearTimeout(pause);
  pause = setTimeout(() => {
    choose(typing);
    typing = true;
  }, PAUSE);
});
field("q").addEventListener("blur", () => (typing = false));
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  event.preventDefault();
  for (const name of NAMES) if (field(name)) field(name).value = "";
  typing = false;
  choose();
  field("q").focus();
});
addEventListener("popstate", follow);

/** The heads of the columns sort, and sort the other way when pressed again. */
for (const cell of table.tHead.querySelectorAll("[data-sort]")) {
  const button = el("button", { type: "button", class: "bf-sort" }, ...cell.childNodes);
  button.addEventListener("click", () => {
    const { sort } = chosen();
    const name = cell.dataset.sort;
    const first = name === "score" ? "" : name;
    field("sort").value = sort === first ? `-${name}` : first;
    typing = false;
    choose();
  });
  cell.append(button);
}

copies(form.querySelector(".bf-copy"), count);
follow();
unfold();
form.hidden = false;
