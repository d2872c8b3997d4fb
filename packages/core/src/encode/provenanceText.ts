import type { Config } from '../config/resolveConfig.ts';
import { encodeProvenance, type Provenance } from './provenance.ts';

/** What a picture shows, and the state that it was made from. */
export interface Pictured
  extends Pick<
    Provenance,
    'kind' | 'run' | 'preset' | 'step' | 'digest' | 'dataset' | 'command' | 'changes'
  > {
  /** Version of the package, and of the bits. */
  readonly ganvil: string;
  readonly abi: number;
  readonly config: Config;
  /** How its latents were chosen. */
  readonly chosen: Readonly<Record<string, string | number>>;
}

/** The text chunks of a picture. */
export function provenanceText({
  ganvil,
  abi,
  chosen,
  preset,
  command,
  ...picture
}: Pictured): Record<string, string> {
  const { config, changes = [] } = picture;
  const { latent, latentDim, numerics } = config;
  return encodeProvenance({
    kind: picture.kind,
    run: picture.run,
    ...(preset === undefined ? {} : { preset }),
    step: picture.step,
    digest: picture.digest,
    dataset: picture.dataset,
    latents: { latent, latentDim, ...chosen },
    ...(command === undefined ? {} : { command }),
    versions: { ganvil, abi, numerics },
    ...(changes.length > 0
      ? { changes: changes.map(({ step, setting, value }) => ({ step, setting, value })) }
      : {}),
    config,
  });
}

/** The text chunks of pictures of a state by what they show and the words of the command that makes them, without RUN and --step. */
export function provenanceOfState(
  state: Omit<Pictured, 'kind' | 'chosen' | 'command'>,
): (kind: string, command?: string, words?: readonly string[]) => Record<string, string> {
  const { run, step } = state;
  return (kind, command, words = []) =>
    provenanceText({
      ...state,
      kind,
      chosen: {},
      command: command === undefined ? undefined : [command, run, '--step', String(step), ...words],
    });
}
