/** The review desk: one item after the other, by keys or buttons; a decision never waits for the server. */

import { all, announce, byId, isWriting, readData } from "./dom";
import { collectChanges, type Edge, listPlaces, moveEdge, type NamedPlace } from "./edges";
import { Painting, readMarks, type StoredMark } from "./painting";
import { type Place, Source } from "./source";

type Raw = Record<string, unknown>;
interface Words {
  verdict: Record<string, string>;
  place: Record<string, string>;
  failed: string;
  left: string;
  none_left: string;
  start: string;
  end: string;
}
interface Answer {
  layer: string;
  item: string;
  state: string;
}

const fill = (template: string, value: string): string => template.replace("{}", value);

class Desk {
  private readonly root = byId("review")!;
  private readonly cards = all("#items > .card");
  private readonly links = all<HTMLAnchorElement>("a[data-go]");
  private readonly words = readData<Words>("words")!;
  private readonly raw = readData<Raw[]>("raw") ?? [];
  private readonly keys = readData<Record<string, string>>("keys") ?? {};
  private readonly source = new Source(byId("text")!);
  private readonly painting = new Painting(this.source, readMarks(readData<StoredMark[]>("marks") ?? []));
  private readonly editing = byId<HTMLFormElement>("editing")!;
  private readonly adding = byId<HTMLFormElement>("adding")!;
  private current = 0;
  private open = this.links.filter((link) => link.dataset.state === "open").length;
  private places: NamedPlace[] = [];
  private active: { place: number; edge: Edge } = { place: 0, edge: "end" };
  private missed: Place | null = null;
  /** Decisions reach the server one after the other, in the order they were made. */
  private sent: Promise<unknown> = Promise.resolve();

  start(): void {
    this.painting.paint();
    this.root.classList.add("live");
    for (const form of all(".no-script")) form.hidden = true;
    this.nameKeys();
    this.listen();
    this.go(Number(this.root.dataset.current ?? 0), false);
  }

  private nameKeys(): void {
    const on = this.root.dataset.shortcuts === "on";
    for (const place of all("[data-key-of]")) {
      const code = this.keys[place.dataset.keyOf ?? ""] ?? "";
      place.textContent = code.replace(/^(Key|Digit)/, "").replace("Slash", "/");
      place.hidden = !on;
    }
    for (const button of all("[data-edit], #undo, #help-button")) button.hidden = false;
  }

