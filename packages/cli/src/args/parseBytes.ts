import { EXIT, Failure } from '../node/exit.ts';

const UNITS = 'kmgt';

/** Bytes in `512m`, `1.5g` or `300000k`: multiples of 1024, as systemd and docker read them. Throws a usage Failure. */
export function parseBytes(flag: string, text: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)([kmgt])?(?:i?b)?$/i.exec(text.trim()) ?? [];
  const bytes = Number(number) * 1024 ** (unit === '' ? 0 : 1 + UNITS.indexOf(unit.toLowerCase()));
  if (!(bytes > 0 && bytes < Number.MAX_SAFE_INTEGER))
    throw new Failure(EXIT.usage, `${flag}: expected a size such as 512m or 4g, got "${text}".`);
  return Math.floor(bytes);
}
