/* What a citation of a claim, a position or a question needs, read as text from the page on which it stands. */

import { block, called, onQuestion, said, wording } from "./headings.js";

/** The same without the word before it that says whose claim it is. */
const ownWords = (heading) => wording(heading).slice(said(heading.querySelector(".bf-voice")).length).trim();

export const version = (heading) => heading.dataset.version ?? heading.dataset.questionVersion;

/** When an article appeared, in EDTF; empty where that is not known. */
function date(line) {
  const time = line.querySelector("time");
  return time ? `${time.getAttribute("datetime")}${time.dataset.qualifier ?? ""}` : "";
}

/** The fields of an article that its text does not give. */
const facts = (line) => (line.dataset.inferred ?? "").split(" ");

/** The article as the page names it; what is not known is empty. */
function source(heading) {
  const page = heading.closest(".bf");
  if (!onQuestion(heading)) {
    const byline = page.querySelector(".bf-byline");
    return {
      inferred: facts(byline),
      authors: [...byline.querySelectorAll(".bf-author")].map(said),
      title: said(page.querySelector("h1, .bf-title")).replace(/\s*¶$/, ""),
      publisher: said(byline.querySelector(".bf-publisher")),
      date: date(byline),
      original: byline.querySelector(".bf-original")?.href ?? "",
    };
  }
  const line = block(heading).querySelector(".bf-position__article");
  return {
    inferred: facts(line),
    authors: JSON.parse(line.dataset.authors),
    title: said(line.querySelector("a")),
    publisher: said(line.querySelector(".bf-publisher")),
    date: date(line),
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
    text: question && onQuestion(heading) ? wording(page.querySelector("h1")) : ownWords(heading),
    stance: heading.querySelector(".bf-stance") ? said(heading.querySelector(".bf-stance").lastChild) : "",
    basis: question && around.querySelector(".bf-inferred") ? "inferred" : "stated",
    voice: around.dataset.voice ?? "",
    withdrawn: Boolean(around.querySelector(":scope > .bf-withdrawn") ?? page.querySelector(":scope > .bf-withdrawn")),
    site: document.querySelector(".md-header .md-logo")?.getAttribute("aria-label") ?? "",
    ...(claim || question ? source(heading) : {}),
  };
}

/** Where it stands today, in the version shown: by the site's own address where that is known, else the window's. */
function address(heading) {
  const { claim, question, article } = heading.dataset;
  const canonical = document.querySelector("link[rel=canonical]")?.href;
  const url = new URL(canonical ?? location.href);
  url.search = `?v=${version(heading)}`;
  // Not its id, which on a page at an old address is an old one. A question is its page, and has no fragment.
  url.hash = claim ? claim.split(".")[1] : question ? (onQuestion(heading) ? article : `on-${question}`) : "";
  return url.href;
}
