import { type Nudge, nudge } from '../lab/measures/nudge.ts';
import { samplesOf } from '../lab/model/samples.ts';
import type { Session } from '../session/types.ts';

const CANDIDATES = 16;

/** The smallest nudge that raises a critic by `amount` on a fake, the first of a few on which there is one. */
export async function nudgeFake(session: Session, amount: number): Promise<Nudge> {
  const fakes = await session.sample({ seeds: Array.from({ length: CANDIDATES }, (_, i) => i) });
  const { gradient } = await session.discriminate(fakes, { gradient: true });
  const size = fakes.data.length / fakes.count;
  const judge = async (data: Float32Array) =>
    (await session.discriminate(samplesOf(data, fakes.shape))).logits;
  for (let from = 0; from < fakes.data.length; from += size) {
    const found = await nudge(
      fakes.data.slice(from, from + size),
      gradient!.slice(from, from + size),
      judge,
      { probability: false, amount },
    );
    if (found) return found;
  }
  throw new Error(`nudge: expected one for some of ${CANDIDATES} fakes, got none.`);
}
