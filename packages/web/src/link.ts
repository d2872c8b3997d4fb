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

/** The command that does the same run in a terminal. */
export function commandOf(preset: string, input: Record<string, string>): string {
  const kebab = (key: string) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const flags = Object.entries(input).map(([key, value]) => ` --${kebab(key)} ${value}`);
  return `node packages/cli/dist/ganvil.js train ${preset}${flags.join('')}`;
}
