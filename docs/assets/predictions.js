/* What is due on the reader's own day: a page that was built last month must not call tomorrow what was yesterday. */

import { el } from "./dom.js";

const pad = (number) => String(number).padStart(2, "0");
const now = new Date();
const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;

const summary = document.querySelector(".bf-due:has([data-past])");
if (summary) {
  // Dates of the form 2026-11-30 compare as text as they do in time.
  const dates = summary.dataset.dates.split(" ").filter(Boolean).map((entry) => entry.split(":"));
  const total = (chosen) => chosen.reduce((sum, [, count]) => sum + Number(count), 0);
  summary.querySelector("[data-past]").textContent = total(dates.filter(([day]) => day < today));
  summary.querySelector("[data-ahead]").textContent = total(dates.filter(([day]) => day >= today));
  Object.assign(summary.querySelector("[data-day]"), { dateTime: today, textContent: "today" });
}

for (const prediction of document.querySelectorAll("[data-due]")) {
  if (prediction.dataset.due < today && !prediction.querySelector(".bf-overdue")) {
    const claim = prediction.querySelector(".bf-meta a").getAttribute("href");
    const link = el("a", { href: claim }, "resolve it");
    prediction.append(el("p", { class: "bf-overdue" }, "Past due: ", link, ", if you know what happened."));
  }
}
