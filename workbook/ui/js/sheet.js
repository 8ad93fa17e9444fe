// A text on a sheet: what a remark is about is marked behind it, and only a text without gaps can be taken along.

const countOf = (text, bracket) => text.split(bracket).length - 1;

// Under the text lies the same text, unseen, with marks in it; it also makes the sheet as high as its words.
function marked(text, state) {
  const spans = state.remarks.map((one) => ({ at: text.startsWith(one.quote, one.at) ? one.at : text.indexOf(one.quote), long: one.quote.length, cls: "atn-mark" }));
  for (const gap of state.gaps) {
    for (let at = text.indexOf(gap); at >= 0; at = text.indexOf(gap, at + gap.length)) spans.push({ at, long: gap.length, cls: "atn-gap" });
  }
  spans.sort((a, b) => a.at - b.at || b.long - a.long);
  const pieces = [];
  let end = 0;
  for (const { at, long, cls } of spans) {
    if (at < end) continue;
    pieces.push(text.slice(end, at), h("mark", { cls }, text.slice(at, at + long)));
    end = at + long;
  }
  return [...pieces, text.slice(end), "\u200b"];
}

function drawSheet({ say }, send, model) {
  const state = { ...model.get("state") };
  const id = unique("sheet");
  const head = h("input", { type: "text", id: `${id}-head`, cls: "atn-input", autocomplete: "off", dir: "auto" });
  const copyHead = plainButton(say.copy_head, () => whenKnown(() => ready() && copied(head, say.copied_head)));
  const headRow = h("div", { cls: "atn-sheet-head" }, h("label", { for: head.id }, say.head), h("div", { cls: "atn-sheet-line" }, head, copyHead));
  const area = h("textarea", { id, cls: "atn-sheet-text", rows: "4", autocomplete: "off", dir: "auto", "aria-describedby": `${id}-hint ${id}-count` });
  const mirror = h("div", { cls: "atn-sheet-mirror", "aria-hidden": "true", dir: "auto" });
  const label = h("label", { for: id }, say.label);
  const count = h("p", { cls: "atn-sheet-count", id: `${id}-count` });
  const remarks = h("ul", { cls: "atn-remarks", "aria-live": "polite" });
  const status = statusLine();
  const copy = h("button", { type: "button", cls: "atn-primary", onclick: () => whenKnown(() => ready() && copied(area, named("copied"), "copy")) }, say.copy);
  const link = h("a", { cls: "atn-second atn-sheet-link", onclick: follow }, say.link);
  const file = plainButton(say.file, () => whenKnown(() => ready() && send({ do: "file" })));
  const linkSaid = h("p", { cls: "atn-hint" });
  const offer = h("div", { cls: "atn-back" });
  const named = (key) => state.named[key] || say[key];
  let number = 0;
  let answered = 0;
  let timer = 0;
  let after = null;
  let drawn = "";

  function flush() {
    clearTimeout(timer);
    if (!timer) return;
    timer = 0;
    send({ do: "typed", head: head.value, body: area.value, number });
  }
  function typed() {
    number += 1;
    Object.assign(model.get("state"), { head: head.value, body: area.value });
    status.say("");
    drawText();
    clearTimeout(timer);
    timer = setTimeout(flush, 350);
  }
  // What was typed a moment ago is looked at first; where nobody answers any more, the page goes by itself.
  function whenKnown(go) {
    if (answered === number) { go(); return; }
    let gone = false;
    const once = () => { if (!gone) { gone = true; go(); } };
    after = once;
    flush();
    setTimeout(once, 1500);
  }
  function ready() {
    const text = `${head.closest("[hidden]") ? "" : head.value}\n${area.value}`;
    const gap = state.gaps.find((one) => text.includes(one));
    const open = gap || ["⟨", "⟩"].some((one) => countOf(text, one) > (state.own[one] || 0)) || (state.held && answered === number);
    if (open) point();
    return !open;
  }
  function point() {
    status.say(state.held, "attention");
    const gap = state.gaps.find((one) => area.value.includes(one) || head.value.includes(one));
    const box = gap && !area.value.includes(gap) ? head : area;
    const at = gap ? box.value.indexOf(gap) : -1;
    box.focus();
    if (at >= 0) box.setSelectionRange(at, at + gap.length);
  }
  async function copied(box, words, how) {
    try {
      await navigator.clipboard.writeText(box.value);
    } catch {
      box.select();
      document.execCommand("copy"); // pages without https have only this
    }
    status.say(words, "saved");
    if (how) sayTo(model, { do: "taken", how });
  }
  // The link is made by Python from the text; what was typed a moment ago must be in it.
  function follow(event) {
    if (answered === number && ready() && state.link) { sayTo(model, { do: "taken", how: "link" }); return; }
    event.preventDefault();
    if (answered !== number) whenKnown(() => (answered === number ? link.click() : ready()));
  }
  function show(one) {
    area.focus();
    const at = area.value.startsWith(one.quote, one.at) ? one.at : area.value.indexOf(one.quote);
    if (at >= 0) area.setSelectionRange(at, at + one.quote.length);
  }
  function drawText() {
    mirror.replaceChildren(...marked(area.value, state));
  }
  function drawRemarks() {
    const now = JSON.stringify(state.remarks);
    if (now === drawn) return;
    drawn = now;
    remarks.replaceChildren(...state.remarks.map((one) => h("li", {}, h("q", { dir: "auto" }, one.quote), h("span", {}, one.say), one.quote ? plainButton(say.find, () => show(one)) : null)));
  }
  function showOffer(one) {
    const here = offer.contains(document.activeElement);
    offer.hidden = !one;
    offer.replaceChildren(...(one ? [h("p", {}, one.text), plainButton(one.label, () => { flush(); send({ do: "offer" }); })] : []));
    if (here) (one ? offer.querySelector("button") : area).focus();
  }
  function apply(patch, message = {}) {
    Object.assign(state, patch);
    if (message.answered) answered = Math.max(answered, message.answered);
    if (number <= answered) { // what is being typed is newer than any text that was made without it
      if ("head" in patch) head.value = patch.head;
      if ("body" in patch) area.value = patch.body;
    }
    headRow.hidden = !state.headed;
    label.textContent = named("label");
    copy.textContent = named("copy");
    count.textContent = state.count;
    count.dataset.over = String(state.over);
    link.hidden = !state.link && !state.gaps.length;
    state.link ? link.setAttribute("href", state.link) : link.removeAttribute("href");
    if (!state.headed) link.hidden = true;
    for (const [key, value] of [["role", "link"], ["tabindex", "0"], ["aria-disabled", "true"]]) state.link ? link.removeAttribute(key) : link.setAttribute(key, value);
    if ("offer" in patch) showOffer(patch.offer);
    linkSaid.textContent = state.link_said;
    linkSaid.hidden = !state.link_said;
    copy.className = state.calm ? "atn-second" : "atn-primary";
    drawText();
    drawRemarks();
    if ("said" in patch) status.say(patch.said, patch.tone || state.tone);
    if (answered === number && after) { const go = after; after = null; go(); }
  }
  for (const box of [head, area]) {
    box.addEventListener("input", typed);
    box.addEventListener("blur", flush);
  }
  link.addEventListener("keydown", (event) => { if (event.key === "Enter" && !state.link) follow(event); });
  head.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); area.focus(); } });
  window.addEventListener("pagehide", flush);
  const leave = takeFiles(model);
  return {
    el: h("div", { cls: "atn-sheet" }, headRow, label, h("p", { cls: "atn-hint", id: `${id}-hint` }, say.hint),
      h("div", { cls: "atn-sheet-paper" }, mirror, area), count, remarks, h("div", { cls: "atn-bar" }, copy, link, file, status.el), linkSaid, offer),
    apply,
    stop() { flush(); leave(); window.removeEventListener("pagehide", flush); },
  };
}

export default component(drawSheet);
