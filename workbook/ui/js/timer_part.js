// The time box as a part of its own.

function drawTimer(spec, send) {
  const box = timerBox(spec.say, (act) => send({ do: "timer", act }));
  const said = pressedLine();
  return {
    el: [box.el, said.el],
    apply(patch) {
      if (patch.timer) box.set(patch.timer);
      said.apply(patch);
    },
    arrive: () => send({ do: "timer", act: "look" }),
    stop: box.stop,
  };
}

export default component(drawTimer);
