import { expect, test } from 'vitest';
import { digestOf, workplace } from './workplace.ts';

const { train, read } = workplace();
const few = ['--steps', '3'];

test('--wide changes no bit; where the engine cannot, a line says so', async () => {
  const [plain, wide] = [await train('plain', ...few), await train('wide', ...few, '--wide')];
  expect(wide, wide.stderr).toMatchObject({ code: 0 });
  expect(digestOf(wide)).toBe(digestOf(plain));
  expect(JSON.parse(read('wide', 'config.json')).config.wide).toBe('on');
  const lines = wide.stderr.split('\n').filter((line) => line.startsWith('wide:'));
  if (Number.parseInt(process.versions.node, 10) < 24)
    expect(lines).toEqual([
      expect.stringMatching(/expected Node 24 or newer, got .*and the same results\.$/),
    ]);
});

test('--wide says that it is for strict alone', async () => {
  const { code, stderr } = await train('fma', ...few, '--wide', '--numerics', 'fma');
  if (code === 0) expect(stderr).toContain('wide: expected numerics strict, got fma');
  else expect(stderr).toContain('numerics:'); // no fused relaxed SIMD here
});
