import { describe, expect, it } from 'vitest';
import { alarms } from '../src/alarms/index.ts';
import { oscillationScore } from '../src/alarms/oscillation.ts';
import type { Alarm, Diagnosis } from '../src/alarms/types.ts';
import { settings } from '../src/config/settings.ts';
import { afterDiagnosis } from '../src/training/afterDiagnosis.ts';
import { afterSteps } from '../src/training/afterSteps.ts';
import { emptyCourse } from '../src/training/course.ts';

type Values = Record<string, number>;

/** Diagnoses of every 100th step. */
const history = (rows: readonly Values[], shares: readonly number[][] = []): Diagnosis[] =>
  rows.map((values, i) => ({ step: 100 * (i + 1), values, ...(shares[i] ? { shares: shares[i] } : {}) }));

const of = (name: string, series: readonly number[], beside: Values = {}): Diagnosis[] =>
  history(series.map((value) => ({ [name]: value, ...beside })));

/** Everything in one of four modes. */
const mode = (k: number): number[] => [0, 1, 2, 3].map((i) => (i === k ? 1 : 0));
const inModes = (...ks: number[]): Diagnosis[] =>
  history(
    ks.map(() => ({})),
    ks.map(mode),
  );
const still: Diagnosis[] = history(
  [1, 2, 3, 4, 5, 6, 7, 8].map(() => ({})),
  [1, 2, 3, 4, 5, 6, 7, 8].map((i) => [0.25 + 0.02 * (i % 2), 0.25 - 0.02 * (i % 2), 0.25, 0.25]),
);

/** Of each alarm: a history that raises it, one that must not, and what follows the first until it is over. */
const cases: Record<keyof typeof alarms, { raises: Diagnosis[]; not: Diagnosis[]; over: Diagnosis[] }> = {
  collapse: {
    raises: of('entropy', [0.8, 0.95, 0.5, 0.4]),
    not: of('entropy', [0.1, 0.3, 0.5, 0.8, 0.95, 0.55, 0.9]),
    over: of('entropy', [0.8, 0.95, 0.5, 0.4, 0.8, 0.9]),
  },
  oscillation: {
    raises: inModes(0, 1, 2, 3, 1, 0),
    not: still,
    over: inModes(0, 1, 2, 3, 1, 0, 0, 0, 0, 0),
  },
  dTooStrong: {
    raises: of('accuracy/D', [0.9, 0.995, 0.996, 0.998]),
    not: of('accuracy/D', [0.995, 0.98, 0.996, 0.998]),
    over: of('accuracy/D', [0.995, 0.996, 0.998, 0.9]),
  },
  vanishingGradient: {
    raises: of('gradient/G', [2, 0.5, 0.01, 0.005], { 'accuracy/D': 0.99 }),
    not: of('gradient/G', [2, 0.5, 0.01, 0.005], { 'accuracy/D': 0.5 }),
    over: of('gradient/G', [2, 0.5, 0.01, 0.005, 0.4], { 'accuracy/D': 0.99 }),
  },
  exploding: {
    raises: of('gradient/D', [1, 1.5, 2, 1.2, 80]),
    not: of('gradient/D', [1, 1.5, 2, 1.2, 8]),
    over: of('gradient/D', [1, 1.5, 2, 1.2, 80, 3]),
  },
  memorising: {
    raises: of('memorised', [0.1, 0.6, 0.9]),
    not: of('memorised', [0.1, 0.6, 0.2, 0.3]),
    over: of('memorised', [0.1, 0.6, 0.9, 0.1]),
  },
};

/** What is raised and over along a history. */
function messages(diagnoses: readonly Diagnosis[]): { alarm: string; raised: boolean; message: string }[] {
  let course = emptyCourse;
  return diagnoses.flatMap((diagnosis) => {
    const after = afterDiagnosis(course, diagnosis);
    course = after.course;
    return after.events.flatMap((event) => (event.type === 'alarm' ? [event] : []));
  });
}

