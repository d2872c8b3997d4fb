import type { Game } from '../games/types.ts';

/** Updates of `player` before update `row` = 0, 1, ... of `other`, counted from the start of a step of the schedule. */
export function updatesBefore(
  schedule: ReturnType<Game['schedule']>,
  player: string,
  other: string,
  row: number,
): number {
  const names = schedule.map(([name]) => name);
  const perStep = new Map(schedule);
  const whole = Math.floor(row / perStep.get(other)!);
  return perStep.get(player)! * (whole + (names.indexOf(player) < names.indexOf(other) ? 1 : 0));
}
