// Records in the window. The sound stays in its memory: nothing is sent before “Keep this recording” is pressed.
// A part of the page may be drawn again while its recording is still wanted. The model is handed over anew each time,
// but its state is the same object, so a recording is held by that.
const held = (globalThis.atnHeld ||= new WeakMap());

function drawRecorder(spec, send, model) {
  const say = spec.say;
  const key = model.get("state");
  const memory = held.get(key) || held.set(key, { blob: null, url: "" }).get(key);
  const status = h("p", { cls: "atn-status", role: "status" });
  const start = h("button", { type: "button", cls: "atn-second", onclick: begin }, say.start);
  const stop = h("button", { type: "button", cls: "atn-second", onclick: () => end() }, say.stop);
  const keep = h("button", { type: "button", cls: "atn-second", onclick: sendIt }, say.keep);
  const drop = plainButton(say.throw_away, () => forget(say.thrown));
  const player = h("audio", { controls: true, cls: "atn-audio", "aria-label": say.listen });
  const recorderBox = h("div", { cls: "atn-recorder" }, h("div", { cls: "atn-bar" }, start, stop, keep, drop, status), player);
  let state = { revealed: false, gone: false, kept: false };
  let recorder = null;
  let timer = 0;
  let arrived = () => {};

  function show() {
    const recording = Boolean(recorder);
    start.hidden = recording || Boolean(memory.blob) || state.revealed || state.gone;
    stop.hidden = !recording;
    const ready = Boolean(memory.blob) && state.revealed;
    keep.hidden = !ready || state.kept;
    drop.hidden = !memory.blob || recording || state.kept;
    player.hidden = !ready;
    if (ready && player.src !== memory.url) player.src = memory.url;
  }
  function forget(words) {
    if (recorder) end();
    if (memory.url) URL.revokeObjectURL(memory.url);
    Object.assign(memory, { blob: null, url: "" });
    player.removeAttribute("src");
    status.textContent = words || "";
    show();
  }
  async function begin() {
    status.textContent = say.asking;
    let stream = null;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch { /* no microphone, or it may not be used: a sentence, and everything else goes on */ }
    if (!stream || !globalThis.MediaRecorder) {
      for (const track of stream ? stream.getTracks() : []) track.stop();
      status.textContent = say.no_microphone;
      return;
    }
    const pieces = [];
    recorder = new MediaRecorder(stream, { audioBitsPerSecond: 32000 });
    recorder.ondataavailable = (event) => { if (event.data.size) pieces.push(event.data); };
    recorder.onstop = () => {
      for (const track of stream.getTracks()) track.stop();
      memory.blob = new Blob(pieces, { type: recorder.mimeType.split(";")[0] });
      memory.url = URL.createObjectURL(memory.blob);
      recorder = null;
      status.textContent = state.revealed ? "" : say.recorded;
      show();
    };
    recorder.start(1000);
    status.textContent = say.recording;
    timer = setTimeout(() => end(), spec.seconds * 1000);
    show();
    stop.focus();
  }
  function end() {
    clearTimeout(timer);
    if (recorder && recorder.state !== "inactive") recorder.stop();
  }
  async function sendIt() {
    if (memory.blob.size > spec.most) { status.textContent = say.too_long; return; }
    const of = Math.ceil(memory.blob.size / spec.piece);
    for (let number = 0; number < of; number += 1) {
      const piece = await memory.blob.slice(number * spec.piece, (number + 1) * spec.piece).arrayBuffer();
      const here = new Promise((resolve) => { arrived = resolve; });
      send({ do: "piece", number, of, type: memory.blob.type }, [piece]);
      await here;
    }
  }
  return {
    el: recorderBox,
    apply(patch) {
      state = { ...state, ...patch };
      if (patch.revealed) end();
      if (patch.gone) forget("");
      if (patch.said) status.textContent = patch.said;
      if ("got" in patch || "said" in patch) arrived();
      show();
    },
    stop: end,
  };
}

export default component(drawRecorder);
