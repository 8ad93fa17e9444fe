// A list of things with a select beside each; a choice is told at once.

function drawSelects(spec, send) {
  const heading = unique("selects");
  const said = pressedLine();
  const boxes = new Map();
  const [[off] = [], [on] = []] = spec.options; // of ticks: the empty box and the ticked one
  const rows = spec.things.map(([key, label, detail]) => {
    const id = unique("select");
    const common = { id, "aria-describedby": detail ? `${id}-detail` : null };
    const options = spec.options.map(([value, words]) => h("option", { value }, words));
    const box = spec.ticks ? h("input", { type: "checkbox", cls: "atn-tickbox", ...common }) : h("select", { cls: "atn-input", ...common }, options);
    box.addEventListener("change", () => send({ do: "choose", key, option: spec.ticks ? (box.checked ? on : off) : box.value }));
    boxes.set(key, box);
    const name = h("span", { cls: "atn-selects-name" }, h("label", { for: id, dir: "auto" }, label), detail && h("span", { cls: "atn-hint", id: `${id}-detail`, dir: "auto" }, detail));
    return h("li", { cls: `atn-selects-row${spec.ticks ? " atn-selects-tick" : ""}` }, spec.ticks ? [box, name] : [name, box]);
  });
  function apply(patch) {
    said.apply(patch);
    for (const [key, option] of Object.entries(patch.values || {})) {
      const box = boxes.get(key);
      if (box && spec.ticks) box.checked = option === on;
      else if (box) box.value = option;
    }
  }
  const hint = spec.hint ? h("p", { cls: "atn-hint" }, spec.hint) : null;
  const title = h(`h${spec.level || 3}`, { cls: "atn-selects-title", id: heading }, spec.title);
  const list = h("ul", { cls: spec.stacked ? "atn-selects atn-selects-stacked" : "atn-selects" }, rows);
  return { el: h("section", { cls: "atn-choosing", "aria-labelledby": heading }, title, hint, list, said.el), apply };
}

export default component(drawSelects);
