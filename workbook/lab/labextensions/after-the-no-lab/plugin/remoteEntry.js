/*
 * The door through which JupyterLab takes in the plug-in: a module-federation container written by hand.
 * No build, no dependencies. The files lie in `plugin/`, not `static/`, because JupyterLab lets browsers keep
 * everything under `static/` for a year and these names never change.
 */
(() => {
  'use strict';
  const here = document.currentScript.src;
  let scope = {};

  /** One of JupyterLab's own modules, as JupyterLab itself uses it. */
  async function shared(name) {
    const offers = Object.values(scope[name] ?? {});
    const own = offers.find(offer => `${offer.from}`.includes('application-top')) ?? offers[0];
    if (!own) throw new Error(`after-the-no: JupyterLab offers no ${name}`);
    return (await own.get())();
  }

  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB['after-the-no-lab'] = {
    init: async given => {
      scope = given;
    },
    get: async name => {
      if (name !== './extension') throw new Error(`after-the-no: no module ${name}`);
      const { makePlugins } = await import(new URL('plugin.js', here));
      const plugins = await makePlugins(shared);
      return () => ({ __esModule: true, default: plugins });
    }
  };
})();
