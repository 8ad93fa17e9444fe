// The care card on the page itself, where an answer has brought it: the same words and buttons as in the dialog.

function drawCareCard({ care, arrive }, send) {
  const keep = (country) => { care.country = country; send({ do: "country", with: country }); };
  const title = h("h2", { id: unique("care"), tabindex: "-1" }, care.say.title);
  const close = h("button", { type: "button", cls: "atn-second", onclick: () => card.remove() }, care.say.close);
  const said = h("p", { cls: "atn-problem", role: "status" });
  const card = h("aside", { cls: "atn-care", "aria-labelledby": title.id }, title, care.say.say.map((line) => h("p", {}, line)), offers(care, keep),
    h("p", { cls: "atn-care-small" }, care.say.privacy), h("div", { cls: "atn-bar" }, close), said);
  function show() {
    title.focus({ preventScroll: true });
    card.scrollIntoView({ block: "start", behavior: reducedMotion() ? "auto" : "smooth" });
  }
  // After the form that brought it has moved on, which takes the focus too.
  const timer = arrive && setTimeout(show, 400);
  return { el: card, apply: (patch) => { if ("said" in patch) said.textContent = patch.said; }, stop: () => clearTimeout(timer) };
}

export default component(drawCareCard);
