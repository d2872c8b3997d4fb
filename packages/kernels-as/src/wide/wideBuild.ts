// Whether this engine computes pairs of vectors as one, whether the results are right, and whether that is faster.
import { strictWasm } from '../numbers/strictWasm.ts';
import { type Build, buildFor, startWasm, type Wasm } from '../wasm/module.ts';
import { probeResults } from './probeResults.ts';

/** How a host turns on what the `wide` build is for: V8's `--experimental-wasm-revectorize`. */
export interface Widen {
  /** Turns it on or off for what is compiled from now on. Throws an Error that says what was expected where it cannot. */
  turn(on: boolean): void;
  /** Hears, in one line, why the build is not used after all. */
  refused(reason: string): void;
}

/** Side of the products that are timed. */
const SIDE = 160;
/** The build `wide` is used if it takes at most this share of the time of `simd`. */
const WORTH = 0.85;
/** Milliseconds in which the speed of `wide` is measured: engines recompile hot code in the background. */
const PATIENCE = 150;
/** Milliseconds in which the speed of `simd` is measured. */
const SHORT = 10;
/** How often results are computed before each of the comparisons: at the last, everything has been compiled for good. */
const TIMES = 30;
const COMPARISONS = 2;

let decided: Promise<Build> | undefined;

/** `wide` where it gives the bits of `simd` and is faster, else the build for `strict`. Found out once in a process. */
export function wideBuild(widen: Widen): Promise<Build> {
  decided ??= decide(widen);
  return decided;
}

/** As `wideBuild`, without the result of an earlier call. */
export async function decide(widen: Widen): Promise<Build> {
  const plain = await buildFor('strict');
  // Before the engine is asked for more than it does by default: these results and this time are to be trusted.
  const trusted = await strictWasm();
  const right = probeResults(trusted);
  const time = timeOf(trusted, SHORT);
  try {
    widen.turn(true);
  } catch (error) {
    widen.refused((error as Error).message);
    return plain;
  }
  const reason = await objection(right, time);
  if (reason === undefined) return 'wide';
  widen.turn(false);
  widen.refused(reason);
  return plain;
}

/** Why `wide` must not be used, if so: its results must be `right`, and `time` is that of `simd` in milliseconds. */
async function objection(right: Int32Array, time: number): Promise<string | undefined> {
  const wide = await startWasm('wide');
  for (let i = 0; i < COMPARISONS; i++) {
    const results = probeResults(wide, TIMES);
    if (results.length !== right.length || results.some((bits, at) => bits !== right[at]))
      return 'its results differ from those of the build simd';
  }
  const wideTime = timeOf(wide, PATIENCE, WORTH * time);
  if (wideTime > WORTH * time)
    return `expected products to take less than ${WORTH} of the time, they take ${Math.round((100 * wideTime) / time) / 100}`;
  return undefined;
}

/** The shortest time of a product in `patience`, all in milliseconds; looked for no longer once it is below `enough`. */
function timeOf({ heap, kernels, workspaceBytes }: Wasm, patience: number, enough = 0): number {
  const [a, b, c] = [0, 1, 2].map(() => heap.allocate(4 * SIDE * SIDE));
  const workspace = heap.allocate(workspaceBytes.matMul(1));
  for (const at of [a, b]) heap.f32(at, SIDE * SIDE).fill(0.5);
  let best = Number.POSITIVE_INFINITY;
  const begun = performance.now();
  for (let now = begun; now - begun < patience && best > enough; ) {
    kernels.matMul(a, b, c, 1, 0, 0, SIDE, SIDE, SIDE, 0, 0, workspace);
    const next = performance.now();
    best = Math.min(best, next - now);
    now = next;
  }
  for (const at of [workspace, c, b, a]) heap.free(at);
  return best;
}
