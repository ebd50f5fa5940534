import { clusterState } from '../store/cluster.ts';
import { fleet } from './fleet.ts';
import { lookOver, type ProvinceCheck } from './look-over.ts';
import type { Province } from './province.ts';

/** All that `check` says; null of the cluster where the database does not answer. */
export async function checksOfServer({
  database,
  clock,
  machine,
}: Pick<Province, 'database' | 'clock' | 'machine'>): Promise<ProvinceCheck[]> {
  const now = clock.now();
  const cluster = await clusterState(database).catch(() => null);
  const all = cluster && (await fleet({ database, clock, demonstration: false }, null).catch(() => null));
  const silent = all && {
    points: all.points.length,
    silent: all.points.filter(({ needs }) => needs.includes('silent')).length,
  };
  return lookOver({ now, cluster, silent, ...(await ofMachine(machine, cluster?.folder ?? null)) });
}

/** The same for the officers' page, which shows who is silent itself, and says too what nobody here can know. */
export async function serverState({ database, clock, machine }: Pick<Province, 'database' | 'clock' | 'machine'>) {
  const asOf = clock.now();
  const cluster = await clusterState(database);
  const seen = await ofMachine(machine, cluster.folder);
  const checks = lookOver({ now: asOf, cluster, silent: null, ...seen, baseBackup: seen.baseBackup ?? 'closed' });
  return { asOf, checks };
}

async function ofMachine(machine: Province['machine'], folder: string | null) {
  const [disks, keys, baseBackup, certificateEnds] = await Promise.all([
    machine.disks(folder),
    machine.keys(),
    machine.baseBackup(),
    machine.certificateEnds(),
  ]);
  const { namesDisks } = machine;
  return {
    ...{ disks, keys, namesDisks },
    ...(baseBackup !== undefined && { baseBackup }),
    ...(certificateEnds !== undefined && { certificateEnds }),
  };
}
