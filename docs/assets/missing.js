/* The page for an address at which there is nothing: the nearest pages, and a search for the words of the address. */

const NEAR = 0.5;
const MOST = 3;

/** What somebody asked for, without what is the same in every address: `adams-2024`. */
const asked = (path) => decodeURIComponent(path).replace(/\/(index\.html)?$|\.html$/, "").split("/").pop().toLowerCase();

function pairs(text) {
  const padded = ` ${text} `;
  return Array.from({ length: padded.length - 1 }, (_, index) => padded.slice(index, index + 2));
}

/** How alike two texts are, 0 to 1: the share of pairs of neighbouring letters that both have (Dice's coefficient). */
function likeness(one, other) {
  const [ours, theirs] = [pairs(one), pairs(other)];
  const rest = [...theirs];
  const both = ours.filter((pair) => {
    const place = rest.indexOf(pair);
    if (place >= 0) rest.splice(place, 1);
    return place >= 0;
  });
  return (2 * both.length) / (ours.length + theirs.length);
}

const box = document.querySelector(".bf-missing");
const words = asked(location.pathname);
const compared = /\/compare\/[a-z0-9-]+?--[a-z0-9-]+(\/|\.html)?$/.test(location.pathname);
if (compared) location.replace(`${box.dataset.compare}?articles=${words.split("--").join(",")}`);

const near = [...box.querySelectorAll("li")]
  .map((item) => [likeness(words, asked(item.firstElementChild.pathname)), item])
  .filter(([alike]) => alike >= NEAR)
  .sort(([one], [other]) => other - one)
  .slice(0, MOST);
box.querySelector("ul").replaceChildren(...near.map(([, item]) => item));
box.hidden = !near.length;

const button = document.querySelector(".bf-missing__search");
if (button) {
  button.hidden = false;
  button.addEventListener("click", async () => (await import("./search.js")).open(words.replaceAll("-", " ")));
}
