// The page of a run that `ganvil serve RUN` watches: it draws what the server tells, as it comes.
import { curves } from '../plots/curves.ts';
import { emptyRun, recordLines, type WatchedRun } from './watchedRun.ts';

const KEPT = 2; // checkpoints that a run keeps

const element = <E extends HTMLElement = HTMLElement>(id: string): E => document.getElementById(id) as E;
const picture = element<HTMLImageElement>('picture');
const which = element<HTMLInputElement>('which');
const losses = curves(element('losses'), {
  title: 'Loss',
  series: 'scalars',
  lines: [
    ['D', 'D', '--d'],
    ['G', 'G', '--g'],
  ],
});
const right = curves(element('accuracies'), {
  title: 'D is right, share',
  series: 'scalars',
  lines: [['accuracy', 'accuracy', '--d']],
  low: 0,
  high: 1,
  level: [0.5, 'guessing'],
});
let run: WatchedRun = emptyRun();
let followsNewest = true; // the picture that is shown is to be the latest
let connectionProblem: string | undefined; // what is wrong with the line to the server

function stateOf({ end, step }: WatchedRun): string {
  if (connectionProblem) return connectionProblem;
  if (end) return end.reason === 'finished' ? 'Finished.' : `Ended: ${end.reason}.`;
  return step > 0 ? 'In training, or stopped: its log goes on growing here.' : 'Waiting for the first step …';
}

function show(): void {
  const { config, end, step, accuracy } = run;
  const share = accuracy.at(-1) ?? Number.NaN;
  element('name').textContent = config?.preset ? `${config.preset}, seed ${config.config?.seed}` : 'A run';
  element('state').textContent = stateOf(run);
  element('state').classList.toggle('lost', connectionProblem !== undefined);
  element('at').textContent = `${step} / ${config?.config?.steps ?? '–'}`;
  element('accuracy').textContent = Number.isNaN(share) ? '–' : `${(100 * share).toFixed(0)} %`;
  element('digest').textContent = end?.digest ?? 'at the end of the run';
  showPicture();
  showMetrics();
  showCheckpoints();
  const x = run.lossD.map((_, i) => i + 1);
  losses.show({ x, columns: { D: run.lossD, G: run.lossG } });
  // Wasserstein's D has no output at which it is undecided: it is neither right nor wrong.
  element('judgement').hidden = accuracy.length > 0 && accuracy.every(Number.isNaN);
  right.show({ x, columns: { accuracy } });
}

function showPicture(): void {
  const { pictures } = run;
  which.disabled = pictures.length < 2;
  which.max = String(Math.max(0, pictures.length - 1));
  if (followsNewest) which.value = which.max;
  const shown = pictures[Number(which.value)];
  picture.hidden = shown === undefined;
  if (!shown) return;
  const address = `run/${shown.file}`;
  if (picture.getAttribute('src') !== address) picture.src = address;
  picture.alt = `What the generator draws at step ${shown.step}`;
  element('pictured').textContent = `step ${shown.step}`;
}

function showMetrics(): void {
  const rows = Object.entries(run.metrics).map(([name, value]) => {
    const row = document.createElement('div');
    row.append(document.createElement('dt'), document.createElement('dd'));
    row.children[0].textContent = name;
    row.children[1].textContent = Number.isInteger(value) ? `${value}` : Number(value).toPrecision(4);
    return row;
  });
  element('metrics').replaceChildren(...rows);
}

function showCheckpoints(): void {
  const digits = /\d{6,}(?=\.png$)/.exec(run.pictures.at(-1)?.file ?? '')?.[0].length ?? 9; // older runs have 6
  const links = run.checkpoints.slice(-KEPT).flatMap((step) => {
    const link = document.createElement('a');
    link.href = `run/checkpoints/${String(step).padStart(digits, '0')}.safetensors`;
    link.download = '';
    link.textContent = `step ${step}`;
    return [link, ' '];
  });
  element('checkpoints').replaceChildren(...(links.length > 0 ? links : ['none yet']));
}

let due = false;
/** Shows the present state at the next frame. */
function refresh(): void {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    show();
  });
}

const source = new EventSource('run/follow');
const on = (type: string, take: (data: string) => void): void =>
  source.addEventListener(type, ({ data }: MessageEvent<string>) => {
    connectionProblem = undefined;
    take(data);
    refresh();
  });
on('begin', () => {
  run = emptyRun();
});
on('config', (data) => {
  run.config = JSON.parse(data);
});
on('lines', (data) => recordLines(run, data));
source.onerror = () => {
  connectionProblem =
    source.readyState === EventSource.CLOSED
      ? 'No run is watched here. To watch one: ganvil serve RUN'
      : 'The server does not answer; trying again …';
  refresh();
};
which.oninput = () => {
  followsNewest = which.value === which.max;
  refresh();
};
matchMedia('(prefers-color-scheme: dark)').onchange = refresh;
window.onresize = () => {
  losses.resize(element('losses').clientWidth);
  right.resize(element('accuracies').clientWidth);
};
