import { h } from './dom.ts';
import { labelOf } from './labelOf.ts';

/** Values that the slider of a setting stops at; the field beside it takes any. */
const STOPS: Readonly<Record<string, readonly number[]>> = {
  noise: [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1],
  imbalance: [1, 2, 3, 5, 10, 20, 50, 100],
};

/** A slider beside the field of a setting, for those that have one: `follow` brings it to where the field is. */
export function stopSlider(key: string, input: HTMLInputElement | HTMLSelectElement) {
  const stops = STOPS[key];
  if (!stops) return undefined;
  const element = h('input', {
    type: 'range',
    min: '0',
    max: String(stops.length - 1),
    ariaLabel: `${labelOf(key)}, slider`,
  });
  const follow = (): void => {
    const value = Number(input.value);
    const away = stops.map((stop) => Math.abs(stop - value));
    element.value = String(away.indexOf(Math.min(...away)));
    element.ariaValueText = input.value;
  };
  element.oninput = () => {
    input.value = String(stops[Number(element.value)]);
  };
  element.onchange = () => input.dispatchEvent(new Event('change', { bubbles: true }));
  return { element, follow };
}
