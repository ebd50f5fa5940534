/**
 * How a field reaches the form of another program. A page may not touch another's fields: the text lies on the clipboard,
 * the clerk presses Ctrl V. In the Electron window the shell writes it, so that it works while the other program has the
 * focus; a browser lets its own page write.
 */
export interface ForeignForm {
  /** False: this machine does not let us. */
  put(text: string): Promise<boolean>;
}

interface Shell {
  readonly copy?: (text: string) => void;
}

export function foreignForm(
  shell: Shell | undefined,
  clipboard: Pick<Clipboard, 'writeText'> | undefined,
): ForeignForm {
  const { copy } = shell ?? {};
  if (copy)
    return {
      put: async (text) => {
        copy(text);
        return true;
      },
    };
  return {
    put: (text) =>
      clipboard?.writeText(text).then(
        () => true,
        () => false,
      ) ?? Promise.resolve(false),
  };
}
