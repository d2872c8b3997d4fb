import { describe, expect, it } from 'vitest';
import {
  ConfigError,
  configDiff,
  type Dataset,
  decodeCheckpoint,
  encodeCheckpoint,
  games,
  openDataset,
  openRun,
  presets,
  resolveConfig,
  type Setting,
  settings,
  startBackend,
  storedConfig,
  suitedSettings,
} from '../src/index.ts';
import { tiny } from './tiny.ts';

describe('suited settings', () => {
  it.each(Object.keys(games))('are those of a preset that the game %s reads; others are left out', (game) => {
    for (const shape of [[2], [28, 28, 1]]) {
      const { settings: suited } = suitedSettings({ shape } as Dataset, '');
      expect(resolveConfig({ game }, suited).game).toBe(game);
    }
  });
});

describe('resolveConfig', () => {
  it('takes input over preset over default', () => {
    expect(resolveConfig().batchSize).toBe(settings.batchSize.initial);
    expect(resolveConfig({}, 'ring8').batchSize).toBe(presets.ring8.config.batchSize);
    expect(resolveConfig({ batchSize: '7' }, 'ring8').batchSize).toBe(7);
  });

  it('leaves out settings of the preset that networks of the given kind do not read', () => {
    const { denseG, denseD } = resolveConfig({}, 'digits');
    expect(Math.min(denseG, denseD)).toBeGreaterThan(0);
    expect(resolveConfig({ architecture: 'light' }, 'digits')).toMatchObject({ denseG: 0, denseD: 0 });
    expect(resolveConfig({ architecture: 'dcgan' }, 'digits')).toMatchObject({ denseG, denseD });
    expect(resolveConfig({ mirror: true }, 'digits')).toMatchObject({ denseG: 0, denseD });
    expect(resolveConfig({ architecture: 'light', denseD: 3 }, 'digits').denseD).toBe(3); // refused by the networks
  });

  it.each([
    [{ bacthSize: 3 }, /batchSize/],
    [{ batchSize: 0.5 }, /batchSize: expected an integer from 1/],
    [{ batchSize: 'many' }, /batchSize: expected an integer/],
    [{ batchSize: Number.NaN }, /batchSize/],
    [{ learningRateG: '1e999' }, /learningRateG: expected a number/],
    [{ learningRateG: [1] }, /learningRateG/],
    [{ loss: 'hing' }, /loss: expected one of .*hinge/],
    [{ loss: 'toString' }, /loss/],
    [{ __proto__: null, constructor: 1 }, /known key/],
  ])('refuses %j with one line', (input, message) => {
    const attempt = (): unknown => resolveConfig(input);
    expect(attempt).toThrow(ConfigError);
    expect(attempt).toThrow(message);
    try {
      attempt();
    } catch (error) {
      expect((error as Error).message).not.toContain('\n');
    }
  });

  it('refuses unknown presets', () => {
    expect(() => resolveConfig({}, 'rign8')).toThrow(ConfigError);
    expect(() => resolveConfig({}, 'constructor')).toThrow(ConfigError);
  });

  it.each(Object.keys(settings))('%s: its default passes its own check', (key) => {
    const setting = settings[key as keyof typeof settings];
    expect(setting.check(setting.initial)).toBe(setting.initial);
    expect(setting.check(String(setting.initial))).toBe(setting.initial);
  });
});

describe('a config that was stored before there was a setting', () => {
  const table: Record<string, Setting<unknown>> = settings;
  const later = Object.entries(table).filter(([, { before }]) => before !== undefined);
  const before = Object.fromEntries(later.map(([key, setting]) => [key, setting.before]));

  it.each(later)('%s: has what runs did then, not the default, and what it names itself', (key, setting) => {
    expect(setting.check(setting.before)).toBe(setting.before);
    expect(setting.before).not.toBe(setting.initial);
    expect(storedConfig({})).toEqual({ ...resolveConfig(), ...before });
    expect(storedConfig({ [key]: setting.initial })).toEqual({
      ...resolveConfig(),
      ...before,
      [key]: setting.initial,
    });
    expect(resolveConfig({})).toHaveProperty(key, setting.initial);
  });

  it('comes so out of its checkpoint', async () => {
    const config = tiny();
    await startBackend(config);
    const run = await openRun(config, (await openDataset(config)).dataset);
    const saved = run.checkpoint();
    run.dispose();
    const without = Object.fromEntries(
      Object.entries(config).filter(([key]) => table[key].before === undefined),
    );
    const opened = decodeCheckpoint(encodeCheckpoint({ ...saved, config: without as typeof config }));
    expect(opened.config).toEqual({ ...config, ...before });
    expect(decodeCheckpoint(encodeCheckpoint(saved)).config).toEqual(config);
  });
});

describe('sizes, threads and width of vectors', () => {
  it.each([
    [{ imageSize: '64' }, { imageSize: 64 }],
    [{ imageSize: '64x64' }, { imageSize: 64 }],
    [{ imageSize: '178x218' }, { imageSize: '178x218' }],
    [{ imageSize: ' 178 X 218 ' }, { imageSize: '178x218' }],
    [{ imageSize: '0' }, { imageSize: 0 }],
    [{ threads: 'auto' }, { threads: 'auto' }],
    [{ threads: '0' }, { threads: 'auto' }],
    [{ threads: 0 }, { threads: 'auto' }],
    [{ threads: '3' }, { threads: 3 }],
    [{ wide: false }, { wide: 'off' }], // as runs of before have it
    [{ wide: true }, { wide: 'on' }],
    [{ wide: 'true' }, { wide: 'on' }],
    [{ wide: 'auto' }, { wide: 'auto' }],
    [{}, { imageSize: 0, threads: 'auto', wide: 'auto' }],
  ])('%j is %j', (input, expected) => {
    expect(resolveConfig(input)).toMatchObject(expected);
  });

  it.each([
    [{ imageSize: '0x5' }, /^imageSize: expected 0, a side such as 64 or a size such as 178x218/],
    [{ imageSize: '5x' }, /^imageSize: expected/],
    [{ imageSize: '1025' }, /^imageSize: expected/],
    [{ imageSize: '2000x10' }, /^imageSize: expected/],
    [{ imageSize: '1e1' }, /^imageSize: expected/],
    [{ imageSize: -1 }, /^imageSize: expected/],
    [{ imageSize: 1.5 }, /^imageSize: expected/],
    [{ imageSize: [3, 4] }, /^imageSize: expected/],
    [{ threads: -1 }, /^threads: expected auto or an integer from 1 to 256, got -1\.$/],
    [{ threads: 1.5 }, /^threads: expected auto or/],
    [{ threads: 257 }, /^threads: expected auto or/],
    [{ threads: 'all' }, /^threads: expected auto or/],
    [{ wide: 'maybe' }, /^wide: expected auto, on or off, got "maybe"\.$/],
  ])('refuses %j', (input, message) => {
    expect(() => resolveConfig(input)).toThrow(message);
  });
});

describe('differences', () => {
  it('names what changes the bits, and only that', () => {
    const a = resolveConfig({ steps: 1 });
    const b = resolveConfig({ steps: 2, learningRateG: 1 });
    expect(configDiff(a, b)).toEqual([{ key: 'learningRateG', before: a.learningRateG, after: 1 }]);
  });
});
