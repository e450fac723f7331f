/*
 * The site's search: a dialog over Pagefind's index, which a browser fetches piece by piece. Nothing is loaded, not
 * even this, before somebody opens it. Contributor text reaches the page as text nodes only, never as HTML.
 *
 * Why not Pagefind's own dialog (`pagefind-modal`, 1.5)? A claim can be reached in it by the arrow keys. But its
 * filters are for whole pages, and nearly every briefing has claims of each kind; it has no place at which a script
 * could leave out results inside a page; and its templates are given a result's title, address and excerpt alone, so
 * that nothing says whether it is a thesis or a piece of evidence. It would also load 46 kB more, compressed.
 */
import { collator, el, pluralize, root } from "./dom.js";

const PAGES_SHOWN = 5; // each is fetched: about 3 kB
const PARTS_SHOWN = 4;
const PAGES_READ = 40; // before it asks whether to go on, where a kind of claim is rare
const PAUSE = 150; // milliseconds without a key before a search
const WORDS = 26; // in an excerpt
const FILTERS = ["kind", "topic", "publisher"];

const HELP = "Type to search claims, positions, briefings and questions.";
const MISSING = "Search cannot start: its index was not found. “make site” builds it.";
const FAILED = "The search broke off. Reload the page and try again.";

/* ---- The index ---- */

let engine = null;
let failures = 0;

/** Pagefind and the values of its filters; after a failure the next call tries again. */
const load = () => (engine ??= start().catch((error) => {
  engine = null;
  failures += 1;
  throw error;
}));

async function start() {
  const again = failures ? `?${failures}` : ""; // a browser does not ask twice for a module that it could not get
  const pagefind = await import(new URL(`pagefind/pagefind.js${again}`, root).href);
  // At 1,000 articles a search takes up to 52 ms here, and up to 76 in a worker, which is another 12 kB to load.
  await pagefind.options({ baseUrl: root.pathname, noWorker: true });
  await pagefind.init();
  return { pagefind, filters: await pagefind.filters() };
}

/** The kind of a part, and whose claim it is where it is not the author's own; the metadata has `e1:evidence:reported`. */
function kindOf({ meta }, id) {
  const claim = (meta.claims ?? "").split(" ").find((each) => each.startsWith(`${id}:`));
  if (claim) return claim.split(":").slice(1);
  return meta.page === "question" || (meta.page === "briefing" && id.startsWith("on-")) ? ["position"] : [];
}

/** One result with its parts, the best first; the page's own heading and lead are not a part. */
async function read(result, wanted) {
  const page = await result.data();
  const isPart = ({ anchor }) => anchor && anchor.element !== "h1";
  const weight = (sub) => sub.weighted_locations.reduce((sum, word) => sum + word.balanced_score, 0);
  const parts = page.sub_results.filter(isPart)
    .map((sub) => {
      const [kind, voice] = kindOf(page, sub.anchor.id);
      return { sub, kind, voice, weight: weight(sub) };
    })
    .filter(({ kind }) => !wanted || kind === wanted)
    .sort((a, b) => b.weight - a.weight);
  return { page, lead: page.sub_results.find((sub) => !isPart(sub)), parts };
}

/** The next pages of what was found, five or somewhat more; `found` counts what has been read and shown. */
async function gather(found, wanted) {
  const pages = [];
  const end = Math.min(found.results.length, found.read + PAGES_READ);
  while (found.read < end && pages.length < PAGES_SHOWN) {
    const next = found.results.slice(found.read, found.read + PAGES_SHOWN);
    const all = await Promise.all(next.map((result) => read(result, wanted)));
    found.read += next.length;
    pages.push(...all.filter(({ parts }) => !wanted || parts.length));
  }
  found.pages += pages.length;
  found.parts += pages.reduce((sum, { parts }) => sum + parts.length, 0);
  return pages;
}

/* ---- What a result looks like ---- */

/**
 * Scripts without blanks between words: the index has a blank there after a mark that is not shown, and a query gets
 * one too. Where a browser cannot part words, a query finds the word with which it begins.
 */
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]+/gu;
const ADDED = /\u2060(<\/mark>)? ?/g;
const joined = (text) => text.replace(ADDED, "$1");

function parted(query) {
  if (!Intl.Segmenter) return query;
  const words = new Intl.Segmenter("en", { granularity: "word" });
  return query.replace(UNSPACED, (run) => ` ${[...words.segment(run)].map(({ segment }) => segment).join(" ")} `).trim();
}

