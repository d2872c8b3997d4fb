import { h } from './dom.ts';

let count = 0; // for unique ids

/** Panels, one of which is shown, first the first. They follow the ARIA pattern for tabs: arrow keys change the tab. */
export function tabs(
  label: string,
  panels: readonly (readonly [name: string, panel: HTMLElement])[],
  onChoose: (name: string) => void,
): HTMLElement {
  const id = `tabs${count++}`;
  const buttons = panels.map(([name, panel], i) => {
    Object.assign(panel, { id: `${id}-panel${i}`, role: 'tabpanel', tabIndex: -1 });
    panel.setAttribute('aria-labelledby', `${id}-tab${i}`);
    const button = h('button', { type: 'button', id: `${id}-tab${i}`, role: 'tab', className: 'tab' }, name);
    button.setAttribute('aria-controls', panel.id);
    button.onclick = () => choose(i);
    button.onkeydown = (event) => {
      const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: panels.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      choose((to + panels.length) % panels.length);
      buttons[(to + panels.length) % panels.length].focus();
    };
    return button;
  });
  function show(index: number): void {
    panels.forEach(([, panel], i) => {
      panel.hidden = i !== index;
      buttons[i].ariaSelected = String(i === index);
      buttons[i].tabIndex = i === index ? 0 : -1;
    });
  }
  function choose(index: number): void {
    show(index);
    onChoose(panels[index][0]);
  }
  show(0);
  const list = h('div', { role: 'tablist', className: 'tabs', ariaLabel: label }, ...buttons);
  return h('div', { className: 'tabbed' }, list, ...panels.map(([, panel]) => panel));
}
