/** The reader: layers over the text, and the evidence of the place where the caret is. */

import { all, byId, readData } from "./dom";
import { Painting, readMarks, type StoredMark } from "./painting";
import { Source } from "./source";

const showOriginal = (): void => {
  const link = document.querySelector<HTMLAnchorElement>("a[data-original]");
  const frame = byId<HTMLIFrameElement>("original");
  if (!link || !frame) return;
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (!frame.src) frame.src = link.href;
    frame.hidden = !frame.hidden;
    link.setAttribute("aria-expanded", String(!frame.hidden));
    frame.parentElement?.classList.toggle("both", !frame.hidden);
  });
};

const start = (): void => {
  const text = byId("text");
  if (!text) return;
  const source = new Source(text);
  const marks = readMarks(readData<StoredMark[]>("marks") ?? []);
  const painting = new Painting(source, marks);
  const found = byId("found")!;
  let place: number | null = null;

  const show = (offset: number): void => {
    place = offset;
    const covering = marks.filter((mark) => mark.start <= offset && offset < mark.end);
    const cards = [...new Set(covering.map((mark) => mark.card))];
    const copies = cards.map((card) => byId(`item-${card}`)!.cloneNode(true) as HTMLElement);
    for (const copy of copies) copy.removeAttribute("id");
    found.replaceChildren(...copies);
    byId("nothing")!.hidden = copies.length > 0;
    byId("hint")!.hidden = true;
    byId<HTMLDetailsElement>("every")!.open = copies.length === 0 && byId<HTMLDetailsElement>("every")!.open;
    painting.paintOver("here", covering);
  };

  const goTo = (offset: number): void => {
    const box = source.range({ start: offset, end: Math.min(offset + 1, source.length) })?.getBoundingClientRect();
    if (box && (box.top < 90 || box.bottom > innerHeight - 40)) scrollBy({ top: box.top - innerHeight / 3 });
    show(offset);
  };

  // With the arrow keys one goes from item to item, in the direction of the script.
  const step = (forward: boolean): void => {
    const starts = [...new Set(marks.filter((mark) => painting.isOn(mark.layer)).map((mark) => mark.start))];
    starts.sort((a, b) => a - b);
    const next = forward
      ? starts.find((each) => place === null || each > place)
      : starts.findLast((each) => place === null || each < place);
    if (next !== undefined) goTo(next);
  };

  text.addEventListener("click", (event) => {
    const offset = source.hit(event.clientX, event.clientY);
    if (offset !== null && document.getSelection()?.isCollapsed !== false) show(offset);
  });
  text.addEventListener("keydown", (event) => {
    const rightToLeft = getComputedStyle(text).direction === "rtl";
    const moves: Record<string, boolean> = { ArrowLeft: rightToLeft, ArrowRight: !rightToLeft, Home: true, End: false };
    const forward = moves[event.key];
    if (forward === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (event.key === "Home" || event.key === "End") place = null;
    step(forward);
  });
  // Somebody who reads with a caret moves it without a click.
  document.addEventListener("keyup", () => {
    const selection = document.getSelection();
    if (document.activeElement === text || !selection?.isCollapsed || !selection.focusNode) return;
    const offset = source.offset(selection.focusNode, selection.focusOffset);
    if (offset !== null && offset !== place) show(offset);
  });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.goto") : null;
    const start = link?.closest<HTMLElement>("[data-start]")?.dataset.start;
    if (start === undefined) return;
    event.preventDefault();
    goTo(Number(start));
  });

  performance.mark("paint-begin");
  painting.paint();
  performance.measure("paint", "paint-begin");
  showOriginal();
  const asked = new URLSearchParams(location.search).get("at");
  if (asked !== null && /^\d+$/.test(asked)) goTo(Number(asked));
  else if (matchMedia("(max-width: 60rem)").matches) for (const list of all<HTMLDetailsElement>("details.all")) list.open = false;
};

start();
