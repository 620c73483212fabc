import { useLanguage } from '../messages/messages.ts'

/** Why the window begins anew; the unlock screen says it. */
export const reloadReasons = ['asked', 'idle', 'away', 'restore'] as const
export type ReloadReason = (typeof reloadReasons)[number]

/** Begins the window anew, so that nothing of the workspace stays in its memory. The language is all that goes over. */
export function reloadWindow(after: ReloadReason): void {
  location.replace(`${location.pathname}?${new URLSearchParams({ after, language: useLanguage.getState().language })}`)
}

/** Why this window began, undefined at the start of the program. */
export function reloadReason(): ReloadReason | undefined {
  const after = new URLSearchParams(location.search).get('after')
  return reloadReasons.find((reason) => reason === after)
}
