// The page of a run that `ganvil serve RUN` watches: it draws what the server reports, as it comes.
import { labelOf } from '../lab/controls/labelOf.ts';
import { nextFrame } from '../lab/controls/nextFrame.ts';
import { accuracyChart, lossChart } from '../lab/controls/trainingCharts.ts';
import { type Curves, curves } from '../plots/curves.ts';
import { watchedMetrics } from './watchedMetrics.ts';
import { emptyRun, recordLines, type WatchedRun } from './watchedRun.ts';

const KEPT = 2; // checkpoints that a run keeps

const element = <E extends HTMLElement = HTMLElement>(id: string): E => document.getElementById(id) as E;
const picture = element<HTMLImageElement>('picture');
const slider = element<HTMLInputElement>('which');

/** What the page shows. */
interface Page {
  run: WatchedRun;
  /** Whether the slider stays at the latest picture. */
  following: boolean;
  /** Why there is no connection to the server. */
  connectionProblem?: string;
  /** The chart of losses, once the players are known. */
  losses?: { readonly players: string; readonly curves: Curves };
  readonly accuracy: Curves;
  readonly metrics: ReturnType<typeof watchedMetrics>;
}

function stateOf({ run: { end, step }, connectionProblem }: Page): string {
  if (connectionProblem) return connectionProblem;
  if (end) return end.reason === 'finished' ? 'Finished.' : `Ended: ${end.reason}.`;
  return step > 0
    ? 'The run is training, or was stopped. This page follows its log.'
    : 'Waiting for the first step …';
}

function show(page: Page): void {
  const { config, end, step, accuracy } = page.run;
  const latest = accuracy.at(-1) ?? Number.NaN;
  element('name').textContent = config?.preset ? `${config.preset}, seed ${config.config?.seed}` : 'A run';
  element('state').textContent = stateOf(page);
  element('state').classList.toggle('lost', page.connectionProblem !== undefined);
  element('at').textContent = `${step} / ${config?.config?.steps ?? '–'}`;
  element('accuracy').textContent = Number.isNaN(latest) ? '–' : `${(100 * latest).toFixed(0)} %`;
  element('digest').textContent = end?.digest ?? 'available at the end of the run';
  showPicture(page);
  page.metrics.show(page.run);
  showSettings(page.run);
  showCheckpoints(page.run);
  showCurves(page);
}

function showCurves(page: Page): void {
  const { losses, accuracy } = page.run;
  const x = accuracy.map((_, i) => i + 1);
  const players = Object.keys(losses);
  if (players.length > 0 && page.losses?.players !== players.join()) {
    page.losses?.curves.dispose();
    element('players').replaceChildren(...players.map(legendOf));
    page.losses = { players: players.join(), curves: curves(element('losses'), lossChart(players)) };
  }
  const columns = Object.fromEntries(players.map((player) => [`loss/${player}`, losses[player]]));
  page.losses?.curves.show({ x, columns });
  // Wasserstein's D has no output at which it is undecided, so it has no accuracy.
  element('accuracy-figure').hidden = accuracy.length > 0 && accuracy.every(Number.isNaN);
  page.accuracy.show({ x, columns: { 'accuracy/D': accuracy } });
}

/** The name of a player, in its colour. */
function legendOf(player: string): HTMLElement {
  const name = document.createElement('span');
  name.className = player.toLowerCase();
  name.textContent = player;
  return name;
}

function showPicture({ run: { pictures }, following }: Page): void {
  slider.disabled = pictures.length < 2;
  slider.max = String(Math.max(0, pictures.length - 1));
  if (following) slider.value = slider.max;
  const shown = pictures[Number(slider.value)];
  picture.hidden = shown === undefined;
  if (!shown) return;
  const address = `run/${shown.file}`;
  if (picture.getAttribute('src') !== address) picture.src = address;
  picture.alt = `Samples of the generator at step ${shown.step}`;
  element('pictured').textContent = `step ${shown.step}`;
}

/** The settings of the run, once they are known: they do not change but by an entry in its log. */
function showSettings({ config }: WatchedRun): void {
  const place = element('settings');
  if (!config?.config || place.childElementCount > 0) return;
  for (const [name, value] of Object.entries(config.config)) {
    const [row, word, given] = ['div', 'dt', 'dd'].map((tag) => document.createElement(tag));
    word.textContent = labelOf(name);
    given.textContent = value === '' ? '–' : String(value);
    row.append(word, given);
    place.append(row);
  }
  element('settings-of-run').hidden = false;
}

function showCheckpoints({ pictures, checkpoints }: WatchedRun): void {
  const digits = /\d{6,}(?=\.png$)/.exec(pictures.at(-1)?.file ?? '')?.[0].length ?? 9; // older runs have 6
  const links = checkpoints.slice(-KEPT).flatMap((step) => {
    const link = document.createElement('a');
    link.href = `run/checkpoints/${String(step).padStart(digits, '0')}.safetensors`;
    link.download = '';
    link.textContent = `step ${step}`;
    return [link, ' '];
  });
  element('checkpoints').replaceChildren(...(links.length > 0 ? links : ['none yet']));
}

/** Follows the server's events, and calls `changed` after each. */
function follow(page: Page, changed: () => void): void {
  const source = new EventSource('run/follow');
  const on = (type: string, take: (data: string) => void): void =>
    source.addEventListener(type, ({ data }: MessageEvent<string>) => {
      page.connectionProblem = undefined;
      take(data);
      changed();
    });
  on('begin', () => {
    page.run = emptyRun();
    element('settings').replaceChildren();
  });
  on('config', (data) => {
    page.run.config = JSON.parse(data);
  });
  on('lines', (data) => recordLines(page.run, data));
  source.onerror = () => {
    page.connectionProblem =
      source.readyState === EventSource.CLOSED
        ? 'No run is watched here. To watch one: ganvil serve RUN'
        : 'The server does not respond; trying again …';
    changed();
  };
}

const page: Page = {
  run: emptyRun(),
  following: true,
  accuracy: curves(element('accuracies'), accuracyChart),
  metrics: watchedMetrics(element('metrics')),
};
const refresh = nextFrame(() => show(page));
follow(page, refresh);
slider.oninput = () => {
  page.following = slider.value === slider.max;
  refresh();
};
matchMedia('(prefers-color-scheme: dark)').onchange = refresh;
window.onresize = () => {
  page.losses?.curves.resize(element('losses').clientWidth);
  page.accuracy.resize(element('accuracies').clientWidth);
  page.metrics.resize();
};
