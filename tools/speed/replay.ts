import { printed, row, tool } from './commands.ts';
import type { StepFigures } from './stepFigures.ts';

const MB = 2 ** 20;

/** Rows about the overhead of a recorded step. */
export function replay(): string[] {
  const { dispatch, models }: StepFigures = JSON.parse(printed(tool('stepFigures', '--json')));
  const { outside, state, live, reserved } = models.find(({ name }) => name === 'dcgan32')!;
  const times = (reserved / (state + live)).toFixed(2);
  return [
    row('dispatch of a command during replay', `${(1000 * dispatch).toFixed(0)} ns`),
    row('`dcgan32` step: time outside of kernels', `${(100 * outside).toFixed(1)} %`),
    row(
      '`dcgan32` step: linear memory',
      `${(reserved / MB).toFixed(0)} MB: ${times} times its state (${(state / MB).toFixed(0)} MB) and live tensors (${(live / MB).toFixed(0)} MB)`,
    ),
  ];
}
