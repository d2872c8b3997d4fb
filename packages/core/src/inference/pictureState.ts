import type { Config } from '../config/resolveConfig.ts';
import type { Dataset } from '../datasets/types.ts';
import type { Pictured } from '../encode/provenanceText.ts';
import type { Run } from '../training/run.ts';
import type { WeightsOfG } from './types.ts';

/** The run of a picture as it is named in the provenance, and what the versions are. */
export interface PictureOf {
  readonly run: Pick<Run, 'step' | 'digest' | 'sample' | 'latents'> &
    Partial<Pick<Run, 'changes'>> & { readonly config: Config; readonly dataset: Dataset };
  readonly name: string;
  readonly preset?: string;
  readonly ganvil: string;
  readonly abi: number;
  /** Weights of G that made the samples. */
  readonly weights?: WeightsOfG;
}

/** What the text of a picture says of its run in the present state. */
export function pictureState({
  run,
  name,
  preset,
  ganvil,
  abi,
}: PictureOf): Omit<Pictured, 'kind' | 'chosen' | 'command'> {
  const { config, dataset, step, changes } = run;
  const digest = run.digest();
  return { run: name, preset, step, digest, dataset: dataset.digest, ganvil, abi, config, changes };
}
