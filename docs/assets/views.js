/* Loads what a page needs and nothing else: most pages need little of it, and all can be read without. */

import "./search.js"; // at once, for a reader who presses its key as soon as the page is there

const views = [
  [".md-content a", "cards.js"],
  [".bf-claim, .bf-position, .bf-question", "cite.js"],
  [".bf-due, [data-due]", "predictions.js"],
  [".bf-filters[data-further]", "index.js"],
  [".bf-matrix", "matrix.js"],
  [".bf-choose", "compare.js"],
];

const load = (module) => import(new URL(module, import.meta.url).href);

for (const [selector, module] of views) {
  if (document.querySelector(selector)) load(module);
}
// A link from a memo says in which version its writer saw the page.
if (new URLSearchParams(location.search).has("v")) load("since.js");