/** The theme's sign for a link to a heading is no part of it. */
const plain = (heading) => heading.trim().replace(/\s*¶$/, "");

const marked = (words, first, hits) =>
  words.flatMap((word, number) => {
    const text = joined(word);
    return [hits.has(first + number) ? el("mark", {}, text) : text, text === word ? " " : ""];
  });

/** Pagefind's own excerpt: text with `<` and `>` escaped, and `<mark>` around words; rebuilt without parsing HTML. */
const rebuilt = (excerpt) =>
  joined(excerpt).split(/<\/?mark>/).map((piece) => piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">"))
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
  if (!spaced || Math.max(...sub.locations) >= words.length) return [[joined(title)], rebuilt(sub.excerpt)];
  const hits = new Set(sub.locations);
  const text = marked(heading, first, hits);
  if (text.some((piece) => piece instanceof Element)) return [text, []];
  const end = Math.min(words.length, ...page.anchors.map(({ location }) => location).filter((at) => at > first));
  const from = Math.max(after, Math.min(...hits) - 6);
  const to = Math.min(end, from + WORDS);
  return [text, [from > after ? "… " : "", ...marked(words.slice(from, to), from, hits), to < end ? "…" : ""]];
}

function option(className, url, label, [text, excerpt]) {
  return el("a", { class: className, role: "option", href: url, tabindex: "-1", "aria-selected": "false" },
    el("span", { class: "bf-search__kind", dir: "auto" }, label), " ",
    el("span", { class: "bf-search__text", dir: "auto" }, ...text), " ",
    el("span", { class: "bf-search__excerpt", dir: "auto" }, ...excerpt));
}

function part(page, { sub, kind, voice }) {
  const name = kind && kind !== "position" ? `${kind} ${sub.anchor.id}` : kind || "section";
  const label = voice ? `${name}, ${voice}` : name;
  return option("bf-search__part", sub.url, label, wording(page, sub, plain(sub.title)));
}

/** So many parts, and where there are more an option, made by `more`, that brings the next. */
function some(page, parts, count, more) {
  const shown = parts.slice(0, count).map((entry) => part(page, entry));
  const rest = parts.slice(count);
  if (!rest.length) return shown;
  return [...shown, more(`${rest.length} more on this page`, () => some(page, rest, 4 * count, more))];
}

