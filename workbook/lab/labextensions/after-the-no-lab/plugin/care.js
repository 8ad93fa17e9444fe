/* "I'm not all right" at the foot of a page from its first moment: before its engine answers, and if it never does. */

let parts; // the same script and style the page brings itself, made once

/** Put the bar on a notebook panel; the page puts its own in its place as soon as it is there. */
export async function standBy(panel, given) {
  if (!given.care) return;
  parts ??= load(given);
  const { careBar } = await parts;
  if (panel.isDisposed || panel.node.querySelector(':scope > .atn-care-bar')) return;
  const care = { ...given.care };
  careBar(panel.node, care, country => (care.country = country));
}

async function load({ script, style }) {
  const sheet = document.createElement('style');
  sheet.textContent = style;
  document.head.prepend(sheet);
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  try {
    return await import(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}
