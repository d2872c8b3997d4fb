import { DataError } from '../errors.ts';
import { headsOf, openArchives } from './expand.ts';
import { formats } from './index.ts';
import { pause } from './pause.ts';
import { strangeness } from './strangers.ts';
import type { Claim, FileEntry, Format, HeadedFile, Opened, ReadOptions, Skipped } from './types.ts';

const kinds: readonly Format[] = Object.values(formats);

/** Files of one kind. */
interface Group {
  readonly format: Format;
  readonly files: HeadedFile[];
  readonly samples: HeadedFile[];
}

/**
 * The samples in files, whatever these are called: their content says what they are. Of several kinds that with most samples
 * is read; archives are opened where there is nothing else. What is not read is listed. Throws DataError where nothing is left.
 */
export async function openFiles(files: readonly FileEntry[], options: ReadOptions): Promise<Opened> {
  const heads = await headsOf(files, options);
  let { groups, strangers } = await sorted(heads.files, options);
  const skipped = [...heads.skipped];
  if (groups.length === 0 && heads.archives.length > 0) {
    const inner = await openArchives(heads.archives, options);
    skipped.push(...inner.skipped);
    const within = await sorted(inner.files, options);
    groups = within.groups;
    strangers = [...strangers, ...within.strangers];
  } else skipped.push(...heads.archives.map(({ path }) => ({ path, reason: 'an archive beside data.' })));
  skipped.push(...strangers.map((file) => ({ path: file.path, reason: strangeness(file) })));
  const [chosen, ...others] = groups.sort((a, b) => b.format.weigh(b.samples) - a.format.weigh(a.samples));
  if (!chosen) throw nothingIn(skipped);
  const left = others.flatMap((group) =>
    group.files.map(({ path }) => ({
      path,
      reason: `expected ${chosen.format.holds}, got ${group.format.holds}.`,
    })),
  );
  const opened = await chosen.format.open(chosen.files, options);
  return { ...opened, skipped: [...opened.skipped, ...left, ...skipped] };
}

/** Files by the format that claims them; those of no format with samples are strangers. */
async function sorted(files: readonly HeadedFile[], options: ReadOptions) {
  const groups = kinds.map((format): Group => ({ format, files: [], samples: [] }));
  const strangers: HeadedFile[] = [];
  for (const file of files) {
    await pause(options);
    const [group, claim] = await claimed(file, groups);
    group?.files.push(file);
    if (claim === 'samples') group?.samples.push(file);
    if (!group) strangers.push(file);
  }
  const alone = groups.filter(({ samples }) => samples.length === 0).flatMap((group) => group.files);
  return {
    groups: groups.filter(({ samples }) => samples.length > 0),
    strangers: [...strangers, ...alone],
  };
}

async function claimed(file: HeadedFile, groups: readonly Group[]): Promise<[Group | undefined, Claim]> {
  for (const group of groups) {
    const claim = await group.format.claims(file);
    if (claim) return [group, claim];
  }
  return [undefined, undefined];
}

function nothingIn(skipped: readonly Skipped[]): DataError {
  const kindsRead = kinds.map(({ holds }) => holds).join(', ');
  const [first] = skipped;
  const more = skipped.length > 1 ? ` and ${skipped.length - 1} more` : '';
  const why = first?.reason.replace(/^expected (samples|a picture)\b.*?, got /, '').replace(/\.$/, '');
  const got = first ? `${first.path} (${why})${more}` : 'an empty folder';
  return new DataError(`data: expected ${kindsRead}, or a ZIP or tar of them, got ${got}.`);
}
