import { expect, it } from 'vitest'
import { alone, inTurn, type Workspace } from './workspace.ts'

it('what concerns all datasets waits for every change under way and holds the later ones back', async () => {
  const workspace = { changes: new Map() } as Workspace
  const done: string[] = []
  const taking = (name: string, milliseconds: number) => async () => {
    done.push(`${name} begins`)
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
    done.push(`${name} ends`)
  }
  await Promise.all([
    inTurn(workspace, 'a', taking('import into a', 20)),
    inTurn(workspace, 'b', taking('import into b', 10)),
    alone(workspace, taking('restore', 10)),
    inTurn(workspace, 'a', taking('next import into a', 0)),
    inTurn(workspace, 'c', taking('import into c', 5)),
  ])
  expect(done.slice(0, 6)).toEqual([
    'import into a begins',
    'import into b begins',
    'import into b ends',
    'import into a ends',
    'restore begins',
    'restore ends',
  ])
  expect(workspace.changes.size).toBe(0)
})

it('what fails holds nothing back', async () => {
  const workspace = { changes: new Map() } as Workspace
  const failing = alone(workspace, () => Promise.reject(new Error('no')))
  const next = inTurn(workspace, 'a', async () => 'done')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('done')
})
