// A button with data-copy="id" copies the text of that element, and says for a while how that went (data-done, data-failed).
// Hidden where there is no JavaScript.
// navigator.clipboard is missing on plain http inside an intranet: then the text is selected and copied the old way.
const SAID_MS = 2500;

function show() {
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
}

show();
// A part of the page that came later brings buttons of its own.
document.addEventListener("htmx:afterSettle", show);
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  const done = navigator.clipboard ? await write(source.textContent) : select(source);
  button.dataset.says ??= button.textContent;
  button.textContent = done ? button.dataset.done : button.dataset.failed;
  setTimeout(() => { button.textContent = button.dataset.says; }, SAID_MS);
});

async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function select(element) {
  getSelection().selectAllChildren(element);
  return document.execCommand("copy");
}
