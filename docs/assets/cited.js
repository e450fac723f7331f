/*
 * What a page says of the claims, positions and questions that stand on it, for the scripts that cite and compare them.
 * Everything is read as text; nothing here writes to the page.
 */

/** The headings that carry a version in their own place: a card elsewhere has no id. */
export const HEADINGS =
  ".bf-claim > h3[id][data-version], .bf-position > h3[id][data-version], .bf-question > h1[data-question-version]";

/** An element with attributes and children; text becomes text nodes. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

export const squeezed = (text) => text.replace(/\s+/g, " ").trim();

/** What an element says, without what is no part of its wording. */
export function wording(element) {
  const copy = element.cloneNode(true);
  for (const part of copy.querySelectorAll(".bf-id, .headerlink, .bf-stance, .bf-cite, .bf-since, .bf-as-cited")) {
    part.remove();
  }
  return squeezed(copy.textContent);
}

const said = (element) => (element ? squeezed(element.textContent) : "");

export const version = (heading) => heading.dataset.version ?? heading.dataset.questionVersion;

/** The block around a heading; of a question, its page. */
export const block = (heading) => heading.closest(".bf-claim, .bf-position, .bf-question");

/** What it is in a word or two, for names of buttons: `t1`, `the position on “…”`, `this question`. */
export function called(heading) {
  const { claim, question } = heading.dataset;
  if (claim) return claim.split(".")[1];
  if (!question) return "this question";
  return onQuestion(heading) ? `the position of ${wording(heading)}` : `the position on “${wording(heading)}”`;
}

const onQuestion = (heading) => Boolean(heading.closest(".bf-question"));

/** The fragment under which it stands at its address of today; empty for a page as a whole. */
export function fragment(heading) {
  const { claim, question, article } = heading.dataset;
  if (claim) return claim.split(".")[1];
  if (!question) return "";
  return onQuestion(heading) ? article : `on-${question}`;
}

/** The article as the page names it; what is not known is empty. */
function source(heading) {
  const page = heading.closest(".bf");
  if (!onQuestion(heading)) {
    const byline = page.querySelector(".bf-byline");
    return {
      authors: [...byline.querySelectorAll(".bf-author")].map(said),
      title: said(page.querySelector("h1, .bf-title")).replace(/\s*¶$/, ""),
      publisher: said(byline.querySelector(".bf-publisher")),
      date: byline.querySelector("time")?.getAttribute("datetime") ?? "",
      original: byline.querySelector(".bf-original")?.href ?? "",
    };
  }
  const line = block(heading).querySelector(".bf-position__article");
  return {
    authors: JSON.parse(line.dataset.authors),
    title: said(line.querySelector("a")),
    publisher: said(line.querySelector(".bf-publisher")),
    date: line.querySelector("time")?.getAttribute("datetime") ?? "",
    original: "",
  };
}

/** Everything that a citation of it needs. */
export function described(heading) {
  const { claim, question, kind } = heading.dataset;
  const around = block(heading);
  const page = heading.closest(".bf");
  return {
    is: claim ? "claim" : question ? "position" : "question",
    name: called(heading),
    kind,
    version: version(heading),
    address: address(heading),
    text: question && onQuestion(heading) ? wording(page.querySelector("h1")) : wording(heading),
    stance: heading.querySelector(".bf-stance") ? said(heading.querySelector(".bf-stance").lastChild) : "",
    inferred: Boolean(question && around.querySelector(".bf-inferred")),
    voice: said(around.querySelector(".bf-meta .bf-tag--voice")),
    withdrawn: Boolean(around.querySelector(":scope > .bf-withdrawn") ?? page.querySelector(":scope > .bf-withdrawn")),
    site: document.querySelector(".md-header .md-logo")?.getAttribute("aria-label") ?? "",
    ...(claim || question ? source(heading) : {}),
  };
}

/** Where it stands, in the version that is shown: the site's own address where it is known, else that of the window. */
function address(heading) {
  const canonical = document.querySelector("link[rel=canonical]")?.href;
  const url = new URL(canonical ?? location.href);
  url.search = `?v=${version(heading)}`;
  url.hash = fragment(heading);
  return url.href;
}
