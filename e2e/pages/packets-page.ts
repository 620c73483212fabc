import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/launch.ts'

/** 移送: letter, clues, pages and the ways out. */
export class PacketsPage {
  readonly members: Locator
  readonly pages: Locator
  readonly checks: Locator

  constructor(private readonly window: Page) {
    this.members = window.getByRole('region', { name: '本份线索' })
    this.pages = window.getByRole('region', { name: '打印预览' })
    this.checks = window.getByRole('region', { name: '核对' })
  }

  async open(): Promise<void> {
    await expect(this.window.getByRole('navigation', { name: '功能区' })).toBeVisible()
    await this.window.keyboard.press('Control+4')
    await expect(this.window.getByRole('main', { name: '移送', exact: true })).toBeVisible()
  }

  field(label: string): Locator {
    return this.window.getByRole('form', { name: '函' }).getByRole('textbox', { name: label, exact: true })
  }

  /** The ticket numbers of the packet's clues, in its order. */
  ticketNumbers(): Promise<string[]> {
    return this.members.locator('button[data-clue] > span:first-child').allTextContents()
  }

  /** How many pages the preview has. */
  async pageCount(): Promise<number> {
    await expect(this.pages.getByText(/^\/ [1-9]\d*$/)).toBeVisible({ timeout: 30_000 })
    const text = await this.pages.getByText(/^\/ \d+$/).textContent()
    return Number(text?.slice(2))
  }

  /** The page that is seen in the middle, as its frame prints it. */
  sheet(page: number): Locator {
    return this.pages.locator(`iframe[title="第 ${page} 页"]`).last().contentFrame().locator('section')
  }

  async exportPdf(): Promise<void> {
    await this.window.getByRole('button', { name: '导出 PDF…' }).click()
  }

  /** The line that says what was written. */
  written(name: string): Locator {
    return this.window
      .getByRole('complementary', { name: '函' })
      .getByRole('status')
      .filter({ hasText: `已导出 ${name}` })
  }

  async register(): Promise<void> {
    await this.window.getByRole('button', { name: '登记为已移送' }).click()
    await expect(this.window.getByRole('button', { name: '撤销登记' })).toBeVisible()
  }

  async revoke(): Promise<void> {
    await this.window.getByRole('button', { name: '撤销登记' }).click()
    await expect(this.window.getByRole('button', { name: '登记为已移送' })).toBeVisible()
  }
}
