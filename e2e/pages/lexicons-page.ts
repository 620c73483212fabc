import { readFileSync } from 'node:fs'
import { expect, type Locator } from '@playwright/test'
import type { RunningApp } from '../support/launch.ts'
import { SettingsPage } from './settings-page.ts'

/** 设置 · 词组. */
export class LexiconsPage {
  readonly section: Locator
  readonly words: Locator
  readonly dialog: Locator

  constructor(private readonly app: RunningApp) {
    this.section = app.window.getByRole('region', { name: '词组' }).first()
    this.words = app.window.getByRole('textbox', { name: '词，每行一个' })
    this.dialog = app.window.getByRole('dialog', { name: /^导入词组/ })
  }

  async open(): Promise<void> {
    await new SettingsPage(this.app.window).open()
    await this.section.scrollIntoViewIfNeeded()
  }

  /** Chooses a file; the preview is open then. */
  async chooseFile(file: string): Promise<void> {
    this.app.answerDialogs({ open: [file] })
    await this.section.getByRole('button', { name: '导入…' }).click()
    await expect(this.dialog.getByRole('table')).toBeVisible()
  }

  async confirmImport(): Promise<void> {
    await this.dialog.getByRole('button', { name: /^导入 \d+ 个词组$/ }).click()
    await expect(this.dialog).toHaveCount(0)
  }

  async select(name: string): Promise<void> {
    await this.section
      .getByRole('list', { name: '词组列表' })
      .getByRole('button', { name: new RegExp(`^${name}( |$)`) })
      .click()
    await expect(this.section.getByRole('textbox', { name: '名称' })).toHaveValue(name)
  }

  async save(version: number): Promise<void> {
    await this.section.getByRole('button', { name: `保存为第 ${version} 版` }).click()
    await expect(this.app.window.getByText(`第 ${version} 版`).first()).toBeVisible()
  }

  /** The bytes of an export, as text with its mark. */
  async exported(choice: RegExp, file: string): Promise<string> {
    this.app.answerDialogs({ save: file })
    await this.section.getByRole('button', { name: '导出' }).click()
    await this.app.window.getByRole('menuitem', { name: choice }).click()
    await expect.poll(() => readable(file)).not.toBe('')
    return readable(file)
  }
}

function readable(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
