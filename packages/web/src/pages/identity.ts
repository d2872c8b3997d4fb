// The page on reproducibility: the check against the golden digests, in the visitor's browser.

import type { VerifyOptions } from '@ganvil/core';
import { h } from '../lab/controls/dom.ts';
import { resolveAssets } from '../rpc/assets.ts';
import { createWorker } from '../rpc/createWorker.ts';
import type { VerifierRow } from '../worker/verifier.ts';

const start = document.getElementById('start') as HTMLButtonElement;
const state = document.getElementById('state') as HTMLElement;
const rows = document.getElementById('rows') as HTMLElement;
const RESULTS = { same: 'bit-identical', different: 'different', skipped: 'skipped' } as const;

start.onclick = () => {
  start.disabled = true;
  rows.replaceChildren();
  state.textContent = 'Training …';
  const worker = createWorker(new URL('./verifier.js', import.meta.url).href, { type: 'module' });
  const count = { same: 0, different: 0, skipped: 0 };
  const finish = (message: string) => {
    worker.terminate();
    start.disabled = false;
    state.textContent = message;
  };
  worker.onerror = ({ message }) => finish(`The worker failed: ${message || 'its script does not run'}.`);
  worker.onmessage = ({ data }: MessageEvent<VerifierRow>) => {
    if (data.outcome === 'done') finish(summary(count));
    else if (data.outcome === 'failed') finish(data.message);
    else {
      count[data.outcome]++;
      rows.append(rowOf(data));
    }
  };
  const { 'scalar.wasm': scalar, 'simd.wasm': simd, 'fma.wasm': fma } = resolveAssets();
  worker.postMessage({ wasm: { scalar, simd, fma }, only: only() });
};

/** The presets and entries that the address names, if it names any: `?presets=ring8,digits&entries=loss=kl`. */
function only(): VerifyOptions {
  const named = new URLSearchParams(location.search);
  const [presets, entries] = ['presets', 'entries'].map((key) => named.get(key)?.split(','));
  return presets || entries ? ({ presets, entries } as VerifyOptions) : {};
}

function summary({ same, different, skipped }: Record<keyof typeof RESULTS, number>): string {
  const all =
    different === 0
      ? `All ${same} digests match.`
      : `${different} of ${same + different} digests do not match.`;
  return skipped > 0 ? `${all} ${skipped} skipped.` : all;
}

function rowOf({
  preset,
  entry,
  numerics,
  steps,
  found,
  outcome,
  why,
}: Extract<VerifierRow, { numerics: string }>): HTMLElement {
  const mark = outcome === 'same' ? 'good' : outcome === 'different' ? 'bad' : '';
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, preset ?? entry!),
    h('td', {}, numerics),
    h('td', { className: 'number' }, String(steps)),
    h('td', {}, h('code', { title: found?.state ?? '' }, found ? `${found.state.slice(0, 24)}…` : '–')),
    h('td', { className: `result ${mark}` }, why ? `${RESULTS[outcome]}: ${why}` : RESULTS[outcome]),
  );
}
