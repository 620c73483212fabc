import type { DatasetReport } from '../../shared/model/job-file.ts'
import { desktop, engine } from './clients.ts'
import type { JobState } from './job-runner.ts'

/** Opens the workspace that a job keeps, with a first password where it has none; datasets of earlier jobs are known by their names. */
export async function openKeptWorkspace(password: string, { datasets }: JobState): Promise<void> {
  const { state } = await engine('vault.state', {})
  if (state === 'locked') await engine('vault.unlock', { password })
  else {
    const onProgress = (share: number) => void desktop('job.progress', { line: `加密工作区：${Math.floor(share * 100)} %` })
    await engine('vault.create', { password }, { onProgress })
  }
  for (const { id, name } of await engine('dataset.list', {})) datasets.set(name, id)
}

/** The datasets of the workspace as they stand, with a digest of the rows of each. */
export async function keptDatasets(): Promise<DatasetReport[]> {
  const reports: DatasetReport[] = []
  for (const { id, name, kind, batches } of await engine('dataset.list', {})) {
    const { rows, sha256 } = await engine('dataset.digest', { dataset: id })
    reports.push({ name, kind, rows, digest: sha256, batches: batches.map((batch) => batchReport(batch)) })
  }
  return reports
}

function batchReport({ fileName, sha256, account }: { fileName: string; sha256: string; account: Account }) {
  const { received, accepted, duplicate, rejected } = account
  return { file: fileName, sha256, received, accepted, duplicate, rejected }
}

type Account = Pick<DatasetReport['batches'][number], 'received' | 'accepted' | 'duplicate' | 'rejected'>
