import type { Locator, Page } from '@playwright/test'
import { expect, type RunningApp } from '../support/launch.ts'

/** The import sheet: how a file is read, what its columns are, its first rows. */
export class ImportSheet {
  readonly dialog: Locator
  private readonly window: Page

  constructor(private readonly app: RunningApp) {
    this.window = app.window
    this.dialog = this.window.getByRole('dialog', { name: /^导入 / })
  }

  /** Chooses files in the system's dialog. */
  async choose(...files: string[]): Promise<void> {
    this.app.answerDialogs({ open: files })
    await this.window.getByRole('button', { name: '导入文件…' }).click()
  }

  async start(): Promise<void> {
    await expect(this.dialog).toBeVisible()
    await this.dialog.getByRole('button', { name: '导入', exact: true }).click()
    await expect(this.dialog).toHaveCount(0)
  }

  /** Passes over a file that cannot be imported. */
  async skip(): Promise<void> {
    await this.dialog.getByRole('button', { name: /^(跳过|取\s?消)/ }).click()
    await expect(this.dialog).toHaveCount(0)
  }

  /** The sentence of a refused file. */
  refusal(title: RegExp): Locator {
    return this.window.getByRole('alert').filter({ hasText: title })
  }
}
