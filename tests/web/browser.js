({
  /* ---- Text fragments ---- */

  /** Where the text between two places stands, each box with its edges and its middle; and the middles of all lines. */
  boxes([first, start, last, end]) {
    const place = (paragraph, offset) => {
      const found = document.querySelectorAll("p")[paragraph - 1];
      const walker = document.createTreeWalker(found, NodeFilter.SHOW_TEXT);
      for (let node; (node = walker.nextNode()); offset -= node.length) {
        if (offset <= node.length) return [node, offset];
      }
    };
    const boxes = (range) => { // of text alone: of a paragraph inside the range there is a box, too
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node; (node = walker.nextNode()); ) {
        if (!range.intersectsNode(node)) continue;
        const part = new Range();
        part.setStart(node, node === range.startContainer ? range.startOffset : 0);
        part.setEnd(node, node === range.endContainer ? range.endOffset : node.length);
        found.push(...[...part.getClientRects()].filter((box) => box.width > 0));
      }
      return found.map((box) => [box.left, box.right, (box.top + box.bottom) / 2]);
    };
    const range = new Range();
    range.setStart(...place(first, start));
    range.setEnd(...place(last, end));
    const all = new Range();
    all.selectNodeContents(document.body);
    return [boxes(range), [...new Set(boxes(all).map((box) => Math.round(box[2])))]];
  },

  /** Which pixels of some rows of a picture have the colour of what is highlighted. */
  async lit([data, rows]) {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    return rows.map((row) => {
      const pixels = context.getImageData(0, row, image.width, 1).data;
      const lit = [];
      for (let x = 0; x < image.width; x++) {
        if (pixels[4 * x] === 255 && pixels[4 * x + 1] === 0 && pixels[4 * x + 2] === 255) lit.push(x);
      }
      return lit;
    });
  },

  /** Texts in the parts into which the browser's own segmenter cuts them. */
  parts: (texts) => {
    const segmenter = new Intl.Segmenter("en", { granularity: "word" });
    return texts.map((text) => [...segmenter.segment(text)].map((part) => part.segment));
  },

  /* ---- Pictures, tables and comparisons ---- */

  /** What of the timeline stands beyond its figure. */
  beyondTimeline() {
    const room = document.querySelector(".bf-time").getBoundingClientRect();
    return [...document.querySelectorAll(".bf-time :is(a span:not(.bf-sr), .bf-time__axis span)")]
      .map((each) => [each.textContent, each.getBoundingClientRect()])
      .filter(([, place]) => place.right > room.right + 4 || place.left < room.left - 4)
      .map(([words]) => words);
  },

  /** Row and column of the cell that has the focus; null where none has. */
  focusedCell() {
    const cell = document.activeElement.closest("td, th");
    return cell && [cell.parentElement.rowIndex, cell.cellIndex];
  },

  /** Whether both heads of the cell that has the focus, and the cell, are seen and not hidden by anything. */
  focusedInView() {
    const cell = document.activeElement.closest("td");
    const heads = [cell.closest("table").rows[0].cells[cell.cellIndex], cell.parentElement.cells[0], cell];
    return heads.map((node) => {
      const box = node.getBoundingClientRect();
      return node.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
    });
  },

  /** What a comparison says: heads with the questions under each, and every side. */
  compared() {
    const text = (cell) => cell.textContent.replace(/\s+/g, " ").trim();
    return [...document.querySelectorAll(".bf-compare")].map((table) => [
      table.getAttribute("aria-label"), [...table.tBodies[0].rows].map((row) => [...row.cells].map(text)),
    ]);
  },

  /* ---- Citations ---- */

  /** The sentence, the note and the Markdown that our script makes of what is cited. */
  async cited(cited) {
    const formats = await import(new URL("assets/formats.js", location.href).href);
    return [formats.sentence(cited), formats.footnote(cited), formats.inMarkdown(cited)];
  },

  /** The elements and the text of some HTML. */
  parsed(html) {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    return [[...body.querySelectorAll("*")].map((element) => element.localName), body.textContent];
  },
})
