// Questions that wait behind a plain button.

function moreButton(spec, hidden) {
  const id = unique("more");
  const rest = h("div", { cls: "atn-grid", id }, hidden);
  rest.hidden = true;
  const button = plainButton(spec.say.more, () => open(rest.hidden), { "aria-expanded": "false", "aria-controls": id });
  function open(yes) {
    rest.hidden = !yes;
    button.setAttribute("aria-expanded", String(yes));
    button.textContent = yes ? spec.say.less : spec.say.more;
    if (yes && document.activeElement === button) rest.querySelector("input, textarea, select")?.focus();
  }
  return { rest, button, open };
}
