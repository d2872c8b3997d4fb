import { expect, test } from 'vitest';
import { emptyRun, recordLines } from '../src/pages/watchedRun.ts';

test('folds the lines of a log, and ignores others', () => {
  const run = emptyRun();
  const lines = [
    '{"type":"start","step":0,"parameters":{"G":1,"D":1}}',
    '{"type":"sample","step":0,"file":"samples/000000.png"}',
    '{"type":"step","step":1,"scalars":{"loss/D":1.5,"loss/G":0.5,"accuracy/D":0.25}}',
    'null',
    '[]',
    '{"type":"step","step":',
    '{"type":"evaluation","step":2,"metrics":{"modes":8}}',
    '{"type":"checkpoint","step":2,"digest":"ab"}',
    '{"type":"end","step":2,"reason":"finished","digest":"ab"}',
  ];
  recordLines(run, lines.slice(0, 4).join('\n'));
  expect(run).toMatchObject({ step: 1, losses: { D: [1.5], G: [0.5] }, accuracy: [0.25] });
  recordLines(run, lines.slice(4).join('\n'));
  expect(run).toMatchObject({
    step: 2,
    pictures: [{ step: 0, file: 'samples/000000.png' }],
    metrics: { modes: 8 },
    evaluations: { x: [2], columns: { modes: [8] } },
    checkpoints: [2],
    end: { reason: 'finished', digest: 'ab' },
  });
});
