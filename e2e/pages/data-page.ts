import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/launch.ts'

/** 数据: where every investigation begins. */
export class DataPage {
  readonly datasets: Locator
  readonly report: Locator

  constructor(private readonly window: Page) {
    this.datasets = window.getByRole('navigation', { name: '数据集' })
    this.report = window.getByRole('dialog', { name: /^核查报告/ })
  }

  async open(): Promise<void> {
    await expect(this.window.getByRole('navigation', { name: '功能区' })).toBeVisible()
    await this.window.keyboard.press('Control+1')
    await expect(this.window.getByRole('main', { name: '数据', exact: true })).toBeVisible()
  }

  /** Loads the sample exports from the empty state and waits until each of them is there. */
  async loadSamples(): Promise<void> {
    await this.window.getByRole('button', { name: '载入示例数据' }).click()
    await expect(this.datasets.getByRole('button', { name: /^学校名录/ })).toBeVisible({ timeout: 60_000 })
    await expect(this.window.getByRole('region', { name: '任务栏' }).getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 })
  }

  /** The panel of a batch or dataset that is shown under this name. */
  panel(name: string): Locator {
    return this.window.getByRole('region', { name, exact: true })
  }

  async choose(name: RegExp): Promise<void> {
    await this.datasets.getByRole('button', { name }).click()
  }

  /** A number of the account; a click opens its rows. */
  count(label: string, value: number): Locator {
    return this.window.getByRole('button', { name: `${label} ${value.toLocaleString('en-US')}，打开查看` })
  }

  tab(name: RegExp): Locator {
    return this.window.getByRole('tab', { name })
  }

  grid(name: string): Locator {
    return this.window.getByRole('grid', { name, exact: true })
  }

  /** Opens a line of a grid by the keyboard. */
  async openLine(grid: Locator, line: number): Promise<void> {
    await expect(grid).toHaveAttribute('aria-busy', 'false')
    await expect(grid).toHaveAttribute('aria-rowcount', /^([2-9]|\d{2,})$/)
    await grid.focus()
    for (let at = 0; at < line; at++) await this.window.keyboard.press('ArrowDown')
    await this.window.keyboard.press('Enter')
  }

  /** What is opened beside a grid. */
  pane(name: string | RegExp): Locator {
    return this.window.getByRole('complementary', { name })
  }
}
