import type { PcFindings } from '../../contract/pc-doctor-api.ts';
import type { StationId } from '../../domain/ids.ts';
import type { Printer } from './printer.ts';
import type { ScannerState } from './scanner.ts';

/** The point's other PCs as they are connected now, and their devices. */
export interface StationLinks {
  /** Null: not connected. */
  of(station: StationId): StationLink | null;
  /** What the doctor of a station found, as long as this host runs; null: it never said. */
  found(station: StationId): (PcFindings & { readonly at: number }) | null;
  /** Called after every coming, going and change of a device. */
  onChange(listener: () => void): () => void;
  /** What the scanner of a station read. */
  onScan(listener: (station: StationId, text: string) => void): () => void;
  /** Ends every connection of a station that may not do what it has open any more. */
  drop(station: StationId): void;
}

export interface StationLink {
  readonly version: string;
  /** Null: no printer stands there. The same object as long as the host runs. */
  readonly printer: Printer | null;
  readonly printerSince: number;
  readonly scanner: ScannerState;
}

/** The door for other PCs, once it is open. */
export interface LanDoor {
  readonly port: number;
  /** SPKI SHA-256 of the host's own certificate, hex. */
  readonly key: string;
  /** IPv4 addresses of this PC in its networks. */
  addresses(): string[];
}
