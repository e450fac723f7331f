/*
 * The site's search: a dialog over Pagefind's index, which a browser fetches piece by piece. Nothing is loaded, not
 * even the styles, before somebody opens it. Contributor text reaches the page as text nodes only, never as HTML.
 */

const KINDS = ["thesis", "evidence", "assumption", "prediction", "recommendation", "position"];
const PAGE_KINDS = {
  briefing: "Briefing", question: "Question", topic: "Topic", author: "Author", list: "List", index: "Index",
};
/** The sections of a briefing by id, and the kind of what stands in each; no claim may have one of these ids. */
const SECTIONS = {
  thesis: "thesis", evidence: "evidence", assumptions: "assumption", predictions: "prediction",
  recommendations: "recommendation", positions: "position",
};
const PAGES_SHOWN = 8;
const PARTS_SHOWN = 4;
/** How many pages to read before asking whether to go on, where a kind of claim is rare. */
const PAGES_READ = 40;
const PAUSE = 150; // milliseconds without a key before a search
const WORDS = 26; // in an excerpt

const root = new URL(
  JSON.parse(document.getElementById("__config").textContent).base.replace(/\/?$/, "/"), document.baseURI,
);

function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

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
    else if (kind) kinds.set(id, kind);
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
  const isPart = ({ anchor }) => anchor && anchor.element !== "h1";
  const kinds = await kindsOn(page);
  const weight = (sub) => sub.weighted_locations.reduce((sum, word) => sum + word.balanced_score, 0);
  const parts = page.sub_results
    .filter(isPart)
    .map((sub) => ({ sub, kind: kinds.get(sub.anchor.id), weight: weight(sub) }))
    .filter(({ kind }) => !wanted || kind === wanted)
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

const marked = (words, first, hits) =>
  words.flatMap((word, number) => [hits.has(first + number) ? el("mark", {}, word) : word, " "]);

/** Pagefind's own excerpt: text with `<` and `>` escaped, and `<mark>` around words; rebuilt without parsing HTML. */
const rebuilt = (excerpt) =>
  excerpt.split(/<mark>(.*?)<\/mark>/s).map((piece, number) => {
    const text = piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    return number % 2 ? el("mark", {}, text) : text;
  });

/**
 * A heading with the words found in it marked; below, where none is, the words around the first found after it.
 * Pagefind's excerpt starts with the heading, which for a claim is all there is, so it would stand there twice.
 */
function wording(page, sub, title) {
  const words = page.content.split(/\s+/);
  const heading = title.split(/\s+/);
  const first = sub.anchor?.location ?? 0;
  const after = first + heading.length;
  if (!words.slice(first, after).join(" ").startsWith(heading.join(" ")) || Math.max(...sub.locations) >= words.length) {
    return [[title], rebuilt(sub.excerpt)]; // a language that does not put spaces between words
  }
  const hits = new Set(sub.locations);
  const text = marked(heading, first, hits);
  if (text.some((piece) => piece instanceof Element)) return [text, []];
  const end = Math.min(words.length, ...page.anchors.map((anchor) => anchor.location).filter((at) => at > first));
  const from = Math.max(after, Math.min(...hits) - 6);
  const to = Math.min(end, from + WORDS);
  return [text, [from > after ? "… " : "", ...marked(words.slice(from, to), from, hits), to < end ? "…" : ""]];
}

function link(className, url, label, text, excerpt) {
  const option = el("a", { class: className, role: "option", href: url, tabindex: "-1", "aria-selected": "false" },
    el("span", { class: "bf-search__kind" }, label), " ", el("span", { class: "bf-search__text" }, ...text));
  if (excerpt.length) option.append(" ", el("span", { class: "bf-search__excerpt" }, ...excerpt));
  return option;
}

/** Something to do that stands among the results; it gives way to the options that it brings. */
function more(words, bring) {
  const option = el("div", { class: "bf-search__more", role: "option", "aria-selected": "false" }, words);
  option.addEventListener("click", () => bring(option));
  return option;
}

/** The theme's sign for a link to a heading is no part of it. */
const plain = (heading) => heading.trim().replace(/\s*¶$/, "");

function part(page, { sub, kind }) {
  const claim = kind && kind !== "position" ? `${kind} ${sub.anchor.id}` : kind || "section";
  return link("bf-search__part", sub.url, claim, ...wording(page, sub, plain(sub.title)));
}

