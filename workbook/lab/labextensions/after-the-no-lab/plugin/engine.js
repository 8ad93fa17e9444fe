/* The kernel behind one page: run the page when it is there, and never let the page look alive when it is not. */

const HERE = new Set(['idle', 'busy']);
const GONE = new Set(['dead', 'terminating']);
const AGAIN = new Set(['restarting', 'autorestarting', 'starting']); // under the same name, a new process
const SLOW = 10_000; // ms before the banner owns up to a long wait
const NUDGE = 800; // ms after which a kernel that says it starts is reached for anew
const LOST = 8_000; // ms of trying to reach the server before the banner says it is gone

export class Engine {
  /** Watch the panel's kernel; `run` runs the page and says whether it went well. */
  constructor(panel, run, banner, look = () => {}) {
    this.panel = panel;
    this.session = panel.sessionContext;
    this.run = run;
    this.banner = banner;
    this.look = look; // whether the server is there at all
    this.gone = false;
    this.ran = null; // the kernel the page has run in
    this.well = false; // whether it went well there
    this.turn = 0; // counts runs, so that an overtaken one changes nothing
    this.wasThere = false;
    const update = () => this.update();
    this.session.statusChanged.connect(update);
    this.session.connectionStatusChanged.connect(update);
    this.session.kernelChanged.connect(update);
    panel.disposed.connect(() => clearTimeout(this.timer));
    void this.session.ready.then(update);
    this.update();
  }

  update() {
    const { panel, session } = this;
    if (panel.isDisposed || this.gone) return;
    const status = session.kernelDisplayStatus;
    const kernel = session.session?.kernel ?? null;
    if (AGAIN.has(status) || GONE.has(status) || (kernel && this.ran && kernel.id !== this.ran)) this.forget();
    if (!HERE.has(status)) return this.wait(status, kernel);
    if (this.ran === kernel.id) return this.well ? this.there() : this.sayOnce('failed');
    if (this.running !== kernel.id) void this.start(kernel);
  }

  forget() {
    if (this.running || this.ran) this.waitingFor = null; // restarted amid a run, it is waited for anew
    this.ran = null;
    this.running = null;
    this.turn += 1;
  }

  async start(kernel) {
    const turn = (this.turn += 1);
    this.running = kernel.id;
    this.wait('starting', kernel);
    this.well = false;
    this.banner.letIn();
    let well = false;
    try {
      well = await this.run();
    } catch (problem) {
      console.warn('after-the-no: the page did not run', problem.name);
    }
    if (turn !== this.turn || this.panel.isDisposed) return;
    this.running = null;
    this.ran = kernel.id;
    this.well = well;
    this.update();
  }

  sayOnce(state) {
    if (state === this.waitingFor) return;
    this.waitingFor = state;
    clearTimeout(this.timer);
    this.say(state, { again: true });
  }

  there() {
    this.waitingFor = null;
    clearTimeout(this.timer);
    this.banner.wake(this.wasThere && this.banner.shown);
    this.wasThere = true;
  }

  wait(status, kernel) {
    const state = this.stateOf(status, kernel);
    if (state === this.waitingFor) return;
    this.waitingFor = state;
    clearTimeout(this.timer);
    // Restarted from another window, a kernel says that it starts and then nothing more on the old line.
    if (status === 'starting' && kernel) setTimeout(() => this.nudge(kernel), NUDGE);
    if (state === 'starting' || state === 'restarting') this.timer = setTimeout(() => this.saySlow(), SLOW);
    if (state === 'connecting' || state === 'disconnected') this.look();
    if (state === 'connecting') this.later('disconnected', LOST);
    this.say(state === 'connecting' ? 'reconnecting' : state, { again: state === 'stopped' || state === 'needs_engine' });
  }

  /** A kernel that was restarted while it was being reached never answers on that line, or says for ever that
   * it starts: it is reached for anew. One nobody can say anything about even then has gone. */
  saySlow(reached = false) {
    const status = this.session.kernelDisplayStatus;
    if (status === 'unknown' && reached) return this.say('stopped', { again: true });
    this.say('slow', {});
    if (status !== 'unknown' && !AGAIN.has(status)) return;
    void this.session.session?.kernel?.reconnect().catch(() => {});
    this.timer = setTimeout(() => this.saySlow(true), SLOW);
  }

  nudge(kernel) {
    if (!kernel.isDisposed && kernel.connectionStatus === 'connected' && kernel.status === 'starting') {
      void kernel.reconnect().catch(() => {});
    }
  }

  stateOf(status, kernel) {
    if (GONE.has(status) || (!kernel && this.wasThere && !AGAIN.has(status))) return 'stopped';
    if (status === 'disconnected') return 'disconnected';
    if (status === 'connecting' && this.ran) return 'connecting';
    if (this.session.hasNoKernel && this.session.isReady) return 'needs_engine';
    return this.wasThere ? 'restarting' : 'starting';
  }

  /** Nobody answers where the workbook was. */
  serverGone(key = 'gone') {
    this.gone = true;
    clearTimeout(this.timer);
    this.waitingFor = null;
    this.say(key, {});
  }

  /** It answers again, and knows these kernels. */
  serverBack(known) {
    const kernel = this.session.session?.kernel;
    this.gone = false;
    this.waitingFor = null;
    if (kernel && known.has(kernel.id)) void kernel.reconnect().catch(() => {}).then(() => this.update());
    else void this.afresh();
  }

  /** A new server knows nothing of the old session: begin with one of its own. */
  async afresh() {
    this.forget();
    await this.anew().catch(() => {});
    this.update();
  }

  later(key, delay) {
    this.timer = setTimeout(() => this.say(key, {}), delay);
  }

  say(key, { again }) {
    this.banner.say(key, again ? () => this.again() : null);
  }

  async again() {
    const { session } = this;
    const status = session.kernelDisplayStatus;
    this.forget();
    this.waitingFor = null;
    if (session.session?.kernel && !GONE.has(status)) await session.restartKernel();
    else await session.changeKernel({ name: session.kernelPreference.name }).catch(() => this.anew());
    this.update();
  }

  /** Begin with a session of its own, when the old one is known to the server no more. */
  async anew() {
    const { session } = this;
    await session.shutdown().catch(() => {});
    await session.changeKernel({ name: session.kernelPreference.name });
  }
}
