import type { Layer, Params, Pass } from './layer.ts';

/** A layer whose parameters and statistics are named `prefix/...`: several functions share one dictionary of weights. */
export function prefixed(prefix: string, layer: Layer): Layer {
  const named = <T>(values: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}/${name}`, value]));
  const own = (params: Params): Params =>
    Object.fromEntries(
      Object.entries(params)
        .filter(([name]) => name.startsWith(`${prefix}/`))
        .map(([name, tensor]) => [name.slice(prefix.length + 1), tensor]),
    );
  return {
    ...layer,
    init: (weights) => named(layer.init(weights)),
    statistics: () => named(layer.statistics?.() ?? {}),
    apply(params, x, pass) {
      const seen: Pass['observed'] = pass.observed && [];
      const y = layer.apply(own(params), x, { ...pass, statistics: own(pass.statistics), observed: seen });
      for (const [name, value] of seen ?? []) pass.observed?.push([`${prefix}/${name}`, value]);
      return y;
    },
  };
}
