const pad = (number: number) => String(number).padStart(2, '0')

/** `2026-06-30 16:05` in the machine's time zone for an ISO time stamp. */
export function localTime(stamp: string): string {
  const time = new Date(stamp)
  if (Number.isNaN(time.getTime())) return stamp
  const day = `${time.getFullYear()}-${pad(time.getMonth() + 1)}-${pad(time.getDate())}`
  return `${day} ${pad(time.getHours())}:${pad(time.getMinutes())}`
}
