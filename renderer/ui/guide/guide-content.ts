import type { AccountRole } from '../../../domain/roles.ts';
import { pathOf, scenarioOf, scenarios } from '../../../domain/training/scenarios.ts';
import { keymap } from '../../counter/keymap.ts';

/** A text of `screen.json` by its key. */
export type Says = (key: string) => string;

export interface Guide {
  readonly title: string;
  readonly paths: { readonly title: string; readonly rows: readonly Row[] };
  readonly exercises: { readonly title: string; readonly rows: readonly Row[] };
  readonly troubles: { readonly title: string; readonly rows: readonly Row[] };
  /** The keyboard sheet: every key of the counter, by group. */
  readonly keys: readonly { readonly title: string; readonly rows: readonly Row[] }[];
}

/** What stands left, and what it means. */
export type Row = readonly [string, string];

const groups = ['visit', 'dossier', 'screen'] as const;
const roles: readonly AccountRole[] = ['clerk', 'post-agent'];

/** The one page and the keyboard sheet, out of the tables the product works by: nobody keeps a second list. */
export function guideOf(says: Says): Guide {
  const name = (id: string) => says(`training.scenario.${id}`);
  const minutes = (count: number) => says('training.minutes').replace('{{minutes}}', String(count));
  return {
    title: says('guide.title'),
    paths: {
      title: says('guide.paths'),
      rows: roles.map((role) => [says(`office.role.${role}`), pathOf(role).map(name).join(' → ')]),
    },
    exercises: {
      title: says('training.exercises'),
      rows: scenarios.map((scenario) => [name(scenario.id), minutes(scenario.minutes)]),
    },
    troubles: {
      title: says('guide.troubles'),
      rows: troubleSteps().map((step) => [says(`training.step.${step}`), says(`training.hint.${step}`)]),
    },
    keys: groups.map((group) => ({
      title: says(`counter.sheet.${group}`),
      rows: keymap.filter((entry) => entry.group === group).map(({ cap, text }): Row => [cap, says(text)]),
    })),
  };
}

/** What the exercises teach beyond a plain visit, each once. */
function troubleSteps(): readonly string[] {
  const plain = scenarioOf('plain-visit').steps.map(({ id }) => id);
  const others = scenarios.flatMap(({ steps }) => steps.filter(({ hand, id }) => id !== hand && !plain.includes(id)));
  return [...new Set(others.map(({ id }) => id))].filter((id) => !quiet.includes(id));
}

/** Steps in which nothing is done but waiting. */
const quiet: readonly string[] = ['came-out', 'slip', 'call-busy'];
