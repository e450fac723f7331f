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
      [...table.querySelectorAll("details")].map(({ open }) => open),
    ]);
  },

  /* ---- Citations ---- */

  /** The sentence, the note and the Markdown that our script makes of what is cited. */
  async cited(cited) {
    const formats = await import(new URL("assets/formats.js", location.href).href);
    return [formats.sentence(cited), formats.footnote(cited), formats.inMarkdown(cited)];
  },

  /** The sentence that is copied for a claim on the page. */
  async sentenceOf(id) {
    const [cited, formats] = await Promise.all(
      ["cited", "formats"].map((name) => import(new URL(`../../assets/${name}.js`, location.href).href)));
    return formats.sentence(cited.described(document.getElementById(id))).plain;
  },

  /** The elements and the text of some HTML. */
  parsed(html) {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    return [[...body.querySelectorAll("*")].map((element) => element.localName), body.textContent];
  },

  /* ---- Directions ---- */

  /** The boxes of all parts of each picture, from the corner of the picture. */
  pictures() {
    return [...document.querySelectorAll('.bf-strip, .bf-time, .bf-matrix, .bf-mini')].map((picture) => {
      const { left, top } = picture.getBoundingClientRect();
      return [...picture.querySelectorAll('*')].map((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        return [part.className, x - left, y - top, width, height].map((n) => (Number.isFinite(n) ? Math.round(n) : n));
      });
    });
  },

  /** Which words on the axis of the timeline meet each other. */
  meetingOnAxis() {
    const words = [...document.querySelectorAll('.bf-time__axis span:not(:empty)')].map((each) => {
      const range = document.createRange();
      range.selectNodeContents(each);
      return [each.textContent, range.getBoundingClientRect()];
    });
    return words.flatMap(([one, a], number) => words.slice(number + 1)
      .filter(([, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map(([other]) => `${one}, ${other}`));
  },

  /** How far the words of each label of the timeline are from their mark. */
  besideMarks() {
    return [...document.querySelectorAll('.bf-time li')].map((entry) => {
      const range = new Range();
      range.selectNodeContents(entry.querySelector('.bf-time__label'));
      const [label, mark] = [range, entry.querySelector('.bf-time__mark')].map((each) => each.getBoundingClientRect());
      return Math.round(Math.max(label.left - mark.right, mark.left - label.right));
    });
  },

  /** The blocks in which what follows does not stand after what is before it. */
  outOfOrder() {
    const BLOCKS = 'p, li, dt, dd, th, td, h1, h2, h3, summary, figcaption, caption, label, button, nav, pre';
    const FOREIGN = /[\u0590-\u1fff\u3000-\uffff]/; // from right to left, or in signs that are no single box
    const walker = document.createTreeWalker(document.querySelector('.md-content'), NodeFilter.SHOW_TEXT);
    const lines = new Map(); // of each block, what it shows: foreign words as one piece, else each character
    for (let node; (node = walker.nextNode()); ) {
      const block = node.parentElement.closest(BLOCKS);
      if (!block || node.parentElement.closest('.bf-sr, .bf-matrix thead, .bf-outline__again')) continue;
      if (getComputedStyle(block).direction === 'rtl' && block.closest('[dir]') !== document.body) continue;
      if (!lines.has(block)) lines.set(block, []);
      const whole = FOREIGN.test(node.data);
      const ends = whole ? [node.length] : [...node.data].map((_, number) => number + 1);
      for (const end of ends) {
        const range = new Range();
        range.setStart(node, whole ? 0 : end - 1);
        range.setEnd(node, end);
        const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
        if (range.toString().trim() && boxes.length) lines.get(block).push(boxes);
      }
    }
    const after = (next, last) => next.left >= last.right - 2 || next.top >= last.bottom - 4;
    const wrong = (pieces) => pieces.some((boxes, number) => number && !after(boxes[0], pieces[number - 1].at(-1)));
    return [...lines].filter(([, pieces]) => wrong(pieces)).map(([block]) => block.innerText);
  },

  /* ---- Styles ---- */

  /** The colours of links, the header and what is pointed at, as they are drawn, and the contrast of each with its ground. */
  colours() {
    const pen = new OffscreenCanvas(1, 1).getContext("2d");
    const drawn = (colour) => {
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const luminance = (rgb) => {
      const [r, g, b] = rgb.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, other) => {
      const [less, more] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (more + 0.05) / (less + 0.05);
    };
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    const probe = document.createElement("span");
    probe.style.color = "var(--md-accent-fg-color)";
    document.querySelector(".md-content").append(probe);
    const accent = drawn(getComputedStyle(probe).color);
    probe.remove();
    const ground = drawn(style("body").backgroundColor);
    const [link, header] = [drawn(style(".md-content p a").color), drawn(style(".md-header").backgroundColor)];
    const pairs = { link: [link, ground], accent: [accent, ground], header: [header, drawn(style(".md-header").color)] };
    return {
      drawn: Object.fromEntries(Object.entries(pairs).map(([name, [one]]) => [name, one.join()])),
      contrast: Object.fromEntries(Object.entries(pairs).map(([name, pair]) => [name, contrast(...pair)])),
    };
  },

  /** Of each paragraph with three lines or more how it begins, and how many of its characters fit on a line. */
  measures() {
    const pen = new OffscreenCanvas(1, 1).getContext("2d");
    const lines = (p) => p.clientHeight / parseFloat(getComputedStyle(p).lineHeight);
    return [...document.querySelectorAll(".md-content p")].filter((p) => lines(p) > 2.5).map((p) => {
      const { fontSize, fontFamily } = getComputedStyle(p);
      pen.font = `${fontSize} ${fontFamily}`;
      const text = p.textContent.replace(/\s+/g, " ").trim();
      return [text.slice(0, 40), Math.round((p.clientWidth / pen.measureText(text).width) * text.length)];
    });
  },
})
