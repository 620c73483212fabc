import type { Locator, Page } from '@playwright/test'

/** The reading pane of the workbench: one ticket whole, what is like it, what it was before. */
export class ReadingPage {
  readonly root: Locator
  readonly marks: Locator
  readonly currentMark: Locator
  readonly legend: Locator
  readonly similar: Locator

  constructor(window: Page) {
    this.root = window.getByRole('complementary', { name: '阅读' })
    this.marks = this.root.locator('mark')
    this.currentMark = this.root.locator('mark[data-current]')
    this.legend = this.root.getByLabel('提示', { exact: true })
    this.similar = this.root.getByRole('list', { name: '相似的工单' }).getByRole('listitem')
  }

  async show(view: '工单' | '相似工单' | '历史' | '往来'): Promise<void> {
    await this.root.getByRole('radiogroup', { name: '阅读内容' }).getByText(view, { exact: true }).click()
  }
}
