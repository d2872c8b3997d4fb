import type { KernelResult } from './kernels/measureCase.ts';
import type { Machine } from './machine.ts';
import type { ModelResult } from './steps/measureSteps.ts';

/** The file that `ganvil bench steps --json` writes. */
export interface StepsFile {
  readonly kind: 'steps';
  readonly machine: Machine;
  readonly numerics: string;
  readonly threads: number;
  readonly rounds: number;
  readonly results: readonly ModelResult[];
}

/** The file that `ganvil bench kernels --json` writes. */
export interface KernelsFile {
  readonly kind: 'kernels';
  readonly machine: Machine;
  readonly builds: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[];
  readonly rounds: number;
  /** The A/A check: the number of results whose interval `same` contains 1, and of all results. */
  readonly same: { readonly hold: number; readonly of: number };
  readonly results: readonly KernelResult[];
}

/** A result file. */
export type BenchFile = StepsFile | KernelsFile;

/** A model on a peer, or a kernel in a build, with its times. */
export interface Timing {
  readonly name: string;
  /** Whether Ganvil was timed, not a peer. */
  readonly own: boolean;
  /** A number per round: seconds per step, or the time of a kernel relative to the peak that was measured with it. */
  readonly times: readonly number[];
  /** Digest of the result of a kernel. */
  readonly digest?: string;
}

/** Whether a parsed JSON value is a result file, as far as this package reads it. */
export function isBenchFile(value: unknown): value is BenchFile {
  const { kind, machine, results } = (value ?? {}) as Partial<BenchFile>;
  return (
    (kind === 'steps' || kind === 'kernels') && machine?.versions !== undefined && Array.isArray(results)
  );
}

/** The timings in a file. */
export function timingsOf(file: BenchFile): Timing[] {
  if (file.kind === 'steps') {
    return file.results.flatMap(({ model, peers }) =>
      peers.flatMap(({ peer, rounds }) =>
        rounds ? [{ name: `${model} ${peer}`, own: OWN.includes(peer), times: rounds }] : [],
      ),
    );
  }
  const single = file.builds.length === 1; // a single build may be compared with one of another name
  return file.results.flatMap(({ kernel, shape, builds }) =>
    builds.map(({ build, rounds, ceiling, digest }) => ({
      name: `${kernel} ${shape}${single ? '' : ` ${build}`}`,
      own: true,
      times: rounds.map((seconds, i) => seconds / ceiling[i]),
      digest,
    })),
  );
}

const OWN = ['replay', 'eager'];
