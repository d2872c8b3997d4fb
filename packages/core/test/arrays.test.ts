/// <reference types="node" />
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inOwnUnits, plainUnits, standardized, unitsOf } from '../src/datasets/units.ts';
import { encodeCsv } from '../src/encode/csv.ts';
import { encodeNpy } from '../src/encode/npy.ts';
import { encodeNpz } from '../src/encode/npz.ts';
import { decodeUnits, encodeUnits } from '../src/encode/units.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../src/state/checkpointFile.ts';
import { pointTable } from '../src/table/pointTable.ts';

/** A .npy file, taken apart as its specification has it. */
function decodeNpy(bytes: Uint8Array) {
  const buffer = Buffer.from(bytes);
  expect(buffer.toString('latin1', 0, 8)).toBe('\x93NUMPY\x01\x00');
  const begin = 10 + buffer.readUInt16LE(8);
  expect(begin % 64).toBe(0);
  const head = buffer.toString('latin1', 10, begin);
  const found = /^\{'descr': '([|<]\w\d)', 'fortran_order': False, 'shape': \(([\d, ]+)\), \} *\n$/.exec(
    head,
  )!;
  const read: Record<string, (at: number) => number> = {
    '|u1': (at) => buffer.readUInt8(begin + at),
    '<i4': (at) => buffer.readInt32LE(begin + 4 * at),
    '<f4': (at) => buffer.readFloatLE(begin + 4 * at),
    '<f8': (at) => buffer.readDoubleLE(begin + 8 * at),
  };
  const size = (bytes.length - begin) / Number(found[1][2]);
  return {
    shape: found[2]
      .split(',')
      .filter((text) => text.trim() !== '')
      .map(Number),
    type: found[1],
    values: Array.from({ length: size }, (_, i) => read[found[1]](i)),
  };
}

describe('npy', () => {
  it.each([
    [Uint8Array.of(0, 255, 7, 1), [1, 2, 2, 1], '|u1'],
    [Int32Array.of(-1, 2 ** 31 - 1), [2], '<i4'],
    [Float32Array.of(0.1, -1e30), [2], '<f4'],
    [Float64Array.of(0.1, -1e300, 0), [3, 1], '<f8'],
    [new Float64Array(0), [0, 2], '<f8'],
  ] as const)('holds %o', (values, shape, type) => {
    expect(decodeNpy(encodeNpy(values, shape))).toEqual({ shape, type, values: [...values] });
  });

  it('lie in a zip file by name, the same bytes each time', () => {
    const arrays = {
      samples: encodeNpy(Float64Array.of(1.5), [1, 1]),
      labels: encodeNpy(Int32Array.of(3), [1]),
    };
    const bytes = encodeNpz(arrays);
    expect(encodeNpz(arrays)).toEqual(bytes);
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual(['samples.npy', 'labels.npy']);
    expect(decodeNpy(files['samples.npy']).values).toEqual([1.5]);
  });
});

describe('csv', () => {
  it('has a heading, numbers to a millionth of their sd, and words in quotes where they need some', () => {
    const columns = [
      { name: 'a, b', mean: 0, sd: 1000 },
      { name: 'c', mean: 5, sd: 0.001 },
      { name: '', mean: 7, sd: 0 },
    ];
    const text = encodeCsv([1 / 3, 5 + 1 / 3e6, 7, -2e9, 1e-12, 7], columns, {
      name: 'class',
      words: ['"x"', '#y'],
    });
    expect(text).toBe('"a, b",c,,class\n0.333,5.000000333,7,"""x"""\n-2000000000,0,7,"#y"\n');
  });

  it('holds what float32 tells apart where columns are in their own units', () => {
    const values = Float32Array.of(0.1, 1e-30, 16777215, -1e30, 1 / 3, 0, 123456.79);
    const lines = encodeCsv(values, plainUnits(['x']))
      .trimEnd()
      .split('\n')
      .slice(1);
    expect(Float32Array.from(lines, Number)).toEqual(values);
    expect(lines[0]).toBe('0.1');
  });

  it('is read back as the same points', () => {
    const values = Float64Array.of(1.25, -3, 0.5, 1e6);
    const units = unitsOf('', values, ['a', 'b c']);
    const back = inOwnUnits(standardized(values, units), units);
    const { table } = pointTable(new TextEncoder().encode(encodeCsv(back, units)), 'x.csv');
    expect(table.names).toEqual(['a', 'b c']);
    for (const [i, value] of values.entries()) expect(table.values[i]).toBeCloseTo(value, 5);
  });
});

describe('units in a checkpoint', () => {
  const columns = [{ name: 'x'.repeat(100), mean: 1.5, sd: 0 }];
  const base = {
    abi: 1,
    step: 0,
    updates: { G: 0, D: 0 },
    classes: 0,
    datasetDigest: '',
    sampleShape: [1],
    tensors: new Map(),
  };

  it('come back, their names cut to 64 characters', async () => {
    const { resolveConfig } = await import('../src/config/resolveConfig.ts');
    const bytes = encodeCheckpoint({ ...base, config: resolveConfig({}), units: columns });
    expect(decodeCheckpoint(bytes).units).toEqual([{ name: 'x'.repeat(64), mean: 1.5, sd: 0 }]);
    expect(decodeUnits(encodeUnits(columns), [1])).toHaveLength(1);
  });

  it.each([
    '',
    '{}',
    '[["a",1]]',
    '[["a",1,-1]]',
    '[["a",null,1]]',
    '[["a",0,1],["b",0,1]]',
    `[["${'x'.repeat(65)}",0,1]]`,
  ])('are refused as %s', (text) => {
    expect(() => decodeUnits(text, [1])).toThrow(
      'checkpoint: expected columns [name, mean, sd] for 1 numbers',
    );
  });
});
