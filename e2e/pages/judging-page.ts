import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/launch.ts'

/** 抽样研判: a sample of a layer, judged row by row. */
export class JudgingPage {
  readonly place: Locator
  readonly list: Locator
  readonly ticket: Locator

  constructor(private readonly window: Page) {
    this.place = window.getByRole('region', { name: '抽样研判', exact: true })
    this.list = this.place.getByRole('listbox', { name: '样本' })
    this.ticket = this.place.getByRole('region', { name: '工单全文' })
  }

  /** From the tools of the layer that is selected. */
  async open(): Promise<void> {
    await this.window.getByRole('toolbar').getByRole('button', { name: '抽样研判' }).click()
    await expect(this.list.getByRole('option').first()).toBeVisible()
  }

  async close(): Promise<void> {
    await this.window.keyboard.press('Escape')
    await expect(this.place).toHaveCount(0)
  }

  async view(name: string): Promise<void> {
    await this.place
      .getByRole('radiogroup', { name: '研判哪一边' })
      .getByText(new RegExp(`^${name}`))
      .click()
  }

  async judgeAs(name: string): Promise<void> {
    await this.place.getByRole('radiogroup', { name: '研判人' }).getByText(name, { exact: true }).click()
  }

  /** Judges tickets one after another by what they say; the list goes on by itself. */
  async judge(count: number, keyFor: (text: string) => string): Promise<void> {
    for (let done = 0; done < count; done++) {
      const current = this.list.getByRole('option', { selected: true })
      await expect(current).toHaveAccessibleName(/件 \S+ 未判$/)
      const name = (await current.getAttribute('aria-label')) ?? ''
      const number = /件 (\S+)/.exec(name)?.[1] ?? ''
      await expect(this.ticket).toContainText(number)
      await this.window.keyboard.press(keyFor((await this.ticket.textContent()) ?? ''))
      await expect(this.list.getByRole('option', { name: new RegExp(`${number} (相关|无关|存疑)$`) })).toBeVisible()
    }
  }

  progress(judged: number, of: number): Locator {
    return this.place.getByRole('button', { name: `已判 ${judged}/${of}` })
  }

  count(verdict: string, rows: number): Locator {
    return this.place.getByRole('button', { name: new RegExp(`${verdict} ${rows}$`) })
  }
}
