/*
 * A claim, position or question as a memo cites it. Each function takes what `described` gives and returns `plain`,
 * and `html` where a word processor should get links. What is missing stays missing, and what is partial partial.
 * At the end, an article or a briefing as a reference manager takes it.
 */

import { dateWords } from "./dom.js";

const VERBS = {
  thesis: ["argues", "argue"], evidence: ["argues", "argue"],
  prediction: ["expects", "expect"], recommendation: ["recommends", "recommend"],
  reported: ["reports", "report", " without endorsing it"], conceded: ["concedes", "concede"],
};

/** What a note calls a claim that is not simply the author's. */
const NOTED = {
  assumed: "an assumption inferred",
  reported: "a view that it reports, summarized",
  conceded: "a concession, summarized",
};

const html = (text) =>
  text.replace(/[&<>"']/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[char]);

/** Text in which nothing is Markdown: CommonMark and GitHub's, also at the start of a line. */
export const markdown = (text) =>
  text.replace(/[\\`*_[\]~]/g, "\\$&").replace(/[&<>]/g, html)
    .replace(/^(\d+)([.)])/, "$1\\$2").replace(/^[-+=#]/, "\\$&");

/** Quotation marks inside quotation marks are single: Chicago Manual of Style, 17th ed., 6.9 and 13.30. */
const quoted = (text) =>
  `“${text.replace(/[“”]/g, (mark) => (mark === "“" ? "‘" : "’")).replace(/"([^"]*)"/g, "‘$1’")}`;

/** Names in a note: up to three, else the first and others (14.76). */
function names(authors) {
  if (authors.length > 3) return `${authors[0]} et al.`;
  if (authors.length < 3) return authors.join(" and ");
  return `${authors[0]}, ${authors[1]}, and ${authors[2]}`;
}

/** The text without the full stop at its end, unless that is one of an abbreviation, as in U.S. */
const bare = (text) => text.replace(/(?<!\.\p{L})\s*[.]$/u, "");

/** A fact of the article; in square brackets if its text does not give it (14.79 and 14.145). */
const fact = (cited, name, text) => (text && cited.inferred.includes(name) ? `[${text}]` : text);

/** A date as a note has it, of which the year may be approximate, uncertain or missing (14.44). */
function when(date) {
  const words = dateWords(date.replace(/[~?]$/, ""), "en-US");
  if (!words) return "n.d.";
  return date.endsWith("~") ? `ca. ${words}` : `${words}${date.endsWith("?") ? "?" : ""}`;
}

/** `Publisher, May 2025` */
const published = (cited) =>
  [fact(cited, "publisher", cited.publisher), fact(cited, "published", when(cited.date))].filter(Boolean).join(", ");

/** `“Title,” Publisher, May 2025` */
const where = (cited) => `${title(cited)},” ${published(cited)}`;

const title = (cited) => quoted(fact(cited, "title", cited.title));

const authors = (cited) => fact(cited, "authors", names(cited.authors));

/** What the words are: ours, and not the author's. */
const as = (done, { site, withdrawn }) =>
  `, as ${done} ${site ? `in ${site}` : "by annotators"}${withdrawn ? " (now withdrawn)" : ""}`;

/**
 * A sentence in three parts: what leads to the words that are linked, these words, and what follows.
 *
 * A claim comes first and who makes it after it, so that the claim keeps its capital: it cannot be told whether its
 * first word is a name, and “argues that” fits no text with two sentences.
 */
function parts(cited) {
  const text = bare(cited.text);
  if (cited.is === "question") {
    return ["", `${quoted(text)}”`, ` is a proposition on which articles are compared${as("worded", cited)}`];
  }
  const many = cited.authors.length > 1 ? 1 : 0;
  const named = cited.authors.length > 0;
  const source = `(${named ? where(cited) : published(cited)})`;
  const who = named ? authors(cited) : `${cited.is === "position" ? "The" : "the"} article ${title(cited)}”`;
  if (cited.is === "position") {
    const verb = /agrees$/.test(cited.stance)
      ? `${many ? cited.stance.replace(/s$/, "") : cited.stance} with the proposition`
      : `${many ? "are" : "is"} ${cited.stance} on the proposition`;
    const done = cited.basis === "inferred" ? "inferred" : "judged";
    return [`${who} ${verb} `, `${quoted(text)}”`, ` ${source}${as(done, cited)}`];
  }
  // A mark of its own ends the words, and a comma after it would be one too many (6.125).
  const [words, comma] = /[?!]$/.test(text) ? [`${quoted(text)}”`, ""] : [text, ","];
  if (cited.voice === "assumed") {
    const holder = named ? `the argument of ${who}` : who;
    return ["", words, `${comma} ${holder} assumes ${source}${as("inferred", cited)}`];
  }
  const [one, several, more = ""] = VERBS[cited.voice] ?? VERBS[cited.kind];
  return ["", words, `${comma} ${who} ${many ? several : one}${more} ${source}${as("summarized", cited)}`];
}

export const link = ({ address }) => ({ plain: address });

export function sentence(cited) {
  const [before, words, after] = parts(cited);
  return {
    plain: `${before}${words}${after}. ${cited.address}`,
    html: `${html(before)}<a href="${html(cited.address)}">${html(words)}</a>${html(after)}.`,
  };
}

export function inMarkdown(cited) {
  const [before, words, after] = parts(cited);
  const target = cited.address.replace(/[()<>\\]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  // Escaped as one text, so that what counts at the start of a line is seen there and nowhere else.
  const start = markdown(before);
  return { plain: `${start}[${markdown(words)}](${target})${markdown(after)}.` };
}

/** Notes and bibliography, 17th ed.: author, “title,” publication, date (14.191); then where this site says it, and in
    which version. */
export function footnote(cited) {
  const { is, name, site, version, address } = cited;
  const gone = cited.withdrawn ? ", withdrawn" : "";
  const ours = [site, `version ${version}${gone}`].filter(Boolean).join(", ");
  let text;
  if (is === "question") {
    text = `${quoted(bare(cited.text))},” question in ${ours}, `;
  } else {
    const article = [authors(cited), where(cited), cited.original].filter(Boolean).join(", ");
    const noted = NOTED[cited.voice] ?? "summarized";
    const what = is === "claim" ? `${noted} as ${name}` : `judged “${cited.stance}” on ${quoted(bare(cited.text))}”`;
    text = `${article}; ${what} in ${ours}, `;
  }
  const linked = html(text).replace(html(cited.original ?? ""), (url) => (url ? `<a href="${url}">${url}</a>` : ""));
  return { plain: `${text}${address}.`, html: `${linked}<a href="${html(address)}">${html(address)}</a>.` };
}

/** The files for reference managers, from a part of `citations` in an article's JSON. */
export function files({ bibtex, ris, csl_json: item }) {
  const stem = item.id.replace(":", "-");
  return [
    { name: "BibTeX", plain: bibtex, file: `${stem}.bib`, type: "application/x-bibtex" },
    { name: "RIS", plain: ris, file: `${stem}.ris`, type: "application/x-research-info-systems" },
    {
      name: "CSL-JSON", plain: `${JSON.stringify([item], null, 2)}\n`, file: `${stem}.csl.json`,
      type: "application/json",
    },
  ];
}
