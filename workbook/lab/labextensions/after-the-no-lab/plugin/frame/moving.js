/* Going from page to page, as in a book: the next one takes the place of the present one. */

import { lateOneEnded } from '../session.js';

const NOTEBOOK = /^(?:[^/]+\/)*[\w-]+\.ipynb$/;
const LAST_WORDS = 1_500; // ms that a page which is left has to take in what was typed last
const STEP = 100; // ms between two looks
const LOOKS = 40; // how often at most
const STARTING = 20_000; // ms that a kernel may take to start

export class Moving {
  /** `pages` are the panels that are pages and may be closed unasked; `sessions()` lists what is running, if it can;
   * `ready(panel)` waits for a page to be shown; `isOurs(path)` knows the book's pages, whose sessions begin `ahead`. */
  constructor({ commands, tracker, pages, sessions, router, ready, changed, isOurs, ahead }) {
    Object.assign(this, { commands, tracker, pages, sessions, ready, changed, isOurs });
    this.ahead = ahead(session => this.shared(session));
    this.leaving = new WeakSet(); // panels that are about to be closed
    this.closing = new Map(); // what is being closed, by path: told once it is
    this.ending = new Map(); // the sessions of pages that were closed, by path
    this.places = new Map(); // how far each page was scrolled
    this.turn = Promise.resolve(null);
    this.newest = 0;
    window.addEventListener('popstate', () => this.back());
    keepForward(router);
  }

  /** Open a notebook in place of the present page, or beside it; of several quick presses the last one counts. */
  open(path, how = {}) {
    if (!NOTEBOOK.test(path)) return Promise.resolve(null);
    const asked = (this.newest += 1);
    this.hurry?.();
    this.turn = this.turn.then(() => (asked === this.newest ? this.go(path, how) : null)).catch(() => null);
    return this.turn;
  }

  async go(path, { beside = false, part = '' }) {
    const before = this.tracker.currentWidget;
    if (before) this.remember(before); // now: out of sight it would be at its top
    if (before?.node.contains(document.activeElement)) document.activeElement.blur(); // a box that is left says all it has
    const open = this.panel(path);
    const replace = Boolean(before) && !beside && !open;
    if (replace) this.leaving.add(before);
    await this.closing.get(path); // opened sooner, it would be brought to the front and then closed
    await this.ended(path);
    if (!open && this.isOurs(path)) this.ahead.begin(path);
    const panel = await this.commands.execute('docmanager:open', { path, factory: 'Notebook' }).catch(() => null);
    if (!panel || panel.isDisposed) this.ahead.end(path);
    else if (!open) panel.disposed.connect(() => this.ahead.end(path));
    if (panel && part) panel.setFragment?.(`#${part}`);
    else if (open && open === before) toTop(open);
    // Closing takes the browser a moment, which the next page has first: until it is there, or another is wanted.
    const there = new Promise(resolve => (this.hurry = resolve));
    if (replace && panel) void this.close(before, Promise.race([there, this.ready(panel)])).catch(() => {});
    else if (replace) this.leaving.delete(before);
    return panel ?? null;
  }

  /** Close a page once it has taken in what was typed last; its kernel ends with it unless another window has it. */
  close(panel, turn = Promise.resolve()) {
    const { path } = panel.context;
    const closed = turn.then(() => this.finish(panel)).finally(() => {
      if (this.closing.get(path) === told) this.closing.delete(path);
    });
    const told = closed.catch(() => {});
    this.closing.set(path, told);
    return closed;
  }

  async finish(panel) {
    const { context, sessionContext } = panel;
    await context.ready; // only then it is known for a page
    if (!this.pages.has(panel)) return void this.leaving.delete(panel);
    const kernel = sessionContext.session?.kernel;
    if (kernel?.connectionStatus === 'connected') {
      const said = kernel.requestExecute({ code: '', silent: true, store_history: false }).done.catch(() => {});
      await Promise.race([said, pause(LAST_WORDS)]);
    }
    if (await this.shared(sessionContext.session)) {
      sessionContext.kernelPreference = { ...sessionContext.kernelPreference, shutdownOnDispose: false };
    }
    if (panel.isDisposed) return;
    const gone = new Promise(resolve => context.disposed.connect(resolve)); // closing takes JupyterLab a moment
    panel.close();
    this.changed();
    await Promise.race([gone, pause(LAST_WORDS)]);
  }

  /** Whether another window looks at the same page. */
  async shared(session) {
    const running = session && (await this.sessions())?.find(each => each.id === session.id);
    return (running?.kernel?.connections ?? 1) > 1;
  }

  /** Know which session ends with this panel. */
  watch(panel) {
    const { sessionContext } = panel;
    const { path } = panel.context;
    let last = sessionContext.session?.id;
    sessionContext.sessionChanged.connect((_, { newValue }) => (last = newValue?.id ?? last));
    panel.disposed.connect(() => {
      if (last && sessionContext.kernelPreference.shutdownOnDispose) this.ending.set(path, last);
    });
  }

  /** Wait for a page's last session to end; opened sooner, the page would be given that dying one. */
  async ended(path) {
    await Promise.race([Promise.all([lateOneEnded(path), this.ahead.ending.get(path)]), pause(STARTING)]);
    const id = this.ending.get(path);
    for (let n = 0; id && n < LOOKS; n += 1) {
      const running = await this.sessions();
      if (running && !running.some(session => session.id === id)) break;
      await pause(STEP);
    }
    this.ending.delete(path);
  }

  panel(path) {
    return this.tracker.find(panel => panel.context.path === path && !this.leaving.has(panel));
  }

  remember(panel) {
    const outer = panel.content.node.querySelector('.jp-WindowedPanel-outer');
    if (outer) this.places.set(panel.context.path, outer.scrollTop);
  }

  /** Where a page was when it was left; used when the browser's Back brings it again. */
  async bringBack(panel) {
    const top = this.places.get(panel.context.path);
    if (!top) return;
    await this.ready(panel);
    const outer = panel.content.node.querySelector('.jp-WindowedPanel-outer');
    for (let n = 0; n < LOOKS && outer && !panel.isDisposed; n += 1) {
      outer.scrollTop = top;
      if (Math.abs(outer.scrollTop - top) < 2) break;
      await pause(STEP); // the page is still growing
    }
  }

  /** The browser's Back and Forward. JupyterLab writes the history and does not read it. */
  async back() {
    const path = /\/tree\/(.+)$/.exec(decodeURIComponent(location.pathname))?.[1];
    if (!path || path === this.tracker.currentWidget?.context.path) return;
    const panel = await this.open(path);
    if (panel) await this.bringBack(panel);
  }
}

/** JupyterLab writes the present address into the history again after Back, which would cut off Forward. */
function keepForward(router) {
  if (!router) return;
  const navigate = router.navigate.bind(router);
  router.navigate = (path, options = {}) => {
    const there = new URL(path, location.href);
    const same = decodeURIComponent(there.pathname) === decodeURIComponent(location.pathname);
    if (options.skipRouting && same && !location.search) return;
    navigate(path, options);
  };
}

/** A link to the page it stands on leads to the top of that, and so does Tab from there. */
function toTop(panel) {
  const heading = panel.content.node.querySelector('h1');
  panel.content.node.querySelector('.jp-WindowedPanel-outer')?.scrollTo({ top: 0 });
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}

function pause(time) {
  return new Promise(resolve => setTimeout(resolve, time));
}
