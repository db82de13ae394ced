/** Adding what the program missed: its words are selected in the text. */

import { byId } from "./dom";
import type { Raw } from "./editing";
import { readField, showFields } from "./forms";
import type { Place, Source } from "./source";

/** An item that was missed: its layer, its fields, its words and the proof that they stand there. */
export interface Addition {
  layer: string;
  value: Raw;
  words: Record<string, string>;
  name: string;
}

export class Adding {
  private readonly form = byId<HTMLFormElement>("adding")!;
  private place: Place | null = null;

  constructor(
    private readonly source: Source,
    keep: () => void,
  ) {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      keep();
    });
    this.form.addEventListener("change", () => showFields(this.form, readField(this.form, "layer")));
    this.form.querySelector("[data-cancel]")?.addEventListener("click", () => this.close());
  }

  /** Opens the form when words of the text are selected. */
  offer(): void {
    const place = this.source.selected();
    if (!place) return;
    this.place = place;
    this.form.hidden = false;
    byId("added-words")!.textContent = this.source.text(place);
    showFields(this.form, readField(this.form, "layer"));
  }

  close(): void {
    this.form.hidden = true;
  }

  collect(): Addition | null {
    if (!this.place) return null;
    const place = this.trim(this.place);
    const span = [place.start, place.end];
    const read = (name: string) => readField(this.form, name);
    const value = read("value");
    const items: Record<string, Raw> = {
      mentions: { span, type: read("mention_type"), entity: read("entity") },
      events: { trigger: span, type: read("event_type"), realis: "actual" },
      attributions: { cue: span, source: null, speaker: null, content: [], form: "indirect", stance: read("stance") },
      times: { span, type: "DATE", value: value || null },
      quantities: { span, value: value === "" ? null : Number(value) },
    };
    const layer = read("layer");
    const name = this.source.text(place);
    return { layer, value: items[layer] ?? {}, words: { [`${place.start}-${place.end}`]: name }, name };
  }

  /** A place without the spaces that a double click takes along. */
  private trim(place: Place): Place {
    let { start, end } = place;
    while (start < end && /^\s$/.test(this.source.text({ start, end: start + 1 }))) start += 1;
    while (end > start && /^\s$/.test(this.source.text({ start: end - 1, end }))) end -= 1;
    return { start, end };
  }
}
