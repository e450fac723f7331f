/*
 * “Cite”: the one menu that opens at all the buttons, made in the browser from what the page shows. What is offered for
 * an article or a briefing as a whole is in the article's JSON, which is fetched when somebody asks for it. Without a
 * script there are the permalink of each heading and a link to the JSON.
 */
import { described } from "./cited.js";
import { copy } from "./clipboard.js";
import { el, json, place } from "./dom.js";
import { files, footnote, inMarkdown, link, sentence } from "./formats.js";

const OFFERS = [
  ["Link", link], ["Sentence", sentence], ["Markdown", inMarkdown], ["Footnote", footnote],
];
const COPIED_FOR = 2500; // milliseconds that a button says so

/* ---- The menu ---- */

class Menu {
  constructor() {
    this.title = el("p", { class: "bf-cite-menu__title", dir: "auto", id: "__bf_cite_title" });
    this.list = el("div");
    this.text = el("textarea", {
      class: "bf-cite-menu__text", dir: "auto", readonly: "", rows: "4", hidden: "", "aria-label": "Text to copy",
    });
    this.status = el("p", { class: "bf-cite-menu__status", role: "status" });
    const close = el("button", { class: "bf-cite-menu__close", type: "button", "aria-label": "Close" }, "×");
    close.addEventListener("click", () => this.hide());
    // A dialog, so that it can be one where the browser knows no popover.
    const names = { class: "bf-cite-menu", lang: "en", dir: "ltr", "aria-labelledby": "__bf_cite_title" };
    this.box = el("dialog", { ...names, popover: "auto" },
      this.title, close, this.list, this.text, this.status);
    this.popover = typeof this.box.showPopover === "function";
    // Before it closes: the event after comes when the browser has time, and the focus is on the button by then.
    this.box.addEventListener("beforetoggle", ({ newState }) => newState === "closed" && this.closed());
    this.box.addEventListener("close", () => this.closed());
    this.box.addEventListener("keydown", (event) => this.key(event));
    document.body.append(this.box);
  }

  /** Open it, still empty. */
  show(button) {
    this.button = button;
    this.title.textContent = button.getAttribute("aria-label");
    this.status.textContent = "";
    this.text.hidden = true;
    this.list.replaceChildren();
    button.setAttribute("aria-expanded", "true");
    if (this.popover) this.box.showPopover();
    else this.box.showModal();
    this.place();
  }

  /** Whether it is open at this button. */
  isAt(button) {
    return this.button === button && button.getAttribute("aria-expanded") === "true";
  }

  /**
   * Put in what can be copied: `name` and `plain`, with `html` if there is any, or `file` and `type` to download. Other
   * buttons may follow.
   */
  fill(offers, ...more) {
    this.status.textContent = "";
    this.list.replaceChildren(...offers.map((offer) => this.row(offer)), ...more);
    this.place();
    this.stops()[0].focus({ preventScroll: true });
  }

  row(offer) {
    const { name, plain, file, type } = offer;
    if (!file) return this.offer(name, offer);
    const href = `data:${type};charset=utf-8,${encodeURIComponent(plain)}`;
    return el("div", { class: "bf-cite-menu__row" }, this.offer(name, offer),
      el("a", { class: "bf-cite-menu__download", href, download: file, "aria-label": `Download ${name}` }, "Download"));
  }

  /** What the arrow keys go through. */
  stops() {
    return [...this.list.querySelectorAll("button, a")];
  }

  offer(name, form) {
    const action = `Copy ${form.file ? name : name.toLowerCase()}`;
    const shown = form.file ? action : name; // beside “Download” it must say which of the two it does
    const label = el("span", { class: "bf-cite-menu__name" }, shown);
    const option = el("button", { class: "bf-cite-menu__offer", type: "button", "aria-label": action },
      label, el("span", { class: "bf-cite-menu__preview", dir: "auto" }, form.plain));
    option.addEventListener("click", async () => {
      const copied = await copy(form);
      this.text.hidden = copied;
      if (copied) {
        this.status.textContent = `${name} copied.`;
        label.textContent = `${shown} ✓`;
        setTimeout(() => (label.textContent = shown), COPIED_FOR);
        return;
      }
      this.status.textContent = "This browser does not let the page copy: copy the text above.";
      this.text.value = form.plain;
      this.text.focus();
      this.text.select();
    });
    return option;
  }

  place() {
    if (!this.popover) return;
    place(this.box, this.button.getBoundingClientRect(), 4);
    this.box.scrollIntoView({ block: "nearest" }); // where there is room neither above nor below
  }

  key(event) {
    event.stopPropagation(); // the theme has keys that leave the page
    if (event.key === "Tab") this.tab(event);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target === this.text) return;
    const stops = this.stops();
    stops.at((stops.indexOf(document.activeElement) + step) % stops.length)?.focus();
    event.preventDefault();
  }

  /**
   * The menu stands at the end of the page, where Tab would leave the page. At its end it closes, which puts the focus
   * on its button; the browser then goes on from there. Backwards, at its start, the button itself comes before it.
   */
  tab(event) {
    const inside = [...this.box.querySelectorAll("button, a, textarea:not([hidden])")];
    if (document.activeElement !== inside.at(event.shiftKey ? 0 : -1)) return;
    this.hide();
    if (event.shiftKey) event.preventDefault();
  }

  hide() {
    if (this.popover) this.box.hidePopover();
    else this.box.close();
  }

  /** The browser has given the focus back, if it was in here. */
  closed() {
    this.button.setAttribute("aria-expanded", "false");
  }
}

/* ---- What the buttons open ---- */

let menu = null;

/** Open the menu at a button: for the heading of a claim, a position or a question. */
export function citeHeading(button, heading) {
  menu ??= new Menu();
  menu.show(button);
  const cited = described(heading);
  const correct = el("button", { class: "bf-cite-menu__offer bf-cite-menu__name", type: "button" },
    "Suggest a correction");
  correct.addEventListener("click", async () => {
    try {
      const form = await (await import("./suggest.js")).suggestion(heading, cited);
      menu.hide();
      button.focus(); // to which the form gives it back
      form.show();
    } catch {
      menu.status.textContent = "The form could not be loaded. Close this and try again.";
    }
  });
  menu.fill(OFFERS.map(([name, format]) => ({ name, ...format(cited) })), correct);
}

/** Open it for the article or the briefing, as `citations` in the JSON at `address` has them. */
export async function citeWhole(button, cited, address) {
  menu ??= new Menu();
  menu.show(button);
  menu.status.textContent = "Loading …";
  try {
    const { citations } = await json(address);
    if (menu.isAt(button)) menu.fill(files(citations[cited]));
  } catch {
    if (menu.isAt(button)) menu.status.textContent = "The citations could not be loaded. Close this and try again.";
  }
}
