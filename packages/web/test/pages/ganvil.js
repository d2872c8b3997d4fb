// Hands the package to the tests, and every worker that it starts.
import * as ganvil from './index.js';

const workers = [];
window.Worker = class extends Worker {
  constructor(...args) {
    super(...args);
    workers.push(this);
  }
};
Object.assign(window, { ganvil, workers });
globalThis.load = (url) => import(url);
