// A button that fetches a file from Python and hands it to the browser's own way of saving; nothing leaves the machine.

function drawDownload({ model, el }) {
  const spec = model.get("spec");
  const status = h("p", { cls: "atn-status", role: "status" });
  const button = h("button", { type: "button", cls: spec.primary ? "atn-primary" : "atn-second", onclick: ask }, spec.label);

  function ask() {
    status.textContent = spec.making;
    model.send({ do: "make" });
  }
  const hear = (message, buffers) => {
    if (message && message.file) handFile(message.file, message.type, buffers[0].buffer || buffers[0]);
  };
  const stop = connect(model, (patch) => {
    if ("said" in patch) { status.textContent = patch.said; status.dataset.tone = patch.tone || "quiet"; }
  });
  model.on("msg:custom", hear);
  el.append(keepKeys(h("div", { cls: "atn" }, h("div", { cls: "atn-bar" }, button, status))));
  return () => { stop(); model.off("msg:custom", hear); };
}

export default { render: drawDownload };
