import { h } from './dom.ts';

/** A button that opens files, and the field that chooses them. */
export function fileButton(button: HTMLButtonElement, open: (files: File[]) => void): HTMLElement[] {
  const onchange = () => {
    if (field.files?.length) open([...field.files]);
    field.value = '';
  };
  const field = h('input', { type: 'file', multiple: true, hidden: true, onchange });
  button.onclick = () => field.click();
  return [button, field];
}
