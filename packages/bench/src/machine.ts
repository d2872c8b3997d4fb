import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Versions of the packages that are measured. */
export interface Versions {
  readonly ganvil: string;
  readonly tfjs: string;
}

/** The machine and the versions that something was measured with. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly platform: string;
  readonly node: string;
  readonly v8: string;
  readonly versions: Versions;
}

/** This machine and process; `versions` are those of the build that is measured. */
export function machine(versions: Versions): Machine {
  const { node, v8 } = process.versions;
  const platform = `${process.platform}-${process.arch}`;
  return { cpu: processor(), cores: cpus().length, platform, node, v8, versions };
}

/** The processor; under Linux on x86 with family and model, because a hypervisor may report the brand only. */
function processor(): string {
  const name = cpus()[0]?.model.trim() ?? 'unknown';
  const known = '/proc/cpuinfo';
  const text = existsSync(known) ? readFileSync(known, 'utf8') : '';
  const [family, model] = [/^cpu family\s*: (\d+)/m, /^model\s*: (\d+)/m].map((line) => line.exec(text)?.[1]);
  return family && model ? `${name} (family ${family}, model ${model})` : name;
}

/** The machine and the versions in one line. */
export function machineLine({ cpu, cores, platform, node, versions: { ganvil, tfjs } }: Machine): string {
  return `${cpu}, ${cores} cores, ${platform}, Node ${node}, ganvil ${ganvil}, tfjs ${tfjs}`;
}
