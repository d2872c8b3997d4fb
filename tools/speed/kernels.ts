import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildResult, KernelResult, KernelsFile } from '@ganvil/bench';
import { commandOf } from '../identity/engines.ts';
import { ganvil, printed, row, tool } from './commands.ts';

const CUBE = '512x512x512 NN';

/** Rows about single kernels: relative to the peak that is measured with them, and to tfjs. */
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
    return `${percent(worst.builds[0])} (${worst.kernel} ${worst.shape})`;
  };
  const beside = (results: readonly KernelResult[]): string => {
    const shares = results.map(
      ({ kernel, shape, builds }) => [builds[0].rate / cube.builds[0].rate, `${kernel} ${shape}`] as const,
    );
    const [min, name] = shares.sort((a, b) => a[0] - b[0])[0];
    return `${(100 * min).toFixed(0)} % (${name})`;
  };
  const tfjs = JSON.parse(printed(tool('kernelTable', '--json')));
  const slowest = tfjs.results[0];
  return [
    row(
      'GEMM 512³, fraction of the peak of its build',
      `\`strict\` ${percent(cube.builds[0])}; on Node 24 \`fma\` ${percent(of(node24, CUBE).builds[1])}`,
    ),
    row(
      'GEMM 512³, `wide` compared with `strict` on Node 24',
      `${of(wide, CUBE).builds[1].speedup.median.toFixed(2)} times as fast`,
    ),
    row('slowest GEMM, fraction of the peak', lowest(products)),
    row('slowest inner convolution, counted as direct, relative to GEMM 512³', beside(inner)),
    row('slowest first or last convolution (1 or 3 channels), the same', beside(first)),
    row(
      `${tfjs.results.length} kernels and shapes, compared with tfjs-backend-wasm`,
      `${tfjs.geometricMean.toFixed(2)} times as fast (geometric mean); ${tfjs.slower} are slower, at worst ${slowest.ratio.toFixed(2)} times (${slowest.name}${slowest.alone ? `; without the overhead of tfjs ${slowest.alone.toFixed(2)}` : ''})`,
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
