// The review desk by keyboard: keys press the page's own buttons and links; what htmx exchanges keeps its place.
// Every form and link works without this file; offsets leave here as code points, not UTF-16 units.

const main = () => document.getElementById("main");
let selected = null;
let scrolled = 0;

const codePoints = (text) => [...text].length;

function readSelection() {
  const text = document.getElementById("desk-text");
  const selection = document.getSelection();
  if (!text || !selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return;
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEnd(range.startContainer, range.startOffset);
  // A reader selects loosely: white space at either end is not part of the quote.
  const quote = range.toString();
  const blank = quote.length - quote.trimStart().length;
  selected = { start: codePoints(before.toString()) + codePoints(quote.slice(0, blank)), quote: quote.trim() };
}

function fillForm() {
  const form = document.querySelector("form[data-selected]");
  if (!form || !selected) return;
  form.elements.start.value = selected.start;
  form.elements.quote.value = selected.quote;
}

function showCurrent() {
  const text = document.getElementById("desk-text");
  const mark = text?.querySelector(".measure--current");
  if (!mark) return;
  const [frame, place] = [text.getBoundingClientRect(), mark.getBoundingClientRect()];
  // The pane may reach below the window: only what can be seen counts.
  const bottom = Math.min(frame.bottom, window.innerHeight);
  if (place.top < frame.top || place.bottom > bottom) {
    text.scrollTop += place.top - frame.top - (bottom - frame.top) / 4;
  }
}

function press(element) {
  if (element.matches("textarea, select, input")) {
    element.focus();
  } else if (element.matches("summary")) {
    if (element.dataset.selection !== undefined) fillForm();
    const fold = element.parentElement;
    fold.open = element.dataset.selection !== undefined || !fold.open;
    if (fold.open) fold.querySelector("input[type=text], textarea")?.closest("#desk-add")?.querySelector("#add_title")?.focus();
  } else {
    element.click();
  }
}

document.addEventListener("selectionchange", readSelection);

document.addEventListener("htmx:beforeSwap", () => {
  scrolled = document.getElementById("desk-text")?.scrollTop ?? 0;
  // Else htmx gives the focus back to the field of that name, and keys would be text there.
  document.activeElement?.blur();
});

// Before it settles, an element bears the class of the one whose name it has: the mark would be the old one.
document.addEventListener("htmx:afterSettle", () => {
  const text = document.getElementById("desk-text");
  if (text) text.scrollTop = scrolled;
  selected = null;
  showCurrent();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-selection]")) fillForm();
  const passage = event.target.closest("#desk-text [data-passage]");
  if (passage && document.getSelection().isCollapsed) {
    event.preventDefault();
    main().querySelector(`a[data-row="${passage.dataset.passage}"]`)?.click();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.key === "Enter") {
    event.target.form?.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const field = event.target.closest("input, textarea, select");
  if (field) {
    if (event.key === "Escape") field.blur();
    if (event.key === "Enter" && field.matches("select") && field.closest("[hx-boost=true]")) {
      event.preventDefault();
      field.form.requestSubmit();
    }
    return;
  }
  const control = [...main().querySelectorAll("[data-key]")].find(
    (each) => each.dataset.key === event.key && each.checkVisibility(),
  );
  if (!control) return;
  event.preventDefault();
  press(control);
});

showCurrent();
