/*
 * The site's search: a dialog over Pagefind's index, which a browser fetches piece by piece. Nothing is loaded, not
 * even the styles, before somebody opens it. Contributor text reaches the page as text nodes only, never as HTML.
 */

import { counted, el, root } from "./dom.js";

/** The sections of a briefing by id, and the kind of what stands in each; no claim may have one of these ids. */
const SECTIONS = {
  thesis: "thesis", evidence: "evidence", assumptions: "assumption", predictions: "prediction",
  recommendations: "recommendation", positions: "position",
};
const KINDS = Object.values(SECTIONS);
const PAGES_SHOWN = 8;
const PARTS_SHOWN = 4;
const PAGES_READ = 40; // before it asks whether to go on, where a kind of claim is rare
const PAUSE = 150; // milliseconds without a key before a search
const WORDS = 26; // in an excerpt

const HELP = "Type to search claims, positions, briefings and questions.";
const MISSING = "Search cannot start: its index was not found. “make site” builds it, and so does “mkdocs serve”.";
const FAILED = "The search broke off. Reload the page and try again.";

/* ---- The index ---- */

let engine = null;
let failures = 0;

/** Pagefind and the values of its filters; after a failure the next call tries again. */
function load() {
  engine ??= start().catch((error) => {
    engine = null;
    failures += 1;
    throw error;
  });
  return engine;
}

async function start() {
  const again = failures ? `?${failures}` : ""; // a browser does not ask twice for a module that it could not get
  const pagefind = await import(new URL(`pagefind/pagefind.js${again}`, root).href);
  await pagefind.options({ baseUrl: root.pathname });
  await pagefind.init();
  return { pagefind, filters: await pagefind.filters() };
}

/** What Pagefind can narrow by itself: whole pages, among them those that cannot hold the kind of claim. */
function narrowing({ kind, topic, publisher }) {
  const without = ["author", "index", "list", "topic", ...(kind === "position" ? [] : ["question"])];
  return { ...(topic && { topic }), ...(publisher && { publisher }), ...(kind && { page: { none: without } }) };
}

/*
 * Which kind of claim stands under each id of a page. Pagefind keeps an anchor's element, id and text but none of its
 * attributes, so `data-kind` is not in the index. On a generated page the order of the anchors tells it at no cost: a
 * claim stands in the section of its kind. Only a hand-written page in a generated one's place, which has no `page`
 * filter and may show its claims in any order, is fetched, once, for their `data-kind`. To fetch every page would
 * triple what a search loads: a briefing is about 11 kB compressed, its piece of the index 6 kB, and eight are shown.
 */
async function kindsOn({ url, anchors, filters }) {
  const [generated] = filters.page ?? [];
  if (generated === "briefing") return kindsBySection(anchors);
  // There a section's id starts with "_"; every other one is an article's: its position.
  if (generated === "question") return new Map(anchors.map(({ id }) => [id, id.startsWith("_") ? "" : "position"]));
  const place = url.slice(root.pathname.length);
  return !generated && /^(briefings|questions)\//.test(place) ? kindsInPage(url) : new Map();
}

function kindsBySection(anchors) {
  const kinds = new Map();
  let kind;
  for (const { element, id } of [...anchors].sort((a, b) => a.location - b.location)) {
    if (element === "h2") kind = SECTIONS[id];
    else kinds.set(id, kind);
  }
  return kinds;
}

const pagesRead = new Map();

function kindsInPage(url) {
  const readKinds = async () => {
    const html = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");
    const claims = [...html.querySelectorAll("[id][data-kind], [id][data-stance]")];
    return new Map(claims.map(({ id, dataset }) => [id, dataset.kind ?? "position"]));
  };
  if (!pagesRead.has(url)) pagesRead.set(url, readKinds().catch(() => new Map()));
  return pagesRead.get(url);
}

/** One result with its parts, the best first; the page's own heading and lead are not a part. */
async function read(result, wanted) {
  const page = await result.data();
  const kinds = await kindsOn(page);
  const isPart = ({ anchor }) => anchor && anchor.element !== "h1";
  const weight = (sub) => sub.weighted_locations.reduce((sum, word) => sum + word.balanced_score, 0);
  const parts = page.sub_results
    .filter((sub) => isPart(sub) && (!wanted || kinds.get(sub.anchor.id) === wanted))
    .map((sub) => ({ sub, kind: kinds.get(sub.anchor.id), weight: weight(sub) }))
    .sort((a, b) => b.weight - a.weight);
  return { page, lead: page.sub_results.find((sub) => !isPart(sub)), parts };
}

