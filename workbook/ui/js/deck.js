// Statements to rate: each opens to a slider and a few chips; one that stays closed has no answer.

function deckCard(q, ctx, key, label, changed) {
  const id = unique("card");
  const [, slideAsk, knownAsk] = q.columns.map(([, words]) => words);
  const told = h("span", { cls: "atn-deck-told" });
  const range = h("input", { type: "range", id, min: String(q.low), max: String(q.high), step: "5", cls: "atn-range" });
  const shown = h("output", { for: id, cls: "atn-range-shown" });
  const known = q.options.map(([option, words]) => chip("radio", `${id}-known`, option, words));
  const back = plainButton(ctx.say.cards_back, () => { set(); changed(); range.focus(); }, { cls: "atn-plain", "aria-label": `${ctx.say.cards_back}: ${label}` });
  const ends = h("div", { cls: "atn-deck-ends", "aria-hidden": "true" }, [q.low, q.high].map((n) => h("span", {}, q.labels[n] || String(n))));
  let value = ""; // as it was kept: the slider itself only knows its own steps
  const chosen = () => known.find((one) => one.input.checked)?.input.value || "";
  function draw() {
    const words = chosen() && q.options.find(([option]) => option === chosen())[1];
    told.textContent = [value, words].filter(Boolean).join(" · ");
    shown.textContent = value || ctx.say.cards_unset;
    range.setAttribute("aria-valuetext", shown.textContent);
    range.classList.toggle("atn-unset", !value);
    back.hidden = !value && !chosen();
  }
  function set(number = "", option = "") {
    value = /^\d+$/.test(number) ? number : "";
    range.value = value || String((q.low + q.high) / 2);
    for (const one of known) one.input.checked = one.input.value === option;
    draw();
  }
  const slid = () => { value = range.value; draw(); changed(); };
  // A slider that stands in the middle is chosen there by a press, which is no input of its own.
  range.addEventListener("input", slid);
  range.addEventListener("pointerup", () => { if (!value) slid(); });
  range.addEventListener("keydown", (event) => { if (event.key === " " && !value) { event.preventDefault(); slid(); } });
  for (const one of known) one.input.addEventListener("change", () => { draw(); changed(); });
  const slide = h("div", { cls: "atn-deck-slide" }, h("label", { for: id }, slideAsk), shown, range, ends);
  const chips = h("fieldset", { cls: "atn-deck-known" }, h("legend", {}, knownAsk), h("div", { cls: "atn-chips" }, known.map((one) => one.el)));
  const el = h("details", { cls: "atn-deck-card", "data-card": key }, h("summary", {}, h("span", {}, label), told), h("div", { cls: "atn-deck-inside" }, slide, chips, back));
  set();
  return { key, el, set, isRated: () => Boolean(value), row: () => (value || chosen() ? [key, value, chosen()] : null), open: () => { el.open = true; range.focus(); } };
}

function deckField(q, ctx) {
  const f = frame(q, ctx, { group: true });
  const count = h("p", { cls: "atn-deck-count", "aria-live": "polite" });
  const cards = q.cards.map(([key, label]) => deckCard(q, ctx, key, label, () => { tally(); ctx.changed(q.name, true); }));
  let others = []; // rows about statements that are no longer in the deck: kept, not shown
  const tally = () => { count.textContent = fillIn(ctx.say.cards_count, { n: cards.filter((card) => card.isRated()).length, of: cards.length }); };
  f.el.classList.add("atn-wide");
  f.build([h("div", { cls: "atn-deck" }, cards.map((card) => card.el)), count], []);
  function set(raw) {
    const rows = new Map((raw || []).map((row) => [row[0], row]));
    for (const card of cards) card.set(rows.get(card.key)?.[1] ?? "", rows.get(card.key)?.[2] ?? "");
    others = [...rows.values()].filter((row) => !cards.some((card) => card.key === row[0]));
    tally();
  }
  set([]);
  return { ...f, get: () => [...cards.map((card) => card.row()).filter(Boolean), ...others], set, focus: () => cards[0].open() };
}