function group({ page, lead, parts }, reveal) {
  const title = plain(page.meta.title ?? page.url);
  const label = [PAGE_KINDS[page.filters.page?.[0]] ?? "Page", ...(page.filters.publisher ?? [])].join(" · ");
  const [text, excerpt] = lead ? wording(page, lead, title) : [[title], []];
  const options = parts.map((entry) => part(page, entry));
  const rest = options.splice(PARTS_SHOWN);
  if (rest.length) options.push(more(`${rest.length} more on this page`, (option) => reveal(option, rest)));
  return el("div", { class: "bf-search__page", role: "group", "aria-label": title },
    link("bf-search__title", page.url, label, text, excerpt), ...options);
}

/* ---- The dialog ---- */

const STORE = `bf-search ${root.pathname}`;
const HELP = "Type to search claims, positions, briefings and questions.";
const MISSING = "Search cannot start: its index was not found. “make site” builds it, and so does “mkdocs serve”.";
const FAILED = "The search broke off. Reload the page and try again.";

/** The query and filters of this tab, so that one can go through results one after the other. */
function restore() {
  try {
    return JSON.parse(sessionStorage.getItem(STORE)) ?? {};
  } catch {
    return {}; // storage may be switched off
  }
}

class Search {
  constructor() {
    this.choice = { query: "", kind: "", topic: "", publisher: "", ...restore() };
    this.turn = 0; // what comes back for an earlier query is dropped
    this.active = null;
    this.named = 0; // options that have an id
    this.input = el("input", {
      class: "bf-search__input", role: "combobox", type: "text", inputmode: "search", enterkeyhint: "go",
      autocomplete: "off", autocapitalize: "none", spellcheck: "false", placeholder: "Search", "aria-label": "Search",
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "bf-search-list",
    });
    this.list = el("div", { class: "bf-search__list", id: "bf-search-list", role: "listbox", "aria-label": "Results" });
    this.status = el("p", { class: "bf-search__status", role: "status" });
    this.selects = {
      kind: this.select("kind", "Kind", "All kinds", KINDS),
      topic: this.select("topic", "Topic", "All topics", []),
      publisher: this.select("publisher", "Publisher", "All publishers", []),
    };
    this.clear = el("button", { type: "button", class: "bf-search__button", hidden: "" }, "Clear filters");
    this.close = el("button", { type: "button", class: "bf-search__button bf-search__close" }, "Close");
    this.dialog = el("dialog", { class: "bf-search", "aria-label": "Search" },
      el("div", { class: "bf-search__frame" }, this.input,
        el("div", { class: "bf-search__filters" }, ...Object.values(this.selects), this.clear, this.close),
        this.status, this.list, keys()));
    this.list.hidden = true;
    this.input.value = this.choice.query;
    this.listen();
  }

  select(name, label, all, values) {
    const select = el("select", { class: "bf-search__select", "aria-label": label, hidden: "" },
      el("option", { value: "" }, all), ...values.map((value) => el("option", { value }, value)));
    select.addEventListener("change", () => this.choose({ [name]: select.value }));
    return select;
  }

  listen() {
    this.input.addEventListener("input", () => this.choose({ query: this.input.value }));
    this.clear.addEventListener("click", () => {
      this.input.focus();
      this.choose({ kind: "", topic: "", publisher: "" });
    });
    this.close.addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("keydown", (event) => this.key(event));
    // A press that starts in the frame, to select text, and ends outside is no click on the backdrop.
    let pressed = null;
    this.dialog.addEventListener("pointerdown", ({ target }) => (pressed = target));
    this.dialog.addEventListener("click", ({ target }) => {
      if (target === this.dialog && pressed === this.dialog) this.dialog.close();
    });
    this.list.addEventListener("mousedown", (event) => event.button === 0 && event.preventDefault()); // keeps the focus
    this.list.addEventListener("click", (event) => {
      const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey; // in another tab or window
      if (event.target.closest("a") && !elsewhere) this.dialog.close();
    });
  }

  /** The browser keeps the focus inside, and gives it back to where it was. */
  open() {
    if (!this.dialog.open) {
      if (!this.dialog.isConnected) this.attach();
      this.dialog.showModal();
      this.search();
    }
    this.input.focus();
    this.input.select();
  }

