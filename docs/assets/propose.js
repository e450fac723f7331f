/*
 * “Propose an article”: a form for its bibliographic facts. It makes the file that
 * `python -m briefings new article` writes, a draft to fill in, and opens it as a new file at the repository's host.
 */
import { Form, labelled, repository, select } from "./form.js";
import { el } from "./dom.js";

/** A text in the characters of an id. */
const slug = (text) =>
  text.normalize("NFKD").replace(/[\p{M}'’ʼ]/gu, "").toLowerCase().replaceAll("ß", "ss")
    .replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");

/** The first author's last name and the year, as in citations, with a letter if the page has such an article. */
function idOf(authors, { publisher, published }) {
  const name = slug(authors[0]?.split(/\s+/).at(-1) ?? "") || slug(publisher) || "article";
  const base = `${name.slice(0, 50).replace(/-+$/, "")}-${published.slice(0, 4) || "undated"}`;
  const taken = new Set([...document.querySelectorAll("[data-article]")].map(({ dataset }) => dataset.article));
  return ["", ..."bcdefghijklmnopqrstuvwxyz"].map((letter) => `${base}${letter}`).find((id) => !taken.has(id));
}

/** Today, where the reader is: 2025-05-29. */
const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

// JSON is YAML; what JavaScript need not escape and YAML must is escaped, too.
const yaml = (value) =>
  JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (char) =>
    `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** The id of the article and the text of its file. */
function fileOf(skeleton, given) {
  const values = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value.trim()]));
  const authors = values.authors.split("\n").map((name) => name.trim()).filter(Boolean);
  const id = idOf(authors, values);
  const facts = {
    title: yaml(values.title),
    authors: `[${authors.map((name) => `{id: ${yaml(slug(name) || "author")}, name: ${yaml(name)}}`).join(", ")}]`,
    publisher: yaml(values.publisher),
    published: values.published, // its form is that of a date, or it is refused
    url: values.url && yaml(values.url),
    language: values.language && yaml(values.language),
    topics: values.topic && `[${yaml(values.topic)}]`,
  };
  const lines = Object.entries(facts).map(([name, value]) => value && `    ${name}: ${value}\n`);
  const text = skeleton
    .replace("  id:\n", () => `  ${id}:\n${lines.join("")}`)
    .replace("0001-01-01", today)
    .replace('"TODO: your name"', (todo) => (values.annotator ? yaml(values.annotator) : todo));
  return { file: `data/annotations/${id}.yaml`, text };
}

export function propose({ skeleton, topics }) {
  const repo = repository();
  const input = (name, more = {}) => el("input", { name, maxlength: "300", dir: "auto", ...more });
  const required = { required: "" };
  const date = { pattern: "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?]?", title: "2025, 2025-05 or 2025-05-29" };
  const language = { pattern: "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", title: "en, or de-AT", value: "en" };
  const https = { type: "url", pattern: "https://.+", maxlength: "2000", title: "An address with https://" };
  new Form({
    key: "a new article",
    title: "Propose an article",
    about: (repo ? "This opens a new file at GitHub, as a draft that you fill in and send as a pull request. " : "")
      + "By hand: Copy gives you the same text, and says what to call the file.",
    fields: [
      labelled("Title", input("title", required)),
      labelled("Authors", el("textarea", { name: "authors", rows: "2", maxlength: "2000", dir: "auto" }),
        "One a line, as the article names them; empty if it names nobody."),
      labelled("Publisher", input("publisher", required)),
      labelled("Date", input("published", date), "2025, 2025-05 or 2025-05-29; empty if unknown."),
      labelled("Address", input("url", https)),
      labelled("Language", input("language", language), "Its tag: en, or de-AT."),
      labelled("Topic", select("topic", [["", "None of these"], ...topics])),
      labelled("Your name", input("annotator", { autocomplete: "name" })),
    ],
    link: "Open as a new file",
    compose: (values) => {
      const { file, text } = fileOf(skeleton, values);
      const page = (more) => `${repo?.url}/new/${repo?.branch}?${new URLSearchParams({ filename: file, ...more })}`;
      return { text, addresses: [page({ value: text }), page({})], next: `Save it as ${file}.` };
    },
  }).show();
}
