/** The map: outlines that ship with the program, a circle for each place, a ring for what is not precise. */

import * as L from "leaflet";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { all, byId, readData } from "./dom";

interface Place {
  name: string;
  lat: number;
  lon: number;
  precision: string;
  incidents: unknown[];
}

// Radius in metres within which a point of this precision may lie, about.
const VAGUENESS: Record<string, number> = { district: 25_000, province: 70_000, region: 120_000, country: 300_000 };

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const drawOutlines = async (map: L.Map): Promise<void> => {
  const answer = await fetch("/static/countries.json");
  const topology = (await answer.json()) as Topology<{ countries: GeometryCollection }>;
  L.geoJSON(feature(topology, topology.objects.countries), {
    interactive: false,
    style: { color: colour("--edge"), weight: 0.8, fillColor: colour("--panel"), fillOpacity: 1 },
  })
    .addTo(map)
    .bringToBack();
};

const drawPlace = (map: L.Map, place: Place, number: number): L.CircleMarker => {
  const point: L.LatLngTuple = [place.lat, place.lon];
  const vague = VAGUENESS[place.precision];
  if (vague) {
    L.circle(point, { radius: vague, color: colour("--accent"), weight: 1.5, dashArray: "5 5", fill: false }).addTo(map);
  }
  const marker = L.circleMarker(point, {
    radius: 6 + 3 * Math.sqrt(place.incidents.length),
    color: colour("--accent"),
    fillColor: colour("--accent"),
    fillOpacity: 0.55,
    weight: 1.5,
  }).addTo(map);
  const label = document.createElement("bdi");
  label.textContent = place.name;
  marker.bindTooltip(label, { permanent: number < 12, direction: "top", className: "place-name" });
  return marker;
};

const choose = (number: number): void => {
  for (const section of all("[data-place]")) section.classList.toggle("chosen", section.dataset.place === String(number));
};

const start = (): void => {
  const element = byId("map");
  const places = readData<Place[]>("places") ?? [];
  if (!element) return;
  const map = L.map(element, { attributionControl: false, zoomControl: false, minZoom: 2, maxZoom: 9 });
  const words = element.dataset;
  L.control
    .zoom({ zoomInTitle: words.zoomIn ?? "", zoomOutTitle: words.zoomOut ?? "" })
    .addTo(map);
  map.setView([28, 38], 4);
  const markers = places.map((place, number) => {
    const marker = drawPlace(map, place, number);
    marker.on("click", () => {
      choose(number);
      byId(`place-${number}`)?.scrollIntoView({ block: "nearest" });
    });
    return marker;
  });
  if (markers.length) map.fitBounds(L.latLngBounds(places.map((place) => [place.lat, place.lon])).pad(0.5), { maxZoom: 6 });
  for (const button of all("button[data-show]")) {
    button.addEventListener("click", () => {
      const place = places[Number(button.dataset.show)];
      if (!place) return;
      choose(Number(button.dataset.show));
      map.setView([place.lat, place.lon], Math.max(map.getZoom(), 6));
    });
  }
  void drawOutlines(map);
};

start();
