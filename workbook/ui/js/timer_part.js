// The time box as a part of its own.

function drawTimer(spec, send) {
  const box = timerBox(spec.say, (act) => send({ do: "timer", act }));
  const said = h("p", { cls: "atn-problem", role: "status" });
  return {
    el: [spec.title && h("p", { cls: "atn-ask" }, spec.title), box.el, said],
    apply(patch) {
      if (patch.timer) box.set(patch.timer);
      if ("said" in patch) said.textContent = patch.said;
    },
    arrive: () => send({ do: "timer", act: "look" }),
    stop: box.stop,
  };
}

export default component(drawTimer);
