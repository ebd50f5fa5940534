/** What the system of this PC is set to (`scripts/machine`). Null: it does not tell, or this program may not ask. */
export interface MachineSettings {
  /** Does it fall asleep by itself? */
  sleeps(): Promise<boolean | null>;
  /** May an update of the system restart it while people wait? */
  restartsAtWork(): Promise<boolean | null>;
  /** Who reaches a TCP port of this PC: private networks, any network, nobody. */
  reach(port: number): Promise<Reach | null>;
  /** Does Gần Dân start when somebody signs in, or before? */
  startsByItself(): Promise<boolean | null>;
}

export type Reach = 'private' | 'anyone' | 'nobody';
