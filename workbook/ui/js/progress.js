// A bar that fills while Python works; the browser draws and speaks it by itself.

function drawProgress({ model, el }) {
  const id = unique("progress");
  const bar = h("progress", { id, max: "1", value: "0", cls: "atn-progress" });
  const apply = (patch) => { if ("share" in patch) bar.value = patch.share; };
  const stop = connect(model, apply);
  apply(model.get("state"));
  el.append(h("div", { cls: "atn" }, h("label", { for: id, cls: "atn-hint" }, model.get("spec").label), bar));
  return stop;
}

export default { render: drawProgress };
