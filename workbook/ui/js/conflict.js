// Two windows changed one record: both texts, and three ways on.

function conflictCard(conflict, say, act) {
  const pair = (one) => h("div", { cls: "atn-pair" }, h("h3", {}, one.ask),
    h("div", { cls: "atn-sides" }, side(say.mine, one.mine), side(say.theirs, one.theirs)));
  const side = (name, text) => h("div", { cls: "atn-side" }, h("p", { cls: "atn-whose" }, name), h("p", { cls: "atn-said", dir: "auto" }, text || say.nothing));
  const button = (label, how) => h("button", { type: "button", cls: "atn-second", onclick: () => act(how) }, label);
  return h("section", { cls: "atn-conflict", tabindex: "-1", "aria-label": say.conflict_title }, h("h2", {}, say.conflict_title), h("p", {}, conflict.gone ? say.conflict_gone : say.conflict_text),
    conflict.gone ? null : conflict.sides.map(pair), h("div", { cls: "atn-bar" }, button(conflict.gone ? say.keep_as_new : say.keep_mine, "mine"), conflict.gone ? null : [button(say.keep_theirs, "theirs"), button(say.keep_both, "both")]));
}
