/** Editing where an item stands: each place has a start and an end that move by word or by letter. */

import type { Place, Source } from "./source";

export interface NamedPlace extends Place {
  /** The field of the item, and its number there where the field holds several. */
  field: string;
  index: number | null;
  label: string;
}

type Raw = Record<string, unknown>;
type Pair = [number, number];

const isPair = (value: unknown): value is Pair =>
  Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === "number");

/** The places of an item that may be moved. */
export const listPlaces = (raw: Raw, labels: Record<string, string>): NamedPlace[] => {
  const places: NamedPlace[] = [];
  for (const field of ["span", "trigger", "cue", "source"]) {
    const value = raw[field];
    if (isPair(value)) places.push({ field, index: null, label: labels[field] ?? "", start: value[0], end: value[1] });
  }
  const content = raw.content;
  if (Array.isArray(content)) {
    content.filter(isPair).forEach((value, index) => {
      places.push({ field: "content", index, label: labels.content ?? "", start: value[0], end: value[1] });
    });
  }
  return places;
};

/** The fields that the moved places change. */
export const collectChanges = (raw: Raw, places: NamedPlace[]): Raw => {
  const changes: Raw = {};
  for (const place of places) {
    const value: Pair = [place.start, place.end];
    if (place.index === null) {
      if (JSON.stringify(raw[place.field]) !== JSON.stringify(value)) changes[place.field] = value;
      continue;
    }
    const before = raw[place.field] as Pair[];
    if (JSON.stringify(before[place.index]) === JSON.stringify(value)) continue;
    const after = (changes[place.field] as Pair[] | undefined) ?? before.map((each): Pair => [...each]);
    after[place.index] = value;
    changes[place.field] = after;
  }
  return changes;
};

export type Edge = "start" | "end";

/** The next word's edge of the same kind, or the next letter with all its marks. */
const move = (source: Source, offset: number, edge: Edge, forward: boolean, byWord: boolean): number => {
  if (byWord) {
    const edges = source.listEdges(edge);
    return (forward ? edges.find((each) => each > offset) : edges.findLast((each) => each < offset)) ?? offset;
  }
  const isMark = (at: number) => /^\p{M}/u.test(source.text({ start: at, end: at + 1 }));
  let next = offset + (forward ? 1 : -1);
  while (next > 0 && next < source.length && isMark(next)) next += forward ? 1 : -1;
  return Math.max(0, Math.min(source.length, next));
};

/** Moves one edge; a place keeps at least one character, and no space at its ends. */
export const moveEdge = (source: Source, place: NamedPlace, edge: Edge, forward: boolean, byWord: boolean): void => {
  let offset = move(source, place[edge], edge, forward, byWord);
  const isSpace = (at: number) => /^\s?$/.test(source.text({ start: at, end: at + 1 }));
  // Between words there is nothing to stop at: a start stands before a word, an end behind one.
  const inside = edge === "start" ? 0 : -1;
  while (offset > 0 && offset < source.length && isSpace(offset + inside)) offset += forward ? 1 : -1;
  if (edge === "start" ? offset < place.end : offset > place.start) place[edge] = offset;
};
