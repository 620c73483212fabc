const two = (number: number) => String(number).padStart(2, '0')

/** `2026-06-30`: the day by the clock of this machine. */
export function localDay(time = new Date()): string {
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
}

/** `2026-06-30 16:05` by the clock of this machine, for an ISO time stamp; other text is returned as it is. */
export function localTime(stamp: string): string {
  const time = new Date(stamp)
  if (Number.isNaN(time.getTime())) return stamp
  return `${localDay(time)} ${two(time.getHours())}:${two(time.getMinutes())}`
}
