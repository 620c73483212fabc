/** Version 2: a database of its own, in which keys are opaque and everything else is ciphertext. */
export const sealedStores = {
  keyring: 'id',
  records: '[kind+key], [kind+group]',
  cells: '[batch+segment+part]',
} as const
