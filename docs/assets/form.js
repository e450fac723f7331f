/*
 * A form in a dialog, which opens a page of the repository's host with everything filled in, or copies it for whoever
 * has no account there. Nothing is sent from here. What somebody types stays in this browser until they discard it: the
 * other page may ask for a log-in, and a phone may forget this one.
 */
import { copy } from "./clipboard.js";
import { el, root } from "./dom.js";

const LONGEST = 8000; // characters of an address, which GitHub takes

/** The repository on GitHub and its branch; null where the site names none, or one on another host. */
export function repository() {
  const link = document.querySelector(".md-source");
  const isOnGitHub = link && new URL(link.href).hostname === "github.com";
  const branch = /^edit\/([^/]+)\//.exec(link?.dataset.edit ?? "")?.[1] ?? "main";
  return isOnGitHub ? { url: link.href.replace(/\/+$/, ""), branch } : null;
}

/** A field with its label; `hint` says more. */
export function labelled(label, control, hint = "") {
  return el("label", { class: "bf-form__field" }, label, hint && el("small", {}, hint), control);
}

export const select = (name, options) =>
  el("select", { name }, ...options.map(([value, text]) => el("option", { value }, text)));

export class Form {
  /**
   * `key` names the draft, and `link` says what the link opens. `compose` makes of the values `text`, to copy, and
   * `addresses`, which open the page, from the whole one to shorter ones; also `wrong`, a sentence, if anything is,
   * and `next`, what to do with the copy.
   */
  constructor({ key, title, about, fields, link, compose }) {
    this.key = `${root.pathname} ${key}`;
    this.compose = compose;
    this.link = el("a", { class: "bf-form__open", href: "", target: "_blank", rel: "noopener" }, link);
    this.status = el("p", { class: "bf-form__status", role: "status" });
    this.form = el("form", {}, ...fields);
    const close = this.button("×", () => this.box.close());
    close.className = "bf-form__close";
    close.setAttribute("aria-label", "Close");
    this.box = el("dialog", { class: "bf-form", lang: "en", dir: "ltr", "aria-labelledby": "__bf_form_title" },
      el("h2", { id: "__bf_form_title" }, title), close, el("p", {}, about), this.form,
      el("p", { class: "bf-form__row" }, ...(repository() ? [this.link] : []),
        this.button("Copy", () => this.copy()), this.button("Discard", () => this.discard())),
      this.status);
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => {
      this.keep();
      this.refresh();
    });
    this.link.addEventListener("click", (event) => this.open(event));
    this.box.addEventListener("keydown", (event) => event.stopPropagation()); // the theme has keys that leave the page
    this.box.addEventListener("close", () => this.box.remove());
  }

  button(text, does) {
    const button = el("button", { type: "button" }, text);
    button.addEventListener("click", does);
    return button;
  }

  /** Show it, with the draft that this browser has kept, if any. */
  show() {
    document.body.append(this.box);
    this.first = this.values();
    const draft = this.draft();
    if (draft) {
      this.fill(draft);
      const changed = draft.version !== this.first.version;
      this.status.textContent = `This is your draft.${changed ? " The entry has changed since you began it." : ""}`;
    }
    this.refresh();
    this.box.showModal();
  }

  controls() {
    return [...this.form.elements].filter(({ name }) => name);
  }

  values() {
    return Object.fromEntries(this.controls().map(({ name, value }) => [name, value]));
  }

  fill(values) {
    for (const control of this.controls()) if (control.name in values) control.value = values[control.name];
    this.form.dispatchEvent(new Event("change"));
  }

  /* ---- The draft ---- */

  draft() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  keep() {
    try {
      localStorage.setItem(this.key, JSON.stringify(this.values()));
      this.status.textContent = "Kept as a draft in this browser until you discard it.";
    } catch {
      this.status.textContent = "This browser keeps no drafts: what you write is gone when you leave the page.";
    }
  }

  discard() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // Then it kept none.
    }
    this.fill(this.first);
    this.refresh();
    this.status.textContent = "Discarded.";
  }

  /* ---- What becomes of it ---- */

  /** What becomes of the values; null, and it says why, if anything is missing or wrong. */
  composed() {
    if (!this.form.reportValidity()) return null;
    const composed = this.compose(this.values());
    this.status.textContent = composed.wrong ?? "";
    return composed.wrong ? null : composed;
  }

  /** Let the link lead where it should, however it is opened. Tells whether all fits into its address. */
  refresh() {
    const { addresses } = this.compose(this.values());
    this.link.href = addresses.find(({ length }) => length <= LONGEST);
    return addresses[0].length <= LONGEST;
  }

  open(event) {
    if (!this.composed()) {
      event.preventDefault();
      return;
    }
    this.status.textContent = this.refresh()
      ? "Opened in another tab. Your draft stays here until you discard it."
      : "It is too long for an address, so part of it is left out there. Copy takes the whole: paste it into the page.";
  }

  async copy() {
    const composed = this.composed();
    if (!composed) return;
    if (await copy({ plain: composed.text })) {
      this.status.textContent = `Copied. ${composed.next ?? ""}`;
      return;
    }
    const shown = el("textarea", { "aria-label": "Text to copy", readonly: "", rows: "6" });
    shown.value = composed.text;
    this.status.replaceChildren("This browser does not let the page copy: copy the text below.", shown);
    shown.select();
  }
}
