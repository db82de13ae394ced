/** Finding things on a page. */

export const byId = <T extends HTMLElement = HTMLElement>(id: string): T | null => document.getElementById(id) as T | null;

export const all = <T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T[] => [
  ...within.querySelectorAll<T>(selector),
];

/** What a script element of type application/json holds. */
export const readData = <T>(id: string): T | null => {
  const text = byId(id)?.textContent;
  return text ? (JSON.parse(text) as T) : null;
};

/** Says something to those who hear the page. */
export const announce = (words: string): void => {
  const place = byId("announce");
  if (place) place.textContent = words;
};

/** Whether somebody is writing, so that no key may mean anything else. */
export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