/** The next pages to show, and how many results have been read by then. */
async function gather(results, wanted, from) {
  const pages = [];
  let next = from;
  while (next < results.length && next - from < PAGES_READ) {
    for (const found of await Promise.all(results.slice(next, next + PAGES_SHOWN).map((one) => read(one, wanted)))) {
      next += 1;
      if (!wanted || found.parts.length) pages.push(found);
      if (pages.length === PAGES_SHOWN) return { pages, next };
    }
  }
  return { pages, next };
}

/* ---- What a result looks like ---- */

/** The theme's sign for a link to a heading is no part of it. */
const plain = (heading) => heading.trim().replace(/\s*¶$/, "");

const marked = (words, first, hits) =>
  words.flatMap((word, number) => [hits.has(first + number) ? el("mark", {}, word) : word, " "]);

/** Pagefind's own excerpt: text with `<` and `>` escaped, and `<mark>` around words; rebuilt without parsing HTML. */
const rebuilt = (excerpt) =>
  excerpt.split(/<\/?mark>/).map((piece) => piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">"))
    .map((text, number) => (number % 2 ? el("mark", {}, text) : text));

/**
 * A heading with the words found in it marked; below, where none is, the words around the first found after it.
 * Pagefind's excerpt starts with the heading, which for a claim is all there is, so it would stand there twice.
 */
function wording(page, sub, title) {
  const words = page.content.split(/\s+/);
  const heading = title.split(/\s+/);
  const first = sub.anchor?.location ?? 0;
  const after = first + heading.length;
  const spaced = words.slice(first, after).join(" ").startsWith(heading.join(" "));
  if (!spaced || Math.max(...sub.locations) >= words.length) return [[title], rebuilt(sub.excerpt)]; // as in Chinese
  const hits = new Set(sub.locations);
  const text = marked(heading, first, hits);
  if (text.some((piece) => piece instanceof Element)) return [text, []];
  const end = Math.min(words.length, ...page.anchors.map(({ location }) => location).filter((at) => at > first));
  const from = Math.max(after, Math.min(...hits) - 6);
  const to = Math.min(end, from + WORDS);
  return [text, [from > after ? "… " : "", ...marked(words.slice(from, to), from, hits), to < end ? "…" : ""]];
}

function link(className, url, label, [text, excerpt]) {
  return el("a", { class: className, role: "option", href: url, tabindex: "-1", "aria-selected": "false" },
    el("span", { class: "bf-search__kind" }, label), " ", el("span", { class: "bf-search__text" }, ...text), " ",
    el("span", { class: "bf-search__excerpt" }, ...excerpt));
}

function part(page, { sub, kind }) {
  const label = kind && kind !== "position" ? `${kind} ${sub.anchor.id}` : kind || "section";
  return link("bf-search__part", sub.url, label, wording(page, sub, plain(sub.title)));
}

/** So many parts, and where there are more an option, made by `more`, that brings the next. */
function some(page, parts, count, more) {
  const shown = parts.slice(0, count).map((entry) => part(page, entry));
  const rest = parts.slice(count);
  const next = () => ({ nodes: some(page, rest, 4 * count, more) });
  return rest.length ? [...shown, more(`${rest.length} more on this page`, next)] : shown;
}

function group({ page, lead, parts }, more) {
  const title = plain(page.meta.title ?? page.url);
  const label = [page.filters.page?.[0] ?? "page", ...(page.filters.publisher ?? [])].join(" · ");
  return el("div", { class: "bf-search__page", role: "group", "aria-label": title },
    link("bf-search__title", page.url, label, lead ? wording(page, lead, title) : [[title], []]),
    ...some(page, parts, PARTS_SHOWN, more));
}

function keys() {
  const hints = [["↑ ↓", "choose"], ["Enter", "open"], ["Tab", "filters"], ["Esc", "close"]];
  return el("p", { class: "bf-search__keys", "aria-hidden": "true" },
    ...hints.map(([key, does]) => el("span", {}, el("kbd", {}, key), ` ${does}`)));
}

/* ---- The dialog ---- */

/** Storage may be switched off or full: the search works without. */
function attempt(use) {
  try {
    return use();
  } catch {
    return null;
  }
}

