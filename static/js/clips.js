// Clips are put in order by dragging their handle; without JavaScript the buttons 上移 and 下移 do the same.
const list = document.querySelector(".clips");
let dragged = null;

for (const clip of list?.querySelectorAll("[data-clip]") ?? []) {
  const handle = clip.querySelector(".clip__handle");
  handle.hidden = false;
  // Only the handle starts a drag, so that text can still be selected.
  handle.addEventListener("pointerdown", () => { clip.draggable = true; });
  clip.addEventListener("dragstart", () => { dragged = clip; clip.classList.add("clip--dragged"); });
  clip.addEventListener("dragend", () => { clip.draggable = false; clip.classList.remove("clip--dragged"); dragged = null; });
  clip.addEventListener("dragover", (event) => {
    if (!dragged || dragged === clip) return;
    event.preventDefault();
    const box = clip.getBoundingClientRect();
    const after = event.clientY > box.top + box.height / 2;
    list.insertBefore(dragged, after ? clip.nextElementSibling : clip);
  });
  clip.addEventListener("drop", (event) => { event.preventDefault(); });
}

list?.addEventListener("drop", async (event) => {
  event.preventDefault();
  if (!dragged) return;
  const form = dragged.querySelector(".clip__tools");
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  body.set("place", [...list.children].indexOf(dragged));
  const answer = await fetch(form.action, { method: "POST", body });
  if (!answer.ok) location.reload();
});
