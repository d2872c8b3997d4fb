// Core's tables as the page has them: see tables.mjs.
export { datasets, formerSettings, losses, presets, settings } from '../../../build/tables.ts';
