// A button that fetches a file from Python; it is made anew at each press.

function drawDownload(spec, send, model) {
  const status = h("p", { cls: "atn-status", role: "status" });
  function ask() {
    status.textContent = spec.making;
    send({ do: "make" });
  }
  return {
    el: h("div", { cls: "atn-bar" }, h("button", { type: "button", cls: spec.primary ? "atn-primary" : "atn-second", onclick: ask }, spec.label), status),
    apply(patch, message) {
      if ("said" in patch && message.n) { status.textContent = patch.said; status.dataset.tone = patch.tone || "quiet"; }
    },
    stop: takeFiles(model),
  };
}

export default component(drawDownload);
