// The time box as a part of its own.

function drawTimer({ model, el }) {
  const spec = model.get("spec");
  const box = timerBox(spec.say, (act) => model.send({ do: "timer", act }));
  const said = h("p", { cls: "atn-problem", role: "status" });
  const apply = (patch) => {
    if (patch.timer) box.set(patch.timer, spec.minutes * 60);
    if ("said" in patch) said.textContent = patch.said;
  };
  const stop = connect(model, apply);
  apply(model.get("state"));
  model.send({ do: "timer", act: "look" });
  el.append(keepKeys(h("div", { cls: "atn" }, spec.title && h("p", { cls: "atn-ask" }, spec.title), box.el, said)));
  return () => { stop(); box.stop(); };
}

export default { render: drawTimer };
