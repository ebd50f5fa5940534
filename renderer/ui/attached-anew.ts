/**
 * The station does not know this screen any more (its PC has another host now, or its database is an older one): what is on it is of
 * nobody. Loaded anew it is attached again, or says how that is done.
 */
export function attachAnewIf(failure: { readonly type: string }): void {
  if (failure.type === 'sign-in-required') window.location.reload();
}
