/**
 * A centre's name breaks, if it must, before its commune: `Trung tâm Phục vụ hành chính công` / `xã Canh Vinh`.
 * The commune's own words stay together.
 */
export function centreNameText(name: string): string {
  return name.replace(/(xã|phường|đặc khu) .+$/, (commune) => commune.replaceAll(' ', '\u00a0'));
}
