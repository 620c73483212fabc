import type { Page } from '@playwright/test'
import { expect } from '../support/launch.ts'

/** 数据: where every investigation begins. */
export class DataPage {
  constructor(private readonly window: Page) {}

  async open(): Promise<void> {
    await expect(this.window.getByRole('navigation', { name: '功能区' })).toBeVisible()
    await this.window.keyboard.press('Control+1')
    await expect(this.window.getByRole('main', { name: '数据', exact: true })).toBeVisible()
  }

  /** Loads the sample exports from the empty state and waits until each of them is there. */
  async loadSamples(): Promise<void> {
    await this.window.getByRole('button', { name: '载入示例数据' }).click()
    const datasets = this.window.getByRole('navigation', { name: '数据集' })
    await expect(datasets.getByRole('button', { name: /^学校名录/ })).toBeVisible({ timeout: 60_000 })
    await expect(this.window.getByRole('region', { name: '任务栏' }).getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 })
  }
}
