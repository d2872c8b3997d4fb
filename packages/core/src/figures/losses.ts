import { type Chart, type Curve, chart } from './chart.ts';
import { INK, svg } from './svg.ts';
import { thinned } from './thinned.ts';
import type { Figure } from './types.ts';

const MINUS_LOG_4 = -1.3862943611198906;
const COLOURS: Readonly<Record<string, string>> = { G: INK.g, D: INK.d };
const OTHERS = ['#b45309', '#7c3aed', '#be123c'];

/**
 * The losses of the players over the steps. Where D outputs logits, also V, minus the loss of D: at the equilibrium of the game it is
 * -log 4 (https://arxiv.org/abs/1406.2661 theorem 1).
 */
export const losses: Figure = {
  help: 'losses of the players over the steps, and V beside its equilibrium, -log 4',
  lacks: ({ log, run }) => {
    if (!run) return 'a run, not a config alone';
    return log && log.length > 1 ? undefined : 'a run with a log of its losses';
  },
  draw(context) {
    const log = thinned(context.log!);
    const x = log.map(({ step }) => step);
    const column = (name: string) => log.map(({ scalars }) => scalars[name] ?? Number.NaN);
    const names = [...new Set(log.flatMap(({ scalars }) => Object.keys(scalars)))]
      .filter((name) => name.startsWith('loss/'))
      .sort((a, b) => (a < b ? -1 : 1));
    const curves = names.map((name, i): Curve => {
      const player = name.slice('loss/'.length);
      return { label: player, colour: COLOURS[player] ?? OTHERS[i % OTHERS.length], y: column(name) };
    });
    const charts: Chart[] = [{ title: 'loss', x, curves }];
    if (context.logits && names.includes('loss/D'))
      charts.push({
        title: 'V = E log D(x) + E log(1 − D(G(z)))',
        x,
        curves: [{ label: 'V', colour: INK.d, y: column('loss/D').map((value) => -value) }],
        level: { value: MINUS_LOG_4, label: '−log 4' },
      });
    const title = `Losses of ${context.dataset.name}, seed ${context.config.seed}, up to step ${x.at(-1)}`;
    return svg(640, 240 * charts.length, title, ...charts.map((one, i) => chart(one, 240 * i, 640, 240)));
  },
};
