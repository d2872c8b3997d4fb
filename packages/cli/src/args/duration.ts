import { EXIT, Failure } from '../node/exit.ts';

const SECONDS = { h: 3600, m: 60, s: 1 };

/** The seconds in `1h30m`, `90s` or `45` (seconds). Throws a usage Failure. */
export function parseDuration(text: string): number {
  const match = /^(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s?)?$/.exec(text);
  const [h, m, s] = (match?.slice(1) ?? []).map((part) => Number(part ?? 0));
  const seconds = match ? h * SECONDS.h + m * SECONDS.m + s : 0;
  if (!(seconds > 0))
    throw new Failure(EXIT.usage, `--budget: expected a duration such as 90s, 30m or 1h30m, got "${text}".`);
  return seconds;
}

/** Seconds as `1h05m`, `5m03s`, `42s`, `3.1s`. */
export function formatDuration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)}s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}s`;
  const pad = (n: number) => String(n).padStart(2, '0');
  if (whole < 3600) return `${Math.floor(whole / 60)}m${pad(whole % 60)}s`;
  if (whole < 48 * 3600) return `${Math.floor(whole / 3600)}h${pad(Math.floor((whole % 3600) / 60))}m`;
  return `${Math.floor(whole / 86400)} days`;
}
