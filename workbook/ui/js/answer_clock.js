// A clock that counts an answer up. Nobody is stopped by it: two minutes are said once, in words.

function drawClock(spec, send) {
  const say = spec.say;
  const time = h("span", { cls: "atn-clock-time", "aria-hidden": "true" });
  const note = h("span", { cls: "atn-clock-note" });
  const bar = h("span", { cls: "atn-clock-bar", "aria-hidden": "true" }, h("span", {}));
  const spoken = h("span", { cls: "atn-unseen", role: "status" });
  const buttons = h("span", { cls: "atn-clock-buttons" });
  const box = h("div", { cls: "atn-clock", role: "group", "aria-label": say.label }, time, h("span", { cls: "atn-clock-words" }, note, bar), buttons, spoken);
  const said = pressedLine();
  const offered = { off: ["turn_on"], ready: ["start", "turn_off"], running: ["pause", "turn_off"], paused: ["resume", "turn_off"] };
  const act = (name) => send({ do: "clock", act: name });
  let state = { phase: "ready", gone: 0 };
  let received = 0;
  // The time of day goes on while a computer sleeps; what counts from the start of the page may not.
  const gone = () => state.gone + (state.phase === "running" ? Math.max(0, (Date.now() - received) / 1000) : 0);
  function words(answer) {
    if (state.phase === "paused") return say.paused;
    if (state.phase !== "running") return say.before;
    if (answer < 0) return say.hush;
    return answer < spec.about ? say.go : say.about;
  }
  function draw() {
    const answer = Math.floor(gone()) - spec.quiet;
    const shown = state.phase === "ready" ? 0 : answer < 0 ? -answer : answer;
    time.textContent = answer < 0 && state.phase !== "ready" ? String(shown) : `${Math.floor(shown / 60)}:${String(shown % 60).padStart(2, "0")}`;
    const line = words(answer);
    if (note.textContent !== line) {
      note.textContent = line;
      if (state.phase === "running") spoken.textContent = line;
    }
    bar.firstChild.style.width = `${Math.min(100, Math.max(0, (100 * answer) / spec.about))}%`;
  }
  function show() {
    const held = box.contains(document.activeElement);
    box.dataset.phase = state.phase;
    for (const el of [time, note, bar]) el.hidden = state.phase === "off";
    const [first, ...rest] = offered[state.phase] || [];
    const main = h("button", { type: "button", cls: state.phase === "off" ? "atn-plain" : "atn-second", onclick: () => act(first) }, say[first]);
    buttons.replaceChildren(main, ...rest.map((name) => plainButton(say[name], () => act(name))));
    if (held) main.focus();
    draw();
  }
  const beat = setInterval(() => { if (state.phase === "running") draw(); }, 250);
  const awake = () => { if (!document.hidden && state.phase === "running") { draw(); act("look"); } };
  document.addEventListener("visibilitychange", awake);
  return {
    el: [box, said.el],
    apply(patch) {
      if (patch.clock) { state = { ...patch.clock }; received = Date.now(); show(); }
      said.apply(patch);
    },
    arrive: () => act("look"),
    stop() { clearInterval(beat); document.removeEventListener("visibilitychange", awake); },
  };
}

export default component(drawClock);
