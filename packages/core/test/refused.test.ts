// Settings that the others would leave without effect are refused in one line.
import { expect, it } from 'vitest';
import { type ConfigInput, openDataset, openRun, startBackend } from '../src/index.ts';
import { tiny } from './tiny.ts';

const cases: [changes: ConfigInput, message: RegExp][] = [
  [
    { labelSmoothing: 0.1, loss: 'relativisticPaired' },
    /^labelSmoothing: expected 0 with the loss relativisticPaired/,
  ],
  [
    { labelNoise: 0.1, loss: 'hinge' },
    /^labelNoise: expected 0 with the loss hinge, which has no labels, got 0\.1\.$/,
  ],
  [{ loss: 'featureMatching', game: 'ali' }, /^loss: expected one of the outputs of D in the game ali/],
  [{ weightDecay: 0.1 }, /^weightDecay: expected the optimizer adamw, which reads it, got adam and adam\.$/],
  [{ emaWarmup: 0.05, emaDecay: 0 }, /^emaWarmup: expected 0 where emaDecay is 0, got 0\.05\.$/],
  [{ momentumSchedule: 'linear' }, /^momentumSchedule: expected constant with the optimizer adam/],
  ...(['weightClip', 'labelSmoothing', 'labelNoise', 'instanceNoise'] as const).map(
    (key): (typeof cases)[number] => [
      { [key]: 0.1, game: 'classifier', data: 'digits' },
      new RegExp(`^${key}: expected 0 in the game classifier, got 0\\.1\\.$`),
    ],
  ),
];

it.each(cases)('%j', async (changes, message) => {
  await startBackend(tiny());
  const config = tiny(changes);
  const { dataset } = await openDataset(config);
  await expect(openRun(config, dataset)).rejects.toMatchObject({
    name: 'ConfigError',
    message: expect.stringMatching(message),
  });
});
