import { cpus } from 'node:os';
import { versions } from '../versions.ts';

/** Where and with what something was measured. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly platform: string;
  readonly node: string;
  readonly v8: string;
  readonly versions: typeof versions;
}

export function machine(): Machine {
  const { node, v8 } = process.versions;
  const cores = cpus();
  const platform = `${process.platform}-${process.arch}`;
  return { cpu: cores[0]?.model.trim() ?? 'unknown', cores: cores.length, platform, node, v8, versions };
}

/** The machine in a line. */
export function machineLine({ cpu, cores, platform, node, versions: { ganvil, tfjs } }: Machine): string {
  return `${cpu}, ${cores} cores, ${platform}, Node ${node}, ganvil ${ganvil}, tfjs ${tfjs}`;
}
