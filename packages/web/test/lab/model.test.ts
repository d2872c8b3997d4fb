// The model of the lab without a browser: links, drawings, series and snapshots.
import { describe, expect, test } from 'vitest';
import {
  actionsAfter,
  addAction,
  addChange,
  checkPlayers,
  formatActions,
  iterationsOf,
  parseActions,
} from '../../src/lab/model/actionLog.ts';
import {
  beginStroke,
  bytesOf,
  emptyDrawing,
  MAX_DRAWN,
  sprayTo,
  subsample,
  toByte,
} from '../../src/lab/model/brush.ts';
import { commandOf } from '../../src/lab/model/commandOf.ts';
import { decodePoints, encodePoints, MAX_POINTS, toPoints } from '../../src/lab/model/drawnPoints.ts';
import { addSnapshot } from '../../src/lab/model/history.ts';
import { currentRecipe, readLink, writeLink } from '../../src/lab/model/link.ts';
import { append, emptySeries, latest, truncate } from '../../src/lab/model/series.ts';
import { stencilPoints, stencils } from '../../src/lab/model/stencils.ts';

describe('actions', () => {
  test('are run-length encoded', () => {
    const actions = ['all', 'all', 'D', 'D', 'G', 'all'].reduce(
      (log, player) => addAction(log, player),
      parseActions(''),
    );
    expect(formatActions(actions)).toBe('b2.D2.G1.b1');
    expect(iterationsOf(actions)).toBe(6);
    expect(parseActions(formatActions(actions))).toEqual(actions);
  });

  test('changes of settings are part of them', () => {
    const change = (setting: string, value: string) => ({ setting, value });
    const actions = [
      { player: 'all', count: 3 },
      change('learningRateG', '0.001'),
      change('freeze', 'D/a.b,50%2E.G1'),
      { player: 'G', count: 2 },
    ];
    expect(formatActions(actions).startsWith('b3.learningRateG_0.001.freeze_')).toBe(true);
    expect(parseActions(formatActions(actions))).toEqual(actions);
    expect(iterationsOf(actions)).toBe(5);
    const again = addChange(addChange(actions, change('loss', 'hinge')), change('loss', 'kl'));
    expect(again).toEqual([...actions, change('loss', 'kl')]);
    expect(actionsAfter(again, actions)).toEqual([change('loss', 'kl')]);
    expect(actionsAfter(again, parseActions('b3.learningRateG_0.002'))).toBeUndefined();
  });

  test.each(['b0', 'x3', '_5', 'b3.Loss_kl', 'b1..D2', 'b-1', 'b1.5', 'b99999999', 'b9999999.b9999999'])(
    'refuses %s',
    (text) => {
      expect(() => parseActions(text)).toThrow(/^acts: expected .*, got .*\.$/);
    },
  );
});

test('actions are of players that the run has', () => {
  expect(parseActions('b2.Q3.Enc1')).toEqual([
    { player: 'all', count: 2 },
    { player: 'Q', count: 3 },
    { player: 'Enc', count: 1 },
  ]);
  expect(() => checkPlayers(parseActions('b2.D1.G1'), ['D', 'G'])).not.toThrow();
  expect(() => checkPlayers(parseActions('b2.Q3'), ['D', 'G'])).toThrow(
    'acts: expected updates of b (all), D, G, got Q.',
  );
});

test('a recipe in its former form is read', () => {
  const acts = [
    { who: 'both', count: 4 },
    { who: 'D', count: 2 },
  ];
  const actions = parseActions('b4.D2');
  expect(currentRecipe({ preset: 'ring8', settings: {}, acts })).toEqual({
    preset: 'ring8',
    settings: {},
    actions,
  });
});

describe('a link', () => {
  const recipe = {
    preset: 'ring8',
    settings: { seed: '3', learningRateD: '2e-4' },
    actions: parseActions('b40.D5'),
    drawn: stencilPoints('heart'),
  };

  test('holds the whole recipe, in less than 2000 characters', () => {
    expect(readLink(writeLink(recipe))).toEqual({ recipe, unknown: [] });
    expect(writeLink(recipe).length).toBeLessThan(2000);
    const most = { ...recipe, drawn: subsample(new Uint8Array(2e5).fill(7)) };
    expect(readLink(writeLink(most)).recipe).toEqual(most);
    expect(writeLink(most).length).toBeLessThan(16_200);
  });

  test.each(['', '#lab', '#foo=bar', '#foo=bar&seed=3&lab'])(
    '"%s" is a run, what is unknown is named',
    (hash) => {
      const { recipe, unknown } = readLink(hash);
      expect(recipe).toEqual({
        preset: 'ring8',
        settings: hash.includes('seed') ? { seed: '3' } : {},
        actions: [],
      });
      expect(unknown).toEqual(['foo', 'lab'].filter((name) => hash.includes(name)));
    },
  );

  test('names the command that does the same, where there is one', () => {
    const plain = { preset: 'ring8', settings: { seed: '3' }, actions: parseActions('b40') };
    expect(commandOf(plain)).toBe('ganvil train ring8 --seed 3 --steps 40');
    const odd = { preset: 'digits', settings: { conditional: 'true', metrics: "a, b's" }, actions: [] };
    expect(commandOf(odd)).toBe("ganvil train digits --conditional --metrics 'a, b'\\''s'");
    expect(commandOf({ ...odd, settings: { conditional: 'false' } })).toBe(
      'ganvil train digits --set conditional=false',
    );
    expect(commandOf(recipe)).toBeUndefined();
    expect(commandOf({ ...plain, imported: 'a.safetensors' })).toBeUndefined();
    const changed = parseActions('b40.learningRateG_0.001.augment_flip,a b.b20.b5.loss_hinge.b1');
    expect(commandOf({ ...plain, actions: changed })?.split('\n')).toEqual([
      'ganvil train ring8 --seed 3 --steps 40 --out my-run &&',
      "ganvil resume my-run --steps 60 --change learningRateG=0.001 --change augment='flip,a b' &&",
      'ganvil resume my-run --steps 65 &&',
      'ganvil resume my-run --steps 66 --change loss=hinge',
    ]);
    for (const none of ['b40.D1', 'b40.loss_hinge', 'loss_hinge.b40'])
      expect(commandOf({ ...plain, actions: parseActions(none) }), none).toBeUndefined();
  });

  test.each(['', 'A', '!!!!', 'A'.repeat(40_000)])('refuses points "%.8s…"', (text) => {
    expect(() => decodePoints(text)).toThrow(/^points: expected .*, got .*\.$/);
  });
});

