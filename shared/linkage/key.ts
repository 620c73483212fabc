/** How two values are compared in a link rule (interfaces.md, model file). */
export const compareKinds = [
  'exact',
  'identityNumber',
  'phone',
  'plate',
  'creditCode',
  'masked',
  'name',
  'company',
  'address',
  'place',
  'text',
  'number',
  'date',
] as const
export type CompareKind = (typeof compareKinds)[number]