  /** The dialog takes keys at once, and is seen when its styles are there. */
  attach() {
    const styles = el("link", { rel: "stylesheet", href: new URL("search.css", import.meta.url).href });
    this.dialog.style.opacity = "0";
    styles.onload = styles.onerror = () => (this.dialog.style.opacity = "");
    document.head.append(styles);
    document.body.append(this.dialog);
  }

  choose(change) {
    Object.assign(this.choice, change);
    try {
      sessionStorage.setItem(STORE, JSON.stringify(this.choice));
    } catch {} // storage may be switched off or full
    this.search();
  }

  /** Offer the values that the index has; a choice that it has no longer is dropped. */
  offer(filters) {
    for (const [name, select] of Object.entries(this.selects)) {
      const values = Object.keys(filters[name] ?? {}).sort((a, b) => a.localeCompare(b));
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
      const found = query ? await pagefind.debouncedSearch(query, { filters: narrowing(this.choice) }, PAUSE) : null;
      if (turn !== this.turn) return;
      if (found) await this.show(found, turn);
      else this.render([], HELP);
    } catch {
      if (turn === this.turn) this.render([], engine ? FAILED : MISSING);
    }
    if (turn !== this.turn) return;
    this.dialog.toggleAttribute("data-busy", false);
    if (this.entered) this.go(this.entered);
  }

  async show(found, turn) {
    const { pages, next } = await gather(found.results, this.choice.kind, 0);
    if (turn !== this.turn) return;
    this.render(this.nodes(found, pages, next), this.says(found, pages, next));
    this.list.scrollTop = 0;
  }

  nodes(found, pages, next) {
    const nodes = pages.map((page) => group(page, (option, rest) => this.reveal(option, rest)));
    const left = found.results.length - next;
    if (left) nodes.push(more(`More results: ${counted(left, "page")} to go`, (option) => this.further(option, found, next)));
    return nodes;
  }

  async further(option, found, from) {
    const { turn } = this;
    const { pages, next } = await gather(found.results, this.choice.kind, from);
    if (turn === this.turn && option.isConnected) this.reveal(option, this.nodes(found, pages, next));
  }

  says({ results, unfilteredResultCount }, pages, next) {
    const { query, kind, topic, publisher } = this.choice;
    const narrowed = kind || topic || publisher;
    if (!pages.length && next < results.length) return `No ${kind} among the first ${next} pages.`;
    if (!pages.length) {
      const wider = narrowed && unfilteredResultCount
        ? `Without the filters: ${counted(unfilteredResultCount, "page")}.` : "Try fewer words, or others.";
      return `Nothing found for “${query.trim()}”${narrowed ? " with these filters" : ""}. ${wider}`;
    }
    if (!kind) return `${counted(results.length, "page")} found.`;
    const parts = pages.reduce((sum, page) => sum + page.parts.length, 0);
    return `${kind}: ${parts} found on ${counted(pages.length, "page")}${next < results.length ? " so far" : ""}.`;
  }

  render(nodes, status) {
    this.list.replaceChildren(...nodes);
    this.list.hidden = !nodes.length;
    this.input.setAttribute("aria-expanded", String(nodes.length > 0));
    if (this.status.textContent !== status) this.status.textContent = status;
    this.activate(null);
  }

  reveal(option, nodes) {
    option.replaceWith(...nodes);
    const first = nodes[0];
    this.activate(first?.matches("[role=option]") ? first : first?.querySelector("[role=option]") ?? null);
  }

  activate(option) {
    this.active?.setAttribute("aria-selected", "false");
    this.active = option;
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.id ||= `bf-search-${(this.named += 1)}`;
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    return this.input.setAttribute("aria-activedescendant", option.id);
  }

  key(event) {
    event.stopPropagation(); // the theme has keys of its own that leave the page
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) event.preventDefault();
    if (event.target !== this.input || event.isComposing || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.move(step);
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

function keys() {
  const hints = [["↑ ↓", "choose"], ["Enter", "open"], ["Tab", "filters"], ["Esc", "close"]];
  return el("p", { class: "bf-search__keys", "aria-hidden": "true" },
    ...hints.flatMap(([key, does]) => [el("span", {}, el("kbd", {}, key), ` ${does}`), " "]));
}

/* ---- Opening it ---- */

let search = null;
const open = () => (search ??= new Search()).open();

function onKey(event) {
  const { target } = event;
  const typing = target instanceof HTMLElement && (target.isContentEditable || target.closest("input, textarea, select"));
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
  const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
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
