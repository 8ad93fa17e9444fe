// Chips that are real radio buttons and checkboxes: one of several, several of several, and numbers from low to high.

function chip(type, group, key, content, extra = "") {
  const input = h("input", { type, name: group, value: key, id: unique(group) });
  return { input, el: h("label", { cls: `atn-chip ${extra}`, for: input.id }, input, h("span", { cls: "atn-chip-face" }, content)) };
}

// A chosen radio button can be let go again: by a second click, by Backspace, or by the quiet button.
function radioGroup(q, ctx, f, entries, face, extra) {
  const chips = entries.map(([key, label]) => chip("radio", f.id, String(key), face(key, label), extra));
  const inputs = chips.map((c) => c.input);
  // Tab goes on to the next question; by keyboard a choice is let go with Backspace.
  if (!q.settled) for (const input of inputs) input.setAttribute("aria-keyshortcuts", "Backspace");
  const chosen = () => inputs.find((input) => input.checked);
  const clear = plainButton(ctx.say.clear, () => { choose(null, true); inputs[0].focus(); }, { cls: "atn-plain atn-clear", tabindex: "-1", "aria-label": `${ctx.say.clear}: ${q.ask}` });
  function choose(key, tell) {
    for (const input of inputs) input.checked = key !== null && input.value === String(key);
    clear.hidden = q.settled || !chosen();
    if (tell) ctx.changed(q.name, true);
  }
  let held = null;
  for (const { input, el } of chips) {
    const remember = () => { held = chosen() || null; };
    el.addEventListener("pointerdown", remember);
    el.addEventListener("click", (event) => { if (!q.settled && event.target === input && held === input && event.detail !== 0) choose(null, true); held = null; });
    input.addEventListener("change", () => { clear.hidden = Boolean(q.settled); ctx.changed(q.name, true); });
    input.addEventListener("keydown", (event) => { if (!q.settled && (event.key === "Backspace" || event.key === "Delete")) { event.preventDefault(); choose(null, true); } });
  }
  choose(null, false);
  return { chips, inputs, chosen, choose, clear, focus: () => (chosen() || inputs[0]).focus() };
}

function choiceField(q, ctx) {
  const f = frame(q, ctx, { group: true, radios: true });
  const group = radioGroup(q, ctx, f, q.options, (key, label) => label);
  f.build(h("div", { cls: "atn-chips" }, group.chips.map((c) => c.el)), group.inputs);
  if (!q.settled) f.el.append(group.clear);
  return { ...f, get: () => (group.chosen() ? group.chosen().value : ""), set: (raw) => group.choose(raw || null, false), focus: group.focus };
}

function selectField(q, ctx) {
  const f = frame(q, ctx);
  const select = h("select", { id: f.id, cls: "atn-input" }, h("option", { value: "" }, ctx.say.choose), q.options.map(([key, label]) => h("option", { value: key }, label)));
  select.addEventListener("change", () => ctx.changed(q.name, true));
  f.build(select, [select]);
  return { ...f, get: () => select.value, set: (raw) => { select.value = raw || ""; }, focus: () => select.focus() };
}

function multiField(q, ctx) {
  const f = frame(q, ctx, { group: true });
  const list = h("div", { cls: "atn-chips" });
  const inputs = [];
  function add(key, label, checked, when = (act) => act()) {
    const one = chip("checkbox", f.id, key, label, "atn-many");
    one.input.checked = checked;
    one.input.addEventListener("change", () => ctx.changed(q.name, true));
    inputs.push(one.input);
    when(() => (own ? list.insertBefore(one.el, own) : list.append(one.el)));
  }
  let own = null;
  for (const [key, label] of q.options) add(key, label, false);
  if (q.own) {
    const box = h("input", { type: "text", cls: "atn-input atn-own", autocomplete: "off", placeholder: ctx.say.own_word, "aria-label": `${ctx.say.own_word}: ${q.ask}` });
    const take = () => {
      const word = box.value.trim();
      if (!word) return;
      const known = inputs.find((input) => fold(input.value) === fold(word));
      known ? (known.checked = true) : add(word, word, true, whenReleased);
      box.value = "";
      ctx.changed(q.name, true);
    };
    box.addEventListener("blur", take);
    box.addEventListener("keydown", (event) => { if (event.key === "Enter" && box.value.trim()) { event.preventDefault(); event.stopPropagation(); take(); } });
    own = box;
    list.append(box);
  }
  f.build(list, []);
  return {
    ...f,
    get: () => inputs.filter((input) => input.checked).map((input) => input.value),
    set(raw) {
      const keys = (raw || []).map(String);
      for (const input of inputs) input.checked = keys.includes(input.value);
      if (q.own) for (const key of keys) if (!inputs.some((input) => input.value === key)) add(key, key, true);
    },
    focus: () => inputs[0].focus(),
  };
}

function scaleField(q, ctx) {
  const hundred = q.high - q.low > 20;
  const f = frame(q, ctx, { group: true, radios: !hundred });
  const tiles = q.high - q.low < 7;
  const step = hundred ? (q.high - q.low) / 10 : 1;
  const numbers = [];
  for (let n = q.low; n <= q.high; n += step) numbers.push([n, q.labels[n] || ""]);
  const face = (n, label) => [h("span", { cls: "atn-number" }, String(n)), label && (tiles ? h("span", { cls: "atn-tile-label" }, label) : h("span", { cls: "atn-unseen" }, `, ${label}`))];
  const group = radioGroup(q, ctx, f, numbers, face, "atn-on-scale");
  const row = h("div", { cls: `atn-scale ${tiles ? "atn-tiles" : "atn-numbers"}`, style: `--atn-count:${numbers.length}` }, group.chips.map((c) => c.el));
  const named = numbers.filter(([, label]) => label);
  const ends = tiles ? null : h("div", { cls: "atn-ends", "aria-hidden": "true" }, named.map(([n, label]) => h("span", { "data-n": n }, label)));
  const exact = hundred ? exactBox(q, ctx, f, group) : null;
  f.build([row, ends, exact && exact.el], [...group.inputs, ...(exact ? [exact.input] : [])]);
  f.el.append(group.clear);
  const value = () => (exact ? exact.value() : group.chosen() ? Number(group.chosen().value) : null);
  return { ...f, get: value, set: (raw) => { group.choose(raw, false); if (exact) exact.show(raw); }, focus: group.focus };
}

// Eleven chips for a quick answer, one small box for the exact one; each follows the other.
function exactBox(q, ctx, f, group) {
  const input = h("input", { type: "text", inputmode: "numeric", cls: "atn-input atn-exact", id: `${f.id}-exact`, autocomplete: "off", maxlength: "4" });
  const show = (raw) => { input.value = raw ?? ""; group.clear.hidden = input.value === ""; };
  for (const one of group.inputs) one.addEventListener("change", () => show(one.value));
  group.clear.addEventListener("click", () => show(null));
  input.addEventListener("input", () => { group.choose(input.value.trim() || null, false); group.clear.hidden = input.value === ""; ctx.changed(q.name); });
  input.addEventListener("blur", () => ctx.left(q.name));
  const value = () => {
    const text = input.value.trim();
    if (group.chosen()) return Number(group.chosen().value);
    return text === "" ? null : /^\d+$/.test(text) ? Number(text) : text;
  };
  return { input, show, value, el: h("label", { cls: "atn-exactly", for: input.id }, h("span", {}, ctx.say.exactly), input) };
}
