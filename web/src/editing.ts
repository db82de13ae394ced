/** Correcting an item: its edges by word and by letter, and its values. */

import { announce, byId } from "./dom";
import { collectChanges, type Edge, listPlaces, moveEdge, type NamedPlace } from "./edges";
import { readField, readNumber, setField, showFields } from "./forms";
import type { Painting } from "./painting";
import type { Source } from "./source";

export type Raw = Record<string, unknown>;

export interface EdgeWords {
  place: Record<string, string>;
  start: string;
  end: string;
}

/** What changes, and the characters at each place, which prove the offsets. */
export interface Correction {
  value: Raw;
  words: Record<string, string>;
}

const FIELDS = ["stance", "speaker", "type", "realis", "killed", "injured", "place", "value"];

export class Editing {
  private readonly form = byId<HTMLFormElement>("editing")!;
  private readonly home = this.form.parentElement!;
  private raw: Raw = {};
  private layer = "";
  private places: NamedPlace[] = [];
  private active: { place: number; edge: Edge } = { place: 0, edge: "end" };

  constructor(
    private readonly source: Source,
    private readonly painting: Painting,
    private readonly words: EdgeWords,
    keep: () => void,
    cancel: () => void,
  ) {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      keep();
    });
    this.form.querySelector("[data-cancel]")?.addEventListener("click", cancel);
  }

  get isOpen(): boolean {
    return !this.form.hidden;
  }

  open(card: HTMLElement, raw: Raw): void {
    this.raw = raw;
    this.layer = card.dataset.layer ?? "";
    this.places = listPlaces(raw, this.words.place);
    this.active = { place: 0, edge: "end" };
    card.append(this.form);
    this.form.hidden = false;
    byId("edit-fault")!.hidden = true;
    showFields(this.form, this.layer);
    for (const name of FIELDS) setField(this.form, name, raw[name]);
    setField(this.form, "actor", (raw.actor as string[] | undefined)?.[0]);
    setField(this.form, "mention_type", raw.type);
    this.showPlaces();
  }

  close(): void {
    this.form.hidden = true;
    this.home.append(this.form);
  }

  complain(words: string): void {
    const note = byId("edit-fault")!;
    note.hidden = false;
    note.textContent = words;
  }

  collect(): Correction {
    const value = { ...collectChanges(this.raw, this.places), ...this.collectFields() };
    const proof = this.places.map((place) => [`${place.start}-${place.end}`, this.source.text(place)]);
    return { value, words: Object.fromEntries(proof) as Record<string, string> };
  }

  /** Keys while an edge has the focus; whether this was one of them. */
  onKey(event: KeyboardEvent): boolean {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.edge === undefined) return false;
    if (event.key === "Enter") {
      event.preventDefault();
      this.form.requestSubmit();
      return true;
    }
    if (event.code !== "ArrowLeft" && event.code !== "ArrowRight") return false;
    if (!event.shiftKey && !event.altKey) return false;
    event.preventDefault();
    const rightToLeft = getComputedStyle(this.source.element).direction === "rtl";
    const forward = (event.code === "ArrowLeft") === rightToLeft;
    const place = this.places[this.active.place];
    if (!place) return true;
    moveEdge(this.source, place, this.active.edge, forward, event.shiftKey);
    this.showPlaces();
    announce(this.source.text(place));
    return true;
  }

  private showPlaces(): void {
    byId("places")!.replaceChildren(...this.places.map((place, number) => this.makeLine(place, number)));
    this.painting.paintOver("here", this.places);
    this.form.querySelector<HTMLElement>(`[data-edge="${this.active.place}-${this.active.edge}"]`)?.focus();
  }

  private makeLine(place: NamedPlace, number: number): HTMLElement {
    const line = document.createElement("div");
    line.className = "place-line";
    const label = document.createElement("span");
    label.className = "faint";
    label.textContent = place.label;
    const words = document.createElement("bdi");
    words.textContent = this.source.text(place);
    line.append(label, this.makeEdge(number, "start"), words, this.makeEdge(number, "end"));
    return line;
  }

  private makeEdge(place: number, edge: Edge): HTMLElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "edge";
    button.dataset.edge = `${place}-${edge}`;
    button.textContent = this.words[edge];
    button.addEventListener("focus", () => (this.active = { place, edge }));
    return button;
  }

  /** The fields whose values differ from those of the item. */
  private collectFields(): Raw {
    const read = (name: string) => readField(this.form, name);
    const stated: Record<string, Raw> = {
      attributions: { stance: read("stance"), speaker: read("speaker") || null },
      events: {
        type: read("type"),
        realis: read("realis"),
        killed: readNumber(this.form, "killed"),
        injured: readNumber(this.form, "injured"),
        place: read("place") || null,
      },
      times: { value: read("value") || null },
      quantities: { value: readNumber(this.form, "value") },
      mentions: { type: read("mention_type") },
    };
    const differs = ([key, value]: [string, unknown]) => (this.raw[key] ?? null) !== value;
    const changes = Object.fromEntries(Object.entries(stated[this.layer] ?? {}).filter(differs));
    const actor = read("actor");
    const before = (this.raw.actor as string[] | undefined)?.[0] ?? "";
    if (this.layer === "events" && before !== actor) changes.actor = actor ? [actor] : [];
    return changes;
  }
}
