// One box that ticks all boxes of its form; without this file each is ticked by itself.
document.addEventListener("change", ({ target }) => {
  const all = target.form?.querySelector("[data-choose-all] input");
  if (!all) return;
  const boxes = [...target.form.querySelectorAll("[name=article]")];
  if (target === all) {
    for (const each of boxes) each.checked = all.checked;
  } else {
    all.checked = boxes.every((each) => each.checked);
  }
});