class Search {
  constructor() {
    // Kept for this tab, so that one can go through the results one after the other.
    this.store = `bf-search ${root.pathname}`;
    this.choice = { query: "", kind: "", topic: "", publisher: "" };
    Object.assign(this.choice, attempt(() => JSON.parse(sessionStorage.getItem(this.store))));
    this.turn = 0; // what comes back for an earlier query is dropped
    this.active = null;
    this.named = 0; // options that have an id
    this.input = el("input", {
      class: "bf-search__input", role: "combobox", type: "text", inputmode: "search", enterkeyhint: "go",
      autocomplete: "off", autocapitalize: "none", spellcheck: "false", placeholder: "Search", "aria-label": "Search",
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "__bf_search_list",
    });
    this.input.value = this.choice.query;
    this.selects = { kind: this.select("kind"), topic: this.select("topic"), publisher: this.select("publisher") };
    this.clear = el("button", { class: "bf-search__button", type: "button", hidden: "" }, "Clear filters");
    this.close = el("button", { class: "bf-search__button bf-search__close", type: "button" }, "Close");
    this.status = el("p", { class: "bf-search__status", role: "status" });
    this.list = el("div", {
      class: "bf-search__list", id: "__bf_search_list", role: "listbox", "aria-label": "Results", hidden: "",
    });
    const filters = el("div", { class: "bf-search__filters" }, ...Object.values(this.selects), this.clear, this.close);
    // A click on its text focuses the frame, so that keys stay in here: the theme has some that leave the page.
    this.dialog = el("dialog", { class: "bf-search", "aria-label": "Search" },
      el("div", { class: "bf-search__frame", tabindex: "-1" }, this.input, filters, this.status, this.list, keys()));
    this.listen();
    this.attach();
  }

  select(name) {
    const select = el("select", { class: "bf-search__select", "aria-label": name, hidden: "" },
      el("option", { value: "" }, `All ${name}s`));
    select.addEventListener("change", () => this.choose({ [name]: select.value }));
    return select;
  }

  listen() {
    this.input.addEventListener("input", () => this.choose({ query: this.input.value }));
    this.clear.addEventListener("click", () => {
      this.input.focus();
      this.choose({ kind: "", topic: "", publisher: "" });
    });
    this.close.addEventListener("click", () => this.shut());
    this.dialog.addEventListener("keydown", (event) => this.key(event));
    // A press that starts in the frame, to select text, and ends outside is no click on the backdrop.
    let pressed = null;
    this.dialog.addEventListener("pointerdown", ({ target }) => (pressed = target));
    this.dialog.addEventListener("click", ({ target }) => {
      if (target === this.dialog && pressed === target) this.shut();
    });
    this.list.addEventListener("mousedown", (event) => event.button === 0 && event.preventDefault()); // keeps the focus
    this.list.addEventListener("click", (event) => {
      const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey; // in another tab or window
      if (event.target.closest("a") && !elsewhere) this.shut();
    });
  }

  /** The dialog takes keys at once, and is seen when its styles are there. */
  attach() {
    const styles = el("link", { rel: "stylesheet", href: new URL("search.css", import.meta.url).href });
    this.dialog.style.opacity = "0";
    styles.onload = styles.onerror = () => (this.dialog.style.opacity = "");
    document.head.append(styles);
    document.body.append(this.dialog);
  }

  /** The browser keeps the focus inside, and gives it back to where it was. */
  open() {
    if (!this.dialog.open) this.dialog.showModal();
    this.input.focus();
    this.input.select();
    this.search();
  }

  /** Where the focus has nowhere to return to, it would stay in here, and take the next key. */
  shut() {
    this.dialog.close();
    if (this.dialog.contains(document.activeElement)) document.activeElement.blur();
  }

  choose(change) {
    Object.assign(this.choice, change);
    attempt(() => sessionStorage.setItem(this.store, JSON.stringify(this.choice)));
    this.search();
  }

  /** Offer the values that the index has; a choice that it has no longer is dropped. */
  offer(filters) {
    for (const [name, select] of Object.entries(this.selects)) {
      const values = name === "kind" ? KINDS : Object.keys(filters[name] ?? {}).sort((a, b) => a.localeCompare(b));
      if (select.options.length === 1) select.append(...values.map((value) => el("option", { value }, value)));
      select.value = this.choice[name];
      if (select.selectedIndex < 0) select.value = this.choice[name] = "";
      select.hidden = select.options.length < 3; // "all" and a single value
    }
    this.clear.hidden = !Object.keys(this.selects).some((name) => this.choice[name]);
  }

  /** What was found stays until there is something else to show, so that nothing flickers while one types. */
  async search() {
    const turn = ++this.turn;
    this.entered = null;
    this.dialog.toggleAttribute("data-busy", true);
    try {
      const { pagefind, filters } = await load();
      this.offer(filters);
      const query = this.choice.query.trim();
      const found = query && (await pagefind.debouncedSearch(query, { filters: narrowing(this.choice) }, PAUSE));
      const shown = found && turn === this.turn && (await gather(found.results, this.choice.kind, 0));
      if (turn !== this.turn) return;
      this.render(shown ? this.nodes(found, shown) : [], shown ? this.says(found, shown) : HELP);
    } catch {
      if (turn !== this.turn) return;
      this.render([], engine ? FAILED : MISSING);
    }
    this.dialog.toggleAttribute("data-busy", false);
    if (this.entered) this.go(this.entered);
  }

