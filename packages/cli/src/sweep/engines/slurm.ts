import { basename, join } from 'node:path';
import { EXIT, Failure } from '../../node/exit.ts';
import { shellQuote } from './shellQuote.ts';
import type { Engine, Order } from './types.ts';

/** Seconds before the time limit at which a task is told to save its state. */
const WARNING = 60;

/**
 * A job array, https://slurm.schedmd.com/job_array.html: a task per array element. Before its time limit, on preemption and on
 * `scontrol requeue` a task saves its state and ends with 75, and is put into the queue again; it is named by array and element, since
 * the name of the job alone can requeue its siblings, too. Directives of sbatch end at the first line that is no comment.
 */
export const slurm: Engine = {
  help: 'a job array of Slurm',
  file: 'array.sbatch',
  write: ({ folder, jobs, processes, memory, options, words }: Order) => `#!/bin/bash
#SBATCH --job-name=${shellQuote(basename(folder))}
#SBATCH --array=0-${jobs.length - 1}${processes === undefined ? '' : `%${processes}`}
#SBATCH --cpus-per-task=1
#SBATCH --mem=${Math.ceil(memory / 2 ** 20)}M
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=B:USR1@${WARNING}
#SBATCH --output=${directive(join(folder.replaceAll('%', '%%'), 'logs', '%a.log'))}
${checked(options)
  .map((option) => `#SBATCH ${option}\n`)
  .join('')}
task=$SLURM_ARRAY_TASK_ID
${[process.execPath, ...process.execArgv, process.argv[1]].map(shellQuote).join(' ')} sweep ${shellQuote(folder)} --task "$task" --progress plain${words.map((word) => ` ${shellQuote(word)}`).join('')} &
pid=$!
trap 'kill -TERM $pid 2>/dev/null' USR1 TERM
code=0
while kill -0 $pid 2>/dev/null; do
  wait $pid
  code=$?
done
if [ $code = 75 ]; then
  scontrol requeue "\${SLURM_ARRAY_JOB_ID}_$task" && exit 0
fi
exit $code
`,
  submit: (path) => ['sbatch', path],
};

/** Throws a usage Failure for options that would change which tasks there are. */
function checked(options: readonly string[]): readonly string[] {
  const array = options.find((option) => /^(-a|--array)/.test(option));
  if (array === undefined) return options;
  throw new Failure(
    EXIT.usage,
    `--options: expected no ${array.split('=')[0]}: tasks are those of the sweep; --processes N limits how many run at a time.`,
  );
}

/** A value of a directive: sbatch knows double quotes. */
const directive = (text: string): string => (/[\s"]/.test(text) ? JSON.stringify(text) : text);
