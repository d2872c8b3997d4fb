import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildResult, KernelResult, KernelsFile } from '@ganvil/bench';
import { commandOf } from '../identity/engines.ts';
import { ganvil, printed, row, tool } from './commands.ts';

const CUBE = '512x512x512 NN';

/** Rows about single kernels: of the ceiling that is measured beside them, and beside tfjs. */
export function kernels(rounds: string): string[] {
  const node20 = measured([process.execPath], rounds, 'simd', 'matMul|conv2d');
  const node24 = measured(commandOf('Node 24'), rounds, 'simd,fma', 'matMul 512');
  const wide = measured(commandOf('Node 24'), rounds, 'simd,wide', 'matMul 512');
  const cube = of(node20, CUBE);
  const products = node20.filter(({ kernel }) => kernel === 'matMul');
  const [first, inner] = [true, false].map((few) =>
    node20.filter(({ kernel, shape }) => kernel !== 'matMul' && /x[13] to/.test(shape) === few),
  );
  const lowest = (results: readonly KernelResult[]): string => {
    const [worst] = [...results].sort((a, b) => a.builds[0].share.median - b.builds[0].share.median);
    return `${percent(worst.builds[0])} at worst (${worst.kernel} ${worst.shape})`;
  };
  const beside = (results: readonly KernelResult[]): string => {
    const shares = results.map(
      ({ kernel, shape, builds }) => [builds[0].rate / cube.builds[0].rate, `${kernel} ${shape}`] as const,
    );
    const [least, name] = shares.sort((a, b) => a[0] - b[0])[0];
    return `${(100 * least).toFixed(0)} % at worst (${name})`;
  };
  const tfjs = JSON.parse(printed(tool('kernelTable', '--json')));
  const slowest = tfjs.results[0];
  return [
    row(
      'product 512³, of the ceiling of its build',
      `\`strict\` ${percent(cube.builds[0])}; on Node 24 \`fma\` ${percent(of(node24, CUBE).builds[1])}`,
    ),
    row(
      'product 512³, `wide` beside `strict` on Node 24',
      `${of(wide, CUBE).builds[1].speedup.median.toFixed(2)} times as fast`,
    ),
    row('all products, of the ceiling', lowest(products)),
    row('inner convolutions, counted as plain sums, of the rate of the product 512³', beside(inner)),
    row('first and last convolutions (1 or 3 channels), likewise', beside(first)),
    row(
      `${tfjs.results.length} kernels and shapes that tfjs-backend-wasm has, too`,
      `${tfjs.geometricMean.toFixed(2)} times as fast in the geometric mean; ${tfjs.slower} slower, ${slowest.ratio.toFixed(2)} at worst (${slowest.name}${slowest.alone ? `; the kernel without tfjs ${slowest.alone.toFixed(2)}` : ''})`,
    ),
  ];
}

function of(results: readonly KernelResult[], shape: string): KernelResult {
  return results.find((result) => result.kernel === 'matMul' && result.shape === shape)!;
}

function percent({ share }: BuildResult): string {
  return `${(100 * share.median).toFixed(0)} %`;
}

function measured(
  engine: readonly string[],
  rounds: string,
  builds: string,
  only: string,
): readonly KernelResult[] {
  const folder = mkdtempSync(join(tmpdir(), 'ganvil-speed-'));
  const file = join(folder, 'kernels.json');
  const args = ['--builds', builds, '--only', only, '--rounds', rounds, '--json', file];
  printed(ganvil(engine, 'bench', 'kernels', ...args));
  const { results }: KernelsFile = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true });
  return results;
}
