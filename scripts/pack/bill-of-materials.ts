import { spawnSync } from 'node:child_process';

/** A CycloneDX document, as far as it is looked at here. */
export interface BillOfMaterials {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: { readonly name: string; readonly version: string } };
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly properties?: readonly { readonly name: string; readonly value: string }[];
  }[];
}

/** Node comes with Electron, types with nothing: what `electron-builder.yml` never packs, though the lock file does not call it a tool. */
const neverPacked = /^(node-(linux|win|bin)-|@types\/|@typescript\/|typescript$|csstype$)/;

/** What the program is made of, from the lock file, by npm itself: no package that only builds or tests. Needs no network. */
export function billOfMaterials(project: string): BillOfMaterials {
  // `--omit dev` would leave out the canvas too, which a tool of the tests also names: each says of itself what it is for.
  const asked = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const { status, stdout, stderr } = spawnSync('npm', asked, {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm sbom: ${stderr}`);
  const made: BillOfMaterials = JSON.parse(stdout);
  // npm names the program after the folder it stands in.
  const component = { ...made.metadata.component, name: 'gan-dan', type: 'application' };
  return {
    ...made,
    metadata: { ...made.metadata, component },
    components: made.components.filter(
      ({ name, properties = [] }) =>
        !neverPacked.test(name) &&
        !properties.some((each) => each.name === 'cdx:npm:package:development' && each.value === 'true'),
    ),
  };
}
