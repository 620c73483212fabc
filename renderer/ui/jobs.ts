import { create } from 'zustand'

/** How far a job is. `fraction` 0–1, null while unknown; `text` says it in words (12,000 行 · 35 问题). */
export interface JobProgress {
  fraction: number | null
  text: string
}

export interface Job {
  id: number
  title: string
  state: 'waiting' | 'running'
  progress: JobProgress
  /** When it began to run, milliseconds of `performance.now`. */
  startedAt: number
  cancel(): void
}

export type Work<Result> = (signal: AbortSignal, onProgress: (progress: JobProgress) => void) => Promise<Result>

interface Jobs {
  jobs: Job[]
  /** Runs long work under a title in the bottom bar. Jobs of the same `queue` run one after another. Rejects as the work does. */
  run<Result>(title: string, work: Work<Result>, queue?: string): Promise<Result>
}

let lastId = 0
const queues = new Map<string, Promise<unknown>>()

export const useJobs = create<Jobs>((set) => {
  const change = (id: number, part: Partial<Job>) =>
    set((state) => ({ jobs: state.jobs.map((job) => (job.id === id ? { ...job, ...part } : job)) }))
  return {
    jobs: [],
    async run(title, work, queue) {
      const id = ++lastId
      const controller = new AbortController()
      const job: Job = {
        id,
        title,
        state: 'waiting',
        progress: { fraction: null, text: '' },
        startedAt: 0,
        cancel: () => controller.abort(),
      }
      set((state) => ({ jobs: [...state.jobs, job] }))
      const start = () => {
        change(id, { state: 'running', startedAt: performance.now() })
        return work(controller.signal, (progress) => change(id, { progress }))
      }
      try {
        if (queue === undefined) return await start()
        const mine = (queues.get(queue) ?? Promise.resolve()).then(start)
        queues.set(
          queue,
          mine.catch(() => {}),
        )
        return await mine
      } finally {
        set((state) => ({ jobs: state.jobs.filter((other) => other.id !== id) }))
      }
    },
  }
})