  private listen(): void {
    for (const link of this.links) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.go(Number(link.dataset.go), true);
      });
    }
    this.cards.forEach((card, number) => {
      card.querySelector("form.decide")?.addEventListener("submit", (event) => {
        event.preventDefault();
        const verdict = (event as SubmitEvent).submitter?.getAttribute("value");
        if (verdict) this.decide(number, verdict);
      });
      card.querySelector("[data-edit]")?.addEventListener("click", () => this.edit());
    });
    document.addEventListener("keydown", (event) => this.onKey(event));
    byId("undo")?.addEventListener("click", () => void this.undo());
    byId("help-button")?.addEventListener("click", () => this.help());
    byId("text")?.addEventListener("click", (event) => this.goToPlace(event));
    document.addEventListener("selectionchange", () => this.offerToAdd());
    this.editing.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.keepEdit();
    });
    this.adding.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.keepAddition();
    });
    for (const form of [this.editing, this.adding]) {
      form.querySelector("[data-cancel]")?.addEventListener("click", () => this.close());
    }
    this.adding.addEventListener("change", () => this.showFields(this.adding, this.field(this.adding, "layer")));
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === "Escape") return this.close();
    if (!this.editing.hidden && this.onEdgeKey(event)) return;
    if (this.root.dataset.shortcuts !== "on" || isWriting(event.target)) return;
    if (event.ctrlKey || event.metaKey || event.altKey || byId<HTMLDialogElement>("help")?.open) return;
    const action = Object.keys(this.keys).find((each) => this.keys[each] === event.code);
    const arrows: Record<string, string> = { ArrowDown: "next", ArrowUp: "previous" };
    const wanted = action ?? (event.shiftKey || event.target !== document.body ? undefined : arrows[event.code]);
    if (!wanted || wanted === "search") return;
    event.preventDefault();
    this.act(wanted);
  }

  private act(action: string): void {
    if (action === "next") this.go(this.current + 1, true);
    else if (action === "previous") this.go(this.current - 1, true);
    else if (action === "edit") this.edit();
    else if (action === "undo") void this.undo();
    else if (action === "help") this.help();
    else if (this.editing.hidden) this.decide(this.current, action);
  }

  private help(): void {
    byId<HTMLDialogElement>("help")?.showModal();
  }

  private go(number: number, focus: boolean): void {
    if (number < 0 || number >= this.cards.length) return;
    this.close();
    // Only what changes is touched: a report may have thousands of items.
    this.cards[this.current]?.classList.remove("current");
    this.links[this.current]?.removeAttribute("aria-current");
    this.current = number;
    this.cards[number]?.classList.add("current");
    this.links[number]?.setAttribute("aria-current", "true");
    this.links[number]?.scrollIntoView({ block: "nearest" });
    const marks = this.painting.marks.filter((mark) => mark.card === number);
    this.painting.paintOver("here", marks);
    const box = marks[0] && this.source.range(marks[0])?.getBoundingClientRect();
    if (box && (box.top < 80 || box.bottom > innerHeight - 60)) scrollBy({ top: box.top - innerHeight / 3 });
    if (focus) this.cards[number]?.focus({ preventScroll: true });
  }

  private goToPlace(event: MouseEvent): void {
    if (document.getSelection()?.isCollapsed === false) return;
    const offset = this.source.hit(event.clientX, event.clientY);
    if (offset === null) return;
    const covering = this.painting.marks.filter((mark) => mark.start <= offset && offset < mark.end);
    covering.sort((a, b) => a.end - a.start - (b.end - b.start));
    if (covering[0]) this.go(covering[0].card, true);
  }

  private setState(number: number, state: string): string {
    const link = this.links[number]!;
    const before = link.dataset.state ?? "open";
    link.dataset.state = state;
    link.querySelector(".state")!.className = `state ${state}`;
    link.querySelector(".state-word")!.textContent = this.words.verdict[state] ?? state;
    const shown = this.cards[number]?.querySelector(".verdict");
    if (shown) {
      shown.className = `verdict ${state}`;
      shown.textContent = this.words.verdict[state] ?? state;
    }
    this.open += Number(state === "open") - Number(before === "open");
    const done = this.links.length - this.open;
    const count = byId("count");
    if (count) {
      count.textContent = (count.dataset.template ?? "").replace("{done}", String(done)).replace("{all}", String(this.links.length));
    }
    return before;
  }

  /** Shows the next open item at once; if the server refuses, comes back and says why. */
  private decide(number: number, verdict: string, more: Raw = {}): void {
    performance.mark("decide");
    const card = this.cards[number]!;
    const before = this.setState(number, verdict);
    const reason = card.querySelector<HTMLInputElement>("input[name=reason]")?.value ?? "";
    const stated = { report: this.root.dataset.report, layer: card.dataset.layer, item: card.dataset.item, verdict, ...(reason ? { reason } : {}), ...more };
    this.goToOpen(number, this.words.verdict[verdict] ?? verdict);
    performance.measure("next", "decide");
    void this.post(this.root.dataset.post!, stated).catch((error: Error) => {
      this.setState(number, before);
      this.go(number, true);
      announce(fill(this.words.failed, error.message));
      this.complain(error.message);
    });
  }

  private goToOpen(from: number, said: string): void {
    const isOpen = (link: HTMLAnchorElement) => link.dataset.state === "open";
    const left = this.open;
    const after = this.links.findIndex((link, number) => number > from && isOpen(link));
    const next = after >= 0 ? after : this.links.findIndex(isOpen);
    announce(`${said}. ${left ? fill(this.words.left, String(left)) : this.words.none_left}`);
    this.go(next >= 0 ? next : from, true);
  }

  private async undo(): Promise<void> {
    try {
      const answer = await this.post(this.root.dataset.undo!, { report: this.root.dataset.report, verdict: "undo", layer: "" });
      const number = this.cards.findIndex((card) => card.dataset.layer === answer.layer && card.dataset.item === answer.item);
      const changed = number < 0 || ["edit", "add"].includes(this.links[number]?.dataset.state ?? "") || answer.state === "many";
      if (changed) return location.reload();
      this.setState(number, "open");
      this.go(number, true);
      announce(this.words.verdict.open ?? "");
    } catch (error) {
      this.complain((error as Error).message);
    }
  }

  private post(address: string, stated: Raw): Promise<Answer> {
    const answer = this.sent.then(() => this.send(address, stated));
    this.sent = answer.catch(() => undefined);
    return answer;
  }

  private async send(address: string, stated: Raw): Promise<Answer> {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(stated),
    });
    const said = (await answer.json()) as Answer & { error?: string };
    if (!answer.ok) throw new Error(said.error ?? String(answer.status));
    return said;
  }

  private complain(words: string): void {
    announce(fill(this.words.failed, words));
    const note = byId("edit-fault")!;
    note.hidden = false;
    note.textContent = fill(this.words.failed, words);
  }

  // Editing

  private edit(): void {
    const card = this.cards[this.current];
    const raw = this.raw[this.current];
    if (!card || !raw || Object.keys(raw).length === 0) return;
    this.places = listPlaces(raw, this.words.place);
    this.active = { place: 0, edge: "end" };
    card.append(this.editing);
    this.editing.hidden = false;
    byId("edit-fault")!.hidden = true;
    this.showFields(this.editing, card.dataset.layer ?? "");
    for (const name of ["stance", "speaker", "type", "realis", "killed", "injured", "place", "value"]) {
      this.setField(this.editing, name, raw[name]);
    }
    this.setField(this.editing, "actor", (raw.actor as string[] | undefined)?.[0]);
    this.setField(this.editing, "mention_type", raw.type);
    this.showPlaces(true);
  }

  private showPlaces(focus: boolean): void {
    const list = byId("places")!;
    list.replaceChildren(
      ...this.places.map((place, number) => {
        const line = document.createElement("div");
        line.className = "place-line";
        const label = document.createElement("span");
        label.className = "faint";
        label.textContent = place.label;
        const words = document.createElement("bdi");
        words.textContent = this.source.text(place);
        line.append(label, this.makeEdge(number, "start"), words, this.makeEdge(number, "end"));
        return line;
      }),
    );
    this.painting.paintOver("here", this.places);
    if (focus) this.focusEdge();
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

  private focusEdge(): void {
    this.editing.querySelector<HTMLElement>(`[data-edge="${this.active.place}-${this.active.edge}"]`)?.focus();
  }

  private onEdgeKey(event: KeyboardEvent): boolean {
    const isEdge = event.target instanceof HTMLElement && event.target.dataset.edge !== undefined;
    if (isEdge && event.key === "Enter") {
      event.preventDefault();
      this.editing.requestSubmit();
      return true;
    }
    if (!isEdge || (event.code !== "ArrowLeft" && event.code !== "ArrowRight")) return false;
    if (!event.shiftKey && !event.altKey) return false;
    event.preventDefault();
    const rightToLeft = getComputedStyle(this.source.element).direction === "rtl";
    const forward = (event.code === "ArrowLeft") === rightToLeft;
    const place = this.places[this.active.place];
    if (place) moveEdge(this.source, place, this.active.edge, forward, event.shiftKey);
    this.showPlaces(true);
    announce(place ? this.source.text(place) : "");
    return true;
  }

  private async keepEdit(): Promise<void> {
    const raw = this.raw[this.current]!;
    const layer = this.cards[this.current]?.dataset.layer ?? "";
    const value = { ...collectChanges(raw, this.places), ...this.collectFields(raw, layer) };
    const words = Object.fromEntries(this.places.map((place) => [`${place.start}-${place.end}`, this.source.text(place)]));
    const card = this.cards[this.current]!;
    try {
      const stated = { report: this.root.dataset.report, layer, item: card.dataset.item, verdict: "edit", value, words };
      await this.post(this.root.dataset.post!, stated);
      location.reload();
    } catch (error) {
      this.complain((error as Error).message);
    }
  }

  /** The fields whose values differ from those of the item. */
  private collectFields(raw: Raw, layer: string): Raw {
    const stated: Record<string, Raw> = {
      attributions: { stance: this.field(this.editing, "stance"), speaker: this.field(this.editing, "speaker") || null },
      events: {
        type: this.field(this.editing, "type"),
        realis: this.field(this.editing, "realis"),
        killed: this.number("killed"),
        injured: this.number("injured"),
        place: this.field(this.editing, "place") || null,
      },
      times: { value: this.field(this.editing, "value") || null },
      quantities: { value: this.number("value") },
      mentions: { type: this.field(this.editing, "mention_type") },
    };
    const changes = Object.fromEntries(Object.entries(stated[layer] ?? {}).filter(([key, value]) => (raw[key] ?? null) !== value));
    const actor = this.field(this.editing, "actor");
    if (layer === "events" && ((raw.actor as string[] | undefined)?.[0] ?? "") !== actor) changes.actor = actor ? [actor] : [];
    return changes;
  }

  // Adding what was missed

  private offerToAdd(): void {
    const place = this.source.selected();
    if (!place || !this.editing.hidden) return;
    this.missed = place;
    this.adding.hidden = false;
    byId("added-words")!.textContent = this.source.text(place);
    this.showFields(this.adding, this.field(this.adding, "layer"));
  }

  private async keepAddition(): Promise<void> {
    if (!this.missed) return;
    const place = this.trim(this.missed);
    const span = [place.start, place.end];
    const text = this.source.text(place);
    const layer = this.field(this.adding, "layer");
    const value = this.field(this.adding, "value");
    const items: Record<string, Raw> = {
      mentions: { span, type: this.field(this.adding, "mention_type"), entity: this.field(this.adding, "entity") },
      events: { trigger: span, type: this.field(this.adding, "event_type"), realis: "actual" },
      attributions: { cue: span, source: null, speaker: null, content: [], form: "indirect", stance: this.field(this.adding, "stance") },
      times: { span, type: "DATE", value: value || null },
      quantities: { span, value: value === "" ? null : Number(value) },
    };
    try {
      const words = { [`${place.start}-${place.end}`]: text };
      await this.post(this.root.dataset.post!, { report: this.root.dataset.report, layer, verdict: "add", value: items[layer], words, name: text });
      location.reload();
    } catch (error) {
      announce(fill(this.words.failed, (error as Error).message));
    }
  }

  /** A place without the spaces that a double click takes along. */
  private trim(place: Place): Place {
    let { start, end } = place;
    while (start < end && /^\s$/.test(this.source.text({ start, end: start + 1 }))) start += 1;
    while (end > start && /^\s$/.test(this.source.text({ start: end - 1, end }))) end -= 1;
    return { start, end };
  }

  private close(): void {
    if (!this.editing.hidden) {
      this.editing.hidden = true;
      byId("items")?.append(this.editing);
      this.painting.paintOver("here", this.painting.marks.filter((mark) => mark.card === this.current));
      this.cards[this.current]?.focus({ preventScroll: true });
    }
    this.adding.hidden = true;
  }

  private showFields(form: HTMLFormElement, layer: string): void {
    for (const field of all("[data-for]", form)) field.hidden = !(field.dataset.for ?? "").split(" ").includes(layer);
  }

  private field(form: HTMLFormElement, name: string): string {
    const field = form.elements.namedItem(name);
    return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.value : "";
  }

  private number(name: string): number | null {
    const value = this.field(this.editing, name);
    return value === "" || Number.isNaN(Number(value)) ? null : Number(value);
  }

  private setField(form: HTMLFormElement, name: string, value: unknown): void {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value == null ? "" : String(value);
  }
}

if (byId("review")) new Desk().start();
