/* The article page, beyond what links do by themselves: a measure that runs over several paragraphs is shown whole
   when it is the target, and a click anywhere in its text leads to its entry beside the text. */

function piecesOf(fragment) {
  return document.querySelectorAll(`[data-passage="${CSS.escape(fragment)}"]`);
}

function showTarget() {
  const fragment = decodeURIComponent(location.hash.slice(1)).replace(/^entry-/, "");
  for (const marked of document.querySelectorAll(".is-target")) {
    marked.classList.remove("is-target");
  }
  for (const piece of piecesOf(fragment)) {
    piece.classList.add("is-target");
  }
  const entry = document.getElementById(`entry-${fragment}`);
  if (entry) {
    entry.classList.add("is-target");
    showInList(entry);
  }
}

/* Scrolls the list beside the text only: scrollIntoView would take the page along on a narrow screen. */
function showInList(entry) {
  const list = document.querySelector(".article-entries");
  list.scrollTop += entry.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 2;
}

function openEntry(event) {
  if (event.target.closest("a") || !getSelection().isCollapsed) {
    return;
  }
  const measure = event.target.closest(".measure");
  if (measure && document.getElementById(`entry-${measure.dataset.passage}`)) {
    location.hash = `entry-${measure.dataset.passage}`;
  }
}

addEventListener("hashchange", showTarget);
document.getElementById("text").addEventListener("click", openEntry);
showTarget();
