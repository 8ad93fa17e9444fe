// The care card on the page itself, where an answer has brought it: the same words and buttons as in the dialog.

function drawCareCard({ model, el }) {
  const { care, arrive } = model.get("spec");
  const keep = (country) => { care.country = country; sayTo(model, { do: "country", with: country }); };
  const title = h("h2", { id: unique("care"), tabindex: "-1" }, care.say.title);
  const close = h("button", { type: "button", cls: "atn-second", onclick: () => card.remove() }, care.say.close);
  const card = h("aside", { cls: "atn-care", "aria-labelledby": title.id }, title, care.say.say.map((line) => h("p", {}, line)), offers(care, keep),
    h("p", { cls: "atn-care-small" }, care.say.privacy), h("div", { cls: "atn-bar" }, close));
  el.append(keepKeys(h("div", { cls: "atn" }, card)));
  if (!arrive) return undefined;
  // After the form that brought it has moved on, which takes the focus too.
  const timer = setTimeout(() => {
    title.focus({ preventScroll: true });
    card.scrollIntoView({ block: "start", behavior: reducedMotion() ? "auto" : "smooth" });
  }, 400);
  return () => clearTimeout(timer);
}

export default { render: drawCareCard };
