/**
 * The source text: one text node a paragraph, never touched. Readings count code points, the browser UTF-16 units;
 * both are told apart here and nowhere else.
 */

interface Paragraph {
  node: Text;
  /** Offset of the first character, in code points of the report. */
  start: number;
  end: number;
  /** UTF-16 offset of each code point, or null where both counts are the same. */
  units: Uint32Array | null;
}

/** A place in the text, half-open, in code points. */
export interface Place {
  start: number;
  end: number;
}

export class Source {
  private readonly paragraphs: Paragraph[];

  constructor(readonly element: HTMLElement) {
    this.paragraphs = [...element.querySelectorAll<HTMLElement>("p[data-start]")].map(readParagraph);
  }

  /** The range of a place; null for one that the text does not have. */
  range(place: Place): Range | null {
    const first = this.find(place.start, false);
    const last = this.find(place.end, true);
    if (!first || !last || place.end < place.start) return null;
    const range = new Range();
    range.setStart(first.node, toUnits(first, Math.max(place.start, first.start)));
    range.setEnd(last.node, toUnits(last, Math.min(place.end, last.end)));
    return range;
  }

  /** The offset in code points of a position in one of the text nodes; null anywhere else. */
  offset(node: Node, units: number): number | null {
    const paragraph = this.paragraphs.find((each) => each.node === node);
    return paragraph ? paragraph.start + toPoints(paragraph, units) : null;
  }

  /** The character that was hit: a caret stands before or after it, and its own box says which. */
  hit(x: number, y: number): number | null {
    const caret = findCaret(x, y);
    if (!caret) return null;
    const after = this.offset(caret.node, caret.offset);
    if (after === null) return null;
    const before = this.range({ start: after - 1, end: after });
    const holds = (box: DOMRect) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
    return before && [...before.getClientRects()].some(holds) ? after - 1 : after;
  }

  /** The place that is selected, if all of it is in the text and it is not empty. */
  selected(): Place | null {
    const selection = document.getSelection();
    if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const start = this.offset(range.startContainer, range.startOffset);
    const end = this.offset(range.endContainer, range.endOffset);
    return start === null || end === null || start >= end ? null : { start, end };
  }

  /** The characters at a place, as they stand. */
  text(place: Place): string {
    return this.range(place)?.toString() ?? "";
  }

  /** Where words begin, or end, in code points; combining marks and joiners belong to their word. */
  listEdges(edge: "start" | "end"): number[] {
    const edges: number[] = [];
    for (const paragraph of this.paragraphs) {
      for (const word of paragraph.node.data.matchAll(/[\p{L}\p{M}\p{N}\p{Cf}]+|[^\s\p{L}\p{M}\p{N}\p{Cf}]/gu)) {
        const units = edge === "start" ? word.index : word.index + word[0].length;
        edges.push(paragraph.start + toPoints(paragraph, units));
      }
    }
    return edges;
  }

  get length(): number {
    return this.paragraphs.at(-1)?.end ?? 0;
  }

  private find(offset: number, isEnd: boolean): Paragraph | null {
    let low = 0;
    let high = this.paragraphs.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const paragraph = this.paragraphs[middle]!;
      if (isEnd ? offset <= paragraph.end : offset < paragraph.end) high = middle;
      else low = middle + 1;
    }
    const found = this.paragraphs[low];
    return found && offset <= found.end ? found : null;
  }
}

const readParagraph = (element: HTMLElement): Paragraph => {
  // A parser cuts long text into several nodes; ranges want the one true text.
  element.normalize();
  if (!element.firstChild) element.append("");
  const node = element.firstChild as Text;
  const start = Number(element.dataset.start);
  const units = countUnits(node.data);
  return { node, start, end: start + (units ? units.length - 1 : node.length), units };
};

const countUnits = (text: string): Uint32Array | null => {
  if (!/[\uD800-\uDFFF]/.test(text)) return null;
  const units = [0];
  for (const character of text) units.push(units.at(-1)! + character.length);
  return Uint32Array.from(units);
};

const toUnits = (paragraph: Paragraph, offset: number): number => {
  const within = offset - paragraph.start;
  return paragraph.units ? (paragraph.units[within] ?? paragraph.node.length) : within;
};

/** The number of code points before a position; one inside a pair counts as before the pair. */
const toPoints = (paragraph: Paragraph, units: number): number => {
  if (!paragraph.units) return units;
  const after = paragraph.units.findIndex((each) => each > units);
  return after < 0 ? paragraph.units.length - 1 : after - 1;
};

const findCaret = (x: number, y: number): { node: Node; offset: number } | null => {
  if (document.caretPositionFromPoint) {
    const position = document.caretPositionFromPoint(x, y);
    return position ? { node: position.offsetNode, offset: position.offset } : null;
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
};
