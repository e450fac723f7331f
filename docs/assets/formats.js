/*
 * A claim, position or question as a memo cites it. Each function takes what `described` gives and returns `plain`,
 * and `html` where a word processor should get links. What is missing stays missing, and what is partial partial.
 * At the end, an article or a briefing as a reference manager takes it.
 */

import { dateWords } from "./dom.js";

const VERBS = {
  thesis: ["argues", "argue"], evidence: ["argues", "argue"], assumption: ["assumes", "assume"],
  prediction: ["expects", "expect"], recommendation: ["recommends", "recommend"],
  reported: ["reports", "report"], conceded: ["grants", "grant"],
};

const html = (text) =>
  text.replace(/[&<>"']/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[char]);

/** Text in which nothing is Markdown: CommonMark and GitHub's, also at the start of a line. */
const markdown = (text) =>
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

const bare = (text) => text.replace(/\s*[.]$/, "");

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

/** A sentence in three parts: what leads to the words that are linked, these words, and what follows. */
function parts(cited) {
  const gone = cited.withdrawn ? " [withdrawn]" : "";
  const site = cited.site ? ` in ${cited.site}` : "";
  if (cited.is === "question") return ["", `${quoted(bare(cited.text))}”`, ` (question${site})${gone}`];
  const who = authors(cited) || `${title(cited)}”`;
  const many = cited.authors.length > 1 ? 1 : 0;
  const after = ` (${cited.authors.length ? where(cited) : published(cited)})${gone}`;
  if (cited.is === "claim") {
    const verb = (VERBS[cited.voice] ?? VERBS[cited.kind])[many];
    return [`${who} ${verb}: `, bare(cited.text), after];
  }
  const inferred = cited.basis === "inferred" ? " (as the annotators infer)" : "";
  const verb = /agrees$/.test(cited.stance)
    ? `${many ? cited.stance.replace(/s$/, "") : cited.stance} with the proposition`
    : `${many ? "are" : "is"} ${cited.stance} on the proposition`;
  return [`${who} ${verb} `, `${quoted(bare(cited.text))}”`, `${inferred}${after}`];
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
    const what = is === "claim" ? `summarized as ${name}` : `coded “${cited.stance}” on ${quoted(bare(cited.text))}”`;
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
