/*
 * Keys for the matrices: one stop of the Tab key for a whole table, and arrows from cell to cell.
 *
 * The table stays a table. As an ARIA grid it would take a screen reader's own commands for tables away, and they say
 * row and column heads, which a grid must be given cell by cell; so nobody's reading changes, and whoever works with
 * the keyboard alone need not pass two thousand links. Silent cells take the focus too, so that each arrow moves by one.
 */

import { el } from "./dom.js";

const HINT = "bf-matrix-keys";

/** What takes the focus in a cell: its link, or the cell itself where it is silent; a corner takes none. */
function target(cell) {
  if (!cell) return null;
  return cell.querySelector("a") ?? (cell.matches("td") ? cell : null);
}

function keys(table) {
  const frame = table.closest(".bf-scroll");
  const rows = [...table.rows];
  const at = (row, column) => target(rows[row]?.cells[column]);
  let current = at(1, 1) ?? at(1, 0);
  if (!current) return;

  for (const cell of table.querySelectorAll("td, th")) target(cell)?.setAttribute("tabindex", "-1");
  current.tabIndex = 0;
  frame.removeAttribute("tabindex"); // the table has a stop of its own now
  frame.setAttribute("aria-describedby", HINT);

  // No frame where none is needed; and heads that stay in view must not stand on what has the focus.
  function fit() {
    const corner = table.rows[0].cells[0].getBoundingClientRect();
    const fits = table.offsetWidth <= frame.clientWidth;
    frame.classList.toggle("bf-matrix-scroll--fits", fits);
    frame.style.scrollPadding = `${Math.ceil(corner.height) + 4}px 4px 4px ${Math.ceil(corner.width) + 4}px`;
    for (const cell of table.tBodies[0].rows) cell.style.scrollMarginTop = fits ? `${Math.ceil(corner.height) + 60}px` : "";
  }
  new ResizeObserver(fit).observe(frame);

  function go(next) {
    if (!next) return;
    current.tabIndex = -1;
    current = next;
    current.tabIndex = 0;
    // Left to itself a browser centres what gets the focus, and the heads are gone.
    current.focus({ preventScroll: true });
    const framed = !frame.classList.contains("bf-matrix-scroll--fits");
    if (framed) frame.scrollIntoView({ block: "nearest" });
    (framed ? current.closest("td, th") : current.closest("tr")).scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  table.addEventListener("focusin", ({ target: into }) => {
    const next = target(into.closest("td, th"));
    if (!next || next === current) return;
    current.tabIndex = -1;
    current = next;
    current.tabIndex = 0;
  });

  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td, th");
    if (!cell || event.altKey || event.shiftKey || event.metaKey) return;
    const row = cell.parentElement.rowIndex;
    const column = cell.cellIndex;
    const last = { row: rows.length - 1, column: rows[0].cells.length - 1 };
    const page = 10;
    const to = event.ctrlKey
      ? { Home: [1, 1], End: [last.row, last.column] }[event.key]
      : { ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1], ArrowUp: [row - 1, column],
          ArrowDown: [row + 1, column], Home: [row, 1], End: [row, last.column],
          PageUp: [Math.max(1, row - page), column], PageDown: [Math.min(last.row, row + page), column] }[event.key];
    if (!to) return;
    event.preventDefault(); // at an edge too: the page must not jump
    go(at(...to));
  });

  // Which column one is in shows at its head, which may be far away.
  const columns = rows[0].cells;
  let marked = null;
  function mark({ target: over }) {
    const cell = over.closest("td");
    const column = cell ? columns[cell.cellIndex] : null;
    if (column === marked) return;
    marked?.classList.remove("bf-matrix__here");
    column?.classList.add("bf-matrix__here");
    marked = column;
  }
  for (const name of ["mouseover", "focusin"]) table.addEventListener(name, mark);

  if (!document.getElementById(HINT)) {
    frame.before(el("p", { class: "bf-hint bf-keys", id: HINT }, "With the keyboard: arrows go from cell to cell, Home and End along the row, Enter opens."));
  }
}

for (const table of document.querySelectorAll(".bf-matrix")) keys(table);
