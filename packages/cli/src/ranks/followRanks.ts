// A rank other than 0: it trains what rank 0 says, writes nothing and says nothing.
import { type Config, configDiff, type Dataset, LostRank, train } from '@ganvil/core';
import type { JobRanks } from '@ganvil/mpi';
import type { DataFlags } from '../args/dataFlags.ts';
import { openData } from '../data/openData.ts';
import { startEngine } from '../engine/openBackend.ts';
import { EXIT, explain, oneLine } from '../node/exit.ts';
import { sha256Of } from '../node/sha256Of.ts';
import { handleSignals } from '../node/signals.ts';
import { configAfter } from '../run/configAfter.ts';
import { build, type Facts, meet } from './meet.ts';
import { decodePlan, decodeState, type Plan } from './plan.ts';

/** Trains beside rank 0; the result is the exit code. `asked` gives the settings that the command asks for, where it says all of them. */
export async function followRanks(
  ranks: JobRanks,
  reading: DataFlags,
  asked?: () => Promise<Config>,
): Promise<number> {
  const { signal } = handleSignals(() => {});
  const stop = {
    get aborted() {
      return signal.aborted || ranks.stopAsked;
    },
  };
  let met = false;
  try {
    const plan = decodePlan(ranks.broadcast());
    const { dataset, ...facts } = await prepare(plan, reading, asked);
    meet(ranks, facts);
    met = true;
    const { from, changes, otherBits } = plan;
    const recall = async () => decodeState(ranks.broadcast());
    const options = { from, changes, otherBits, recall, signal: stop, hash: sha256Of, together: { ranks } };
    for await (const _ of train(withoutReports(plan.config), dataset!, options));
    ranks.leave();
    return EXIT.done;
  } catch (error) {
    const known = explain(error);
    const isMine = met ? !(error instanceof LostRank) : known === undefined;
    if (isMine)
      process.stderr.write(
        `ganvil: rank ${ranks.rank}: ${known ? oneLine(known.message) : (error as Error).stack}\n`,
      );
    return known?.code ?? EXIT.bug;
  }
}

/** Opens data and backend; what goes wrong becomes a fact that all ranks learn. */
async function prepare(
  { config, preset, from }: Plan,
  reading: DataFlags,
  asked?: () => Promise<Config>,
): Promise<Facts & { readonly dataset?: Dataset }> {
  try {
    const differences = asked ? configDiff(config, configAfter(await asked(), from?.changes ?? [])) : [];
    const settings = differences.map(({ key, after }) => `${key} ${after}`).join(', ');
    const { dataset } = await openData(config, preset, () => {}, { ...reading, progress: 'none' });
    await startEngine(config, { dataset, steps: config.steps, quiet: true, memory: reading.memory });
    return { build, settings, data: dataset.digest, dataset };
  } catch (error) {
    const { code, message } = explain(error) ?? { code: EXIT.bug, message: String(error) };
    return { build, settings: '', data: '', error: { code, message: oneLine(message) } };
  }
}

/** The settings without reports that no one reads, and that leave no trace in the run. */
function withoutReports(config: Config): Config {
  const { stopOn, rollbacks, checkpointEvery } = config;
  const quiet: Config = { ...config, sampleEvery: 0, sampleCount: 1, alarms: 'off' };
  const measured = stopOn === '' ? { evaluateEvery: 0, evaluateCount: 2 } : {};
  return { ...quiet, ...measured, checkpointEvery: rollbacks > 0 || stopOn !== '' ? checkpointEvery : 0 };
}
