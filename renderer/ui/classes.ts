/** Joins the class names that are there: react-aria takes no `undefined`. */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
