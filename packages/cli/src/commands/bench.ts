import { didYouMean } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import { print } from '../terminal/output.ts';

type Bench = (argv: string[]) => Promise<number>;

const benches: Record<string, () => Promise<Bench>> = {
  steps: async () => (await import('./bench/steps.ts')).steps,
  compare: async () => (await import('./bench/compare.ts')).compare,
  kernels: async () => (await import('./bench/kernels.ts')).kernels,
};

const help = `Measures how fast this machine trains, and how fast the kernels are.

Usage: ganvil bench steps | kernels | compare [arguments]

  steps              whole training steps of ganvil, tfjs and others, in turns
  kernels            each kernel at the shapes of GANs, in any set of builds,
                     beside what the machine can do
  compare A B        two results of --json: exit code 1 where B is slower,
                     beyond noise

ganvil bench steps --help, and so on, tells more.`;

/** `ganvil bench steps | kernels | compare` */
export async function bench([name, ...argv]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h') {
    print(help);
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  const names = Object.keys(benches);
  if (!Object.hasOwn(benches, name)) {
    throw new Failure(
      EXIT.usage,
      `bench: expected one of ${names.join(', ')}${didYouMean(name, names)}, got "${name}".`,
    );
  }
  return (await benches[name]())(argv);
}
