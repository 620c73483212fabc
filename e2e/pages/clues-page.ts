import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/launch.ts'

type View = '全部' | '待处置' | '已移送' | '无关'

/** 线索: the ledger and the clue's page. */
export class CluesPage {
  readonly grid: Locator
  readonly page: Locator
  readonly note: Locator

  constructor(private readonly window: Page) {
    this.grid = window.getByRole('grid', { name: '线索', exact: true })
    this.page = window.getByRole('complementary', { name: '线索详情' })
    this.note = this.page.getByRole('textbox', { name: '备注' })
  }

  async open(): Promise<void> {
    await expect(this.window.getByRole('navigation', { name: '功能区' })).toBeVisible()
    await this.window.keyboard.press('Control+3')
    await expect(this.window.getByRole('main', { name: '线索', exact: true })).toBeVisible()
  }

  view(name: View): Locator {
    return this.window.getByRole('tablist', { name: '台账视图' }).getByRole('tab', { name })
  }

  /** The account line must say exactly this, and add up. */
  async expectAccount(open: number, referred: number, irrelevant: number): Promise<void> {
    await expect(this.view('全部')).toHaveText(`全部 ${open + referred + irrelevant}`)
    await expect(this.view('待处置')).toHaveText(`待处置 ${open}`)
    await expect(this.view('已移送')).toHaveText(`已移送 ${referred}`)
    await expect(this.view('无关')).toHaveText(`无关 ${irrelevant}`)
  }

  row(serial: number): Locator {
    return this.grid.getByRole('row').filter({ has: this.window.getByRole('checkbox', { name: `选中第 ${serial} 号线索` }) })
  }

  /** Keys that the ledger hears, as soon as its rows are there. */
  async press(...keys: string[]): Promise<void> {
    await expect(this.grid).toHaveAttribute('aria-busy', 'false')
    await this.grid.focus()
    for (const key of keys) await this.window.keyboard.press(key)
  }

  async selectAll(): Promise<void> {
    await expect(this.grid).toHaveAttribute('aria-busy', 'false')
    await this.window.getByRole('checkbox', { name: '全选本视图' }).check()
  }

  async intoPacket(): Promise<void> {
    await this.window.getByRole('button', { name: /^编入移送 \d+/ }).click()
    await expect(this.window.getByRole('main', { name: '移送', exact: true })).toBeVisible()
  }
}
