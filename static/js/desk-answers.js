// What the desk makes of answers to what htmx asks: a page of the desk is shown in place, whatever its status; any other
// (signed out meanwhile) is gone to; where nothing came, it is said.

const main = () => document.getElementById("main");

function say(words) {
  document.getElementById("desk-unsure")?.remove();
  const notice = document.createElement("p");
  notice.id = "desk-unsure";
  notice.className = "notice notice--error";
  notice.setAttribute("role", "alert");
  notice.textContent = words;
  main().prepend(notice);
}

document.addEventListener("htmx:beforeRequest", () => main().setAttribute("aria-busy", "true"));
document.addEventListener("htmx:afterRequest", () => main().removeAttribute("aria-busy"));

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const isDesk = detail.serverResponse.includes("desk-nav");
  detail.shouldSwap = isDesk;
  detail.isError = false;
  if (!isDesk) location.assign(detail.xhr.responseURL);
});

// A page that only asks how far things are will ask again.
document.addEventListener("htmx:sendError", ({ detail }) => {
  if (!detail.elt.hasAttribute("hx-trigger")) say(document.querySelector("[data-unsure]").dataset.unsure);
});
