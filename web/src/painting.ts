/** Paints the layers over the source with the CSS Custom Highlight API: no element is put into the text. */

import { all, byId } from "./dom";
import type { Place, Source } from "./source";

export interface Mark extends Place {
  card: number;
  layer: string;
}

export type StoredMark = [card: number, layer: string, start: number, end: number];

export const readMarks = (stored: StoredMark[]): Mark[] =>
  stored.map(([card, layer, start, end]) => ({ card, layer, start, end }));

export class Painting {
  private readonly boxes: HTMLInputElement[];

  constructor(
    private readonly source: Source,
    readonly marks: Mark[],
  ) {
    this.boxes = all<HTMLInputElement>("#layers input");
    for (const box of this.boxes) box.addEventListener("change", () => this.paint());
    const switches = byId("layers");
    if (switches) switches.hidden = false;
  }

  isOn(layer: string): boolean {
    return this.boxes.length === 0 || this.boxes.some((box) => box.value === layer && box.checked);
  }

  /** Paints every layer that is switched on, the wide ones below the small ones. */
  paint(): void {
    if (!CSS.highlights) {
      const note = byId("unpainted");
      if (note) note.hidden = false;
      return;
    }
    this.boxes.forEach((box, priority) => {
      const shown = box.checked ? this.marks.filter((mark) => mark.layer === box.value) : [];
      this.set(box.value, shown, priority);
    });
  }

  /** Paints one name over some places, on top of all layers. */
  paintOver(name: string, places: Place[]): void {
    if (CSS.highlights) this.set(name, places, this.boxes.length + 1);
  }

  private set(name: string, places: Place[], priority: number): void {
    const ranges = places.map((place) => this.source.range(place)).filter((range) => range !== null);
    const highlight = new Highlight(...ranges);
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  }
}
