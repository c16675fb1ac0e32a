// Files dropped on the field are chosen; without this file it is a plain field.
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
