// A button with data-print prints the page. Hidden where there is no JavaScript: the browser's own menu does the same.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => { print(); });
}
