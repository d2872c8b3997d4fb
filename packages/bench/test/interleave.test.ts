import { describe, expect, test } from 'vitest';
import { interleave } from '../src/stats/interleave.ts';
import { prng } from '../src/stats/prng.ts';

describe('turns', () => {
  test('everyone has as many turns, of the wanted length', async () => {
    const counts = [0, 0];
    const timed = [0.001, 0.02].map((each, who) => (times: number) => {
      counts[who]++;
      return each * times;
    });
    const times = await interleave(timed, { rounds: 4, seconds: 0.1 }, prng(1));
    expect(times.map((turns) => turns.map((s) => s.toFixed(6)))).toEqual([
      Array(4).fill('0.001000'),
      Array(4).fill('0.020000'),
    ]);
    expect(Math.max(...counts)).toBeLessThan(10);
  });
});
