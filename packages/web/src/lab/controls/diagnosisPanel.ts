// What diagnoses of a run found: its alarms as sentences, its numbers as curves.
import type { Chart } from '../../plots/curves.ts';
import { settings } from '../model/coreTables.ts';
import type { Lab, LabAlarm } from '../model/labState.ts';
import { addMoreStyles } from '../moreStyles.ts';
import { fitRow, showRow } from './chartRow.ts';
import { h } from './dom.ts';
import { followingRows } from './followingRows.ts';
import { labelOf } from './labelOf.ts';

const REAL = [1, 'as real samples'] as const;
/** Of layers, in turn. */
const COLOURS = ['--g', '--d', '--real', '--ink', '--soft'];
/** Alarms that are shown: the newest. */
const MOST = 3;
const series = 'diagnoses';
const CHARTS: readonly Chart[] = [
  {
    title: 'Variety of the samples',
    series,
    lines: [
      ['entropy', 'entropy', '--g'],
      ['distance', 'distance', '--real'],
    ],
    low: 0,
    level: REAL,
  },
  { title: 'Modes or classes reached', series, lines: [['modes', 'reached', '--g']], low: 0 },
  {
    title: 'Duplicates and copies, fraction',
    series,
    lines: [
      ['duplicates', 'duplicates', '--g'],
      ['memorised', 'copies', '--d'],
    ],
    low: 0,
    high: 1,
  },
  { title: 'Critic value or logit: real less fake', series, lines: [['logitGap/D', 'gap', '--d']] },
];

/** Fills a list with alarms and a folded part with curves; `show` brings both up to date. */
export function diagnosisPanel(list: HTMLElement, folded: HTMLElement) {
  addMoreStyles(list);
  const charts = h('div', { className: 'groups charts' });
  folded.append(charts);
  const following = followingRows(
    charts,
    ({ diagnoses }) => [diagnoses],
    ({ diagnoses: { columns } }) => [...CHARTS, ...layerCharts(Object.keys(columns))],
  );
  let shown: readonly LabAlarm[] = [];
  const observer = new ResizeObserver(() => following.rows().forEach(fitRow));
  observer.observe(charts);

  function show(lab: Lab, redraw: boolean): void {
    following.update(lab);
    folded.hidden = lab.diagnoses.version === 0;
    for (const row of following.rows()) showRow(row, lab, redraw);
    if (lab.alarms === shown) return;
    shown = lab.alarms;
    showAlarms(list, shown);
  }
  const dispose = () => {
    observer.disconnect();
    for (const { curves } of following.rows()) curves?.dispose();
  };
  return { show, dispose };
}

/** A chart for each player: the gradients of its layers. */
function layerCharts(names: readonly string[]): Chart[] {
  const ofLayers = names.filter((name) => name.split('/').length > 2);
  const players = [...new Set(ofLayers.map((name) => name.split('/')[1]))];
  return players.map((player) => {
    const start = `gradient/${player}/`;
    const own = ofLayers.filter((name) => name.startsWith(start));
    const lines = own.map(
      (name, i) => [name, name.slice(start.length), COLOURS[i % COLOURS.length]] as const,
    );
    return { title: `Gradient norm of ${player}, by layer`, series, lines, low: 0 };
  });
}

/** A line for each alarm that was raised; it says when the alarm was over. Lines that are there stay, so that they are not spoken again. */
function showAlarms(list: HTMLElement, alarms: readonly LabAlarm[]): void {
  const raised = alarms.filter((alarm) => alarm.raised);
  while (list.childElementCount > raised.length) list.lastElementChild!.remove();
  raised.forEach((alarm, i) => {
    const over = alarms.slice(alarms.indexOf(alarm)).find(isEndOf(alarm));
    const text = inWords(alarm.message) + (over ? ` Over: ${stepOf(over)}.` : '');
    const line = (list.children[i] as HTMLElement | undefined) ?? list.appendChild(h('li'));
    if (line.textContent !== text) line.textContent = text;
    line.classList.toggle('over', over !== undefined);
    line.hidden = i < raised.length - MOST;
  });
}

const isEndOf =
  ({ alarm }: LabAlarm) =>
  (other: LabAlarm): boolean =>
    other.alarm === alarm && !other.raised;

/** "Step 300: ..." to "step 300". */
const stepOf = ({ message }: LabAlarm): string => message.slice(0, message.indexOf(':')).toLowerCase();

/** A sentence for the command, with its flags as the form of settings calls them. */
function inWords(message: string): string {
  const named = message
    .replace(/--([a-z][a-z\d-]*)/g, (flag, name: string) => {
      const key = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      return Object.hasOwn(settings, key) ? labelOf(key) : flag;
    })
    .replace(/\b[a-z]+[A-Z]\w*/g, (word) => (Object.hasOwn(settings, word) ? labelOf(word) : word));
  return named === message ? message : named.replace('; try ', '; in Settings, try ');
}
