import { ALL } from '../../rpc/players.ts';
import { type Lab, setPhase } from './labState.ts';
import { settle } from './refreshMeasurements.ts';
import { repeat } from './repeat.ts';
import { enqueue, type IsCurrent } from './taskQueue.ts';

const ROUND = 8; // steps between two looks at whether to go on

/** What may use a lab's session, until it ends that. */
interface Turn {
  readonly lab: Lab;
  readonly isCurrent: IsCurrent;
  end(): void;
}

/**
 * Trains labs in lockstep by `count` steps: none begins a round of a few steps before all have done the one before, but for those that have ended or
 * failed, which the others do not wait for. Stops after a round when `goOn` is false, and resolves when all are measured.
 */
export async function trainTogether(
  labs: readonly Lab[],
  count: number,
  goOn: () => boolean = () => true,
): Promise<void> {
  const turns = await Promise.all(labs.map(turnOf));
  const each = (of: readonly Turn[], act: (turn: Turn) => Promise<void>) =>
    Promise.all(of.map((turn) => act(turn).catch((error) => fail(turn, error as Error))));
  for (const { lab } of turns.filter(canTrain)) {
    Object.assign(lab, { digest: undefined, lastWasSingle: false });
    setPhase(lab, 'playing');
  }
  for (let done = 0; done < count && goOn() && turns.some(canTrain); done += ROUND) {
    const steps = { player: ALL, count: Math.min(ROUND, count - done) };
    await each(turns.filter(canTrain), ({ lab, isCurrent }) => repeat(lab, steps, isCurrent));
  }
  await each(turns, ({ lab }) => settle(lab));
  for (const { end } of turns) end();
}

const turnOf = (lab: Lab): Promise<Turn> =>
  new Promise((begin) => {
    void enqueue(lab, (isCurrent) => new Promise((end) => begin({ lab, isCurrent, end })));
  });

const canTrain = ({ lab, isCurrent }: Turn): boolean => lab.session !== undefined && isCurrent();

const fail = ({ lab }: Turn, { message }: Error): void => setPhase(lab, 'failed', message);
