/** Why a value fails its type. `damaged`: Excel rounded the digits away; `checkDigit`: the standard's own check fails. */
export type CheckReason = 'empty' | 'placeholder' | 'masked' | 'damaged' | 'malformed' | 'area' | 'birthDate' | 'checkDigit'

/** The verdict on a value as data: a faulty value is flagged, never refused. */
export type Check = { valid: true } | { valid: false; reason: CheckReason }

export const VALID: Check = { valid: true }

/** A verdict of failure. */
export function invalid(reason: CheckReason): Check {
  return { valid: false, reason }
}

/** The verdict on a value of which signs hide a part. */
export const MASKED: Check = invalid('masked')
