import { nearestName } from '@/lib/code/nearest-name';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import type { CatalogueEntry } from '@/server/packages/catalogue';
import type { Lock } from '@/server/packages/lock';

/** Well-known packages that are left out, and what does their work here. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['aiohttp', 'httpx'],
  ['arrow', 'dateutil'],
  ['fuzzywuzzy', 'rapidfuzz'],
  ['html5lib', 'lxml'],
  ['Levenshtein', 'rapidfuzz'],
  ['marshmallow', 'pydantic'],
  ['nacl', 'cryptography'],
  ['pendulum', 'dateutil'],
  ['PyPDF2', 'pypdf'],
  ['simplejson', 'json'],
  ['thefuzz', 'rapidfuzz'],
  ['ujson', 'orjson'],
  ['urllib3', 'requests'],
]);

type Catalogue = readonly CatalogueEntry[];

export const importNamesOf = (catalogue: Catalogue): string[] =>
  catalogue.flatMap((entry) => entry.importNames).sort();

/** The packages of the catalogue that these modules belong to, or a sentence for each that belongs to none. */
export const packagesOf = (modules: readonly string[], catalogue: Catalogue): Outcome<CatalogueEntry[]> => {
  const entries = new Set<CatalogueEntry>();
  const refusals: string[] = [];
  for (const module of new Set(modules)) {
    const entry = catalogue.find((each) => each.importNames.includes(module));
    if (entry) {
      entries.add(entry);
    } else {
      refusals.push(refusalOf(module, catalogue));
    }
  }
  return refusals.length === 0 ? succeed([...entries]) : fail('invalid_request', refusals.join(' '));
};

const refusalOf = (module: string, catalogue: Catalogue): string => {
  const shown = module.slice(0, 100);
  const known = catalogue.find((entry) => normalise(entry.name) === normalise(module));
  if (known) {
    return `\`${shown}\` is imported as \`${known.importNames.join('` or `')}\`.`;
  }
  const missing = `\`${shown}\` cannot be imported: it is neither in the standard library nor in the package catalogue`;
  const instead = INSTEAD.get(module);
  if (instead !== undefined) {
    return `${missing}; use \`${instead}\` instead.`;
  }
  const nearest = nearestName(module, importNamesOf(catalogue));
  return nearest === null ? `${missing}.` : `${missing}; did you mean \`${nearest}\`?`;
};

/** PyPI takes these spellings for one name; people import by any of them. */
const normalise = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, '-');

/** Names of all that these packages need, themselves and their companions included, in order. */
export const closureOf = (entries: readonly CatalogueEntry[], lock: Lock): string[] => {
  const closure = new Set<string>();
  const wanted = entries.flatMap((entry) => [entry.name, ...(entry.companions ?? [])]);
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (!closure.has(name)) {
      closure.add(name);
      wanted.push(...(lock[name]?.needs ?? []));
    }
  }
  return [...closure].sort();
};
