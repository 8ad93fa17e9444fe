/* When the workbook itself has stopped: say so once, in our words, and go on as soon as it is back. */

const ASK_EVERY = 2_000; // ms
const PATIENCE = 4_000; // ms for an answer

export class Gone {
  /** `pages()` gives the opened pages. */
  constructor(services, connection, pages) {
    this.services = services;
    this.settings = services.serverSettings;
    this.connection = connection;
    this.pages = pages;
    this.lost = false;
    this.leaving = false; // the person is closing the workbook
    window.addEventListener('online', () => this.look());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.look());
  }

  /** Whether the server answers, whatever it says. */
  async answers() {
    try {
      // This address needs no login, and an answer of any kind will do.
      const answer = await fetch(`${this.settings.baseUrl}api`, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
      return answer.status < 500;
    } catch {
      return false;
    }
  }

  /** Look once; when nobody answers, say so and keep looking. */
  async look() {
    if (this.leaving || this.looking) return;
    this.looking = true;
    const answered = await this.answers();
    this.looking = false;
    if (this.leaving) return;
    if (answered) {
      if (this.lost) await this.goOn();
      return;
    }
    if (!this.lost) {
      this.lost = true;
      for (const page of this.pages()) page.engine.serverGone();
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), ASK_EVERY);
  }

  /** The server is back: the same one after a sleep, or a new one that knows no kernel of ours. */
  async goOn() {
    this.lost = false;
    const { connection, settings } = this;
    const answer = await connection.makeRequest(`${settings.baseUrl}api/kernels`, {}, settings).catch(() => null);
    if (!answer?.ok) { // it does not know this window
      for (const page of this.pages()) page.engine.serverGone('elsewhere');
      return;
    }
    const known = new Set((await answer.json()).map(kernel => kernel.id));
    for (const page of this.pages()) page.engine.serverBack(known);
    await this.services.sessions.refreshRunning().catch(() => {});
  }
}
