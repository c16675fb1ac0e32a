// 全选 on the admin's export page: the function is the library's, which calls it from inside the page.
document.querySelector(".select-toggle")?.addEventListener("change", onSelectToggleChange);