  /** What is shown of the results, after the pages shown `before`, and the option that brings the next. */
  nodes(found, { pages, next }, before = []) {
    const nodes = pages.map((page) => group(page, (words, bring) => this.more(words, bring)));
    const left = found.results.length - next;
    const all = [...before, ...pages];
    const further = async () => {
      const shown = await gather(found.results, this.choice.kind, next);
      const status = this.says(found, { pages: [...all, ...shown.pages], next: shown.next });
      return { nodes: this.nodes(found, shown, all), status };
    };
    return left ? [...nodes, this.more(`More results: ${counted(left, "page")} to go`, further)] : nodes;
  }

  /** Something to do that stands among the results; it gives way to the options that it brings. */
  more(words, bring) {
    const option = el("div", { class: "bf-search__more", role: "option", "aria-selected": "false" }, words);
    option.addEventListener("click", async () => {
      const { nodes, status = this.status.textContent } = await bring();
      if (!option.isConnected) return; // there are other results by now
      option.replaceWith(...nodes);
      this.status.textContent = status;
      this.activate(nodes[0]?.querySelector("[role=option]") ?? nodes[0] ?? null);
    });
    return option;
  }

  says({ results, unfilteredResultCount: all }, { pages, next }) {
    const { query, kind, topic, publisher } = this.choice;
    if (pages.length && !kind) return `${counted(results.length, "page")} found.`;
    if (pages.length) {
      const parts = pages.reduce((sum, page) => sum + page.parts.length, 0);
      return `${kind}: ${parts} found on ${counted(pages.length, "page")}${next < results.length ? " so far" : ""}.`;
    }
    if (next < results.length) return `No ${kind} on the first ${next} pages that match.`;
    if (all && (kind || topic || publisher)) {
      return `Nothing found for “${query.trim()}” with these filters. Without them: ${counted(all, "page")}.`;
    }
    return `Nothing found for “${query.trim()}”. Try fewer words, or others.`;
  }

  render(nodes, status) {
    this.list.replaceChildren(...nodes);
    this.list.hidden = !nodes.length;
    this.list.scrollTop = 0;
    this.input.setAttribute("aria-expanded", String(nodes.length > 0));
    if (this.status.textContent !== status) this.status.textContent = status;
    this.activate(null);
  }

  activate(option) {
    this.active?.setAttribute("aria-selected", "false");
    this.active = option;
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.id ||= `__bf_search_${(this.named += 1)}`;
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    return this.input.setAttribute("aria-activedescendant", option.id);
  }

  key(event) {
    event.stopPropagation();
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) event.preventDefault();
    if (event.isComposing || event.altKey || (event.target !== this.input && event.key !== "Escape")) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.move(step);
    else if (event.key === "Escape") this.shut();
    else if (event.key !== "Enter") return;
    else if (!this.active && this.dialog.hasAttribute("data-busy")) this.entered = event; // goes there when it is found
    else this.go(event);
    event.preventDefault();
  }

  move(step) {
    const options = [...this.list.querySelectorAll("[role=option]")];
    const from = this.active ? options.indexOf(this.active) : step > 0 ? -1 : 0;
    if (options.length) this.activate(options[(from + step + options.length) % options.length]);
  }

  /** Like a click on it, with the keys that open another tab. */
  go({ ctrlKey, metaKey, shiftKey }) {
    const option = this.active ?? this.list.querySelector("[role=option]");
    option?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
  }
}

/* ---- Opening it ---- */

let search = null;
const open = () => (search ??= new Search()).open();

function onKey(event) {
  const { target, key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const typing = target.isContentEditable || target.closest?.("input, textarea, select");
  const slash = key === "/" && !ctrlKey && !metaKey && !altKey;
  const k = key.toLowerCase() === "k" && (ctrlKey || metaKey) && !shiftKey && !altKey;
  if (typing || event.defaultPrevented || !(slash || k)) return;
  event.preventDefault();
  open();
}

const buttons = document.querySelectorAll(".bf-search-open");
for (const button of buttons) {
  button.hidden = false;
  button.addEventListener("click", () => {
    button.focus(); // Safari does not, and the focus could not return to it
    open();
  });
}
// A site built without search has no button, and keeps its keys.
if (buttons.length) document.addEventListener("keydown", onKey);
