// A bar that fills while Python works; the browser draws and speaks it by itself.

function drawProgress(spec) {
  const id = unique("progress");
  const bar = h("progress", { id, max: "1", value: "0", cls: "atn-progress" });
  return { el: [h("label", { for: id, cls: "atn-hint" }, spec.label), bar], apply: (patch) => { if ("share" in patch) bar.value = patch.share; } };
}

export default component(drawProgress);
