// Which entries of core's tables a run reads: found by running it.

const SMALL = { width: 4, batchSize: 16, sampleCount: 4, evaluateCount: 16, steps: 2 };

/**
 * The entries, as `folder/name`, that presets read with any value of the settings that `values` does not fix: opened, trained, sampled
 * and stored.
 */
export async function entriesUsed({ core, tables, presets, values }) {
  const used = new Set();
  const restore = watch(tables, used);
  try {
    for (const preset of presets) await runOf(core, preset, {});
    for (const change of changesOf(core.settings, values))
      await runOf(core, presets.at(-1), change).catch(() => {}); // what does not suit a run is refused by any worker
  } finally {
    restore();
  }
  return used;
}

/** Notes in `used` which entries are read, until the function that it gives is called. */
function watch(tables, used) {
  const before = Object.entries(tables).flatMap(([folder, table]) =>
    Object.entries(table).map(([name, entry]) => ({ folder, table, name, entry })),
  );
  for (const { folder, table, name, entry } of before) {
    const noted = (read) => {
      used.add(`${folder}/${name}`);
      return read();
    };
    table[name] = new Proxy(entry, {
      get: (target, key) => noted(() => Reflect.get(target, key)),
      apply: (target, self, parts) => noted(() => Reflect.apply(target, self, parts)),
    });
  }
  return () => {
    for (const { table, name, entry } of before) table[name] = entry;
  };
}

/** Another value of each setting of networks and training that is not fixed and is off by default. */
function changesOf(settings, values) {
  const free = Object.entries(settings).filter(
    ([key, { group }]) => !values[key] && (group === 'model' || group === 'training'),
  );
  return free.flatMap(([key, { kind, initial, options = [], max }]) => {
    if (kind === 'toggle') return [{ [key]: true }];
    if (kind === 'choice')
      return options.filter((option) => option !== initial).map((option) => ({ [key]: option }));
    return initial === 0 ? [{ [key]: Math.min(max, kind === 'integer' ? 2 : 0.25) }] : [];
  });
}

/** Opens a run, trains, shows, stores and resumes it, as a worker does. */
async function runOf(core, preset, change) {
  const { resolveConfig, startBackend, openDataset, openRun, begin, advance, pointSet, createDiagnosing } =
    core;
  const often = { sampleEvery: 1, evaluateEvery: 1, checkpointEvery: 1 };
  const config = resolveConfig({ ...SMALL, ...often, threads: 1, ...change }, preset);
  await startBackend(config);
  const { dataset } = await openDataset(config);
  const drawn = pointSet(
    'points',
    new Float32Array(64).map((_, i) => i % 7),
    2,
  );
  for (const set of dataset.shape[0] === 2 ? [dataset, drawn] : [dataset]) {
    const run = await openRun(config, set, undefined, undefined, (diagnosed) =>
      createDiagnosing(diagnosed, set),
    );
    for await (const _ of begin(run));
    for await (const _ of advance(run, 'all'));
    for (const player of run.players) for await (const _ of advance(run, player));
    run.steps(2);
    await run.evaluate();
    await run.discriminate(await run.sample(await run.latents([0, 1]), undefined, 'current'), true);
    core.columnsOf(set, set.units); // as the worker describes a run
    await core.figureContext(config, set, run, core.thinned([]));
    const stored = core.decodeCheckpoint(core.encodeCheckpoint(run.checkpoint()));
    run.restore(stored);
    run.digest();
    run.dispose();
    (await openRun(config, set, stored)).dispose();
  }
}
