import { realSamples } from '../inference/realSamples.ts';
import type { Run } from '../training/run.ts';
import type { Room } from './types.ts';

/** What D says on average of `count` real samples and of as many of the present G's, as probabilities. */
export async function verdicts(room: Room, run: Run, count = 1000): Promise<{ real: number; fake: number }> {
  const meanOf = async (samples: Parameters<Run['discriminate']>[0]) => {
    const { logits } = await run.discriminate(samples);
    return room.scalar.sigmoid(logits).reduce((sum, value) => sum + value, 0) / logits.length;
  };
  const seeds = Array.from({ length: count }, (_, i) => i);
  const fakes = await run.sample(await run.latents(seeds), undefined, 'current');
  return {
    real: await meanOf(realSamples(room.random, run.dataset, count)),
    fake: await meanOf(fakes),
  };
}
