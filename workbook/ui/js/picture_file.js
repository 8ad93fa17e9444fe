// A chart as a picture of its own: its sentence over it, what it counts under that, and its colours written out.

const PICTURE = { width: 640, pad: 24, title: 20, of: 14, scale: 2, font: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif" };
const svgPart = (tag, props, ...children) => {
  const el = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(props)) el.setAttribute(key, value);
  el.append(...children);
  return el;
};

// A text broken into lines that fit; a word wider than the picture stands on a line of its own.
function linesOf(text, size, weight) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${weight} ${size}px ${PICTURE.font}`;
  const lines = [];
  for (const word of String(text).split(/\s+/).filter(Boolean)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && pen.measureText(longer).width <= PICTURE.width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

// The whole picture as one SVG element that needs no page around it.
function pictureAlone(root, { title, of, wide }) {
  const look = getComputedStyle(root);
  const colour = (name) => look.getPropertyValue(name).trim();
  const text = wide.replace(/var\((--[\w-]+)\)/g, (_whole, name) => colour(name));
  const drawing = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
  let y = PICTURE.pad;
  const writing = [[title, PICTURE.title, 650, "--atn-ink"], [of, PICTURE.of, 400, "--atn-quiet"]].flatMap(([said, size, weight, ink]) =>
    linesOf(said, size, weight).map((line) => {
      y += size * 1.35;
      return svgPart("text", { x: PICTURE.pad, y, "font-size": size, "font-weight": weight, fill: colour(ink) }, line);
    }));
  const at = y + 16;
  drawing.setAttribute("x", PICTURE.pad);
  drawing.setAttribute("y", at);
  const height = Math.ceil(at + Number(drawing.getAttribute("height")) + PICTURE.pad), width = PICTURE.width + 2 * PICTURE.pad;
  const ground = svgPart("rect", { width, height, fill: colour("--atn-surface") });
  return svgPart("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": PICTURE.font, fill: colour("--atn-ink") }, ground, ...writing, drawing);
}

const svgFile = (alone) => new Blob([new XMLSerializer().serializeToString(alone)], { type: "image/svg+xml" });

// The same picture in dots, twice as fine as on the page.
async function pngFile(alone) {
  const image = new Image(), address = URL.createObjectURL(svgFile(alone));
  try {
    await new Promise((done, failed) => { image.onload = done; image.onerror = failed; image.src = address; });
    const canvas = h("canvas", { width: PICTURE.scale * alone.getAttribute("width"), height: PICTURE.scale * alone.getAttribute("height") });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, failed) => canvas.toBlob((dots) => (dots ? done(dots) : failed(new Error("no dots"))), "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}

// A program that takes pictures gets the picture, one that takes only text the sentence and its counts.
const copyPicture = (alone, words) => navigator.clipboard.write([new ClipboardItem({ "image/png": pngFile(alone), "text/plain": new Blob([words], { type: "text/plain" }) })]);
