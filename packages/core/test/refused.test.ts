// Settings that the others would leave without effect are refused in one line.
import { expect, it } from 'vitest';
import { type ConfigInput, openDataset, openRun, startBackend } from '../src/index.ts';
import { tiny } from './tiny.ts';

const cases: [changes: ConfigInput, message: RegExp][] = [
  [
    { discriminatorTarget: 0.1 },
    /^discriminatorTarget: expected discriminatorUntil, which reads it, got never\.$/,
  ],
  [
    { discriminatorUntil: 'converged', discriminatorSteps: 20 },
    /^discriminatorSteps: expected the most updates of D in a step, above 20, beside discriminatorUntil converged, got 20\.$/,
  ],
  [
    { discriminatorUntil: 'accuracy', discriminatorSteps: 5, loss: 'wasserstein' },
    /^discriminatorUntil: expected a rule other than accuracy with the loss wasserstein/,
  ],
  [
    { discriminatorUntil: 'gradient', discriminatorSteps: 5, game: 'classifier', data: 'digits' },
    /^discriminator(Until|Steps): expected .* in the game classifier, which does not use it, got /,
  ],
  [
    { augment: 'flip' },
    /^augment: expected none for samples that are no images, got flip and samples of shape \[2\]\.$/,
  ],
  [{ augmentTarget: 0.6 }, /^augment: expected the names of augmentations/],
  [{ augmentProbability: 0.5 }, /^augment: expected the names of augmentations/],
  [
    { augment: 'flip', augmentTarget: 0.6, augmentProbability: 0.5, data: 'digits' },
    /^augmentProbability: expected 1 beside augmentTarget/,
  ],
  [
    { augment: 'flip', augmentTarget: 0.6, loss: 'wasserstein', data: 'digits' },
    /^augmentTarget: expected a loss with an output at which D is undecided, got wasserstein\.$/,
  ],
  [
    { augment: 'flip', game: 'vae', data: 'digits' },
    /^augment: expected .* in the game vae, which does not use it, got flip\.$/,
  ],
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
      new RegExp(`^${key}: expected 0 in the game classifier, which does not use it, got 0\\.1\\.$`),
    ],
  ),
];

it.each(cases)('%j', async (changes, message) => {
  await startBackend(tiny());
  const opened = async () => {
    const config = tiny(changes);
    return openRun(config, (await openDataset(config)).dataset);
  };
  await expect(opened()).rejects.toMatchObject({
    name: 'ConfigError',
    message: expect.stringMatching(message),
  });
});
