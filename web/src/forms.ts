/** Forms of the review: fields that belong to a layer, and their values. */

import { all } from "./dom";

const find = (form: HTMLFormElement, name: string): HTMLInputElement | HTMLSelectElement | null => {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field : null;
};

export const readField = (form: HTMLFormElement, name: string): string => find(form, name)?.value ?? "";

export const readNumber = (form: HTMLFormElement, name: string): number | null => {
  const value = readField(form, name);
  return value === "" || Number.isNaN(Number(value)) ? null : Number(value);
};

export const setField = (form: HTMLFormElement, name: string, value: unknown): void => {
  const field = find(form, name);
  if (field) field.value = value == null ? "" : String(value);
};

/** Shows the fields that a layer has. */
export const showFields = (form: HTMLFormElement, layer: string): void => {
  for (const field of all("[data-for]", form)) field.hidden = !(field.dataset.for ?? "").split(" ").includes(layer);
};
