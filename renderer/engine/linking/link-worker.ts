import { serveThread } from '../thread.ts'
import { linkThread } from './link-thread.ts'

declare const self: DedicatedWorkerGlobalScope

serveThread(
  self,
  linkThread(() => self.close()),
)
