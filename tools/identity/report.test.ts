import { expect, test } from 'vitest';
import { byCase, byEngine, differing } from './report.ts';
import type { Result } from './results.ts';

const result = (changes: Partial<Result>): Result => ({
  engine: 'Node 20',
  version: '20',
  name: 'ring8',
  numerics: 'strict',
  threads: 1,
  execution: 'replay',
  steps: 100,
  digests: { 50: 'aa', 100: 'bb' },
  seconds: 1,
  ...changes,
});

test('a digest that differs at any step is found, and only within its case and profile', () => {
  const same = [
    result({}),
    result({ engine: 'slow', steps: 50, digests: { 50: 'aa' } }),
    result({ numerics: 'fma', digests: { 50: 'cc', 100: 'dd' } }),
    result({ name: 'gauss1d', digests: { 50: 'ee', 100: 'ff' } }),
    result({ engine: 'old', numerics: 'fma', digests: {}, lacks: 'fused multiply-add' }),
  ];
  expect(differing(same)).toEqual([]);
  const early = result({ engine: 'early', digests: { 50: 'ab', 100: 'bb' } });
  const late = result({ engine: 'late', digests: { 50: 'aa', 100: 'bc' } });
  expect(differing([...same, early, late])).toEqual([early, late]);
  expect(byCase([...same, early])).toMatch(/^\| ring8 \| `bb` \| 3 \| 1 \| `dd` \| 1 \| 0 \|$/m);
  expect(byEngine(same)).toMatch(/^\| old \| 20 \| 0 \|.*not fused/m);
});