function group({ page, lead, parts }, more) {
  const title = plain(page.meta.title ?? page.url);
  const label = [page.meta.page, ...(page.filters.publisher ?? [])].join(" · ");
  return el("div", { class: "bf-search__page", role: "group", "aria-label": joined(title) },
    option("bf-search__title", page.url, label, lead ? wording(page, lead, title) : [[joined(title)], []]),
    ...some(page, parts, PARTS_SHOWN, more));
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
      class: "bf-search__input", dir: "auto", role: "combobox", type: "text", inputmode: "search", enterkeyhint: "go",
      autocomplete: "off", autocapitalize: "none", spellcheck: "false", placeholder: "Search", "aria-label": "Search",
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "__bf_search_list",
      value: this.choice.query,
    });
    const select = (name) => el("select", { class: "bf-search__select", name, "aria-label": name, hidden: "" },
      el("option", { value: "" }, `All ${name}s`));
    this.selects = FILTERS.map(select);
    this.clear = el("button", { class: "bf-search__button", type: "button", hidden: "" }, "Clear filters");
    this.close = el("button", { class: "bf-search__button bf-search__close", type: "button" }, "Close");
    this.status = el("p", { class: "bf-search__status", role: "status" });
    this.list = el("div", {
      class: "bf-search__list", id: "__bf_search_list", role: "listbox", "aria-label": "Results", hidden: "",
    });
    const hints = [["↑ ↓", "choose"], ["Enter", "open"], ["Tab", "filters"], ["Esc", "close"]];
    const keys = hints.map(([key, does]) => el("span", {}, el("kbd", {}, key), ` ${does}`));
    // A click on its text focuses the frame, so that keys stay in here: the theme has some that leave the page.
    const frame = el("div", { class: "bf-search__frame", tabindex: "-1" },
      this.input, el("div", { class: "bf-search__filters" }, ...this.selects, this.clear, this.close),
      this.status, this.list, el("p", { class: "bf-search__keys", "aria-hidden": "true" }, ...keys));
    this.dialog = el("dialog", { class: "bf-search", lang: "en", dir: "ltr", "aria-label": "Search" }, frame);
    this.listen();
    document.body.append(this.dialog);
  }

  listen() {
    this.input.addEventListener("input", () => this.choose({ query: this.input.value }));
    for (const select of this.selects) {
      select.addEventListener("change", () => this.choose({ [select.name]: select.value }));
    }
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

  /** The browser keeps the focus inside, and gives it back to where it was. */
  open(typed) {
    if (!this.dialog.open) this.dialog.showModal();
    this.input.focus();
    if (typed) this.choose({ query: (this.input.value = typed) });
    else {
      this.input.select();
      this.search();
    }
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
    for (const select of this.selects) {
      const values = Object.keys(filters[select.name] ?? {}).sort(collator.compare);
      if (select.options.length === 1) select.append(...values.map((value) => el("option", { value }, value)));
      select.value = this.choice[select.name];
      if (select.selectedIndex < 0) select.value = this.choice[select.name] = "";
      select.hidden = values.length < 2;
    }
    this.clear.hidden = !this.filters().length;
  }

  /** The filters that are set, by name. */
  filters() {
    return FILTERS.filter((name) => this.choice[name]).map((name) => [name, this.choice[name]]);
  }

  /** What was found stays until there is something else to show, so that nothing flickers while one types. */
  async search() {
    const turn = ++this.turn;
    this.entered = null;
    this.dialog.toggleAttribute("data-busy", true);
    const [options, status] = await this.found(turn).catch(() => [[], engine ? FAILED : MISSING]);
    if (turn !== this.turn) return;
    this.render(options, status);
    this.dialog.toggleAttribute("data-busy", false);
    if (this.entered) this.go(this.entered);
  }

  /** The options for the reader's query, and what to say of them. */
  async found(turn) {
    const { pagefind, filters } = await load();
    this.offer(filters);
    const query = this.choice.query.trim();
    if (!query) return [[], HELP];
    const result = await pagefind.debouncedSearch(parted(query), { filters: Object.fromEntries(this.filters()) }, PAUSE);
    if (!result || turn !== this.turn) return [];
    const found = { ...result, query, read: 0, pages: 0, parts: 0 };
    const options = await this.next(found);
    return [options, this.says(found)];
  }

  /** The next results, and where there are still others an option that brings them. */
  async next(found) {
    const more = (words, bring) => this.more(words, bring);
    const groups = (await gather(found, this.choice.kind)).map((page) => group(page, more));
    const left = found.results.length - found.read;
    if (!left) return groups;
    const further = this.more(`More results: ${pluralize(left, "page")} to go`, async () => {
      const options = await this.next(found);
      if (further.isConnected) this.status.textContent = this.says(found);
      return options;
    });
    return [...groups, further];
  }

  /** Something to do that stands among the results; it gives way to the options that it brings. */
  more(words, bring) {
    const option = el("div", { class: "bf-search__more", role: "option", "aria-selected": "false" }, words);
    option.addEventListener("click", async () => {
      const nodes = await bring();
      if (!option.isConnected) return; // there are other results by now
      option.replaceWith(...nodes);
      this.activate(nodes[0]?.querySelector("[role=option]") ?? nodes[0] ?? null);
    });
    return option;
  }

  says({ query, results, read, pages, parts, unfilteredResultCount: all }) {
    const { kind } = this.choice;
    if (pages && !kind) return `${pluralize(results.length, "page")} found.`;
    if (pages) return `${kind}: ${parts} found on ${pluralize(pages, "page")}${read < results.length ? " so far" : ""}.`;
    if (read < results.length) return `No ${kind} on the first ${read} pages that match.`;
    if (all && this.filters().length) {
      return `Nothing found for “${query}” with these filters. Without them: ${pluralize(all, "page")}.`;
    }
    return `Nothing found for “${query}”. Try fewer words, or others.`;
  }

  render(options, status) {
    this.list.replaceChildren(...options);
    this.list.hidden = !options.length;
    this.list.scrollTop = 0;
    this.input.setAttribute("aria-expanded", String(options.length > 0));
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

let search = null;

/** Open it with what somebody has typed by now, if anything. */
export const open = (typed) => (search ??= new Search()).open(typed);
