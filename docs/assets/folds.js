/*
 * The folds of a briefing. One button opens or closes all of them. Browsers open a fold themselves for a link to what is
 * inside; the rest is done here: for older ones, for a link to the fold's own heading, and for a link followed twice.
 */
import { el } from "./headings.js";

const folds = [...document.querySelectorAll(".bf-section")];

/** Open everything that is folded around what the address names. */
function reveal() {
  const target = document.querySelector(":target");
  if (!target?.closest("details:not([open])")) return;
  for (let fold; (fold = target.closest("details:not([open])")); ) fold.open = true;
  target.scrollIntoView();
}

const button = el("button", { class: "bf-folds", type: "button" });
const areOpen = () => folds.every((fold) => fold.open);
const say = () => (button.textContent = areOpen() ? "Close all" : "Open all");

button.addEventListener("click", () => {
  const open = !areOpen();
  for (const fold of folds) fold.open = open;
});
for (const fold of folds) fold.addEventListener("toggle", say);
addEventListener("hashchange", reveal);
document.addEventListener("click", ({ target }) => {
  const link = target.closest("a[href]");
  if (link?.hash && link.href === location.href) reveal();
});

say();
folds[0].before(button);
reveal();
