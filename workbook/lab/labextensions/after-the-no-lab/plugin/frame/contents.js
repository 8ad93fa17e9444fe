/* The list of the pages: as a panel at the side, and as a sheet where there is no room for one. */
import { make } from './dom.js';

export class Contents {
  /** `given` holds groups of pages and the words; `open(file, beside)` opens one; `foot` are label and act, some for narrow screens. */
  constructor(given, foot, open) {
    this.given = given;
    this.foot = foot;
    this.open = open;
    this.lists = [];
    this.current = null;
    this.due = new Set();
    this.off = new Set();
  }

  /** The page of that file, if it is one of the book's. */
  entry(file) {
    return this.pages().find(page => page.file === file) ?? null;
  }

  pages() {
    return this.given.groups.flatMap(group => group.pages);
  }

  /** A navigation of its own, which follows what is current and due. */
  draw() {
    const { words, sample } = this.given;
    const nav = make('nav', { className: 'atn-contents', ariaLabel: words.contents });
    nav.setAttribute('aria-keyshortcuts', 'Alt+Shift+C');
    nav.append(make('p', { className: 'atn-contents-book', textContent: sample ? words.sample_book : words.book }));
    for (const [at, group] of this.given.groups.entries()) {
      const id = `atn-contents-${this.lists.length}-${at}`;
      const list = make('ul', {}, ...group.pages.map(page => this.item(page)));
      list.setAttribute('aria-labelledby', id);
      nav.append(make('h2', { id, textContent: group.name }), list);
    }
    nav.append(make('div', { className: 'atn-contents-foot' }, ...this.foot.map(button)));
    this.lists.push(nav);
    this.mark(nav);
    return nav;
  }

  item(page) {
    const name = make('span', { className: 'atn-contents-name', textContent: page.name });
    const due = make('span', { className: 'atn-contents-due', textContent: this.given.words.due, hidden: true });
    const link = make('a', { href: page.address, className: 'atn-contents-page' }, name, ' ', due);
    link.dataset.file = page.file;
    link.addEventListener('click', event => {
      event.preventDefault();
      this.open(page.file, event.ctrlKey || event.metaKey);
    });
    return make('li', {}, link);
  }

  /** Say which page is the present one, where something is due, and which pages are switched off. */
  update({ current = this.current, due = this.due, off = this.off }) {
    this.current = current;
    this.due = new Set(due);
    this.off = new Set(off);
    for (const nav of this.lists) this.mark(nav);
  }

  mark(nav) {
    for (const link of nav.querySelectorAll('a[data-file]')) {
      const { file } = link.dataset;
      if (file === this.current) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
      link.querySelector('.atn-contents-due').hidden = !this.due.has(file);
      link.parentNode.hidden = this.off.has(file);
    }
    for (const list of nav.querySelectorAll('ul')) list.previousSibling.hidden = [...list.children].every(item => item.hidden);
  }
}

/** A sheet over the page with the same list; gives the function that opens it. */
export function makeSheet(contents, words) {
  const sheet = make('dialog', { className: 'atn-contents-sheet', ariaLabel: words.contents });
  const shut = make('button', { type: 'button', className: 'atn-contents-sheet-shut', ariaLabel: words.shut, textContent: '×' });
  shut.addEventListener('click', () => sheet.close());
  sheet.addEventListener('click', event => {
    if (event.target === sheet || event.target.closest('a, .atn-contents-foot button')) sheet.close();
  });
  sheet.addEventListener('keydown', event => event.stopPropagation()); // JupyterLab's one-letter commands
  sheet.append(shut, contents.draw());
  document.body.append(sheet);
  return () => {
    sheet.showModal();
    sheet.scrollTop = 0;
    (sheet.querySelector('a[aria-current]') ?? shut).focus({ preventScroll: true });
  };
}

function button({ label, act, narrow }) {
  const node = make('button', { type: 'button', textContent: label, className: narrow ? 'atn-contents-narrow' : '' });
  node.addEventListener('click', act);
  return node;
}
