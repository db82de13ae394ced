/** The timeline: a bar as long as what is known of the time, a dot for each day of publication. */

import * as Plot from "@observablehq/plot";
import { byId, readData } from "./dom";

interface Incident {
  id: string;
  title: string;
  begins: string;
  ends: string | null;
  published: string[];
  disputed: number;
}

const DAY = 86_400_000;
const shorten = (title: string): string => (title.length > 44 ? `${title.slice(0, 42)}…` : title);

const draw = (figure: HTMLElement, incidents: Incident[]): void => {
  const rightToLeft = figure.dataset.rtl === "yes";
  const locale = `${figure.dataset.locale ?? "en-GB"}-u-nu-${figure.dataset.digits ?? "latn"}`;
  const format = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" });
  const span = Math.max(...incidents.map((each) => Date.parse(each.ends ?? each.begins))) - Math.min(...incidents.map((each) => Date.parse(each.begins)));
  const nameDay = (day: Date): string => format.format(day);
  const ink = getComputedStyle(document.documentElement).getPropertyValue("--ink");
  const accent = getComputedStyle(document.documentElement).getPropertyValue("--accent");
  const bad = getComputedStyle(document.documentElement).getPropertyValue("--bad");
  const bars = incidents.map((each) => ({
    ...each,
    name: each.id,
    from: new Date(each.begins),
    to: new Date(each.ends ?? new Date(each.begins).getTime() + DAY),
  }));
  const dots = bars.flatMap((bar) => bar.published.map((day) => ({ name: bar.name, day: new Date(day.slice(0, 10)) })));
  const titles = new Map(bars.map((bar) => [bar.name, shorten(bar.title)]));
  const width = figure.clientWidth;
  const narrow = width < 600;
  const margin = narrow ? 16 : 300;
  const chart = Plot.plot({
      className: "riwaya-plot",
      width,
      height: 60 + bars.length * (narrow ? 40 : 30),
      marginLeft: rightToLeft ? 16 : margin,
      marginRight: rightToLeft ? margin : 16,
      marginTop: 34,
      x: { type: "utc", reverse: rightToLeft, axis: "top", label: null, grid: true, ...(span < 14 * DAY ? { ticks: "day" } : {}), tickFormat: nameDay },
      y: {
        axis: narrow ? null : rightToLeft ? "right" : "left",
        label: null,
        domain: bars.map((bar) => bar.name),
        tickFormat: (name: string) => titles.get(name) ?? name,
        tickSize: 0,
      },
      marks: [
        Plot.barX(bars, {
          x1: "from",
          x2: "to",
          y: "name",
          fill: (bar: (typeof bars)[number]) => (bar.disputed ? bad : accent),
          fillOpacity: 0.75,
          rx: 3,
          insetTop: narrow ? 22 : 7,
          insetBottom: 7,
        }),
        narrow
          ? Plot.text(bars, {
              y: "name",
              text: (bar) => shorten(bar.title),
              frameAnchor: rightToLeft ? "right" : "left",
              dy: -9,
              fill: ink,
            })
          : null,
        Plot.dot(dots, { x: "day", y: "name", r: 3.5, fill: ink, dy: narrow ? 10 : 0 }),
      ],
    });
  // The table below says all of it.
  chart.setAttribute("aria-hidden", "true");
  figure.replaceChildren(chart);
};

const start = (): void => {
  const figure = byId("chart");
  const incidents = readData<Incident[]>("incidents") ?? [];
  if (!figure || incidents.length === 0) return;
  let width = 0;
  new ResizeObserver(() => {
    if (figure.clientWidth === width) return;
    width = figure.clientWidth;
    draw(figure, incidents.slice(0, 60));
  }).observe(figure);
};

start();