describe.each(Object.entries(cases))('alarm %s', (name, { raises, not, over }) => {
  const { help, means, advice }: Alarm = alarms[name as keyof typeof alarms];

  it('is raised once, in one sentence with the step, the number, the meaning and what to try', () => {
    const all = messages(raises);
    expect(all).toMatchObject([{ alarm: name, raised: true }]);
    const [{ message }] = all;
    expect(message).toMatch(/^Step \d+: .*\d.*; .*; try .*\.$/);
    expect(message).toContain(means);
    expect(message).toContain(advice);
    expect(message.split('\n')).toHaveLength(1);
    expect(help).not.toMatch(/\.$/);
    expect(messages([...raises, { ...raises.at(-1)!, step: 10_000 }])).toHaveLength(1);
  });

  it('is not raised by what only resembles it', () => expect(messages(not)).toEqual([]));

  it('clears once, when it is over', () =>
    expect(messages(over)).toMatchObject([
      { alarm: name, raised: true },
      { alarm: name, raised: false, message: `Step ${over.at(-1)!.step}: ${name} is over.` },
    ]));
});

describe('oscillation score', () => {
  it('is 0 at rest and on the way in one direction, 1 if all samples change their mode each time', () => {
    expect(oscillationScore(inModes(1, 1, 1, 1, 1, 1))).toBe(0);
    const moving = [0, 0.2, 0.4, 0.6, 0.8, 1].map((x) => [1 - x, x]);
    expect(
      oscillationScore(
        history(
          moving.map(() => ({})),
          moving,
        ),
      ),
    ).toBeCloseTo(0, 12);
    expect(oscillationScore(inModes(0, 1, 0, 1, 0, 1, 0, 1, 0))).toBeCloseTo(4 / 5, 12);
    expect(oscillationScore(inModes(0, 1, 2, 0, 2, 0))).toBe(1);
    expect(oscillationScore(inModes(0, 1, 2))).toBeUndefined();
  });
});

describe('the course of diagnoses', () => {
  it('states means over the steps since the last one, however they were cut into pieces', () => {
    const steps = [1, 2, 3, 4].map((x) => ({
      'loss/G': x,
      'logits/real': 2 * x,
      'logits/fake': x,
      other: 1,
    }));
    const whole = afterSteps(emptyCourse, steps);
    const parts = afterSteps(
      JSON.parse(JSON.stringify(afterSteps(emptyCourse, steps.slice(0, 1)))),
      steps.slice(1),
    );
    expect(parts).toEqual(whole);
    const { course, events } = afterDiagnosis(whole, { step: 4, values: { distance: 1 } });
    expect(events).toEqual([
      { type: 'diagnosis', step: 4, values: { distance: 1, 'loss/G': 2.5, 'logitGap/D': 2.5 } },
    ]);
    expect(course.window).toBeUndefined();
  });

  it('remembers so many diagnoses, and no step twice', () => {
    let course = emptyCourse;
    for (let step = 1; step <= 40; step++)
      course = afterDiagnosis(course, { step, values: {}, shares: [1, 0] }).course;
    expect(course.history).toHaveLength(32);
    expect(course.history!.filter(({ shares }) => shares)).toHaveLength(8);
    expect(afterDiagnosis(course, { step: 40, values: {} })).toEqual({ course, events: [] });
  });
});

describe('exploding, by where samples are', () => {
  const at = (...places: number[]): Diagnosis[] =>
    places.map((place, i) => ({ step: 100 * (i + 1), values: {}, position: [0.1, -place] }));

  it('is raised where they move away from the data', () => {
    const [raised, ...more] = messages(at(1, 40, 200, 300));
    expect(raised).toMatchObject({ alarm: 'exploding', raised: true });
    expect(raised.message).toMatch(/^Step 200: the samples are 40 standard deviations away from the data; /);
    expect(more).toEqual([]);
    expect(messages(of('distance', [1, 2, 50]))).toMatchObject([{ alarm: 'exploding' }]);
  });

  it('is not raised where a run begins far away and comes nearer, and is over once they are back', () => {
    expect(messages(at(1e6, 9e5, 1e5, 40, 31))).toEqual([]);
    expect(messages(at(1, 40, 3)).map(({ raised }) => raised)).toEqual([true, false]);
  });
});

it.each(Object.entries(alarms))(
  '%s advises settings that exist, with values that they take',
  (_, { advice }) => {
    const byFlag = new Map(
      Object.entries(settings).map(([key, setting]) => [
        key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        setting,
      ]),
    );
    for (const [, flag, value = ''] of advice.matchAll(/--([a-z][a-z0-9-]*)(?: ([A-Za-z]\w*|[\d.]+))?/g)) {
      const setting = byFlag.get(flag);
      expect(setting, flag).toBeDefined();
      const { kind, options } = setting as { kind: string; options?: readonly string[] };
      if (kind === 'choice') expect(options, `${flag} ${value}`).toContain(value);
    }
  },
);
