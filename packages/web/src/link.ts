// The page's address holds the run: #preset=ring8&seed=3&steps=500.

/** The preset and the settings that the part behind `#` names; settings are checked by the worker. */
export function readLink(hash: string): { preset: string; input: Record<string, string> } {
  const { preset = 'ring8', ...input } = Object.fromEntries(new URLSearchParams(hash.replace(/^#/, '')));
  return { preset, input };
}

/** The part behind `#` of a run. */
export function writeLink(preset: string, input: Record<string, string>): string {
  return `#${new URLSearchParams({ preset, ...input })}`;
}
