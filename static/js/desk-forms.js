// Comforts of the desk's forms: region suggestions, files by dropping, and a progress page that refreshes itself.
// Without this file the fields are plain fields and the progress page has a link to refresh.

const POLL_MS = 2000;
let asked = 0;

document.addEventListener("input", async (event) => {
  const field = event.target.closest("input[data-suggest]");
  if (!field || !field.value.trim()) return;
  const turn = ++asked;
  const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(field.value)}`);
  if (!answer.ok || turn !== asked) return;
  const { regions } = await answer.json();
  field.list.replaceChildren(
    ...regions.map(({ code, name }) => {
      const option = document.createElement("option");
      option.value = code;
      option.label = `${name} ${code}`;
      return option;
    }),
  );
});

const drop = document.querySelector("[data-drop]");
drop?.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("is-over");
});
drop?.addEventListener("dragleave", () => drop.classList.remove("is-over"));
drop?.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("is-over");
  drop.querySelector("input[type=file]").files = event.dataTransfer.files;
});

async function poll() {
  if (!document.querySelector("[data-poll]")) return;
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (page.querySelector(".desk-nav")) {
      document.getElementById("main").replaceChildren(...page.getElementById("main").childNodes);
    }
  } finally {
    setTimeout(poll, POLL_MS);
  }
}
setTimeout(poll, POLL_MS);
