// A search field with data-offers becomes a combobox: what its address offers is listed below it while one types, under the
// name that data-offered says.
// Arrow keys choose, Enter opens, Escape closes. Without this file the field is a plain field of its form.

const PAUSE_MS = 180;

for (const field of document.querySelectorAll("input[data-offers]")) combine(field);

function combine(field) {
  const list = document.createElement("ul");
  list.id = `offers-${crypto.randomUUID?.() ?? Math.random().toString(36).slice(2)}`;
  list.className = "offers";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.offered);
  field.closest(".search-box").append(list);
  field.autocomplete = "off";
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) field.setAttribute(name, value);

  let waiting, asked = 0;

  const close = () => {
    clearTimeout(waiting);
    asked += 1;
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };

  const choose = (option) => {
    list.querySelector("[aria-selected]")?.removeAttribute("aria-selected");
    if (!option) return field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", option.id);
  };

  const ask = async () => {
    const turn = ++asked;
    const text = field.value.trim();
    if (!text) return close();
    const answer = await fetch(`${field.dataset.offers}?q=${encodeURIComponent(text)}`).catch(() => null);
    if (turn !== asked || !answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (turn !== asked) return;
    list.replaceChildren(...page.querySelectorAll("[role=option]"));
    for (const option of list.children) option.id = `${list.id}-${option.id}`;
    list.hidden = !list.children.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    field.removeAttribute("aria-activedescendant");
  };

  field.addEventListener("input", (event) => {
    clearTimeout(waiting);
    // Letters of a word that an input method is still composing are nothing to ask for.
    if (!event.isComposing) waiting = setTimeout(ask, PAUSE_MS);
  });
  field.addEventListener("compositionend", () => { waiting = setTimeout(ask, PAUSE_MS); });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const options = [...list.children];
    const at = options.findIndex((option) => option.ariaSelected === "true");
    if (event.key === "ArrowDown") choose(options[at + 1] ?? null);
    else if (event.key === "ArrowUp") choose(at < 0 ? options.at(-1) : options[at - 1] ?? null);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && at >= 0) location.assign(options[at].dataset.url);
    else return;
    event.preventDefault();
  });
  // Before the field loses the focus, which closes the list.
  list.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    event.preventDefault();
    location.assign(option.dataset.url);
  });
}
