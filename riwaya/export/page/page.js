"use strict";
// Paints the layers over the text and shows the evidence of a place. The text itself is never touched: no element and
// no character is put into it, so its letters join and its lines break as they would without any layer.
(() => {
  const byId = (id) => document.getElementById(id);
  const reading = JSON.parse(byId("reading").textContent);
  const text = byId("text");
  // A parser cuts long text into several nodes and drops characters it does not like; offsets need the one true text.
  if (text.childNodes.length !== 1 || text.textContent !== reading.report.text) text.textContent = reading.report.text;
  const node = text.firstChild ?? text.appendChild(document.createTextNode(""));

  // Offsets of a reading count code points, those of a Range UTF-16 units.
  const units = [0];
  for (const character of reading.report.text) units.push(units[units.length - 1] + character.length);
  const marks = JSON.parse(byId("marks").textContent).map(([item, layer, start, end]) => ({
    item, layer, start: units[start], end: units[end],
  }));

  const makeRange = (start, end) => {
    const range = new Range();
    range.setStart(node, start);
    range.setEnd(node, end);
    return range;
  };
  const boxes = [...document.querySelectorAll("#layers input")];
  const isOn = (layer) => boxes.some((box) => box.value === layer && box.checked);

  const paint = () => {
    if (!CSS.highlights) {
      byId("unpainted").hidden = false;
      return;
    }
    boxes.forEach((box, priority) => {
      const ranges = marks.filter((mark) => mark.layer === box.value && box.checked);
      const highlight = new Highlight(...ranges.map((mark) => makeRange(mark.start, mark.end)));
      highlight.priority = priority;
      CSS.highlights.set(box.value, highlight);
    });
  };

  const paintHere = (covering) => {
    if (!CSS.highlights) return;
    const here = new Highlight(...covering.map((mark) => makeRange(mark.start, mark.end)));
    here.priority = boxes.length;
    CSS.highlights.set("here", here);
  };

  const show = (offset) => {
    const covering = marks.filter((mark) => mark.start <= offset && offset < mark.end);
    const items = [...new Set(covering.map((mark) => mark.item))];
    const rows = items.map((item) => byId(`item-${item}`).cloneNode(true));
    for (const row of rows) row.removeAttribute("id");
    byId("found").replaceChildren(...rows);
    byId("found").parentElement.hidden = rows.length === 0;
    byId("nothing").hidden = rows.length > 0;
    byId("hint").hidden = true;
    paintHere(covering);
  };

  // The caret stands before or after the letter that was hit; which of the two, the letter's own box says.
  const findOffset = (x, y) => {
    const caret = document.caretPositionFromPoint
      ? document.caretPositionFromPoint(x, y)
      : document.caretRangeFromPoint(x, y);
    if (!caret || (caret.offsetNode ?? caret.startContainer) !== node) return null;
    const after = caret.offset ?? caret.startOffset;
    const isPair = after > 1 && /[\uDC00-\uDFFF]/.test(node.data[after - 1]);
    const before = Math.max(0, after - (isPair ? 2 : 1));
    const holds = (box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
    return [...makeRange(before, after).getClientRects()].some(holds) ? before : after;
  };

  // With the arrow keys one goes from place to place, in the direction of the script.
  let place = null;
  const step = (forward) => {
    const starts = [...new Set(marks.filter((mark) => isOn(mark.layer)).map((mark) => mark.start))].sort((a, b) => a - b);
    const next = forward
      ? starts.find((start) => place === null || start > place)
      : starts.findLast((start) => place === null || start < place);
    if (next === undefined) return;
    goTo(next);
  };
  const goTo = (offset) => {
    place = offset;
    const box = makeRange(offset, Math.min(offset + 1, node.length)).getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) scrollBy(0, box.top - innerHeight / 3);
    show(offset);
  };

  text.addEventListener("click", (event) => {
    const offset = findOffset(event.clientX, event.clientY);
    if (offset !== null) show((place = offset));
  });
  text.addEventListener("keydown", (event) => {
    const rightToLeft = getComputedStyle(text).direction === "rtl";
    const moves = { ArrowLeft: rightToLeft, ArrowRight: !rightToLeft, Home: true, End: false };
    if (!(event.key in moves) || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (event.key === "Home" || event.key === "End") place = null;
    step(moves[event.key]);
  });
  // Somebody who reads with a caret moves it without a click.
  document.addEventListener("keyup", () => {
    const selection = document.getSelection();
    if (document.activeElement === text || !selection.isCollapsed || selection.focusNode !== node) return;
    if (selection.focusOffset !== place) show((place = selection.focusOffset));
  });
  for (const quote of document.querySelectorAll("#items .quote")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...quote.childNodes);
    quote.replaceChildren(button);
  }
  document.addEventListener("click", (event) => {
    const row = event.target.closest?.("tr[data-start]");
    if (row && event.target.closest("button")) goTo(units[Number(row.dataset.start)]);
  });

  for (const box of boxes) box.addEventListener("change", paint);
  byId("layers").hidden = false;
  paint();
})();
