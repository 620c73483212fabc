import type { Locator, Page } from '@playwright/test'
import { expect, type RunningApp } from '../support/launch.ts'

/** The import sheet: how a file is read, what its columns are, its first rows. */
export class ImportSheet {
  readonly dialog: Locator
  readonly reading: Locator
  readonly mapping: Locator
  readonly preview: Locator
  private readonly window: Page

  constructor(private readonly app: RunningApp) {
    this.window = app.window
    this.dialog = this.window.getByRole('dialog', { name: /^导入 / })
    this.reading = this.dialog.getByRole('region', { name: '读取方式' })
    this.mapping = this.dialog.getByRole('region', { name: '列的含义' })
    this.preview = this.dialog.getByRole('region', { name: '预览' })
  }

  /** Chooses files in the system's dialog. */
  async choose(...files: string[]): Promise<void> {
    this.app.answerDialogs({ open: files })
    await this.window.getByRole('button', { name: '导入文件…' }).click()
  }

  /** Chooses another value of a list by hand: encoding, delimiter, a column's type. */
  async set(label: string, value: string): Promise<void> {
    const box = this.dialog.getByRole('combobox', { name: label, exact: true })
    await box.click()
    const list = await box.getAttribute('aria-controls')
    const choices = this.window.locator('.ant-select-dropdown', { has: this.window.locator(`[id="${list}"]`) })
    await choices.getByTitle(value, { exact: true }).click()
  }

  /** What a list shows now. */
  shown(label: string): Locator {
    return this.dialog.locator('.ant-select', { has: this.window.getByRole('combobox', { name: label, exact: true }) })
  }

  /** Keeps the settings of the sheet as a recipe. */
  async keepRecipe(name: string): Promise<void> {
    await this.dialog.getByRole('button', { name: '配方的更多操作' }).click()
    await this.window.getByRole('menuitem', { name: '存为配方…' }).click()
    const dialog = this.window.getByRole('dialog', { name: '存为配方' })
    await dialog.getByRole('textbox', { name: '配方名称' }).fill(name)
    await dialog.getByRole('button', { name: /^保\s?存$/ }).click()
    await expect(dialog).toHaveCount(0)
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
