import type { PostMinutesView, PostOfficeView, PostRow } from '../../contract/post-office-api.ts';
import { localTime } from '../../domain/calendar.ts';
import type { PostDossier } from '../../domain/post-desk.ts';
import { procedureByCode } from '../../domain/procedures.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { readDirectory } from '../store/directory.ts';
import { communeName } from '../store/officers.ts';
import {
  type Agent,
  doneOn,
  offerOf,
  ofHandOver,
  openPostDossiers,
  postDossiers,
  proceduresOf,
} from '../store/post-office.ts';
import { catchUp } from './hosted-point.ts';
import { offeredProcedures } from './post-office.ts';
import type { Province } from './province.ts';

/** What lies here, comes and goes: numbers and procedures, and no person. */
export async function postOffice(
  province: Province,
  agent: Agent & { readonly name: string },
): Promise<PostOfficeView> {
  const { database, clock, demonstration } = province;
  await catchUp(province, agent.point);
  const today = localTime(clock.now()).date;
  const rows = await shown(province, agent, await openPostDossiers(database, agent.point));
  const of = (...states: PostRow['state'][]) => rows.filter(({ state }) => states.includes(state)).map(rowOf);
  const names = await pointNames(province, agent.point);
  const coming = Map.groupBy(
    rows.filter(({ state }) => state.startsWith('coming')),
    ({ handOver }) => handOver ?? '',
  );
  return {
    ...{ agent: agent.name, demonstration, today },
    office: {
      ...{ point: agent.point, name: names.get(agent.point)?.name ?? agent.point },
      centreName: await centreOf(province, agent.point),
    },
    here: of('here'),
    handedOver: of('handed-over', 'going-back'),
    coming: [...coming].map(([handOver, list]) => ({
      ...{ handOver, from: list[0]?.other ?? '', bag: list[0]?.bag ?? null, rows: list.map(rowOf) },
      fromName: names.get(list[0]?.other ?? '')?.name ?? list[0]?.other ?? '',
    })),
    out: of('out'),
    doneToday: await doneOn(database, agent.point, today),
    points: [...names.values()]
      .filter(({ kind }) => kind !== 'post-office')
      .map(({ point, name }) => ({ point, name })),
    procedures: offeredProcedures(today),
  };
}

/** A hand-over as it was signed, to be printed as often as wanted. */
export async function readPostMinutes(
  province: Province,
  agent: Agent,
  handOver: string,
): Promise<Result<PostMinutesView, { type: 'hand-over-unknown' }>> {
  await catchUp(province, agent.point);
  const { database } = province;
  const event = await offerOf(database, agent.point, handOver);
  if (event?.type !== 'hand-over-offered') return err({ type: 'hand-over-unknown' });
  const { to, bag, kind, items, at } = event.facts;
  const rows = await shown(
    province,
    agent,
    await postDossiers(
      database,
      agent.point,
      items.map(({ dossier }) => dossier),
    ),
  );
  const known = new Map(rows.map((row) => [row.dossier, row]));
  const names = await pointNames(province, agent.point);
  const taken = (await ofHandOver(database, agent.point, handOver)).filter(({ state }) => state === 'at-centre');
  return ok({
    ...{ kind, bag, givenAt: at, takenAt: taken[0]?.since ?? null },
    from: names.get(agent.point)?.name ?? agent.point,
    to: `${names.get(to)?.name ?? to}, ${await centreOf(province, agent.point)}`,
    items: items.map(({ dossier, code }) => {
      const row = known.get(dossier);
      const what = nameOf(row?.procedure ?? null) ?? '';
      return { code, what, papers: row?.papers ?? null, fee: kind === 'folders' ? (row?.fee ?? null) : null };
    }),
  });
}

async function shown({ database }: Province, { point }: Agent, rows: readonly PostDossier[]): Promise<PostDossier[]> {
  const unnamed = rows.filter(({ procedure }) => procedure === null).map(({ dossier }) => dossier);
  const found =
    unnamed.length > 0 ? await proceduresOf(database, point.slice(0, 5), unnamed) : new Map<string, string>();
  return rows.map((row) => ({ ...row, procedure: row.procedure ?? found.get(row.dossier) ?? null }));
}

function rowOf({ papers: _papers, other: _other, bag: _bag, cv: _cv, ...row }: PostDossier): PostRow {
  return { ...row, procedure: nameOf(row.procedure) };
}

function nameOf(procedure: string | null): string | null {
  return procedure === null ? null : (procedureByCode(procedure)?.name ?? procedure);
}

async function pointNames({ database }: Province, of: string) {
  const { points } = await readDirectory(database, of.slice(0, 5));
  return new Map(
    points.map(({ point, name, kind }) => [point as string, { point: point as string, name: name ?? point, kind }]),
  );
}

async function centreOf({ database }: Province, point: string): Promise<string> {
  const commune = await communeName(database, point.slice(0, 5));
  const kind = commune?.type === 'phuong' ? 'phường' : 'xã';
  return `Trung tâm Phục vụ hành chính công ${kind} ${commune?.name ?? point.slice(0, 5)}`;
}
