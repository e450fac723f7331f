/*
 * “Suggest a correction”: a form for a claim, a position or a question. It makes the text of an issue, for people, and
 * at its end a block of JSON, which `python -m briefings apply` reads (briefings/editing/suggestion.py).
 */
import { Form, labelled, repository, select } from "./form.js";
import { el, json, root } from "./dom.js";
import { markdown } from "./formats.js";

const WRONG = {
  text: "The wording", stance: "The stance", at: "The passage", type: "The type", other: "Something else",
};
const KEYS = { claim: "text", position: "note", question: "proposition" }; // what the wording is called in the data
const PASSAGE = { paragraph: "Paragraph", through: "To paragraph", start: "First words", end: "Last words" };

const data = (path) => json(new URL(`api/v1/${path}`, root));

/** The entry as the data has it, and its name in a suggestion. */
async function entryOf({ claim, article, question, id }, is) {
  if (is === "question") return [id, (await data(`questions/${id}.json`)).question];
  const { article: all } = await data(`articles/${claim ? claim.split(".")[0] : article}.json`);
  return claim
    ? [claim, all.claims.find(({ key }) => key === claim)]
    : [`${article}.on-${question}`, all.positions.find((position) => position.question === question)];
}

/* ---- The text of the issue ---- */

const quote = (text) => text.split("\n").map((line) => `> ${markdown(line)}`).join("\n");

/** A passage as people say it: `¶ 4, “first words … last words”`. */
function said(value) {
  if (typeof value === "string") return value;
  const words = [value.start, value.end].filter(Boolean).join(" … ");
  const paragraphs = [value.paragraph, value.through].filter(Boolean).join("–");
  return `¶ ${paragraphs}${words && `, “${words}”`}`;
}

function valueOf(field, values) {
  if (field === "other") return values.other.trim();
  if (field !== "at") return values[field].trim().replace(/\s+/g, " "); // in the data a text is one paragraph
  const given = Object.keys(PASSAGE).filter((name) => values[name].trim());
  const number = (name) => ["paragraph", "through"].includes(name);
  return Object.fromEntries(given.map((name) => [name, number(name) ? Number(values[name]) : values[name].trim()]));
}

/** The text of an issue: from the whole to what is shortest. `now` is the value that the entry has. */
function issue(entry, address, now, values) {
  const { field, version, why, name } = values;
  const value = valueOf(field, values);
  const fields = { "briefings-suggestion": 1, entry, version, field, value, why: why.trim(), name: name.trim() };
  const block = `\`\`\`json\n${JSON.stringify(fields, null, 2)}\n\`\`\`\n`;
  const parts = [
    `**${WRONG[field]}** of [${entry}](${address}).`,
    field !== "other" && now && `Now:\n\n${quote(said(now))}`,
    `${field === "other" ? "What is wrong" : "Better"}:\n\n${quote(said(value))}`,
    why.trim() && `Why:\n\n${quote(why.trim())}`,
    name.trim() && `From: ${markdown(name.trim())}`,
    "For whoever carries it out: `python -m briefings apply` reads the block below.",
    block,
  ];
  const short = "Please paste here what “Copy” in the form gave you: it is too long for an address.";
  return [parts.filter(Boolean).join("\n\n"), block, short];
}

/* ---- The form ---- */

const words = (value) => value.replaceAll("-", " ");

/** The fields for each thing that can be wrong. Those that are not chosen are neither seen nor asked for. */
function fieldsOf(is, entry, schema) {
  const area = (name, rows) => el("textarea", { name, rows, required: "", maxlength: "2000", dir: "auto" });
  const one = (name, definition) => [
    labelled(`The better ${name}`, select(name, schema.$defs[definition].enum.map((each) => [each, words(each)]))),
  ];
  const text = is === "position" ? "The better note on why this stance" : "The better text";
  const fields = { text: [labelled(text, area("text", "4"))] };
  if (is === "position") fields.stance = one("stance", "Stance");
  if (entry.type) fields.type = one("type", is === "question" ? "QuestionType" : "EvidenceType");
  // Of several passages it could not be told which is meant.
  if (is !== "question" && (entry.at ?? []).length < 2) {
    const control = (name) => name === "paragraph" || name === "through"
      ? el("input", { name, type: "number", min: "1", max: "1000000", ...(name === "paragraph" && { required: "" }) })
      : el("input", { name, maxlength: "300", dir: "auto" });
    fields.at = Object.entries(PASSAGE).map(([name, label]) => labelled(label, control(name)));
  }
  fields.other = [labelled("What is wrong, and what would be right", area("other", "4"))];
  return fields;
}

/** The form for a heading, which the page describes in this way. Rejects where the entry cannot be loaded. */
export async function suggestion(heading, { is, name, address }) {
  const [[key, entry], schema] = await Promise.all([entryOf(heading.dataset, is), data("schema.json")]);
  const fields = fieldsOf(is, entry, schema);
  const groups = Object.entries(fields).map(([field, shown]) => el("fieldset", { "data-field": field }, ...shown));
  const chosen = select("field", Object.keys(fields).map((field) => [field, WRONG[field]]));
  const why = el("textarea", { name: "why", rows: "2", maxlength: "2000", dir: "auto" });
  const choose = () => {
    for (const group of groups) group.hidden = group.disabled = group.dataset.field !== chosen.value;
  };
  const [passage] = entry.at ?? [];
  const now = { text: entry[KEYS[is]], stance: entry.stance, type: entry.type, at: passage };
  const repo = repository();
  const form = new Form({
    key,
    title: `Suggest a correction of ${name}`,
    about: repo
      ? "This opens an issue at GitHub, filled in, which you can still change before you send it. Without an account "
        + "there, copy the text and send it to whoever keeps this site."
      : "Copy the text and send it to whoever keeps this site.",
    fields: [
      el("input", { type: "hidden", name: "version", value: entry.version }), // that which the writer of a draft saw
      labelled("What is wrong", chosen), ...groups, labelled("Why", why, "What the passage says, for example."),
      labelled("Your name, if you like", el("input", { name: "name", maxlength: "300", autocomplete: "name" })),
    ],
    link: "Open as an issue",
    compose: (values) => {
      const { field } = values;
      const texts = issue(key, address, now[field], values);
      const title = `Correction: ${key}`;
      const addresses = texts.map((body) => `${repo?.url}/issues/new?${new URLSearchParams({ title, body })}`);
      const same = field !== "other" && now[field] && said(valueOf(field, values)) === said(now[field]);
      return { text: texts[0], addresses, wrong: same ? "This is how it is now: change it first." : "" };
    },
  });
  form.form.addEventListener("change", choose);
  form.fill({ ...passage, ...Object.fromEntries(Object.entries(now).filter(([, value]) => value)) });
  choose();
  return form;
}
