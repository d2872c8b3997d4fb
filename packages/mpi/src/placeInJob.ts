/** A process among those that a job starts. */
export interface Place {
  readonly rank: number;
  readonly size: number;
  /** How many of them run on this machine. */
  readonly here: number;
}

/**
 * The place of this process in a job of Open MPI (`mpirun`), or of Slurm with PMIx (`srun --mpi=pmix`), by its environment; undefined where it
 * is the only one.
 */
export function placeInJob(env: Readonly<Record<string, string | undefined>>): Place | undefined {
  const number = (...names: string[]): number | undefined => {
    const text = names.map((name) => env[name]).find((value) => value !== undefined);
    return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
  };
  const rank = number('OMPI_COMM_WORLD_RANK', 'PMIX_RANK');
  const size = number('OMPI_COMM_WORLD_SIZE', 'SLURM_STEP_NUM_TASKS');
  if (rank === undefined || size === undefined || size < 2) return undefined;
  const perNode = /^\d+/.exec(env.SLURM_STEP_TASKS_PER_NODE ?? '')?.[0];
  return { rank, size, here: number('OMPI_COMM_WORLD_LOCAL_SIZE') ?? Number(perNode ?? 1) };
}
