// Defines the element `<gan-lab>`: the one script that a page needs.
import { GanLab } from './lab/element.ts';

if (!customElements.get('gan-lab')) customElements.define('gan-lab', GanLab);

export { GanLab };
