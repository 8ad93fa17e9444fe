/* The line at the top of a page that says what its engine is doing, while the page itself waits. */

const AT_ONCE = 400; // ms; a shorter wait is not worth a word
const BACK = 4_000; // ms the good news stays
const CARE = '.atn-frame'; // holds the way to help, which works without an engine

export class Banner {
  constructor(panel, words) {
    this.words = words;
    this.panel = panel;
    this.node = document.createElement('div');
    this.node.className = 'atn-lab-banner';
    this.node.setAttribute('role', 'status');
    this.node.hidden = true;
    panel.node.append(this.node);
    this.asleep = true;
    this.watch = new MutationObserver(() => (this.asleep ? this.sleep() : this.coming && this.came()));
    this.watch.observe(panel.content.node, { childList: true, subtree: true });
    panel.disposed.connect(() => this.watch.disconnect());
  }

  get shown() {
    return !this.node.hidden;
  }

  /** Say a sentence and put the page to sleep; with `again`, offer to start it. */
  say(key, again) {
    this.sleep();
    clearTimeout(this.timer);
    if (this.shown || again) this.write(key, again);
    else this.timer = setTimeout(() => this.write(key, again), AT_ONCE);
  }

  /** From now on what appears on the page is of its present run, and can be used as it comes. */
  letIn() {
    this.asleep = false;
    this.coming = true;
    this.panel.content.node.setAttribute('aria-busy', 'true');
  }

  /** Its first part is there: nobody waits any more. */
  came() {
    if (!this.panel.content.node.querySelector('.jp-OutputArea-output:not([data-atn-asleep])')) return;
    this.coming = false;
    clearTimeout(this.timer);
    this.hide();
  }

  /** Wake the page; with `news`, say for a moment that it is back. */
  wake(news) {
    clearTimeout(this.timer);
    this.asleep = this.coming = false;
    this.panel.content.node.removeAttribute('aria-busy');
    for (const part of this.panel.content.node.querySelectorAll('[data-atn-asleep]')) {
      part.removeAttribute('data-atn-asleep');
      part.inert = false;
    }
    // Whoever was writing goes on where they were, unless they have gone elsewhere meanwhile.
    if (this.writing?.isConnected && document.activeElement === document.body) this.writing.focus({ preventScroll: true });
    this.writing = null;
    if (!news) this.hide();
    else {
      this.write('back', null);
      this.timer = setTimeout(() => this.hide(), BACK);
    }
  }

  hide() {
    this.node.hidden = true;
    this.node.replaceChildren();
    this.makeRoom();
  }

  makeRoom() {
    this.panel.node.style.setProperty('--lab-banner', `${this.node.offsetHeight}px`);
  }

  write(key, again) {
    const sentence = document.createElement('span');
    sentence.textContent = this.words[key] ?? '';
    this.node.replaceChildren(sentence);
    this.node.dataset.state = key;
    if (again) this.node.append(button(this.words.start_again ?? '', again));
    this.node.hidden = false;
    this.makeRoom();
  }

  /** Take the page's outputs out of reach, all but the way to help. */
  sleep() {
    this.asleep = true;
    this.coming = false;
    const { node } = this.panel.content;
    node.removeAttribute('aria-busy'); // else a screen reader would wait for what doesn't come
    if (node.contains(document.activeElement)) this.writing = document.activeElement;
    for (const output of node.querySelectorAll('.jp-OutputArea-output')) lull(output);
  }
}

function lull(part) {
  if (part.matches(CARE)) return;
  if (part.querySelector(CARE)) [...part.children].forEach(lull);
  else if (!part.inert) {
    part.inert = true;
    part.setAttribute('data-atn-asleep', '');
  }
}

function button(label, act) {
  const node = document.createElement('button');
  node.type = 'button';
  node.textContent = label;
  node.addEventListener('click', act, { once: true });
  return node;
}
