// Single keys of every page: / to search, j and k through what is listed, n and p through its pages, ? for the sheet that
// says so. A page's own keys (data-key) come first; whoever does not want them has said so in the settings.

const LISTED = ".card h3 > a";
const PASSAGES = ".article-entries a[href^='#m']";

const shown = (selector) => [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());

function step(by) {
  const passages = shown(PASSAGES).filter((each) => each.matches(".entry-title"));
  const links = passages.length ? passages : shown(LISTED);
  const at = links.findIndex((each) => (passages.length ? each.hash === location.hash : each === document.activeElement));
  const next = links[at < 0 && by < 0 ? links.length - 1 : at + by];
  if (!next) return false;
  if (passages.length) next.click();
  else next.focus();
  return true;
}

function follow(rel) {
  const link = document.querySelector(`#main a[rel=${rel}]`);
  link?.click();
  return Boolean(link);
}

const KEYS = {
  "/": () => {
    const field = shown("input[type=search][name=q]").at(-1);
    field?.focus();
    field?.select();
    return Boolean(field);
  },
  "?": () => {
    document.getElementById("keys").togglePopover?.();
    return true;
  },
  j: () => step(1),
  k: () => step(-1),
  n: () => follow("next"),
  p: () => follow("prev"),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  if ("withoutKeys" in document.body.dataset || !Object.hasOwn(KEYS, event.key)) return;
  if (document.querySelector("#main [data-key]")) return;
  if (KEYS[event.key]()) event.preventDefault();
});
