// What is due on the reader's own day: a page that was built last month must not call tomorrow what was yesterday.
const summary = document.querySelector(".bf-due");
const pad = (number) => String(number).padStart(2, "0");
const now = new Date();
const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;

if (summary) {
  // Dates of the form 2026-11-30 compare as text as they do in time.
  const dates = summary.dataset.dates.split(" ").filter(Boolean).map((entry) => entry.split(":"));
  const total = (chosen) => chosen.reduce((sum, [, count]) => sum + Number(count), 0);
  const past = summary.querySelector("[data-past]");
  if (past) {
    past.textContent = total(dates.filter(([day]) => day < today));
    summary.querySelector("[data-ahead]").textContent = total(dates.filter(([day]) => day >= today));
    const time = summary.querySelector("[data-day]");
    time.dateTime = today;
    time.textContent = "today";
  }
}

for (const prediction of document.querySelectorAll("[data-due]")) {
  if (prediction.dataset.due < today && !prediction.querySelector(".bf-overdue")) {
    const link = prediction.querySelector(".bf-meta a");
    const text = document.createElement("p");
    text.className = "bf-overdue";
    const resolve = document.createElement("a");
    resolve.href = link ? link.getAttribute("href") : "";
    resolve.textContent = "resolve it";
    text.append("Past due: ", resolve, ", if you know what happened.");
    prediction.append(text);
  }
}
