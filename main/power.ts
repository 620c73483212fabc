import { powerMonitor } from 'electron'
import type { AwayReason } from '../shared/contract/desktop.ts'

/** Tells when the analyst leaves the machine: it goes to sleep, or its own lock screen comes up (Windows and macOS say so). */
export function watchPower(onAway: (reason: AwayReason) => void): void {
  powerMonitor.on('suspend', () => onAway('suspend'))
  powerMonitor.on('lock-screen', () => onAway('screenLock'))
}
