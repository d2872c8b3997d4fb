import { describe, expect, it } from 'vitest';
import { parseJson } from '../src/encode/parseJson.ts';
import { decodeSafetensors, encodeSafetensors } from '../src/encode/safetensors.ts';

describe('safetensors', () => {
  const tensors = new Map([
    ['G/b', { shape: [2], data: new Float32Array([1, -2]) }],
    ['G/a', { shape: [2, 0], data: new Float32Array(0) }],
    ['D/w', { shape: [], data: new Float32Array([Number.NaN]) }],
  ]);
  const metadata = { step: '3', config: '{"a":"ü\\n"}' };

  it('comes back', () => {
    const decoded = decodeSafetensors(encodeSafetensors(tensors, metadata));
    expect(decoded.metadata).toEqual(metadata);
    expect([...decoded.tensors.keys()].sort()).toEqual([...tensors.keys()].sort());
    for (const [name, tensor] of tensors) expect(decoded.tensors.get(name)).toEqual(tensor);
    expect(decodeSafetensors(encodeSafetensors(new Map()))).toEqual({ tensors: new Map(), metadata: {} });
  });

  it('has the same bytes for the same contents', () => {
    const a = encodeSafetensors(tensors, metadata);
    const b = encodeSafetensors(
      new Map([...tensors].reverse()),
      Object.fromEntries(Object.entries(metadata).reverse()),
    );
    expect(b).toEqual(a);
    const length = Number(new DataView(a.buffer).getBigUint64(0, true));
    expect(length % 8).toBe(0);
    expect(new TextDecoder().decode(a.subarray(8, 8 + length)).trimEnd()).toBe(
      '{"__metadata__":{"config":"{\\"a\\":\\"ü\\\\n\\"}","step":"3"},"D/w":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"G/a":{"dtype":"F32","shape":[2,0],"data_offsets":[4,4]},"G/b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}',
    );
  });

  it('reads from mid of a buffer', () => {
    const bytes = encodeSafetensors(tensors);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeSafetensors(shifted.subarray(3)).tensors.get('G/b')?.data).toEqual(
      new Float32Array([1, -2]),
    );
  });
});

it('parseJson agrees with JSON.parse on what both take', () => {
  const text = ' {"a": [1, -2.5e3, "x\\u00e9\\n", true, null, {}, []], "b": {"c": ""}}\n';
  const plain = (json: unknown): unknown =>
    json instanceof Map
      ? Object.fromEntries([...json].map(([k, v]) => [k, plain(v)]))
      : Array.isArray(json)
        ? json.map(plain)
        : json;
  expect(plain(parseJson(text))).toEqual(JSON.parse(text));
  for (const bad of [
    '',
    '{',
    '[1,]',
    '{"a"}',
    '{"a":1,}',
    '01',
    '"\n"',
    '[1] 2',
    'nul',
    '{"a":1,"a":2}',
    '{"__proto__":1}',
    '['.repeat(50),
  ]) {
    expect(() => parseJson(bad)).toThrow(SyntaxError);
  }
});
