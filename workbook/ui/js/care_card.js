// The care card on the page itself, where an answer has brought it: the same words and buttons as in the dialog.

function drawCareCard({ care, arrive }, send) {
  const keep = (country) => { care.country = country; send({ do: "country", with: country }); };
  care.lead = () => send({ do: "company" });
  const title = h("h2", { id: unique("care"), tabindex: "-1" }, care.say.title);
  const close = h("button", { type: "button", cls: "atn-second", onclick: () => card.remove() }, care.say.close);
  const said = pressedLine();
  const card = h("aside", { cls: "atn-care", "aria-labelledby": title.id }, title, careParts(care, keep),
    h("div", { cls: "atn-bar" }, close), said.el);
  let leave = () => {};
  // After the form that brought it has moved on, which takes the focus too.
  const timer = arrive && setTimeout(() => { leave = arriveAt(card, title, "start"); }, 400);
  return { el: card, apply: said.apply, stop() { clearTimeout(timer); leave(); } };
}

export default component(drawCareCard);
