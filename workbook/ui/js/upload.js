// A place for a file or for pasted rows. The file is read here in pieces; each waits until the one before has arrived.

function drawUpload(spec, tell) {
  const say = spec.say;
  const id = unique("file");
  const status = h("p", { cls: "atn-status", role: "status" });
  const input = h("input", { type: "file", id, accept: spec.accept, cls: "atn-file" });
  const drop = h("div", { cls: "atn-drop" }, h("span", { cls: "atn-drop-row" }, h("span", { cls: "atn-file-wrap" }, input, h("label", { for: id, cls: "atn-primary" }, say.label)), h("span", { cls: "atn-hint" }, say.drop)), h("p", { cls: "atn-hint" }, say.only_here));
  const text = h("textarea", { cls: "atn-input", rows: "3", id: `${id}-paste`, "aria-describedby": `${id}-hint`, autocomplete: "off", wrap: "off", spellcheck: "false" });
  const use = h("button", { type: "button", cls: "atn-second", onclick: () => text.value.trim() && send("", new Blob([text.value]), say.pasted) }, say.paste_use);
  const paste = h("div", { cls: "atn-field atn-wide" }, h("label", { for: text.id }, say.paste), h("p", { cls: "atn-hint", id: `${id}-hint` }, say.paste_hint), text, h("div", { cls: "atn-bar" }, use));
  use.hidden = true;
  text.addEventListener("input", () => { use.hidden = !text.value.trim(); });
  let reading = null; // {token, arrived: called when Python has the piece}

  function said(words, tone = "quiet") {
    status.textContent = words;
    status.dataset.tone = tone;
  }
  async function send(name, blob, shown) {
    if (blob.size > spec.limit) return said(fillIn(say.too_big, { name: shown, limit: spec.limit_mb }), "attention");
    if (blob.size === 0) return said(fillIn(say.empty, { name: shown }), "attention");
    const token = unique("reading");
    const of = Math.ceil(blob.size / spec.piece);
    said(fillIn(say.reading, { name: shown }));
    try {
      for (let number = 0; number < of; number += 1) {
        const piece = await blob.slice(number * spec.piece, (number + 1) * spec.piece).arrayBuffer();
        const arrived = new Promise((resolve) => { reading = { token, shown, of, resolve }; });
        tell({ do: "piece", reading: token, number, of, name }, [piece]);
        await arrived;
        if (!reading || reading.token !== token) return undefined;
      }
    } catch {
      said(say.stopped, "attention"); // the file went away, or may not be read
    }
    return undefined;
  }
  function apply(patch, message = {}) {
    if (patch.got && reading && message.reading === reading.token) {
      if (reading.of > 1) said(fillIn(say.progress, { percent: Math.floor((100 * patch.got) / reading.of) }));
      reading.resolve();
    }
    if ("said" in patch && (message.done || message.all)) {
      const shown = reading ? reading.shown : "";
      if (message.done && reading) { const { resolve } = reading; reading = null; resolve(); }
      said(patch.said || (shown ? fillIn(say.ready, { name: shown }) : ""), patch.tone);
      input.value = "";
    }
  }
  input.addEventListener("change", () => { if (input.files[0]) send(input.files[0].name, input.files[0], input.files[0].name); });
  for (const kind of ["dragenter", "dragover"]) drop.addEventListener(kind, (event) => { event.preventDefault(); event.stopPropagation(); drop.classList.add("atn-over"); });
  for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("atn-over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    event.stopPropagation();
    const [file] = event.dataTransfer.files;
    if (file) send(file.name, file, file.name);
  });
  return { el: h("div", { cls: "atn-card" }, drop, spec.paste ? paste : null, status), apply };
}

export default component(drawUpload);
