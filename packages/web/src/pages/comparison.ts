// Two runs that differ in one setting, as the part of an address behind #: #preset=ring8&acts=b200&vary=loss&a=minimax&b=hinge
import { formSettings } from '../../build/formSettings.ts';
import { type Recipe, readLink, writeLink } from '../lab/model/link.ts';

/** What both runs are made from, the setting that differs, and its value in each; '' is that of the preset. */
export interface Comparison {
  readonly recipe: Recipe;
  readonly setting: string;
  readonly values: readonly [a: string, b: string];
}

/** What is compared where the address does not say. */
const FIRST = { setting: 'discriminatorSteps', values: ['1', '5'] } as const;

/** The comparison in an address, and the names in it that mean nothing. Throws a RangeError for unreadable actions or points. */
export function readComparison(hash: string): { comparison: Comparison; unknown: readonly string[] } {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const [setting, ...values] = ['vary', 'a', 'b'].map((name) => fields.get(name));
  for (const name of ['vary', 'a', 'b']) fields.delete(name);
  const { recipe, unknown } = readLink(`#${fields}`);
  if (setting === null) return { comparison: { recipe, ...FIRST }, unknown };
  if (!Object.hasOwn(formSettings, setting))
    return { comparison: { recipe, ...FIRST }, unknown: [...unknown, setting] };
  const [a, b] = values.map((value) => value ?? '');
  return { comparison: { recipe, setting, values: [a, b] }, unknown };
}

/** The part of an address behind `#`, with the `#`, that holds a comparison. */
export function writeComparison({ recipe, setting, values: [a, b] }: Comparison): string {
  return `${writeLink(recipe)}&${new URLSearchParams({ vary: setting, a, b })}`;
}

/** The recipes of both runs. */
export function recipesOf({ recipe, setting, values }: Comparison): Recipe[] {
  const { [setting]: _, ...others } = recipe.settings;
  return values.map((value) => ({
    ...recipe,
    settings: { ...others, ...(value !== '' && { [setting]: value }) },
  }));
}
