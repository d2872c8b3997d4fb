import { csv } from './csv.ts';
import { json } from './json.ts';
import { npy } from './npy.ts';
import { npz } from './npz.ts';
import { png } from './png.ts';
import type { SampleFormat } from './types.ts';
import { wav } from './wav.ts';

/** Every file format that `ganvil sample` writes. To add one: write `./<name>.ts` and add it here. */
export const sampleFormats = { png, csv, npy, npz, json, wav } satisfies Record<string, SampleFormat>;
