import type { Change } from '../changes/types.ts';
import { DataError } from '../errors.ts';

/** The keyword of the text chunk that holds it. */
export const PROVENANCE = 'ganvil';

/** Where a picture comes from. Nothing in it depends on the clock, the machine or the place of the run. */
export interface Provenance {
  /** What it shows, such as `samples`. */
  readonly kind: string;
  /** Name of the run's directory. */
  readonly run: string;
  readonly preset?: string;
  /** Whole steps done, of training. */
  readonly step: number;
  /** SHA-256 of the state of the run. */
  readonly digest: string;
  /** Digest of the data; absent of lessons, which have several. */
  readonly dataset?: string;
  /** The distribution of latents and, of samples of training, what those of the run are drawn from. */
  readonly latents: Readonly<Record<string, string | number>>;
  /** The command that makes the same picture of the same run, word by word, without where it goes: `['sample', '00007-ring8', '--seeds', '0-63']`. */
  readonly command?: readonly string[];
  readonly versions: { readonly ganvil: string; readonly abi: number; readonly numerics: string };
  /** What the run has changed of its settings so far, each after so many whole steps; absent where nothing. */
  readonly changes?: readonly Pick<Change, 'step' | 'setting' | 'value'>[];
  /** The settings of the run since the last change; `data` has no folders. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** As text chunks of a PNG. */
export function encodeProvenance(provenance: Provenance): Record<string, string> {
  const { kind, run, step, versions, config } = provenance;
  const named = 'data' in config ? { data: String(config.data).replace(/^.*[/\\](?=[^/\\])/, '') } : {};
  return {
    Software: `Ganvil ${versions.ganvil}`,
    Description: `${kind} of the run ${run} at step ${step}`,
    [PROVENANCE]: JSON.stringify({ ...provenance, config: { ...config, ...named } }),
  };
}

/** From the text of its chunk; `where` names the file. Throws DataError for anything else. */
export function decodeProvenance(text: string, where: string): Provenance {
  const value = parsed(text);
  const { kind, run, step, digest, versions, config, latents, command = [], changes = [] } = value;
  const texts = [kind, run, digest, versions?.ganvil].every((one) => typeof one === 'string');
  const words = Array.isArray(command) && command.every((word) => typeof word === 'string');
  if (
    texts &&
    words &&
    Array.isArray(changes) &&
    changes.every(isRecord) &&
    Number.isSafeInteger(step) &&
    isRecord(config) &&
    isRecord(latents)
  )
    return value as Provenance;
  throw new DataError(`${where}: expected provenance as Ganvil writes it, got other text.`);
}

function parsed(text: string): Partial<Provenance> {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null;
