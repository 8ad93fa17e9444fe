// A time box that counts in whole minutes: nobody is chased by seconds, and when it is over it says so once.

function timerBox(say, act) {
  const left = h("span", { cls: "atn-timer-left" });
  const spoken = h("span", { cls: "atn-unseen", role: "status" });
  const bar = h("span", { cls: "atn-timer-bar", "aria-hidden": "true" }, h("span", {}));
  const buttons = h("span", { cls: "atn-timer-buttons" });
  const el = h("div", { cls: "atn-timer", role: "group", "aria-label": say.label }, bar, left, spoken, buttons);
  const listeners = [];
  let state = { phase: "ready", left: 0, whole: 1 };
  let received = 0;
  const offered = { ready: ["start"], running: ["pause", "off"], paused: ["resume", "off"], over: ["off"] };
  const seconds = () => (state.phase === "running" ? Math.max(0, state.left - (performance.now() - received) / 1000) : state.left);
  function words(phase, now) {
    const minutes = Math.ceil(now / 60);
    if (phase === "ready") return fillIn(say.ready, { minutes });
    if (phase === "over") return say.over;
    if (phase === "paused") return fillIn(say.paused, { minutes });
    return now < 60 ? say.last_minute : fillIn(say.left, { minutes });
  }
  function draw() {
    const now = seconds();
    const over = state.phase === "running" && now === 0;
    const phase = over ? "over" : state.phase;
    el.dataset.phase = phase;
    left.textContent = words(phase, now);
    bar.firstChild.style.width = `${Math.round((100 * now) / (state.whole || 1))}%`;
    bar.hidden = phase === "ready";
    if (over || (phase === "over" && spoken.textContent !== say.over)) ended();
    if (over) { state.phase = "over"; show(); }
  }
  function ended() {
    spoken.textContent = say.over;
    for (const listen of listeners) listen();
  }
  function show() {
    const held = el.contains(document.activeElement);
    buttons.replaceChildren(...(offered[state.phase] || []).map((name) => plainButton(say[name], () => act(name))));
    if (held && buttons.firstChild) buttons.firstChild.focus();
    draw();
  }
  const beat = setInterval(() => { if (state.phase === "running") draw(); }, 1000);
  return {
    el,
    onOver: (listen) => listeners.push(listen),
    set(next) {
      state = { ...next };
      received = performance.now();
      if (state.phase !== "over") spoken.textContent = "";
      show();
    },
    stop: () => clearInterval(beat),
  };
}
