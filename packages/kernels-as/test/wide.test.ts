import { describe, expect, it } from 'vitest';
import { type Build, startWasm } from '../src/wasm/module.ts';
import { probeResults } from '../src/wide/probeResults.ts';
import { decide } from '../src/wide/wideBuild.ts';

describe('the wide build', () => {
  it('computes the sample that it is judged by as all strict builds do', async () => {
    const [scalar, ...others] = await Promise.all(
      (['scalar', 'simd', 'wide'] satisfies Build[]).map(async (build) =>
        probeResults(await startWasm(build)),
      ),
    );
    expect(scalar.length).toBeGreaterThan(50_000);
    expect(new Set(scalar).size).toBeGreaterThan(scalar.length / 2);
    for (const other of others) expect(other).toEqual(scalar);
  });

  it('is not used where the engine does nothing for it, and says so in a line', async () => {
    const turned: boolean[] = [];
    const reasons: string[] = [];
    const build = await decide({ turn: (on) => turned.push(on), refused: (reason) => reasons.push(reason) });
    expect(build).toBe('simd');
    expect(turned).toEqual([true, false]);
    expect(reasons).toEqual([
      expect.stringMatching(/^expected products to take less than .*, they take [\d.]+$/),
    ]);
  });

  it('is not used where the engine cannot be asked', async () => {
    const reasons: string[] = [];
    const turn = () => {
      throw new Error('expected another engine');
    };
    expect(await decide({ turn, refused: (reason) => reasons.push(reason) })).toBe('simd');
    expect(reasons).toEqual(['expected another engine']);
  });
});
