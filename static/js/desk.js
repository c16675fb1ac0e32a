// The review desk by keyboard: keys press the page's own buttons and links, and pages are swapped in place.
// Every form and link works without this file; offsets leave here as code points, not UTF-16 units.

const main = () => document.getElementById("main");
let selected = null;
let isBusy = false;

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

function fillAddForm() {
  const form = document.querySelector("#desk-add form");
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

async function swap(address, options) {
  if (isBusy) return;
  isBusy = true;
  main().setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" }, ...options });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector(".desk-nav")) {
      location.assign(answer.url);
      return;
    }
    const scrolled = document.getElementById("desk-text")?.scrollTop ?? 0;
    main().replaceChildren(...page.getElementById("main").childNodes);
    document.title = page.title;
    if (answer.ok) history.replaceState(null, "", answer.url);
    const text = document.getElementById("desk-text");
    if (text) text.scrollTop = scrolled;
    selected = null;
    showCurrent();
  } catch {
    const notice = document.createElement("p");
    notice.className = "notice notice--error";
    notice.setAttribute("role", "alert");
    notice.textContent = "没有连上服务器，刚才的操作可能没有写入。请刷新页面核对后再试。";
    main().prepend(notice);
  } finally {
    isBusy = false;
    main().removeAttribute("aria-busy");
  }
}

function press(element) {
  if (element.matches("textarea, select, input")) {
    element.focus();
  } else if (element.matches("summary")) {
    if (element.dataset.selection !== undefined) fillAddForm();
    const fold = element.parentElement;
    fold.open = element.dataset.selection !== undefined || !fold.open;
    if (fold.open) fold.querySelector("input[type=text], textarea")?.closest("#desk-add")?.querySelector("#add_title")?.focus();
  } else {
    element.click();
  }
}

document.addEventListener("selectionchange", readSelection);

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-swap]");
  if (!form) return;
  event.preventDefault();
  swap(form.action, { method: "POST", body: new FormData(form, event.submitter) });
});

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("summary[data-selection]")) fillAddForm();
  const link = event.target.closest("a[data-swap]");
  if (link) {
    event.preventDefault();
    swap(link.href);
    return;
  }
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
    if (event.key === "Enter" && field.matches("select") && field.form?.matches("[data-swap]")) {
      event.preventDefault();
      field.form.requestSubmit();
    }
    return;
  }
  const control = [...main().querySelectorAll("[data-key]")].find(
    (each) => each.dataset.key === event.key && each.checkVisibility(),
  );
  const focused = event.key === "t" && main().querySelector("[data-focus=t] select");
  if (!control && !focused) return;
  event.preventDefault();
  press(control || focused);
});

showCurrent();
