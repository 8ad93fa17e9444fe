// A list of things with a select beside each; a choice is told at once.

function drawSelects({ model, el }) {
  const spec = model.get("spec");
  const heading = unique("selects");
  const said = h("p", { cls: "atn-problem", role: "status" });
  const boxes = new Map();
  const rows = spec.things.map(([key, label, detail]) => {
    const id = unique("select");
    if (spec.ticks) return tick(id, key, label, detail);
    const options = spec.options.map(([value, words]) => h("option", { value }, words));
    const box = h("select", { id, cls: "atn-input", "aria-describedby": detail ? `${id}-detail` : null }, options);
    box.addEventListener("change", () => sayTo(model, { do: "choose", key, option: box.value }));
    boxes.set(key, box);
    const name = h("span", { cls: "atn-selects-name" }, h("label", { for: id, dir: "auto" }, label), detail && h("span", { cls: "atn-hint", id: `${id}-detail`, dir: "auto" }, detail));
    return h("li", { cls: "atn-selects-row" }, name, box);
  });
  function tick(id, key, label, detail) {
    const [[off], [on]] = spec.options;
    const box = h("input", { type: "checkbox", id, cls: "atn-tickbox", "aria-describedby": detail ? `${id}-detail` : null });
    box.addEventListener("change", () => sayTo(model, { do: "choose", key, option: box.checked ? on : off }));
    boxes.set(key, { set value(option) { box.checked = option === on; } });
    const name = h("span", { cls: "atn-selects-name" }, h("label", { for: id, dir: "auto" }, label), detail && h("span", { cls: "atn-hint", id: `${id}-detail`, dir: "auto" }, detail));
    return h("li", { cls: "atn-selects-row atn-selects-tick" }, box, name);
  }
  function apply(patch) {
    if ("said" in patch) said.textContent = patch.said;
    for (const [key, option] of Object.entries(patch.chosen || {})) if (boxes.has(key)) boxes.get(key).value = option;
  }
  const stop = connect(model, apply);
  apply(model.get("state"));
  const hint = spec.hint ? h("p", { cls: "atn-hint" }, spec.hint) : null;
  el.append(keepKeys(h("div", { cls: "atn" }, h("section", { cls: "atn-choosing", "aria-labelledby": heading }, h(`h${spec.level || 3}`, { cls: "atn-selects-title", id: heading }, spec.title), hint, h("ul", { cls: spec.stacked ? "atn-selects atn-selects-stacked" : "atn-selects" }, rows), said))));
  return stop;
}

export default { render: drawSelects };
