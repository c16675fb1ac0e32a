// A field that narrows the select behind it: what is typed is looked for in the names of the options, their pinyin and
// its initials; the first that begins with it, else the first that holds it, is chosen. Without this file there is the select.

const plain = (text) => text.toLowerCase().replace(/[\s'’]/g, "");

/** 0 where a name or its pinyin begins with what is typed, 1 where they hold it, -1 where they do not. */
function rank(option, typed) {
  const words = [plain(option.label), ...option.dataset.pinyin.split(" ")];
  if (words.some((word) => word.startsWith(typed))) return 0;
  return words.some((word) => word.includes(typed)) ? 1 : -1;
}

function narrow(field, select) {
  const typed = plain(field.value);
  field.chosen ??= select.value;
  const options = [...select.options];
  for (const option of options) option.hidden = Boolean(typed) && rank(option, typed) < 0;
  for (const group of select.querySelectorAll("optgroup")) group.hidden = ![...group.children].some((each) => !each.hidden);
  const found = [0, 1].map((best) => options.find((option) => rank(option, typed) === best)).find(Boolean);
  select.value = typed && found ? found.value : field.chosen;
  select.size = typed ? 6 : 1;
  field.setCustomValidity(typed && !found ? field.dataset.none : "");
}

function step(select, by) {
  const shown = [...select.options].filter((option) => !option.hidden);
  const next = shown[shown.findIndex((option) => option.selected) + by];
  if (next) select.value = next.value;
}

const selectOf = (field) => field.dataset?.narrows && document.getElementById(field.dataset.narrows);

document.addEventListener("input", ({ target }) => {
  const select = selectOf(target);
  if (select) narrow(target, select);
});

document.addEventListener("keydown", (event) => {
  const select = selectOf(event.target);
  if (!select || event.isComposing || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
  event.preventDefault();
  step(select, event.key === "ArrowDown" ? 1 : -1);
});
