import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a third of a minute begin first, so that none of them runs alone at the end. */
const long = [
  ...[
    'faults/kill-nine',
    'scripts/embedded-postgres',
    'paper/golden',
    'faults/',
    'province/killed',
    'centre/bad-input',
  ],
  ...['centre/rights', 'main/adapters/printer/', 'centre/board', 'province/', 'centre/'],
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => rank(a.moduleId) - rank(b.moduleId));
  }
}

function rank(path: string): number {
  const at = long.findIndex((part) => path.includes(`/tests/${part}`));
  return at < 0 ? long.length : at;
}
