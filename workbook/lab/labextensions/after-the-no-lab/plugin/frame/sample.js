/* The sample book on one click, and the way back: a workbook of its own on this computer, in this window. */
import { end } from './leave.js';

export class Sample {
  /** `say(sentence)` shows one over the page, "" takes it away; `away()` closes the pages of this book. */
  constructor({ given, connection, settings, say, away }) {
    Object.assign(this, { given, connection, settings, say, away });
    this.busy = false;
  }

  /** Go to the sample book, which is made the first time. */
  async open() {
    if (this.busy) return;
    this.busy = true;
    this.say(this.given.words.opening);
    const address = await this.address();
    this.busy = false;
    if (!address) return this.say(this.given.words.not_opened, true);
    await this.away(); // nobody is at them, and each has an engine of its own
    location.assign(address);
  }

  async address() {
    const { connection, settings } = this;
    try {
      const answer = await connection.makeRequest(`${settings.baseUrl}after-the-no/sample`, { method: 'POST' }, settings);
      return answer.ok ? (await answer.json()).address : '';
    } catch {
      return '';
    }
  }

  /** Go back to the person's own book; the sample ends and keeps what was changed in it. */
  async leave() {
    await end(this.connection, this.settings);
    location.assign(this.given.home);
  }
}
