/* The session of the next page, begun at the press: its engine is reached while JupyterLab still opens the file. */

export class Ahead {
  /** `sessions` is JupyterLab's manager, which hands what was begun here to the page; `ask(wanted)` has the server
   * begin one, `shared(session)` says whether another window has it, too. */
  constructor({ sessions, ask, shared }) {
    Object.assign(this, { sessions, ask, shared });
    this.begun = new Map(); // by path: a session until its page takes it
    this.ending = new Map(); // by path: told once a session that no page took has ended
    this.connect = sessions.connectTo.bind(sessions);
    sessions.connectTo = options => this.taken(options.model) ?? this.connect(options);
    // A page asks what is running before it begins a session, and must find the one that is being begun.
    const refresh = sessions.refreshRunning.bind(sessions);
    sessions.refreshRunning = async () => {
      const begun = [...this.begun.values()];
      await Promise.all(begun.map(one => one.there));
      const known = new Set([...sessions.running()].map(model => model.id));
      if (!begun.length || begun.some(one => one.session && !known.has(one.session.id))) await refresh();
    };
  }

  /** Begin the session of this page, unless it has one. */
  begin(path) {
    if (this.begun.has(path) || [...this.sessions.running()].some(model => model.path === path)) return;
    const one = { session: null };
    one.there = this.reach(one, path).catch(() => {}); // then the page begins its own, and says why if it cannot
    this.begun.set(path, one);
  }

  async reach(one, path) {
    const answer = await this.ask({ path, name: path.split('/').pop(), type: 'notebook', kernel: {} });
    if (answer.ok) one.session = this.connect({ model: await answer.json() });
  }

  /** What was begun for a page that comes for it. */
  taken({ id, path }) {
    const session = this.begun.get(path)?.session;
    if (session?.id !== id) return null;
    this.begun.delete(path);
    return session.isDisposed ? null : session;
  }

  /** The page was closed again, or is not there: what it has not taken ends. */
  end(path) {
    const one = this.begun.get(path);
    if (!one) return;
    this.begun.delete(path);
    const ended = this.close(one).catch(() => {}).then(() => this.ending.get(path) === ended && this.ending.delete(path));
    this.ending.set(path, ended);
  }

  async close(one) {
    await one.there;
    const { session } = one;
    if (!session || session.isDisposed) return;
    if (!(await this.shared(session))) await session.shutdown();
    session.dispose();
  }
}
