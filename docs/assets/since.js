/*
 * “Changed since cited”: a link in a memo carries the version that its writer saw, `?v=3fa9c2d1#e3`. Where what stands
 * there now has another, the page says what became of it, beside it, and shows the earlier wording where it is known.
 * Earlier versions are fetched only then, from one small file that belongs to the page.
 */
import { version as versionOf } from "./cited.js";
import { dateWords, el, json, quoted } from "./dom.js";
import { block, fragment, squeezed, wording } from "./headings.js";

const VERSION = /^[0-9a-f]{8}$/;
const SETTLED = 200; // milliseconds after which a screen reader notices that a status has changed

/** What a reader cites first of all, and the other fields by the names that a reader knows. */
const MAIN = { claim: "text", position: "stance", question: "proposition" };
const FIELDS = {
  kind: "kind", text: "wording", quote: "quotation", type: "type", voice: "voice", supports: "supports",
  attacks: "disputes", undercuts: "weakens", qualifies: "limits", stance: "stance", basis: "basis",
  because: "the claims that it rests on", note: "note", proposition: "proposition", disagreeing: "who disagrees holds",
};
const PROSE = ["text", "quote", "note", "proposition", "disagreeing"];
const DEFAULTS = { voice: "author" };

const page = document.querySelector(".bf-briefing, .bf-question");
const stances = JSON.parse(page?.dataset.stances ?? "{}");

/* ---- What was cited ---- */

/** What the fragment names, and the heading around it that carries the version of what was cited. */
function cited(id) {
  if (!id) return { heading: page.querySelector(":scope > h1[data-question-version]") };
  const named = document.getElementById(id);
  const heading = named?.closest(".bf-claim, .bf-position")?.querySelector(":scope > h3[data-version]");
  return { named, heading };
}

/** The earlier version and what stands there now; null where it is not known. */
async function known(id, version) {
  if (!page.dataset.versions || !VERSION.test(version)) return null;
  const { parts } = await json(new URL(page.dataset.versions, location.href));
  const part = Object.hasOwn(parts, id) ? parts[id] : null;
  const earlier = part?.earlier.find((each) => each.version === version);
  return earlier && part.now ? { ...earlier, now: part.now } : null;
}

/* ---- What became of it ---- */

/** Links in a text are its ids: shown without their brackets. */
const plain = (text) => squeezed(text.replace(/\[\[([^[\]]*)\]\]/g, "$1"));

const value = (field, given) => {
  if (given === undefined) return DEFAULTS[field] ?? "none";
  return field === "stance" ? stances[given] ?? given : [given].flat().join(", ");
};

