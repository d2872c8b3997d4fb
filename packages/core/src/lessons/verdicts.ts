import { realSamples } from '../inference/realSamples.ts';
import type { Run } from '../training/run.ts';
import type { Room } from './types.ts';

const COUNT = 1000;

/** What D says on average of real samples and of the present G's, as probabilities. */
export async function verdicts(room: Room, run: Run): Promise<{ real: number; fake: number }> {
  const meanOf = async (samples: Parameters<Run['discriminate']>[0]) => {
    const { logits } = await run.discriminate(samples);
    return room.scalar.sigmoid(logits).reduce((sum, value) => sum + value, 0) / logits.length;
  };
  const seeds = Array.from({ length: COUNT }, (_, i) => i);
  const fakes = await run.sample(await run.latents(seeds), undefined, 'current');
  return {
    real: await meanOf(realSamples(room.random, run.dataset, COUNT)),
    fake: await meanOf(fakes),
  };
}
