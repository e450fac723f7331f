/* Loads what a page needs and nothing else: most pages need none of it, and all can be read without. */

const views = [
  [".bf-filters", "index.js"],
  [".bf-matrix", "matrix.js"],
  [".bf-choose", "compare.js"],
];

for (const [selector, module] of views) {
  if (document.querySelector(selector)) import(new URL(module, import.meta.url).href);
}
