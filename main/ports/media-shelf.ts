/** What the board shows beside the calls: the centre's own files, nothing from a network. */
export interface MediaShelf {
  /** In the order of their names. */
  files(): readonly { readonly kind: 'video' | 'picture'; readonly url: string }[];
  onChange(listener: () => void): void;
}
