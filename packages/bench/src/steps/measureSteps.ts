import type { ConfigInput } from '@ganvil/core';
import { peers } from '../peers/index.ts';
import type { Peer, Runner } from '../peers/types.ts';
import { type Estimate, estimate, median } from '../stats/estimates.ts';
import { interleave, type Repetitions } from '../stats/interleave.ts';
import { prng } from '../stats/prng.ts';
import { models } from './models.ts';

/** The times of a peer on a model, or the reason why there are none. */
export interface PeerResult {
  readonly peer: string;
  /** Median seconds per step. */
  readonly seconds?: number;
  /** Seconds per step, a number per round. */
  readonly rounds?: readonly number[];
  /** Time relative to the first peer. */
  readonly ratio?: Estimate;
  readonly reason?: string;
}

/** The results of all peers on a model. */
export interface ModelResult {
  readonly model: string;
  readonly help: string;
  readonly peers: readonly PeerResult[];
}

/** What to measure. */
export interface StepsOptions extends Repetitions {
  readonly peers: readonly string[];
  /** Whether the peers were named by the user: then slow ones are measured, too. */
  readonly named: boolean;
  /** Settings of Ganvil. */
  readonly own: ConfigInput;
}

/** A model with the peers that can train it. */
interface Opened {
  readonly name: string;
  readonly runners: ReadonlyMap<string, Runner>;
  /** Peer -> why it cannot. */
  readonly reasons: ReadonlyMap<string, string>;
}

/**
 * Measures models on peers, all of them in every round: load on a machine often lasts longer than the rounds of one model, and
 * spread over the whole duration it shows in the intervals.
 */
export async function measureSteps(
  names: readonly string[],
  options: StepsOptions,
  progress: (what: string) => void,
): Promise<ModelResult[]> {
  const opened: Opened[] = [];
  for (const name of names) {
    progress(`opening ${name}`);
    opened.push(await open(name, options));
  }
  progress(`measuring ${names.join(', ')}`);
  const all = opened.flatMap(({ runners }) => [...runners.values()]);
  const times = await interleave(
    all.map((runner) => (steps: number) => runner.run(steps)),
    options,
    prng(1),
  );
  for (const runner of all) await runner.close();
  return opened.map(({ name, runners, reasons }) => {
    const own = times.splice(0, runners.size);
    const results = options.peers.map((peer) => resultOf(peer, [...runners.keys()], own, reasons.get(peer)));
    return { model: name, help: models[name].help, peers: results };
  });
}

async function open(name: string, options: StepsOptions): Promise<Opened> {
  const model = models[name];
  const runners = new Map<string, Runner>();
  const reasons = new Map<string, string>();
  for (const peer of options.peers) {
    const reason = model.slow[peer];
    if (reason && !options.named) reasons.set(peer, `not run (${reason})`);
    else if (peer === 'shim' && model.config.architecture === 'mlp') reasons.set(peer, 'same as wasm');
    else await tryPeer(peer);
  }
  return { name, runners, reasons };

  async function tryPeer(peer: string): Promise<void> {
    const { open }: Peer = peers[peer];
    let runner: Runner | undefined;
    try {
      runner = await open(model, options.own);
      await runner.run(1);
      runners.set(peer, runner);
    } catch (error) {
      await runner?.close();
      reasons.set(peer, (error as Error).message.replace(/[\s\p{Cc}]+/gu, ' '));
    }
  }
}

function resultOf(peer: string, able: readonly string[], times: number[][], reason?: string): PeerResult {
  const rounds = times[able.indexOf(peer)];
  if (!rounds) return { peer, reason };
  const ratio = peer === able[0] ? undefined : estimate(rounds.map((seconds, i) => seconds / times[0][i]));
  return { peer, seconds: median(rounds), rounds, ratio };
}
