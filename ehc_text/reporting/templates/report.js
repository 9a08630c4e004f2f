"use strict";
(() => {
  const table = document.getElementById("plan-table");
  const details = [...document.querySelectorAll("details.plan")];
  const openTarget = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && target.matches("details.plan")) { target.open = true; target.hidden = false; target.scrollIntoView(); }
  };
  window.addEventListener("hashchange", openTarget);
  openTarget();

  const buttons = document.getElementById("open-close");
  if (buttons) {
    buttons.hidden = false;
    buttons.addEventListener("click", (event) => {
      if (event.target.matches("button")) details.forEach((d) => { d.open = !d.hidden && Boolean(event.target.dataset.open); });
    });
  }
  if (!table) return;

  const body = table.tBodies[0];
  const rows = [...body.rows];
  const valueOf = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
  const compare = (a, b, isNumber) => (isNumber ? Number.parseFloat(a) - Number.parseFloat(b) : a.localeCompare(b, "en-GB", { numeric: true }));
  const sortBy = (head, column) => {
    const isNumber = head.dataset.sort === "number";
    // The first press shows the largest number or the first name; the next turns the order round.
    const before = head.getAttribute("aria-sort");
    const down = before ? before === "ascending" : isNumber;
    [...table.tHead.rows[0].cells].forEach((cell) => cell.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    rows.sort((a, b) => (down ? -1 : 1) * compare(valueOf(a, column), valueOf(b, column), isNumber));
    body.append(...rows);
  };
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sortBy(head, column));
  });

  const form = document.getElementById("filters");
  const [name, kind, status, code] = ["by-name", "by-kind", "by-status", "by-code"].map((id) => document.getElementById(id));
  const isWanted = (row) =>
    row.cells[0].textContent.toLowerCase().includes(name.value.trim().toLowerCase()) &&
    (!kind.value || row.dataset.kind === kind.value) &&
    (!status.value || row.dataset.status === status.value) &&
    (!code.value || row.dataset.codes.split(" ").includes(code.value));
  const filter = () => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = !isWanted(row);
      shown += row.hidden ? 0 : 1;
      const detail = row.dataset.detail && document.getElementById(row.dataset.detail);
      if (detail) detail.hidden = row.hidden;
    }
    document.getElementById("shown").textContent = `Showing ${shown} of ${rows.length}`;
  };
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();
})();
