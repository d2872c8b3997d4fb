import { type Nudge, nudge } from '../lab/measures/nudge.ts';
import { samplesOf } from '../lab/model/sampleSelection.ts';
import type { Session } from '../session/types.ts';

const CANDIDATES = 16;

/** The smallest nudge that raises a critic's value by `amount`, on the first of a few fakes that has one. Rejects if none has. */
export async function nudgeFake(session: Session, amount: number): Promise<Nudge> {
  const fakes = await session.sample({ seeds: Array.from({ length: CANDIDATES }, (_, i) => i) });
  const { gradient } = await session.discriminate(fakes, { gradient: true });
  const size = fakes.data.length / fakes.count;
  const logitsOf = async (data: Float32Array) =>
    (await session.discriminate(samplesOf(data, fakes.shape))).logits;
  for (let from = 0; from < fakes.data.length; from += size) {
    const found = await nudge(
      fakes.data.slice(from, from + size),
      gradient!.slice(from, from + size),
      logitsOf,
      { probability: false, amount },
    );
    if (found) return found;
  }
  throw new Error(`No nudge raises D by ${amount} on any of ${CANDIDATES} fakes.`);
}
