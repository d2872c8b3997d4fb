// One run on several machines: `mpirun -np 4 ganvil train …`. The process that the job starts supervises `ganvil-rank`, which starts this
// command again, beside the pipes to the other ranks.
import { fileURLToPath } from 'node:url';
import { connectRanks, findProgram, type JobRanks, PIPES, placeInJob, superviseRank } from '@ganvil/mpi';
import { EXIT, Failure } from '../node/exit.ts';
import { silence } from '../terminal/output.ts';

/** Where the command's own file is, and `mpi/` beside it. */
const folder = fileURLToPath(new URL('./mpi', import.meta.url));

/**
 * Trains alone or, in a job, as one of its ranks: rank 0 does what a process does alone, and `lead` gets the others; the others `follow` it in
 * silence. The result is the exit code. Throws a Failure where the job has no `ganvil-rank`, or its processes do not find each other.
 */
export async function asRank(
  lead: (ranks?: JobRanks) => Promise<number>,
  follow: (ranks: JobRanks) => Promise<number>,
): Promise<number> {
  const place = placeInJob(process.env);
  if (!place) return await lead();
  const pipes = process.env[PIPES];
  if (place.rank > 0) silence();
  if (pipes === undefined) {
    const command = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
    return await superviseRank(programOf(), command);
  }
  const ranks = connectRanks(pipes);
  if (ranks.size !== place.size)
    throw new Failure(
      EXIT.config,
      `ranks: expected a job of ${place.size} processes that find each other, got ${ranks.size}; start them with mpirun, or with srun --mpi=pmix.`,
    );
  return ranks.rank === 0 ? await lead(ranks) : await follow(ranks);
}

function programOf(): string {
  const found = findProgram(folder, process.env);
  if (found !== undefined) return found;
  throw new Failure(
    EXIT.config,
    process.env.GANVIL_RANK
      ? `GANVIL_RANK: expected the program ganvil-rank, got ${process.env.GANVIL_RANK}.`
      : `ranks: a job of several processes needs the program ganvil-rank; compile it: mpicc -O2 -o ${folder}/ganvil-rank ${folder}/rank.c`,
  );
}
