// Core's tables, as tables.mjs copies them for the page.
export {
  askedMetrics,
  datasets,
  formerSettings,
  gallery,
  losses,
  presets,
  settings,
} from '../../../build/tables.ts';
