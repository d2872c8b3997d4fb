import { type Method, methods, type Protocol, protocols, published } from './protocolMethods.ts';

/** What runs are compared by. */
export const MEASURES = ['modes', 'highQuality', 'reverseKl'] as const;

/** A run to make. */
export interface Job {
  readonly protocol: Protocol;
  readonly method: Method;
  readonly seed: number;
}

/** What came of it, with the settings that it came of. */
export interface Result extends Job {
  readonly config: string;
  readonly seconds: number;
  readonly metrics: Record<string, number>;
}

/** Share of samples near a mode that counts as good. */
const GOOD = 0.95;
const DIGITS = [2, 3, 3];

/** The runs of a protocol as a table in Markdown: per method mean ± standard error over seeds, the published ones below. */
export function protocolTable(protocol: Protocol, results: readonly Result[]): string {
  const most = protocols[protocol];
  const head = [
    [
      'method',
      `modes of ${most}`,
      'good samples',
      'reverse KL, nat',
      `${most} modes and ${100 * GOOD} % good`,
    ],
    ['---', '---', '---', '---', '---'],
  ];
  const rows = (Object.keys(methods) as Method[]).flatMap((method) => {
    const runs = results.filter((result) => result.method === method);
    return runs.length === 0 ? [] : [ours(protocol, method, runs), ...theirs(protocol, method)];
  });
  const lines = [...head, ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${protocol}\n\n${lines.join('\n')}`;
}

function ours(protocol: Protocol, method: Method, runs: readonly Result[]): string[] {
  const of = (name: (typeof MEASURES)[number]) => runs.map(({ metrics }) => metrics[name] ?? Number.NaN);
  const whole = runs.filter(
    ({ metrics }) => metrics.modes === protocols[protocol] && metrics.highQuality >= GOOD,
  );
  const cells = MEASURES.map((name, i) => cell(...meanAndError(of(name)), DIGITS[i]));
  return [`\`${method}\``, ...cells, `${whole.length} of ${runs.length} runs`];
}

function theirs(protocol: Protocol, method: Method): string[][] {
  const row = published[protocol][method];
  return row
    ? [[`${method}, published`, ...row.map(([mean, error], i) => cell(mean, error, DIGITS[i])), '']]
    : [];
}

function meanAndError(numbers: readonly number[]): [mean: number, error: number] {
  const mean = numbers.reduce((a, b) => a + b, 0) / numbers.length;
  const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (numbers.length - 1);
  return [mean, Math.sqrt(variance / numbers.length)];
}

/** Of one run there is no error. */
function cell(mean: number, error: number, digits: number): string {
  return Number.isNaN(error) ? mean.toFixed(digits) : `${mean.toFixed(digits)} ± ${error.toFixed(digits)}`;
}
