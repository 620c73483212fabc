/** A share as `96.4 %`; 100 only where nothing is missing. '' where there is nothing to share. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return ''
  const share = (part / whole) * 100
  return `${(share > 99.95 && part < whole ? 99.9 : share).toFixed(1)} %`
}
