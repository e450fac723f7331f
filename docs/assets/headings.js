/* What every page loads: how elements are made, which headings there are of claims and such, and what they say. */

/** An element with attributes and children. Text reaches a page as text nodes and attributes only, never as HTML. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

export const squeezed = (text) => text.replace(/\s+/g, " ").trim();

/** The text of an element; empty where there is none. */
export const said = (element) => (element ? squeezed(element.textContent) : "");

/** The headings that carry a version in their own place: a card elsewhere has no id. */
export const HEADINGS =
  ".bf-claim > h3[id][data-version], .bf-position > h3[id][data-version], .bf-question > h1[data-question-version]";

/** What a heading says, without what is no part of its wording; empty where there is none. */
export function wording(heading) {
  const copy = heading?.cloneNode(true);
  copy?.querySelectorAll(".bf-id, .headerlink, .bf-stance").forEach((part) => part.remove());
  return said(copy);
}

/** The id in the address; empty where there is none. A broken escape stays as it is. */
export function fragment() {
  const id = location.hash.slice(1);
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** The block around a heading; of a question, its page. */
export const block = (heading) => heading.closest(".bf-claim, .bf-position, .bf-question");

/** What it is in a word or two, for names of buttons: `t1`, `the position on “…”`, `this question`. */
export function called(heading) {
  const { claim, question } = heading.dataset;
  if (claim) return claim.split(".")[1];
  if (!question) return "this question";
  return onQuestion(heading) ? `the position of ${wording(heading)}` : `the position on “${wording(heading)}”`;
}

/** Whether a position stands on the page of its question, and not on a briefing. */
export const onQuestion = (heading) => Boolean(heading.closest(".bf-question"));