/** Words that were taken out and put in, by the longest common subsequence. */
function difference(before, after) {
  const [was, now] = [before.split(" "), after.split(" ")];
  const common = Array.from({ length: was.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = was.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      common[i][j] = was[i] === now[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const [old, present] = [[], []];
  const put = (list, word, changed) => {
    if (list.at(-1)?.changed === changed) list.at(-1).words.push(word);
    else list.push({ changed, words: [word] });
  };
  let [i, j] = [0, 0];
  while (i < was.length || j < now.length) {
    if (i < was.length && j < now.length && was[i] === now[j]) {
      put(old, was[i++], false);
      put(present, now[j++], false);
    } else if (j >= now.length || (i < was.length && common[i + 1][j] >= common[i][j + 1])) put(old, was[i++], true);
    else put(present, now[j++], true);
  }
  return [old, present];
}

const marked = (runs, tag) =>
  runs.flatMap(({ changed, words }) => [changed ? el(tag, {}, words.join(" ")) : words.join(" "), " "]);

/** An earlier text in full and the present one in full, each with a label, so that nothing hangs on the marks. */
function beside(field, main, was, now, until) {
  const [old, present] = difference(plain(was ?? ""), plain(now ?? ""));
  const name = main ? "" : `, ${FIELDS[field]}`;
  const line = (label, runs, tag, text) => el("p", {},
    el("span", { class: "bf-since__label" }, `${label}${name}: `),
    text ? el("bdi", {}, ...marked(runs, tag)) : "nothing");
  const cited = until ? `As cited, until ${dateWords(until)}` : "As cited";
  return [line(cited, old, "del", was), line("Now", present, "ins", now)];
}

/** In sentences what has changed, the gravest first, and the texts beside each other. */
function changes(kind, { was, now, until }) {
  const keys = Object.keys(FIELDS).filter((key) => JSON.stringify(was[key]) !== JSON.stringify(now[key]));
  const said = [];
  if (now.withdrawn && !was.withdrawn) said.push("It has been withdrawn since it was cited; the reason stands below.");
  if (was.withdrawn && !now.withdrawn) said.push("It was withdrawn when it was cited, and no longer is.");
  if (keys.includes("stance")) {
    const [from, to] = [was, now].map(({ stance }) => value("stance", stance));
    said.push(`The stance has changed since it was cited: from “${from}” to “${to}”.`);
  }
  if (keys.includes(MAIN[kind]) && kind !== "position") said.push("It has been reworded since it was cited.");
  const others = keys.filter((key) => key !== MAIN[kind] && !PROSE.includes(key));
  const listed = others.map((key) => `${FIELDS[key]}: ${value(key, was[key])} → ${value(key, now[key])}`);
  if (listed.length) said.push(`Revised since: ${listed.join("; ")}.`);
  const prose = keys.filter((key) => PROSE.includes(key));
  if (prose.length && !said.length) said.push("It has been revised since it was cited.");
  return [said, prose.flatMap((key) => beside(key, key === MAIN[kind], was[key], now[key], until))];
}

/* ---- Saying it ---- */

function notice(after, sentences, texts = []) {
  const status = el("div", { role: "status" });
  const close = el("button", { class: "bf-since__button", type: "button" }, "Dismiss");
  const box = el("div", { class: "bf-since" }, status, close);
  close.addEventListener("click", () => {
    box.remove();
    after.setAttribute("tabindex", "-1");
    after.focus({ preventScroll: true });
  });
  after.after(box);
  setTimeout(() => {
    status.append(el("p", { class: "bf-since__what" }, sentences.join(" ")), ...texts);
    // What stands above may have been loaded late: the reader came for this place.
    if (location.hash) after.scrollIntoView({ block: "nearest" });
  }, SETTLED);
}

/** The claim whose number is nearest to that of an id such as e99; null where no other begins with that letter. */
function nearest(id) {
  const number = (of) => Number(/\d*$/.exec(of)[0]);
  const letters = id.replace(/\d*$/, "");
  const like = [...page.querySelectorAll(".bf-claim > h3[id]")].filter((each) => each.id.replace(/\d*$/, "") === letters);
  const far = (heading) => Math.abs(number(heading.id) - number(id));
  return like.sort((a, b) => far(a) - far(b))[0] ?? null;
}

/** Say that the place in the address is not on this page, and where to look. */
export function missing() {
  const id = fragment();
  if (document.getElementById(id)) return;
  page.querySelectorAll(".bf-since").forEach((former) => former.remove());
  const near = nearest(id);
  const ways = [];
  if (near) ways.push("The nearest is ", el("a", { href: `#${near.id}` }, near.id), `: ${quoted(wording(near))}. `);
  const search = document.querySelector(".bf-search-open:not([hidden])");
  if (search) {
    const button = el("button", { type: "button", class: "bf-since__button" }, "Search this site");
    button.addEventListener("click", () => search.click());
    ways.push(button);
  }
  const said = `Nothing on this page is called ${quoted(id)}. It may have been taken out, or the link is wrong.`;
  notice(page.querySelector("h1") ?? page.firstElementChild, [said], ways.length ? [el("p", {}, ...ways)] : []);
}

/** Say what became of what the address cites, if the page is one that can be cited. */
async function compare() {
  const version = new URLSearchParams(location.search).get("v");
  const id = fragment();
  const { named, heading } = cited(id);
  if (!heading) {
    // A section of the page, or the briefing as a whole, has no version; a claim that went elsewhere says so itself.
    if (id && !named) missing();
    return;
  }
  const kind = heading.dataset.claim ? "claim" : heading.dataset.question ? "position" : "question";
  const whole = page.matches(".bf-briefing") ? "briefing" : "question";
  const moved = [];
  if (named && named !== heading && kind === "claim") {
    moved.push(`What was cited as ${id} is now ${heading.dataset.claim.split(".")[1]}.`);
  }
  if (page.querySelector(":scope > .bf-moved")) moved.push(`The ${whole} has moved to another address.`);
  const gone = page.querySelector(":scope > .bf-withdrawn");
  if (gone && kind !== "question") moved.push(`The ${whole} as a whole has been withdrawn.`);
  const withdrawn = block(heading).querySelector(":scope > .bf-withdrawn");
  const isNow = version === versionOf(heading);
  const earlier = isNow ? null : await known(id, version).catch(() => null);
  if (isNow || earlier?.same) {
    if (withdrawn && kind !== "claim") moved.push(`This ${kind} has been withdrawn; the reason stands below.`);
    if (moved.length) notice(heading, [...moved, "It reads as it was cited."]);
    else heading.after(el("p", { class: "bf-as-cited" }, "✓ as cited"));
    return;
  }
  if (earlier) {
    const [said, texts] = changes(kind, earlier);
    notice(heading, [...moved, ...said], texts);
    return;
  }
  if (withdrawn) moved.push(`The ${kind} has been withdrawn; the reason stands below.`);
  const cut = version.slice(0, 20);
  moved.push(`It was cited in a version (${cut}) that is not known here, so that it may have read otherwise.`);
  notice(heading, moved);
}

/** A version belongs to the place that it came with: it leaves the address when the reader goes on to another. */
addEventListener("hashchange", () => {
  const url = new URL(location.href);
  if (!url.searchParams.has("v")) return;
  url.searchParams.delete("v");
  history.replaceState(history.state, "", url);
});

if (page) compare();
