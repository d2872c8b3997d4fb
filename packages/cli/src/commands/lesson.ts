import { join } from 'node:path';
import {
  checkTask,
  digestOfLesson,
  type Findings,
  type Lesson,
  lessonFigureText,
  lessonNumbers,
  lessons,
  resolveConfig,
  settings,
  teach,
} from '@ganvil/core';
import { type Arguments, jsonFlag } from '../args/flags.ts';
import { oneOf } from '../args/oneOf.ts';
import { parseInteger } from '../args/parseNumber.ts';
import { openBackend } from '../engine/openBackend.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { writeOutput } from '../node/outputFile.ts';
import { versions } from '../node/versions.ts';
import { type FigureFormat, figureBytes, figureFlags, figureFormat } from '../samples/figureFormat.ts';
import { print, printJson } from '../terminal/output.ts';
import { headText, listText, stepText, taskText } from './lessonText.ts';
import type { Command } from './types.ts';

const table: Readonly<Record<string, Lesson>> = lessons;
const names = Object.keys(table);
/** What the text of its figures says of this build. */
const ofLessons = { ganvil: versions.ganvil, abi: versions.abi, numerics: settings.numerics.initial };

/** `ganvil lesson` */
export const lesson: Command = {
  name: 'lesson',
  args: '[NAME]',
  maxArgs: 1,
  summary: 'take a lesson: steps with numbers and figures, and a task that is checked',
  about: `Runs the steps of a lesson, prints what they find, writes their figures into a folder, and checks its task: a number that can be predicted,
beside the one that was measured. Exit code 1 where they differ by more than the limit. Without NAME, lists the lessons. The same seed gives the
same numbers, figures and digest on every machine.`,
  flags: [
    { name: 'answer', value: 'X', help: 'your answer to the task (default: the one of theory)' },
    { name: 'seed', value: 'N', help: `seed of the lesson's runs (default: ${settings.seed.initial})` },
    { name: 'out', value: 'DIR', help: 'folder of the figures (default: runs/lessons/NAME)' },
    ...figureFlags('svg'),
    {
      name: 'share',
      value: 'X',
      help: 'make this share of the training steps (above 0, at most 1; default: 1): to look through a lesson; its task is not checked then',
    },
    jsonFlag,
  ],
  examples: [
    'ganvil lesson',
    'ganvil lesson saturating',
    'ganvil lesson saturating --answer 99 --out figures',
    'ganvil lesson first-figure --format png --scale 4',
  ],
  run: takeLesson,
};

async function takeLesson(args: Arguments): Promise<number> {
  const [name] = args.positionals;
  const json = args.has('json');
  if (name === undefined) return listLessons(json);
  oneOf('arguments', name, names);
  const answer = answerArgument(args);
  const seed = parseInteger('seed', args.get('seed'), settings.seed.initial, 0);
  const share = shareArgument(args);
  const folder = args.get('out') ?? join('runs', 'lessons', name);
  const format = figureFormat(args);
  await openBackend(resolveConfig());
  const chosen = table[name];
  if (!json) print(headText(chosen));
  const found: Findings[] = [];
  const files: string[][] = [];
  for await (const one of teach(chosen, seed, share)) {
    found.push(one);
    const lesson = { lesson: name, seed, share, step: found.length };
    const text = (figure: string) =>
      lessonFigureText({ ...lesson, figure, digest: digestOfLesson(found), versions: ofLessons });
    files.push(await written(one, folder, found.length, format, text));
    if (!json) print(stepText(chosen.steps[found.length - 1], found.length, one.numbers, files.at(-1)!));
  }
  const digest = digestOfLesson(found);
  const checked = checkTask(chosen.task, lessonNumbers(found), answer);
  if (json) {
    const { task, ...about } = described(chosen);
    const steps = found.map(({ numbers }, i) => ({ numbers, files: files[i] }));
    printJson({ lesson: name, seed, share, digest, ...about, steps, task: { ...task, ...checked } });
  } else if (share === 1) print(taskText(chosen.task, checked, { given: answer !== undefined, digest }));
  return checked.holds || share < 1 ? EXIT.done : EXIT.wrongAnswer;
}

function listLessons(json: boolean): number {
  if (json) printJson(names.map((name) => ({ name, ...described(table[name]) })));
  else print(listText(table));
  return EXIT.done;
}

/** A lesson without its functions. */
function described({ title, help, source, task: { question, hint, limit } }: Lesson) {
  return { title, question: help, source, task: { question, hint, limit } };
}

function answerArgument(args: Arguments): number | undefined {
  const text = args.get('answer');
  if (text === undefined) return undefined;
  const answer = Number(text);
  if (text.trim() !== '' && Number.isFinite(answer)) return answer;
  throw new Failure(EXIT.usage, `--answer: expected a number, got "${text}".`);
}

function shareArgument(args: Arguments): number {
  const text = args.get('share') ?? '1';
  const share = Number(text);
  if (share > 0 && share <= 1 && !args.has('answer')) return share;
  if (args.has('answer') && share === 1) return share;
  const expected = args.has('answer') ? '1 beside --answer' : 'a number above 0, at most 1';
  throw new Failure(EXIT.usage, `--share: expected ${expected}, got "${text}".`);
}

/** Writes figures and files of a step, named after its number; gives their paths. */
async function written(
  { figures = {}, files = {} }: Findings,
  folder: string,
  step: number,
  format: FigureFormat,
  text: (figure: string) => Record<string, string>,
): Promise<string[]> {
  const paths: string[] = [];
  const write = async (name: string, bytes: Uint8Array) => {
    const path = join(folder, `${step}-${name}`);
    await writeOutput(path, bytes);
    paths.push(path);
  };
  for (const [name, svg] of Object.entries(figures))
    await write(`${name}.${format.name}`, await figureBytes(svg, format, () => text(name)));
  for (const [name, bytes] of Object.entries(files)) await write(name, bytes);
  return paths;
}
