import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/launch.ts'

/** 碰撞研判: pairs of a link step, judged one after the other. */
export class ReviewPage {
  readonly place: Locator
  readonly pair: Locator

  constructor(private readonly window: Page) {
    this.place = window.getByRole('region', { name: '碰撞研判' })
    this.pair = this.place.getByRole('region', { name: '两边的记录' })
  }

  /** From the link step that is selected. */
  async open(): Promise<void> {
    await this.window.getByRole('button', { name: '研判', exact: true }).click()
    await expect(this.place).toBeVisible()
  }

  async close(): Promise<void> {
    await this.window.keyboard.press('Escape')
    await expect(this.place).toBeHidden()
  }

  progress(judged: number, of: number): Locator {
    return this.place.getByRole('button', { name: `已判 ${judged}/${of}` })
  }

  /** Judges so many pairs by the key that is chosen from the left record. */
  async judge(pairs: number, keyOf: (left: string) => string): Promise<void> {
    for (let at = 0; at < pairs; at++) {
      const head = this.pair.getByText(/^第 \d+ \/ \d+ 对/)
      const before = await head.textContent()
      await expect(this.pair.locator('[aria-busy="false"]')).toBeVisible()
      const left = await this.pair.getByRole('region', { name: '左边的记录' }).textContent()
      await this.window.keyboard.press(keyOf(left ?? ''))
      await expect(this.pair.getByText(before!, { exact: true })).toBeHidden()
    }
  }

  /** Calls the first judge so; the names are closed again, the review is not. */
  async nameFirstJudge(name: string): Promise<void> {
    await this.place.getByRole('button', { name: '研判人与种子' }).click()
    const field = this.window.getByRole('textbox', { name: '第一研判人' })
    await field.fill(name)
    await field.press('Enter')
    await this.window.keyboard.press('Escape')
    await expect(field).toBeHidden()
    await expect(this.place.getByText(name, { exact: true })).toBeVisible()
  }

  async asSecondJudge(): Promise<void> {
    await this.place.getByText('乙', { exact: true }).click()
  }

  async show(view: RegExp): Promise<void> {
    await this.place.getByText(view).click()
  }
}
