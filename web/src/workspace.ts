/** What every page has: htmx, files that are dropped, keys that are chosen, the key of the search. */

import "htmx.org";
import { all, byId, isWriting } from "./dom";

const takeDrops = (form: HTMLFormElement): void => {
  const input = form.querySelector<HTMLInputElement>("input[type=file]");
  if (!input) return;
  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
  }
  for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("over"));
  const chosen = form.querySelector<HTMLElement>("[data-chosen]");
  input.addEventListener("change", () => {
    const names = [...(input.files ?? [])].map((file) => file.name);
    if (chosen) chosen.textContent = names.length > 3 ? (chosen.dataset.chosen ?? "").replace("{}", String(names.length)) : names.join(" · ");
  });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer?.files.length) return;
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
};

const takeKeys = (input: HTMLInputElement): void => {
  input.addEventListener("keydown", (event) => {
    if (event.key === "Tab" || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.value = event.code;
  });
};

const start = (): void => {
  for (const form of all<HTMLFormElement>("form[data-drop]")) takeDrops(form);
  for (const input of all<HTMLInputElement>("input[data-key]")) takeKeys(input);
  for (const field of all<HTMLSelectElement>("select[data-submit]")) {
    field.addEventListener("change", () => field.form?.requestSubmit());
  }
  document.addEventListener("keydown", (event) => {
    if (event.code !== "Slash" || isWriting(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    byId("find")?.focus();
  });
};

start();
