/** The review desk: one item after the other, by keys or buttons; a decision never waits for the server. */

import { Adding } from "./adding";
import { all, announce, byId, isWriting, readData } from "./dom";
import { type EdgeWords, Editing, type Raw } from "./editing";
import { Painting, readMarks, type StoredMark } from "./painting";
import { Source } from "./source";

interface Words extends EdgeWords {
  verdict: Record<string, string>;
  failed: string;
  left: string;
  none_left: string;
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
  private readonly editing = new Editing(this.source, this.painting, this.words, () => this.keepEdit(), () => this.close());
  private readonly adding = new Adding(this.source, () => this.keepAddition());
  private current = 0;
  private open = this.links.filter((link) => link.dataset.state === "open").length;
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
    document.addEventListener("selectionchange", () => {
      if (!this.editing.isOpen) this.adding.offer();
    });
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === "Escape") return this.close();
    if (this.editing.isOpen && this.editing.onKey(event)) return;
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
    else if (!this.editing.isOpen) this.decide(this.current, action);
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
    this.editing.complain(fill(this.words.failed, words));
  }

  private edit(): void {
    const card = this.cards[this.current];
    const raw = this.raw[this.current];
    if (card && raw && Object.keys(raw).length > 0) this.editing.open(card, raw);
  }

  private keepEdit(): void {
    const card = this.cards[this.current]!;
    this.keep({ layer: card.dataset.layer, item: card.dataset.item, verdict: "edit", ...this.editing.collect() });
  }

  private keepAddition(): void {
    const addition = this.adding.collect();
    if (addition) this.keep({ verdict: "add", ...addition });
  }

  /** What changes the items themselves is shown when the page is made anew. */
  private keep(stated: Raw): void {
    this.post(this.root.dataset.post!, { report: this.root.dataset.report, ...stated }).then(
      () => location.reload(),
      (error: Error) => this.complain(error.message),
    );
  }

  private close(): void {
    if (this.editing.isOpen) {
      this.editing.close();
      this.painting.paintOver("here", this.painting.marks.filter((mark) => mark.card === this.current));
      this.cards[this.current]?.focus({ preventScroll: true });
    }
    this.adding.close();
  }
}

if (byId("review")) new Desk().start();
