/* Leaving at once: one key pressed three times puts a blank page in place of everything. */

const KEYS = { shift: 'Shift', escape: 'Escape' };
const TIMES = 3;
const WITHIN = 1500; // ms from the first press to the last
const SENT = 500; // ms that what was typed may take on its way to the book

/** Hear the key wherever in JupyterLab the focus is; a page says which key, and until one has, it is Shift. */
export function leaveByKey(leave = leaveAtOnce) {
  let pressed = [];
  const hear = event => {
    const key = KEYS[document.body.dataset.atnQuick ?? 'shift'];
    if (event.key !== key || event.isComposing) pressed = [];
    else if (!event.repeat) pressed = [...pressed, event.timeStamp].filter(at => event.timeStamp - at < WITHIN);
    if (pressed.length < TIMES) return;
    pressed = [];
    leave();
  };
  window.addEventListener('keydown', hear, true);
  window.addEventListener('pointerdown', () => { pressed = []; }, true);
}

/** Nothing can be seen from this moment on; what is half typed is sent first, as when a page is left. */
function leaveAtOnce() {
  document.documentElement.style.display = 'none';
  document.title = '';
  window.dispatchEvent(new Event('pagehide'));
  setTimeout(() => location.replace('about:blank'), SENT);
}
