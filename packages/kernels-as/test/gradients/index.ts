// What can go wrong in a gradient but not in its kernel: broadcasting, ties, borders, axes, several outputs.
import { arrangement } from './arrangement.ts';
import { elementwise } from './elementwise.ts';
import { engine } from './engine.ts';
import { images } from './images.ts';
import { indexing } from './indexing.ts';
import type { Row } from './row.ts';

export const rows: Row[] = [...arrangement, ...elementwise, ...engine, ...images, ...indexing];
