/*
 * Keys for the matrices: one stop of the Tab key for a whole table, and arrows from cell to cell.
 *
 * The table stays a table. As an ARIA grid it would take a screen reader's own commands for tables away, and they say
 * row and column heads, which a grid must be given cell by cell; so nobody's reading changes, and whoever works with
 * the keyboard alone need not pass two thousand links. Silent cells take the focus too: each arrow moves by one.
 */

import { el } from "./headings.js";

const HINT = "bf-matrix-keys";
const PAGE = 10; // rows that Page Up and Page Down go

/** What takes the focus in a cell: its link, or the cell itself where it is silent; a corner takes none. */
const target = (cell) => cell?.querySelector("a") ?? (cell?.matches("td") ? cell : null);

/** Where a key leads from a row and a column of a table, as a row and a column; nowhere for any other key. */
function where({ key, ctrlKey }, row, column, last) {
  if (ctrlKey) return { Home: [1, 1], End: [last.row, last.column] }[key];
  return {
    ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
    ArrowUp: [row - 1, column], ArrowDown: [row + 1, column],
    Home: [row, 1], End: [row, last.column],
    PageUp: [Math.max(1, row - PAGE), column], PageDown: [Math.min(last.row, row + PAGE), column],
  }[key];
}

function keys(table) {
  const frame = table.closest(".bf-scroll");
  const heads = table.rows[0].cells;
  const last = { row: table.rows.length - 1, column: heads.length - 1 };
  const at = (row, column) => target(table.rows[row]?.cells[column]);
  let current = at(1, 1) ?? at(1, 0);
  if (!current) return;

  for (const cell of table.querySelectorAll("td, th")) target(cell)?.setAttribute("tabindex", "-1");
  current.tabIndex = 0;
  frame.removeAttribute("tabindex"); // the table has a stop of its own now
  frame.setAttribute("aria-describedby", HINT);

  // No frame where none is needed; and heads that stay in view must not stand on what has the focus.
  new ResizeObserver(() => {
    const { width, height } = heads[0].getBoundingClientRect();
    const fits = table.offsetWidth <= frame.clientWidth;
    frame.classList.toggle("bf-matrix-scroll--fits", fits);
    frame.style.scrollPadding = `${Math.ceil(height) + 4}px 4px 4px ${Math.ceil(width) + 4}px`;
    for (const row of table.tBodies[0].rows) row.style.scrollMarginTop = fits ? `${Math.ceil(height) + 60}px` : "";
  }).observe(frame);

  table.addEventListener("focusin", (event) => {
    current.tabIndex = -1;
    current = target(event.target.closest("td, th")) ?? current;
    current.tabIndex = 0;
  });

  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td, th");
    if (!cell || event.altKey || event.shiftKey || event.metaKey) return;
    const to = where(event, cell.parentElement.rowIndex, cell.cellIndex, last);
    if (!to) return;
    event.preventDefault(); // at an edge too: the page must not jump
    const next = at(...to);
    if (!next) return;
    // Left to itself a browser centres what gets the focus, and the heads are gone.
    next.focus({ preventScroll: true });
    const framed = !frame.classList.contains("bf-matrix-scroll--fits");
    if (framed) frame.scrollIntoView({ block: "nearest" });
    next.closest(framed ? "td, th" : "tr").scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  // Which column one is in shows at its head, which may be far away.
  for (const name of ["mouseover", "focusin"]) {
    table.addEventListener(name, (event) => {
      const column = event.target.closest("td")?.cellIndex;
      for (const [number, head] of [...heads].entries()) head.classList.toggle("bf-matrix__here", number === column);
    });
  }

  if (!document.getElementById(HINT)) {
    const words = "With the keyboard: arrows move over the table, Home and End along the row, Enter opens.";
    frame.before(el("p", { class: "bf-hint bf-keys", id: HINT }, words));
  }
}

for (const table of document.querySelectorAll(".bf-matrix")) keys(table);
