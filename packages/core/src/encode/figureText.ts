import { encodeProvenance } from './provenance.ts';
import type { Pictured } from './provenanceText.ts';
import { provenanceText } from './provenanceText.ts';

/** A figure that is to be a PNG: its name, how it was chosen, and pixels per unit, 2 by default. */
export interface FigureChoice {
  readonly name: string;
  readonly panels?: string;
  readonly from?: number;
  readonly scale?: number;
}

/** The text chunks of a figure of a run as PNG: `ganvil again` makes it again. */
export function figureText(
  state: Omit<Pictured, 'kind' | 'chosen' | 'command'>,
  { name, panels, from, scale = 2 }: FigureChoice,
): Record<string, string> {
  const command = [
    ...['figure', state.run, '--step', String(state.step), '--name', name],
    ...(panels === undefined ? [] : ['--panel', panels]),
    ...(from === undefined ? [] : ['--from', String(from)]),
    ...['--format', 'png', '--scale', String(scale)],
  ];
  return provenanceText({ ...state, kind: `figure ${name}`, chosen: {}, command });
}

/** A figure of a step of a lesson. `digest`: that of all that the steps up to this one have found. */
export interface LessonFigure {
  readonly lesson: string;
  readonly seed: number;
  readonly share: number;
  /** Counted from 1. */
  readonly step: number;
  readonly figure: string;
  readonly digest: string;
  readonly versions: { readonly ganvil: string; readonly abi: number; readonly numerics: string };
}

/** The text chunks of a figure of a lesson as PNG. */
export function lessonFigureText(drawn: LessonFigure): Record<string, string> {
  const { lesson, seed, share, step, figure, digest, versions } = drawn;
  const shortened = share === 1 ? [] : ['--share', String(share)];
  return encodeProvenance({
    kind: `figure ${figure}`,
    run: `lessons/${lesson}`,
    step,
    digest,
    latents: {},
    command: ['lesson', lesson, '--seed', String(seed), ...shortened, '--format', 'png'],
    versions,
    config: { lesson, seed, share },
  });
}
