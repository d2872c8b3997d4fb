// No weight, sample or metric may depend on the engine, the clock or the locale: the same config and seed give bit-identical
// results everywhere. Functions that engines may round differently are computed in WASM: by kernels, or by AssemblyScript's
// NativeMath, which is compiled into them.
import { describe, expect, test } from 'vitest';
import { codeOf, sourcesIn } from './sources.ts';

const forbidden: Record<string, RegExp> = {
  'a function that engines round differently':
    /\b(JS)?Math\s*\.\s*(exp|log|log1p|expm1|log2|log10|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|hypot|cbrt|f16round|sumPrecise)\b/,
  'a power but 2 ** n and those of literals': /(?<!\b\d+ )\*\*|(?<=\b(?!2 )\d+ )\*\*(?! \d)/,
  'randomness without a seed': /\b(JS|Native)?Mathf?\s*\.\s*random\b|\bcrypto\b/,
  'the clock': /\bDate\b|\bperformance\b/,
  'an order without a comparator': /\.(sort|toSorted)\(\s*\)/,
  'the locale': /\bIntl\b|\.(localeCompare|toLocale\w*)\b/,
  'digits that depend on the engine': /\.(toFixed|toPrecision|toExponential)\(/,
  'Math out of sight': /\bMath\b(?!\s*\.)/,
};

/** path -> what is allowed there, and why it never reaches a result. */
const allowed: Record<string, readonly [kind: string, why: string]> = {
  'packages/kernels-as/src/backend/ganvilBackend.ts': ['the clock', 'tf.time() measures'],
  'packages/kernels-as/src/hostGlobals.d.ts': ['the clock', 'a declaration'],
  'packages/kernels-as/src/program/adaptiveRun.ts': ['the clock', 'one of two ways that give the same bits'],
  'packages/kernels-as/src/wide/wideBuild.ts': ['the clock', 'one of two builds that give the same bits'],
  'packages/core/src/training/stepper.ts': [
    'the clock',
    'how many steps run in a row; they are the same steps',
  ],
  'packages/core/src/training/yieldToEventLoop.ts': ['the clock', 'when the event loop gets a turn'],
  'packages/core/src/metrics/slicedWasserstein.ts': [
    'an order without a comparator',
    'a Float32Array, which sorts by value',
  ],
  'packages/core/src/state/digest.ts': ['an order without a comparator', 'names, by code unit'],
};

const sources = ['core/src', 'kernels-as/src', 'kernels-as/assembly'].flatMap((folder) =>
  sourcesIn(`packages/${folder}`, ['.ts']),
);

describe('the same bits everywhere', () => {
  test.each(Object.entries(forbidden))('no result depends on %s', (kind, pattern) => {
    const found = sources
      .filter(({ path }) => allowed[path]?.[0] !== kind)
      .flatMap((source) =>
        codeOf(source)
          .split('\n')
          .flatMap((line, i) => (pattern.test(line) ? [`${source.path}:${i + 1}: ${line.trim()}`] : [])),
      );
    expect(found).toEqual([]);
  });

  test('every exception is still needed', () => {
    const idle = Object.entries(allowed).filter(([path, [kind]]) => {
      const source = sources.find((candidate) => candidate.path === path);
      return (
        !source ||
        !codeOf(source)
          .split('\n')
          .some((line) => forbidden[kind].test(line))
      );
    });
    expect(idle).toEqual([]);
  });
});
