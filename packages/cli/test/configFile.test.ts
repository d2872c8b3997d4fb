// The settings of a run as they are stored, and read again.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { presets, resolveConfig } from '@ganvil/core';
import { expect, test } from 'vitest';
import { readConfigFile, readRunConfig } from '../src/args/configFile.ts';
import { workplace } from './workplace.ts';

const { at } = workplace();

test.each(Object.keys(presets))('those of %s are read as they were written', (preset) => {
  const config = resolveConfig({}, preset);
  const file = join(at(preset), 'config.json');
  mkdirSync(at(preset));
  writeFileSync(file, JSON.stringify({ preset, config, dataset: { digest: 'd' }, versions: { abi: 1 } }));
  expect(readRunConfig(file)).toMatchObject({ config, preset });
  writeFileSync(file, JSON.stringify(config));
  expect(readConfigFile(file).settings).toEqual(config);
});
