import { printed, row, tool } from './commands.ts';
import type { StepFigures } from './stepFigures.ts';

const MB = 2 ** 20;

/** Rows about what a recorded step costs beside its kernels. */
export function replay(): string[] {
  const { dispatch, models }: StepFigures = JSON.parse(printed(tool('stepFigures', '--json')));
  const { outside, state, live, reserved } = models.find(({ name }) => name === 'dcgan32')!;
  const times = (reserved / (state + live)).toFixed(2);
  return [
    row('dispatch of a command in replay', `${(1000 * dispatch).toFixed(0)} ns`),
    row('time of a `dcgan32` step outside of kernels', `${(100 * outside).toFixed(1)} %`),
    row(
      'linear memory of a `dcgan32` step',
      `${(reserved / MB).toFixed(0)} MB: ${times} times its state (${(state / MB).toFixed(0)} MB) and what lives in a step (${(live / MB).toFixed(0)} MB)`,
    ),
  ];
}
