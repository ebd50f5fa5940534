import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newestWhole, standInVault } from '../../main/adapters/lan/follow-host.ts';
import { KEPT_STAND_IN } from '../../main/adapters/lan/kept-stand-in.ts';
import { type HealingCentre, type Moment, openHealingCentre, ruin } from '../support/healing-centre.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { compileDeadlyDisk } from './power/power-cut.ts';

/** Of each kind; `npm run faults` asks for more. `healed-beside-stand-in` kills one for `npm test`. */
const KILLS = Number(process.env.GAN_DAN_HEALING_KILLS ?? 1);
const timeout = 120_000 + KILLS * 60_000;

const tools = mkdtempSync(join(tmpdir(), 'gan-dan-deadly-'));
const library = compileDeadlyDisk(tools);

/** Half of them before a name is given or removed, half before any change of the disk. */
const momentsOf = (names: number, all: number): Moment[] =>
  Array.from({ length: KILLS }, (_, nth) => {
    const only = nth % 2 === 0 ? 'names' : 'all';
    const [at = 1] = fc.sample(fc.integer({ min: 1, max: only === 'names' ? names : all }), 1);
    return { DEADLY_AT: String(at), DEADLY_ONLY: only };
  });

/** It has handed over everything, and its successor need not seek it any more. */
const beforeItIsAStation: Moment = { DEADLY_NAME: 'host.json.new' };

// Said in the name, so that a report of skipped tests tells why.
describe.skipIf(library === null)(
  'T15, T37: two processes, one killed: what was acknowledged is at the successor, each number once, each stream of one writer (needs a C compiler: cc)',
  () => {
    let postgres: TestPostgres;
    let centre: HealingCentre;

    beforeAll(async () => {
      postgres = await startTestPostgres();
      centre = await openHealingCentre(postgres, library ?? '');
    }, 240_000);
    afterAll(async () => {
      await centre?.close();
      await postgres.close();
      rmSync(tools, { recursive: true, force: true });
    });

    async function atEach(
      moments: readonly Moment[],
      run: (moment: Moment, nth: number) => Promise<void>,
    ): Promise<void> {
      for (const [nth, moment] of moments.entries())
        await run(moment, nth).catch((error: Error) => {
          throw new Error(`killed at ${JSON.stringify(moment)}, the ${nth}th: ${error.message}`, { cause: error });
        });
    }

    test('the host while it heals, whose stand-in it remembers', { timeout }, () =>
      atEach([beforeItIsAStation, ...momentsOf(30, 500)], (moment) =>
        centre.withCase('taken', async (story) => {
          ruin(story.at);
          await centre.untilTheyMet(story, { victim: 'host', moment, before: centre.numbers });
        }),
      ),
    );

    test('its successor while it begins and meets it', { timeout }, () =>
      atEach(momentsOf(20, 300), (moment) =>
        centre.withCase('taken', async (story) => {
          ruin(story.at);
          await centre.untilTheyMet(story, { victim: 'office', moment, before: centre.numbers });
        }),
      ),
    );

    test('either, where nothing beside the database names the successor: the province does', { timeout }, () =>
      atEach(momentsOf(30, 500), (moment, nth) =>
        centre.withCase('taken', async (story) => {
          ruin(story.at);
          rmSync(join(story.at.host, KEPT_STAND_IN));
          const victim = nth % 3 === 2 ? 'office' : 'host';
          const how = { victim, moment, before: centre.numbers, hostWithoutRoad: nth % 3 === 0 } as const;
          await centre.untilTheyMet(story, how);
        }),
      ),
    );

    test('the stand-in while a person presses there', { timeout }, () =>
      atEach(momentsOf(24, 200), (moment) =>
        centre.withCase('copied', async (story) => {
          ruin(story.at);
          await centre.press(story.at, moment);
          await centre.untilTheyMet(story, { victim: 'host', moment: null, before: centre.numbers });
        }),
      ),
    );

    test(
      'the host while it gives its first copy: whoever can take its place is named beside its database',
      { timeout },
      () =>
        atEach([{ DEADLY_NAME: `${KEPT_STAND_IN}.new` }, ...momentsOf(16, 300)], (moment) =>
          centre.withCase('paired', async (story) => {
            const { host, office } = story.at;
            const given = await centre.givesItsCopy(story, moment);
            const isWhole = newestWhole(office, standInVault(office)) !== null;
            if (isWhole) expect(existsSync(join(host, KEPT_STAND_IN)), 'the stand-in is named').toBe(true);
            ruin(story.at);
            if (!isWhole) return centre.goesOnAlone(story, given);
            await centre.pressAlone(story.at);
            const elsewhere = await centre.lyingElsewhere(story);
            const before = given.filter((number) => elsewhere.includes(number));
            await centre.untilTheyMet(story, { victim: 'host', moment: null, before });
          }),
        ),
    );

    test('somebody was killed', () => expect(centre.died()).toBeGreaterThan(0));
  },
);
