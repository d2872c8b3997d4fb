import { abiVersion } from '@ganvil/kernels-as';
import { describe, expect, it, test } from 'vitest';
import {
  entryNames,
  type Goldens,
  type PresetName,
  presets,
  settings,
  type Verdict,
  verify,
} from '../src/index.ts';
import type { Preset } from '../src/presets/types.ts';
import { entryGoldens } from '../src/verify/entryGoldens.ts';
import { goldens } from '../src/verify/goldens.ts';
import type { VerifyOptions } from '../src/verify/verify.ts';

async function verdicts(options: VerifyOptions, expectations?: Goldens): Promise<Verdict[]> {
  const rows: Verdict[] = [];
  for await (const row of verify(options, expectations)) rows.push(row);
  return rows;
}

const names = Object.keys(presets) as PresetName[];

test('there is a golden digest of every preset in every profile, of this ABI', () => {
  expect(goldens.abi).toBe(abiVersion);
  expect(Object.keys(goldens.digests)).toEqual(names);
  for (const name of names) {
    for (const numerics of ['strict', 'fma'] as const) {
      const golden = goldens.digests[name]?.[numerics];
      expect(golden?.state, `${name} ${numerics}`).toMatch(/^[0-9a-f]{64}$/);
      expect(golden?.shown, `${name} ${numerics}`).toMatch(/^[0-9a-f]{64}$/);
    }
    expect(goldens.digests[name]?.strict).not.toEqual(goldens.digests[name]?.fma);
  }
});

test('there is a golden digest of every entry of every table, and no two are the same', () => {
  expect(entryGoldens.abi).toBe(abiVersion);
  expect(Object.keys(entryGoldens.digests)).toEqual(entryNames());
  for (const numerics of ['strict', 'fma'] as const) {
    const all = Object.values(entryGoldens.digests).map((golden) => golden?.[numerics]);
    for (const golden of all) expect(golden?.state).toMatch(/^[0-9a-f]{12}$/);
    // `data=digits` and `data=ring8` are the runs that the others differ from by one setting, so each setting has an effect.
    const names = entryNames().map((name, i) => [`${all[i]?.state} ${all[i]?.shown}`, name]);
    const twice = names.filter(([found], i) => names.some(([other], j) => i !== j && other === found));
    expect(twice).toEqual([]);
  }
});

test('every setting of models and training is verified, or is a size, rate or decay that presets vary', () => {
  const varied = [
    ...['latentDim', 'width', 'widthD', 'depth', 'depthD', 'denseG', 'denseD', 'batchSize'],
    ...['penaltyWeight', 'emaDecay'],
    ...['learningRateG', 'learningRateD', 'learningRateEnd', 'scheduleSteps', 'momentumEnd'],
    ...['beta1', 'beta1D', 'beta2', 'beta2D'],
  ];
  const keys = Object.entries(settings).flatMap(([key, { group }]) =>
    group === 'model' || group === 'training' ? [key] : [],
  );
  const verified = new Set(entryNames().map((name) => name.split('=')[0]));
  expect(keys.filter((key) => !verified.has(key))).toEqual(keys.filter((key) => varied.includes(key)));
});

test('a preset whose data are the user’s has others to stand in for them', () => {
  const list: [string, Preset][] = Object.entries(presets);
  for (const [name, { config, placeholder }] of list)
    expect(placeholder === undefined, name).toBe(config.data !== '');
});

describe('verify', () => {
  // Replay and eager execution agree for every entry in train.test.ts.
  it.each([
    ['replay', [...names, ...entryNames()], {}],
    ['eager', names, { presets: names, numerics: ['strict'] }],
  ] as const)(
    'finds the golden bits by %s',
    async (execution, expected, some) => {
      const rows = await verdicts({ execution, ...some });
      expect(rows.map(({ preset, entry, numerics }) => `${numerics} ${preset ?? entry}`)).toEqual(
        ('numerics' in some ? some.numerics : ['strict', 'fma']).flatMap((numerics) =>
          expected.map((name) => `${numerics} ${name}`),
        ),
      );
      expect(rows.filter(({ outcome }) => outcome === 'different')).toEqual([]);
      const skipped = rows.filter(({ outcome }) => outcome === 'skipped');
      expect(skipped.every(({ numerics, why }) => numerics === 'fma' && why !== undefined)).toBe(true);
    },
    300_000,
  );

  it.each(['state', 'shown'] as const)('sees another %s', async (part) => {
    const right = goldens.digests.ring8!.strict!;
    const other = { ...right, [part]: right[part].replace(/^./, (c) => (c === '0' ? '1' : '0')) };
    const options: VerifyOptions = { presets: ['ring8', 'gauss1d'], numerics: ['strict'] };
    const rows = await verdicts(options, { ...goldens.digests, ring8: { strict: other } });
    expect(rows.map(({ outcome }) => outcome)).toEqual(['different', 'same']);
    expect(rows[0]).toMatchObject({ expected: other, found: right });
  });
});
