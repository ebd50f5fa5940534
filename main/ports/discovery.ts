/** Finds hosts in the local network. What is found is a place to knock at and proves nothing. */
export interface Discovery {
  /** Tells the network where this host's door for other PCs is; returns how to stop. */
  announce(host: { readonly port: number; readonly name: string; readonly key: string }): () => Promise<void>;
  /** Calls `listener` with all that is found, whenever that changes; returns how to stop looking. */
  look(listener: (found: readonly FoundHost[]) => void): () => void;
}

export interface FoundHost {
  readonly name: string;
  readonly address: string;
  readonly port: number;
  /** What it says its key begins with: for people to tell hosts apart, never to believe. */
  readonly saysKey: string;
}
