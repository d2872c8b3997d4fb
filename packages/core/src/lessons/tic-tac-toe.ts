import { plots } from '../figures/plots.ts';
import { el, INK, segment, svg, text } from '../figures/svg.ts';
import type { Lesson, Room } from './types.ts';

const LINES = [
  [0, 1, 2],
  [3, 4, 5],
  [6, 7, 8],
  [0, 3, 6],
  [1, 4, 7],
  [2, 5, 8],
  [0, 4, 8],
  [2, 4, 6],
];
const EMPTY = '.........';
const [SIDE, CELL] = [150, 34];

/** Minimax where it can be searched, and why a GAN cannot search. */
export const ticTacToe: Lesson = {
  title: 'Minimax: tic-tac-toe and GANs',
  help: 'what is a minimax game, and how do players who cannot search play it?',
  source:
    'von Neumann 1928, https://doi.org/10.1007/BF01448847; Goodfellow et al. 2014, https://arxiv.org/abs/1406.2661 equation 1',
  steps: [
    {
      text: 'In tic-tac-toe x maximises the result (1: x wins, 0: draw, -1: o wins) and o minimises it, each knowing that the other does. Every game can be searched to its end, so the value of the empty board is known: that of a game without a mistake. The figure shows one, with the value of each move.',
      formula: 'value(board) = max over moves of x, min over moves of o, of value(next board)',
      show: search,
    },
    {
      text: 'D maximises V(D, G) and G minimises it, as x and o do. But there are infinitely many moves, and none ends the game. G sees one D at a time and follows the slope against that one, although D answers. What counts is the largest V over all D: for V = xy and |y| <= 1 that is |x|, which G can minimise; against any fixed y it is a straight line without a minimum. Moves in chess are alike for both sides; G and D have different ones.',
      formula: 'min over G of (max over D of V(D, G)), not min over G of V(D now, G)',
      config: { preset: 'gauss1d', changes: { loss: 'minimax' } },
      show: answered,
    },
  ],
  task: {
    question: 'What is the value of tic-tac-toe for x, if both play without a mistake?',
    hint: '1 if x wins, 0 for a draw, -1 if o wins',
    expected: () => 0,
    measured: (numbers) => numbers['value of the empty board'],
    limit: 0.1,
  },
};

function winnerOf(board: string): 'x' | 'o' | undefined {
  const line = LINES.find(([a, b, c]) => board[a] !== '.' && board[a] === board[b] && board[a] === board[c]);
  return line && (board[line[0]] as 'x' | 'o');
}

const placesOf = (board: string): number[] => [...board].flatMap((mark, i) => (mark === '.' ? [i] : []));
const turnOf = (board: string): 'x' | 'o' => (placesOf(board).length % 2 === 1 ? 'x' : 'o');
const played = (board: string, at: number): string =>
  board.slice(0, at) + turnOf(board) + board.slice(at + 1);

/** The values of all positions that can come about. */
function outcomeOf(board: string, known: Map<string, number>): number {
  const before = known.get(board);
  if (before !== undefined) return before;
  const winner = winnerOf(board);
  const moves = placesOf(board);
  let value = winner === 'x' ? 1 : winner === 'o' ? -1 : 0;
  if (!winner && moves.length > 0) {
    const values = moves.map((at) => outcomeOf(played(board, at), known));
    value = turnOf(board) === 'x' ? Math.max(...values) : Math.min(...values);
  }
  known.set(board, value);
  return value;
}

/** How many different games there are from a position. */
function gamesFrom(board: string, known: Map<string, number>): number {
  const before = known.get(board);
  if (before !== undefined) return before;
  const moves = placesOf(board);
  const count =
    winnerOf(board) || moves.length === 0
      ? 1
      : moves.reduce((sum, at) => sum + gamesFrom(played(board, at), known), 0);
  known.set(board, count);
  return count;
}

async function search(room: Room) {
  const values = new Map<string, number>();
  const value = outcomeOf(EMPTY, values);
  await room.pause();
  const boards: string[] = [EMPTY];
  for (let board = EMPTY; !winnerOf(board) && placesOf(board).length > 0; boards.push(board)) {
    const best = placesOf(board).filter((at) => values.get(played(board, at)) === values.get(board));
    const pick = room.random.bits(1020, boards.length, 1)[0] % best.length;
    board = played(board, best[pick]);
  }
  const drawn = boards.map((board, i) =>
    el(
      'g',
      { transform: `translate(${(i % 5) * SIDE} ${Math.floor(i / 5) * (SIDE + 20)})` },
      ...boardOf(board, values),
    ),
  );
  return {
    numbers: {
      'value of the empty board': value,
      positions: values.size,
      games: gamesFrom(EMPTY, new Map()),
    },
    figures: {
      game: svg(
        5 * SIDE,
        2 * (SIDE + 20),
        'A game without a mistake, with the value of every move',
        ...drawn,
      ),
    },
  };
}

/** A board; empty places show the value of a move there. */
function boardOf(board: string, values: ReadonlyMap<string, number>): string[] {
  const at = (place: number) => [24 + (place % 3) * CELL, 36 + Math.floor(place / 3) * CELL] as const;
  const over = winnerOf(board) !== undefined || placesOf(board).length === 0;
  const marks = [...board].flatMap((mark, i) => {
    const [x, y] = at(i);
    const middle = [x + CELL / 2, y + CELL / 2 + 7] as const;
    if (mark !== '.')
      return [text(middle, mark, { anchor: 'middle', size: 24, colour: mark === 'x' ? INK.d : INK.g })];
    const value = values.get(played(board, i));
    return over || value === undefined
      ? []
      : [
          text([middle[0], middle[1] - 3], String(value).replace('-', '−'), {
            anchor: 'middle',
            size: 11,
            colour: INK.soft,
          }),
        ];
  });
  const lines = [1, 2].flatMap((k) => [
    segment([24 + k * CELL, 36], [24 + k * CELL, 36 + 3 * CELL], { colour: INK.line }),
    segment([24, 36 + k * CELL], [24 + 3 * CELL, 36 + k * CELL], { colour: INK.line }),
  ]);
  return [
    text([24, 26], over ? `the end: ${values.get(board)}` : `${turnOf(board)} moves`),
    ...lines,
    ...marks,
  ];
}

function answered() {
  const x = Array.from({ length: 41 }, (_, i) => -2 + i / 10);
  const against = (y: number) => x.map((at) => [at, at * y] as const);
  const figure = plots(
    'V = xy against D as it is and against the best D',
    [
      {
        title: 'V = xy, |y| <= 1',
        x: { label: 'x, of G', range: [-2, 2] },
        y: { label: 'V', range: [-2, 2] },
        lines: [
          { label: 'y = 0.5', colour: '#b45309', points: against(0.5) },
          { label: 'y = -1', colour: '#7c3aed', points: against(-1) },
          {
            label: 'the best y for each x',
            colour: INK.d,
            width: 3,
            points: x.map((at) => [at, Math.abs(at)] as const),
          },
        ],
      },
    ],
    { width: 420 },
  );
  const worst = x.map((at) => Math.max(...[-1, 1].map((y) => at * y)));
  return {
    numbers: {
      'smallest V against the best y': Math.min(...worst),
      'smallest V against y = 0.5, on [-2, 2]': Math.min(...against(0.5).map(([, value]) => value)),
    },
    figures: { answer: figure },
  };
}
