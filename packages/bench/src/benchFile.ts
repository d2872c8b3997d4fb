import type { KernelResult } from './kernels/measureCase.ts';
import type { Machine } from './machine.ts';
import type { ModelResult } from './steps/measureSteps.ts';

/** What `ganvil bench steps --json` writes. */
export interface StepsFile {
  readonly kind: 'steps';
  readonly machine: Machine;
  readonly numerics: string;
  readonly threads: number;
  readonly rounds: number;
  readonly results: readonly ModelResult[];
}

/** What `ganvil bench kernels --json` writes. */
export interface KernelsFile {
  readonly kind: 'kernels';
  readonly machine: Machine;
  readonly builds: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[];
  readonly rounds: number;
  /** The A/A check: of how many results the interval `same` holds 1. */
  readonly same: { readonly hold: number; readonly of: number };
  readonly results: readonly KernelResult[];
}

export type BenchFile = StepsFile | KernelsFile;

/** One thing that was timed. */
export interface Timing {
  readonly name: string;
  /** Whether it is ganvil that was timed. */
  readonly own: boolean;
  /** A number per round: seconds of a step, or times of a kernel in units of the ceiling measured with it. */
  readonly times: readonly number[];
  readonly digest?: string;
}

/** Whether a value is such a file, as far as it is read here. */
export function isBenchFile(value: unknown): value is BenchFile {
  const { kind, machine, results } = (value ?? {}) as Partial<BenchFile>;
  return (
    (kind === 'steps' || kind === 'kernels') && machine?.versions !== undefined && Array.isArray(results)
  );
}

export function timingsOf(file: BenchFile): Timing[] {
  if (file.kind === 'steps') {
    return file.results.flatMap(({ model, peers }) =>
      peers.flatMap(({ peer, rounds }) =>
        rounds ? [{ name: `${model} ${peer}`, own: OWN.includes(peer), times: rounds }] : [],
      ),
    );
  }
  const alone = file.builds.length === 1; // one build is comparable with one of another name
  return file.results.flatMap(({ kernel, shape, builds }) =>
    builds.map(({ build, rounds, ceiling, digest }) => ({
      name: `${kernel} ${shape}${alone ? '' : ` ${build}`}`,
      own: true,
      times: rounds.map((seconds, i) => seconds / ceiling[i]),
      digest,
    })),
  );
}

const OWN = ['replay', 'eager'];