describe('drawn points', () => {
  test.each(Object.keys(stencils))('%s lies in the pad, and survives its bytes', (name) => {
    const bytes = stencilPoints(name);
    const points = toPoints(bytes);
    expect(Math.max(...points)).toBeLessThan(2);
    expect(Math.min(...points)).toBeGreaterThanOrEqual(-2);
    expect(Uint8Array.from(points, toByte)).toEqual(bytes);
    expect(decodePoints(encodePoints(bytes))).toEqual(bytes);
  });

  test('are subsampled evenly if there are too many', () => {
    const few = new Uint8Array(2 * MAX_POINTS).fill(1);
    expect(subsample(few)).toBe(few);
    const halves = Uint8Array.from({ length: 6 * MAX_POINTS }, (_, i) => (i < 3 * MAX_POINTS ? 1 : 2));
    const kept = subsample(halves);
    expect(kept.length).toBe(2 * MAX_POINTS);
    expect(kept.filter((byte) => byte === 1).length).toBe(MAX_POINTS);
  });

  test('fill a fast stroke without gaps, and are undone stroke by stroke', () => {
    const drawing = emptyDrawing();
    beginStroke(drawing);
    sprayTo(drawing, undefined, [-1.8, 1]);
    sprayTo(drawing, [-1.8, 1], [1.8, 1]);
    const x = [...toPoints(bytesOf(drawing))].filter((_, i) => i % 2 === 0).sort((a, b) => a - b);
    expect(Math.max(...x.slice(1).map((value, i) => value - x[i]))).toBeLessThan(0.1);
    const one = bytesOf(drawing).length;
    beginStroke(drawing);
    sprayTo(drawing, undefined, [0, 0]);
    expect(bytesOf(drawing).length).toBeGreaterThan(one);
    beginStroke(drawing, new Uint8Array());
    expect(bytesOf(drawing).length).toBe(0);
    drawing.strokes.splice(1);
    expect(bytesOf(drawing).length).toBe(one);
  });

  test('stop at the maximum, and keep the earlier ones', () => {
    const drawing = emptyDrawing();
    beginStroke(drawing);
    sprayTo(drawing, undefined, [-1, -1]);
    const first = bytesOf(drawing).slice(0, 12);
    for (let i = 0; i < 400; i++) sprayTo(drawing, [-2, 0], [2, 0]);
    expect(bytesOf(drawing).length).toBe(2 * MAX_DRAWN);
    expect(bytesOf(drawing).slice(0, 12)).toEqual(first);
  });
});

describe('a series', () => {
  test('averages many measurements to few', () => {
    const series = emptySeries();
    for (let x = 1; x <= 50_000; x++) append(series, x, { value: x % 2, late: x > 25_000 ? 3 : Number.NaN });
    expect(series.x.length).toBeLessThan(1200);
    expect(series.columns.value.length).toBe(series.x.length);
    expect(new Set(series.columns.value)).toEqual(new Set([0.5]));
    expect(series.columns.late.at(-1)).toBe(3);
    expect(latest(series, 'value')).toBe(0); // as it came
    truncate(series, 10_000);
    expect(series.x.at(-1)).toBeLessThanOrEqual(10_000);
    expect(series.columns.late.length).toBe(series.x.length);
  });
});

test('undo keeps the newest snapshots within its limits', () => {
  const snapshot = (count: number, size: number) => ({
    bytes: new Uint8Array(size),
    actions: parseActions(`b${count}`),
  });
  const snapshots = Array.from({ length: 200 }, (_, i) => snapshot(i + 1, 2 ** 20)).reduce(
    addSnapshot,
    [] as ReturnType<typeof snapshot>[],
  );
  expect(snapshots.length).toBe(60);
  expect(snapshots.at(-1)?.actions).toEqual(parseActions('b200'));
  expect(addSnapshot(snapshots, snapshot(200, 1)).length).toBe(60);
  expect(addSnapshot(snapshots, snapshot(300, 95 * 2 ** 20)).length).toBe(2);
});
