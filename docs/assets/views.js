/* Loads what a page needs: what most pages need at once, the rest where it has something to do. All can be read without. */

import "./search.js";
import "./cite.js";
import "./cards.js";

const views = [
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
