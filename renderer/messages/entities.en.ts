import type { Messages } from './zh-CN.ts'

export const entities: Messages['entities'] = {
  title: 'Connections',
}
